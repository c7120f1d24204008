#include "cli/serve/listen.h"

#include <fmt/format.h>

#include <charconv>

namespace sluice::cli {

namespace {

std::unexpected<Refusal> unreadable(std::string_view text) {
  return refuse(Refused::invalid,
                fmt::format("\"{}\" is no address to listen on; write 127.0.0.1:8080, [::1]:8080 or :8080.", text));
}

}  // namespace

Result<Listen> parse_listen(std::string_view text) {
  const auto colon = text.rfind(':');
  std::string_view address = "127.0.0.1";
  std::string_view port = text;
  if (colon != std::string_view::npos) {
    address = text.substr(0, colon);
    port = text.substr(colon + 1);
  }
  if (address.empty()) address = "0.0.0.0";
  const bool bracketed = address.size() > 2 && address.starts_with('[') && address.ends_with(']');
  if (bracketed) address = address.substr(1, address.size() - 2);
  else if (address.find(':') != std::string_view::npos) return unreadable(text);
  Listen listen{std::string{address}};
  const auto [end, failed] = std::from_chars(port.data(), port.data() + port.size(), listen.port);
  if (failed != std::errc{} || end != port.data() + port.size()) return unreadable(text);
  return listen;
}

std::string page_address(const Listen& listen, bool tls) {
  std::string host = listen.address;
  if (host == "0.0.0.0" || host == "::") host = "localhost";
  if (host.find(':') != std::string::npos) host = "[" + host + "]";
  return fmt::format("{}://{}:{}", tls ? "https" : "http", host, listen.port);
}

}  // namespace sluice::cli
