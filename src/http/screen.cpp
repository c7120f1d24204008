#include "http/screen.h"

#include <algorithm>

#include "http/text.h"

namespace sluice::http {

namespace {

bool writes(api::Method method) {
  using enum api::Method;
  return method == post || method == put || method == patch || method == delete_;
}

/// "http://host/path" becomes "/path", and the host holds over the header's. False where it is neither form.
bool make_ordinary(std::string& target, std::string& host) {
  if (target.starts_with('/')) return true;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!same_word(std::string_view{target}.substr(0, scheme.size()), scheme)) continue;
    const auto path = std::min(target.find_first_of("/?", scheme.size()), target.size());
    host = target.substr(scheme.size(), path - scheme.size());
    target = (path < target.size() && target[path] == '/' ? "" : "/") + target.substr(path);
    return true;
  }
  return false;
}

std::optional<Rejection> screen_method(const Head& head, const api::Request& request) {
  if (request.method != api::Method::other) return std::nullopt;
  if (!head.known_method) return Rejection{501, "This server does not know the method of the request."};
  return Rejection{405, "This method has no meaning here.", {{"Allow", "GET, HEAD, POST, PUT, PATCH, DELETE"}}};
}

std::optional<Rejection> screen_origin(const api::Request& request, const HostPort& host, const Site& site) {
  if (!writes(request.method)) return std::nullopt;
  const auto sent = std::ranges::any_of(request.headers, [&](const api::Header& one) {
    return same_word(one.first, "Origin") && !site.lets_write(one.second, host);
  });
  if (!sent) return std::nullopt;
  return Rejection{
      403,
      "A page of another site may not write here. If this is your own address, set it as the server's public URL."};
}

}  // namespace

std::optional<Rejection> screen(const Head& head, api::Request& request, const Site& site) {
  if (auto refused = screen_method(head, request)) return refused;
  std::string named{head.host};
  if (!is_printable(request.target) || !make_ordinary(request.target, named))
    return Rejection{400, "The target of the request is neither a path nor an address of http or https."};
  const auto host = read_host(named);
  if (!host) return Rejection{400, "The request has no Host header, or one that is no host name."};
  if (!site.answers_to(*host))
    return Rejection{
        421, "This server does not answer to the name in the Host header. If it should, set that as its public URL."};
  if (!head.expect.empty() && !same_word(head.expect, "100-continue"))
    return Rejection{417, "This server meets no expectation but 100-continue."};
  return screen_origin(request, *host, site);
}

}  // namespace sluice::http
