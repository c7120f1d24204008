#include "cli/client/http.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <memory>

#include "base/ensure.h"
#include "cli/io.h"

namespace sluice::cli {

namespace {

constexpr std::size_t answer_bytes_max = 64U << 20;
constexpr long connect_seconds = 10;
constexpr long answer_seconds = 60;

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, FreeList>;

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* into) {
  auto& body = *static_cast<std::string*>(into);
  if (body.size() + size * count > answer_bytes_max) return 0;
  body.append(data, size * count);
  return size * count;
}

List header_list(const HttpRequest& request) {
  List list;
  for (const auto& [name, value] : request.headers)
    list.reset(curl_slist_append(list.release(), fmt::format("{}: {}", name, value).c_str()));
  list.reset(curl_slist_append(list.release(), "Expect:"));
  return list;
}

void set_up(CURL* handle, const HttpRequest& request, std::string& body, curl_slist* headers) {
  curl_easy_reset(handle);
  curl_easy_setopt(handle, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, connect_seconds);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, answer_seconds);
  curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &body);
  curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  if (request.method == "GET") return;
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body.c_str());
  curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
}

}  // namespace

HttpClient::HttpClient() {
  static const CURLcode once = curl_global_init(CURL_GLOBAL_DEFAULT);
  ensure(once == CURLE_OK, "libcurl starts");
  handle_ = curl_easy_init();
  ensure(handle_ != nullptr, "libcurl gives a handle");
}

HttpClient::~HttpClient() { curl_easy_cleanup(handle_); }

Result<HttpAnswer> HttpClient::send(const HttpRequest& request) {
  HttpAnswer answer;
  const auto headers = header_list(request);
  set_up(handle_, request, answer.body, headers.get());
  if (const auto code = curl_easy_perform(handle_); code != CURLE_OK)
    return refuse(Refused::unavailable, curl_easy_strerror(code));
  curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &answer.status);
  const char* media_type = nullptr;
  curl_easy_getinfo(handle_, CURLINFO_CONTENT_TYPE, &media_type);
  if (media_type) answer.media_type = media_type;
  return answer;
}

std::string percent_encoded(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~';
    if (plain) encoded += c;
    else encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return encoded;
}

}  // namespace sluice::cli
