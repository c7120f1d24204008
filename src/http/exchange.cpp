#include "http/exchange.h"

#include <spdlog/spdlog.h>

#include "base/logged.h"
#include "http/site.h"
#include "http/text.h"

namespace sluice::http {

void Exchange::remember(const Head& head, const api::Request& request) {
  method = head.method;
  if (is_printable(request.target)) path = request.target.substr(0, request.target.find('?'));
  // The address of a calendar is its own key, which is no business of the log's.
  constexpr std::string_view calendars = "/calendar/";
  if (path.starts_with(calendars)) path = std::string{calendars} + "...";
  remote_address = request.remote_address;
  head_only = request.method == api::Method::head;
  only_reads = head_only || request.method == api::Method::get;
  http_1_1 = head.http_1_1;
  // Never for this machine's own names: a browser would then refuse every other program on them that has no TLS.
  const auto host = request.secure ? read_host(head.host) : std::nullopt;
  strict_transport = host && !is_loopback_name(host->host);
  accept_encoding = request.header("Accept-Encoding");
}

Framing Exchange::framing(const api::Response& response, bool keep_alive) const {
  Framing framing{keep_alive, http_1_1, std::nullopt, strict_transport};
  if (may_have_body(response.status) && !response.stream) framing.content_length = body_of(response).size();
  return framing;
}

void Exchange::render(std::string& out, api::Response& response, bool keep_alive, std::string_view date) const {
  out.clear();
  try {
    render_head(out, response, framing(response, keep_alive), date);
  } catch (const std::exception& error) {
    spdlog::error("event=bad_response method={} path={} detail={}", logged(method), logged(path), logged(error.what()));
    response = to_response({500, "Something went wrong inside the server; its log says what."});
    render_head(out, response, framing(response, keep_alive), date);
  }
}

std::string_view Exchange::body_to_send(const api::Response& response) const {
  if (head_only || !may_have_body(response.status)) return {};
  return body_of(response);
}

void Exchange::report(const Options& options, unsigned status, std::uint64_t bytes) const {
  if (!options.on_finished) return;
  const auto took = std::chrono::steady_clock::now() - began;
  const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
  options.on_finished({method, path, remote_address, status, micros, bytes});
}

}  // namespace sluice::http
