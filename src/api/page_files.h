// The page's files as they lie in the program: built by Vite, compressed when the program is built, never read from disk.
#pragma once
#include <span>
#include <string_view>

namespace sluice::api {

/// One file of the page. The views last as long as the program.
struct PageFile {
  std::string_view path;    ///< as asked for: starts with "/", such as "/index.html" or "/assets/index-B2xk.js"
  std::string_view type;    ///< its media type, with a charset where it is text
  std::string_view etag;    ///< 32 hex digits of the SHA-256 of `plain`; a compressed form adds a mark of its own
  std::string_view plain;   ///< its bytes
  std::string_view gzip;    ///< the same by gzip (RFC 1952); empty where that saves less than a tenth
  std::string_view brotli;  ///< the same by Brotli (RFC 7932); empty where that saves less than a tenth
};

/// All files of the page in the order of their paths; none in a program that was built with SLUICE_WEB=OFF.
/// Files below "/assets/" carry a hash of their content in their names, so they never change.
std::span<const PageFile> page_files();

}  // namespace sluice::api
