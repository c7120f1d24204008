#include "http/render.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "base/ensure.h"
#include "http/gzip.h"
#include "http/problem.h"

namespace sluice::http {
namespace {

std::string rendered(std::vector<api::Header> headers, Framing framing = {}) {
  api::Response response;
  response.headers = std::move(headers);
  std::string out;
  render_head(out, response, framing, "now");
  return out;
}

bool has_line(const std::string& head, const std::string& line) {
  return head.find("\r\n" + line + "\r\n") != head.npos;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

TEST(Head, carries_what_the_server_adds) {
  const auto head = rendered({{"ETag", "\"1\""}}, {true, true, 12, false});
  EXPECT_TRUE(head.starts_with("HTTP/1.1 200 OK\r\nDate: now\r\nETag: \"1\"\r\nContent-Length: 12\r\n"));
  EXPECT_TRUE(head.ends_with("\r\n\r\n"));
  for (const auto* line : {"X-Content-Type-Options: nosniff", "Referrer-Policy: same-origin",
                           "Cross-Origin-Opener-Policy: same-origin", "Cross-Origin-Resource-Policy: same-origin"})
    EXPECT_TRUE(has_line(head, line)) << line;
  EXPECT_NE(head.find("\r\nContent-Security-Policy: default-src 'none'; script-src 'self';"), head.npos);
  EXPECT_NE(head.find("\r\nPermissions-Policy: "), head.npos);
  EXPECT_EQ(head.find("Connection"), head.npos);
  EXPECT_EQ(head.find("Strict-Transport"), head.npos);
}

TEST(Head, says_what_becomes_of_the_connection) {
  EXPECT_TRUE(has_line(rendered({}, {false, true, 0, false}), "Connection: close"));
  EXPECT_TRUE(has_line(rendered({}, {true, false, 0, false}), "Connection: keep-alive"));
  EXPECT_TRUE(has_line(rendered({}, {true, true, 0, true}), "Strict-Transport-Security: max-age=31536000"));
}

TEST(Head, lets_a_response_set_its_own_policy) {
  const auto head = rendered({{"content-security-policy", "sandbox"}});
  EXPECT_TRUE(has_line(head, "content-security-policy: sandbox"));
  EXPECT_EQ(count(head, "Content-Security-Policy"), 0u);
  EXPECT_TRUE(has_line(head, "X-Content-Type-Options: nosniff"));
}

TEST(Head, keeps_framing_for_the_server) {
  const auto head = rendered({{"Content-Length", "99"}, {"Transfer-Encoding", "chunked"}, {"connection", "upgrade"}},
                             {true, true, 3, false});
  EXPECT_TRUE(has_line(head, "Content-Length: 3"));
  EXPECT_EQ(head.find("99"), head.npos);
  EXPECT_EQ(head.find("chunked"), head.npos);
  EXPECT_EQ(head.find("upgrade"), head.npos);
}

TEST(Head, cannot_be_broken_apart) {
  EXPECT_THROW(rendered({{"A", "b\r\nSet-Cookie: c"}}), BrokenInvariant);
  EXPECT_THROW(rendered({{"A\r\nB", "c"}}), BrokenInvariant);
  EXPECT_THROW(rendered({{"", "c"}}), BrokenInvariant);
  EXPECT_THROW(rendered({{"A", std::string{"b\0c", 3}}}), BrokenInvariant);
}

TEST(Head, of_a_stream_adds_what_is_not_said) {
  api::Response response;
  response.headers = {{"cache-control", "no-cache"}};
  add_stream_headers(response);
  const std::vector<api::Header> expected{
      {"cache-control", "no-cache"}, {"Content-Type", "text/event-stream; charset=utf-8"}, {"X-Accel-Buffering", "no"}};
  EXPECT_EQ(response.headers, expected);
}

TEST(Date, is_as_http_writes_it) {
  EXPECT_EQ(to_http_date({784'111'777'000'000}), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(to_http_date({0}), "Thu, 01 Jan 1970 00:00:00 GMT");
}

TEST(Problem, is_json_of_its_status) {
  const auto response = to_response({405, "No \"such\" method.", {{"Allow", "GET"}}});
  EXPECT_EQ(response.status, 405u);
  EXPECT_EQ(response.body,
            R"({"type":"about:blank","title":"Method Not Allowed","status":405,"detail":"No \"such\" method."})");
  EXPECT_EQ(response.headers.front(), (api::Header{"Allow", "GET"}));
}

TEST(Gzip, is_used_where_it_is_accepted) {
  for (const auto* yes : {"gzip", "deflate, gzip;q=0.5", "*", "GZIP", "br , gzip", "x-gzip", "identity;q=0, *"})
    EXPECT_TRUE(accepts_gzip(yes)) << yes;
  for (const auto* no : {"", "br", "gzip;q=0", "gzip; q=0.000", "*, gzip;q=0", "*;q=0", "gzipped"})
    EXPECT_FALSE(accepts_gzip(no)) << no;
}

std::string unpacked(const std::string& packed) {
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string in = packed;
  std::string out(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

TEST(Gzip, gives_back_what_went_in_time_after_time) {
  Gzip gzip;
  for (const auto& text : {std::string{}, std::string(5000, 'a'), std::string{"short"}})
    EXPECT_EQ(unpacked(gzip.compress(text)), text);
}

api::Response text_of(std::size_t bytes, const char* type) {
  return {.status = 200,
          .headers = {{"Content-Type", type}},
          .body = std::string(bytes, 'a'),
          .shared_body = {},
          .stream = {}};
}

TEST(Gzip, is_for_texts_of_some_size) {
  EXPECT_TRUE(is_worth_compressing(text_of(1025, "application/json")));
  EXPECT_TRUE(is_worth_compressing(text_of(1025, "text/html; charset=utf-8")));
  EXPECT_TRUE(is_worth_compressing(text_of(1025, "application/problem+json")));
  EXPECT_FALSE(is_worth_compressing(text_of(1024, "application/json")));
  EXPECT_FALSE(is_worth_compressing(text_of(9000, "image/png")));
  auto packed = text_of(9000, "text/css");
  packed.headers.emplace_back("content-encoding", "br");
  EXPECT_FALSE(is_worth_compressing(packed));
}

TEST(Gzip, leaves_shared_bytes_alone) {
  const auto shared = std::make_shared<const std::string>(2000, 'b');
  auto response = text_of(0, "text/css");
  response.shared_body = shared;
  Gzip gzip;
  compress_if_accepted(response, "gzip", gzip);
  EXPECT_EQ(unpacked(response.body), *shared);
  EXPECT_FALSE(response.shared_body);
  EXPECT_EQ(response.headers.back(), (api::Header{"Content-Encoding", "gzip"}));
}

}  // namespace
}  // namespace sluice::http
