// One HTTP exchange by libcurl, within bounds: times, sizes, no redirects.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace sluice::cli {

struct HttpRequest {
  std::string method = "GET";
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers{};
  std::string body{};
};

struct HttpAnswer {
  long status = 0;
  std::string media_type;
  std::string body;
};

/// Sends requests over one connection that is kept open. Not thread-safe.
class HttpClient {
 public:
  HttpClient();
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  /// Refused as `unavailable`, with the cause, where the server was not reached, took longer than 60 s (10 s to connect)
  /// or sent more than 64 MiB.
  [[nodiscard]] Result<HttpAnswer> send(const HttpRequest& request);

 private:
  void* handle_;
};

/// A text as a part of an address: all but letters, digits and -._~ as %XX (RFC 3986, section 2.3).
[[nodiscard]] std::string percent_encoded(std::string_view text);

}  // namespace sluice::cli
