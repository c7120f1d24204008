#include "http/render.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"
#include "http/problem.h"
#include "http/text.h"

namespace sluice::http {

namespace {

using Line = std::pair<std::string_view, std::string_view>;

constexpr std::array<Line, 7> security_headers{{
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src "
     "'self'; "
     "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    // Not no-referrer: a form would then send "Origin: null", and be refused.
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy",
     "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
     "midi=(), "
     "payment=(), usb=()"},
    {"X-Frame-Options", "DENY"},
}};

constexpr Line strict_transport{"Strict-Transport-Security", "max-age=31536000"};

constexpr std::array<std::string_view, 4> server_headers{"Date", "Content-Length", "Connection", "Transfer-Encoding"};

void append(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

/// All of ours, ready to be appended: nearly no response replaces one.
const std::string& security_block() {
  static const std::string block = [] {
    std::string all;
    for (const auto& [name, value] : security_headers) append(all, name, value);
    return all;
  }();
  return block;
}

bool is_token_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view{"!#$%&'*+-.^_`|~"}.find(c) != std::string_view::npos;
}

void check(const api::Header& header) {
  const auto& [name, value] = header;
  ensure(!name.empty() && std::ranges::all_of(name, is_token_character), "a response header's name is a token");
  ensure(std::ranges::none_of(value, [](char c) { return (c >= 0 && c < 0x20 && c != '\t') || c == 0x7f; }),
         "a response header's value is one line");
}

bool is_servers_own(std::string_view name) {
  return std::ranges::any_of(server_headers, [&](std::string_view one) { return same_word(one, name); });
}

bool has(const api::Response& response, std::string_view name) {
  return std::ranges::any_of(response.headers, [&](const api::Header& one) { return same_word(one.first, name); });
}

bool replaces_one(const api::Response& response) {
  return std::ranges::any_of(security_headers, [&](const Line& line) { return has(response, line.first); });
}

void append_security(std::string& out, const api::Response& response, bool secure) {
  if (!replaces_one(response)) {
    out += security_block();
  } else {
    for (const auto& [name, value] : security_headers)
      if (!has(response, name)) append(out, name, value);
  }
  if (secure && !has(response, strict_transport.first)) append(out, strict_transport.first, strict_transport.second);
}

void append_connection(std::string& out, const Framing& framing) {
  if (!framing.keep_alive) append(out, "Connection", "close");
  else if (!framing.http_1_1) append(out, "Connection", "keep-alive");
}

}  // namespace

bool may_have_body(unsigned status) { return status >= 200 && status != 204 && status != 304; }

void render_head(std::string& out, const api::Response& response, const Framing& framing, std::string_view date) {
  ensure(response.status >= 200 && response.status <= 599, "a response's status is from 200 to 599");
  for (const auto& header : response.headers) check(header);
  out.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  out.append(reason_phrase(response.status)).append("\r\n");
  append(out, "Date", date);
  for (const auto& [name, value] : response.headers)
    if (!is_servers_own(name)) append(out, name, value);
  if (framing.content_length) append(out, "Content-Length", std::to_string(*framing.content_length));
  append_connection(out, framing);
  append_security(out, response, framing.strict_transport);
  out += "\r\n";
}

void add_stream_headers(api::Response& response) {
  static constexpr std::array<Line, 3> lines{{{"Content-Type", "text/event-stream; charset=utf-8"},
                                              {"Cache-Control", "no-store"},
                                              {"X-Accel-Buffering", "no"}}};
  for (const auto& [name, value] : lines)
    if (!has(response, name)) response.headers.emplace_back(name, value);
}

std::string to_http_date(Instant at) {
  using namespace std::chrono;
  static constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto second = floor<seconds>(sys_time<microseconds>{microseconds{at.micros}});
  const auto day = floor<std::chrono::days>(second);
  const year_month_day date{day};
  const hh_mm_ss time{second - day};
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days[weekday{day}.c_encoding()], unsigned{date.day()},
                     months[unsigned{date.month()} - 1], int{date.year()}, time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

}  // namespace sluice::http
