#include "api/page.h"

#include <algorithm>

#include "api/wire/problem.h"

namespace sluice::api {
namespace {

std::shared_ptr<const std::string> kept(std::string_view bytes) {
  return bytes.empty() ? nullptr : std::make_shared<const std::string>(bytes);
}

/// Whether Accept-Encoding (RFC 9110, 12.5.3) takes a coding: named, and not with q=0.
bool takes(std::string_view accepted, std::string_view coding) {
  while (!accepted.empty()) {
    const auto end = std::min(accepted.find(','), accepted.size());
    auto one = accepted.substr(0, end);
    accepted.remove_prefix(std::min(end + 1, accepted.size()));
    while (one.starts_with(' ')) one.remove_prefix(1);
    if (!one.starts_with(coding)) continue;
    const auto rest = one.substr(coding.size());
    if (!rest.empty() && rest.front() != ';' && rest.front() != ' ') continue;
    return rest.find("q=0") == std::string_view::npos || rest.find("q=0.") != std::string_view::npos;
  }
  return false;
}

Response not_there() { return problem({Refused::not_found, "There is nothing at this address."}, nullptr); }

/// An address of the page itself, such as /changes/CHG-1, rather than of a file.
bool is_page_address(std::string_view path) {
  const auto last = path.substr(path.rfind('/') + 1);
  return !path.starts_with("/assets/") && (last.find('.') == std::string_view::npos || path.starts_with("/people/"));
}

}  // namespace

Page::Page(std::span<const PageFile> files) {
  for (const auto& file : files)
    files_.emplace(std::string{file.path}, Kept{&file, kept(file.plain), kept(file.gzip), kept(file.brotli)});
}

const Page::Kept* Page::find(std::string_view path) const {
  auto found = files_.find(path);
  if (found == files_.end() && is_page_address(path)) found = files_.find("/index.html");
  return found == files_.end() ? nullptr : &found->second;
}

Response Page::answer(const Request& request) const {
  if (request.method != Method::get && request.method != Method::head) return method_not_allowed("GET, HEAD");
  const auto path = std::string_view{request.target}.substr(0, request.target.find_first_of("?#"));
  const auto* kept = find(path);
  if (!kept) return not_there();
  const auto& file = *kept->file;
  const auto accepted = request.header("Accept-Encoding");
  const bool brotli = kept->brotli && takes(accepted, "br");
  const bool gzip = !brotli && kept->gzip && takes(accepted, "gzip");
  const auto mark = "\"" + std::string{file.etag} + (brotli ? "-br" : gzip ? "-gz" : "") + "\"";
  Response response;
  response.headers.emplace_back("ETag", mark);
  response.headers.emplace_back("Vary", "Accept-Encoding");
  response.headers.emplace_back("Cache-Control",
                                path.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
  if (request.header("If-None-Match").find(mark) != std::string_view::npos) {
    response.status = 304;
    return response;
  }
  response.headers.emplace_back("Content-Type", std::string{file.type});
  if (brotli || gzip) response.headers.emplace_back("Content-Encoding", brotli ? "br" : "gzip");
  response.shared_body = brotli ? kept->brotli : gzip ? kept->gzip : kept->plain;
  return response;
}

}  // namespace sluice::api
