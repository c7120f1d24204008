// The page's files, as they lie in the program.
#pragma once
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "api/exchange.h"
#include "api/page_files.h"

namespace sluice::api {

/// Answers for all addresses that are not the API's. Thread-safe, never waits.
class Page {
 public:
  explicit Page(std::span<const PageFile> files);

  /// A file; for an address of the page (which the script in it understands) index.html; 404 otherwise. Files below
  /// /assets/ may be kept for ever, all others are asked for again by their ETag.
  [[nodiscard]] Response answer(const Request& request) const;

 private:
  struct Kept {
    const PageFile* file;
    std::shared_ptr<const std::string> plain, gzip, brotli;
  };
  [[nodiscard]] const Kept* find(std::string_view path) const;
  std::map<std::string, Kept, std::less<>> files_;
};

}  // namespace sluice::api
