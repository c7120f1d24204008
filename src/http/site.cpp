#include "http/site.h"

#include <algorithm>
#include <charconv>

#include "http/text.h"

namespace sluice::http {

namespace {

bool is_host_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

bool is_host(std::string_view host) {
  if (host.empty() || host.size() > 255) return false;
  if (host.starts_with('[')) return host.ends_with(']') && host.size() > 2 && read_address(host).has_value();
  return std::ranges::all_of(host, is_host_character);
}

/// The elements of a list, from the last to the first, without spaces around them.
std::vector<std::string_view> from_the_last(std::string_view list) {
  std::vector<std::string_view> elements;
  for_each_element(list, [&](std::string_view element) { elements.push_back(element); });
  std::ranges::reverse(elements);
  return elements;
}

/// All values of a header that may be sent more than once, as the one list that they are.
std::string joined(const api::Request& request, std::string_view name) {
  std::string all;
  for (const auto& [one, value] : request.headers)
    if (same_word(one, name)) all += (all.empty() ? "" : ",") + value;
  return all;
}

}  // namespace

std::optional<HostPort> read_host(std::string_view text) {
  const auto bracket = text.find(']');
  const auto colon = text.find(':', bracket == text.npos ? 0 : bracket);
  HostPort read{lower(text.substr(0, colon)), 0};
  if (!is_host(read.host)) return std::nullopt;
  if (colon == text.npos) return read;
  const auto digits = text.substr(colon + 1);
  const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), read.port);
  if (wrong != std::errc{} || end != digits.data() + digits.size() || read.port == 0) return std::nullopt;
  return read;
}

std::optional<Origin> read_origin(std::string_view text) {
  const auto colon = text.find("://");
  if (colon == text.npos) return std::nullopt;
  Origin origin{lower(text.substr(0, colon)), {}, 0};
  if (origin.scheme != "http" && origin.scheme != "https") return std::nullopt;
  const auto host = read_host(text.substr(colon + 3));
  if (!host) return std::nullopt;
  origin.host = host->host;
  origin.port = host->port != 0 ? host->port : (origin.scheme == "https" ? 443 : 80);
  return origin;
}

std::optional<Origin> read_public_url(std::string_view text) {
  return read_origin(text.ends_with('/') ? text.substr(0, text.size() - 1) : text);
}

bool is_loopback_name(std::string_view host) {
  if (host == "localhost" || host.ends_with(".localhost")) return true;
  const auto address = read_address(host);
  return address && is_loopback(*address);
}

Result<Site> Site::make(std::string_view public_url, const std::vector<std::string>& proxies) {
  Site site;
  if (!public_url.empty()) {
    site.own_ = read_public_url(public_url);
    if (!site.own_)
      return refuse_field("/public_url",
                          "expected scheme and host only, such as https://sluice.example.org or http://10.0.0.5:8080");
  }
  for (std::size_t i = 0; i < proxies.size(); ++i) {
    const auto range = read_range(proxies[i]);
    if (!range)
      return refuse_field("/proxies/" + std::to_string(i),
                          "expected an address or a range, such as 10.0.0.7 or 10.0.0.0/8");
    site.proxies_.push_back(*range);
  }
  return site;
}

bool Site::answers_to(const HostPort& host) const {
  return (own_ && host.host == own_->host) || is_loopback_name(host.host);
}

bool Site::lets_write(std::string_view origin, const HostPort& host) const {
  const auto asking = read_origin(origin);
  if (!asking) return false;
  if (own_ && *asking == *own_) return true;
  // On this machine, the page must come from the very address it writes to: another port is another program.
  const std::uint16_t port = host.port != 0 ? host.port : (asking->scheme == "https" ? 443 : 80);
  return is_loopback_name(asking->host) && asking->host == host.host && asking->port == port;
}

bool Site::is_proxy(const Address& address) const {
  return std::ranges::any_of(proxies_, [&](const AddressRange& range) { return range.contains(address); });
}

void Site::tell_client(api::Request& request, const Address& peer, bool by_tls) const {
  Address client = peer;
  request.secure = by_tls;
  if (!proxies_.empty() && is_proxy(peer)) {
    for (const auto element : from_the_last(joined(request, "X-Forwarded-For"))) {
      const auto address = read_address(element);
      if (!address) break;
      client = *address;
      if (!is_proxy(client)) break;
    }
    const auto protocols = joined(request, "X-Forwarded-Proto");
    const auto named = from_the_last(protocols);
    if (!named.empty()) request.secure = same_word(named.front(), "https");
  }
  request.remote_address = to_text(client);
}

}  // namespace sluice::http
