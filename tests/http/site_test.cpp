#include "http/site.h"

#include <gtest/gtest.h>

namespace sluice::http {
namespace {

bool contains(const char* range, const char* address) { return read_range(range)->contains(*read_address(address)); }

TEST(AddressRange, holds_what_begins_with_its_bits) {
  EXPECT_TRUE(contains("10.0.0.0/8", "10.255.1.2"));
  EXPECT_FALSE(contains("10.0.0.0/8", "11.0.0.1"));
  EXPECT_TRUE(contains("192.0.2.128/25", "192.0.2.129"));
  EXPECT_FALSE(contains("192.0.2.128/25", "192.0.2.127"));
  EXPECT_TRUE(contains("192.0.2.7", "::ffff:192.0.2.7"));
  EXPECT_TRUE(contains("2001:db8::/32", "2001:db8:1::1"));
  EXPECT_FALSE(contains("2001:db8::/32", "2001:db9::1"));
  EXPECT_TRUE(contains("0.0.0.0/0", "8.8.8.8"));
  EXPECT_FALSE(contains("0.0.0.0/0", "2001:db8::1"));
}

TEST(AddressRange, is_refused_where_it_is_none) {
  for (const auto* text :
       {"", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/a", "10.0.0.0/-1", "host", "2001:db8::/129", "10.0.0/8"})
    EXPECT_FALSE(read_range(text)) << text;
}

TEST(Address, is_read_with_port_and_brackets_and_written_plainly) {
  EXPECT_EQ(to_text(*read_address("192.0.2.1:8080")), "192.0.2.1");
  EXPECT_EQ(to_text(*read_address("[2001:DB8::1]:443")), "2001:db8::1");
  EXPECT_FALSE(read_address("[2001:db8::1"));
  EXPECT_FALSE(read_address("unknown"));
  EXPECT_FALSE(read_address(std::string(1000, '1')));
}

TEST(Origin, is_scheme_host_and_port) {
  EXPECT_EQ(read_origin("https://Example.org"), (Origin{"https", "example.org", 443}));
  EXPECT_EQ(read_origin("http://[::1]:8080"), (Origin{"http", "[::1]", 8080}));
  for (const auto* text : {"null", "", "example.org", "ftp://a", "http://", "http://a/b", "http://a:0",
                           "http://a:99999", "http://a:", "http://u@a", "http://a b"})
    EXPECT_FALSE(read_origin(text)) << text;
}

TEST(PublicUrl, is_an_origin_whatever_the_case_of_its_scheme) {
  EXPECT_EQ(read_public_url("HTTPS://Example.org/"), (Origin{"https", "example.org", 443}));
  EXPECT_FALSE(read_public_url("https://example.org//"));
  EXPECT_FALSE(read_public_url(""));
}

TEST(Site, refuses_a_public_url_that_is_no_origin) {
  EXPECT_EQ(Site::make("example.org", {}).error().errors.front().pointer, "/public_url");
  EXPECT_FALSE(Site::make("https://example.org/sluice", {}));
  EXPECT_TRUE(Site::make("https://example.org/", {}));
  EXPECT_EQ(Site::make("", {"10.0.0.1", "all"}).error().errors.front().pointer, "/proxies/1");
}

TEST(Site, answers_to_its_own_and_to_loopback_names_only) {
  const auto site = *Site::make("https://Sluice.example.org:8443", {});
  for (const auto* host : {"sluice.example.org", "SLUICE.example.org:1", "localhost:8080", "a.localhost", "127.0.0.1",
                           "127.9.9.9:80", "[::1]:8080"})
    EXPECT_TRUE(site.answers_to(*read_host(host))) << host;
  for (const auto* host : {"evil.example.org", "10.0.0.1", "localhost.evil.org", "127.0.0.1.evil.org", "[2001:db8::1]"})
    EXPECT_FALSE(site.answers_to(*read_host(host))) << host;
}

TEST(Site, lets_its_own_pages_write) {
  const auto site = *Site::make("https://sluice.example.org", {});
  EXPECT_TRUE(site.lets_write("https://sluice.example.org", *read_host("sluice.example.org")));
  EXPECT_TRUE(site.lets_write("https://sluice.example.org:443", *read_host("sluice.example.org")));
  EXPECT_TRUE(site.lets_write("http://localhost:8080", *read_host("localhost:8080")));
  EXPECT_TRUE(site.lets_write("http://127.0.0.1", *read_host("127.0.0.1")));
}

TEST(Site, lets_no_other_page_write) {
  const auto site = *Site::make("https://sluice.example.org", {});
  EXPECT_FALSE(site.lets_write("http://sluice.example.org", *read_host("sluice.example.org")));
  EXPECT_FALSE(site.lets_write("https://evil.example.org", *read_host("sluice.example.org")));
  EXPECT_FALSE(site.lets_write("http://localhost:9999", *read_host("localhost:8080")));
  EXPECT_FALSE(site.lets_write("http://evil.org:8080", *read_host("evil.org:8080")));
  EXPECT_FALSE(site.lets_write("null", *read_host("localhost:8080")));
}

api::Request told(const char* peer, std::vector<api::Header> headers) {
  const auto site = *Site::make("", {"10.0.0.0/8", "127.0.0.1"});
  api::Request request;
  request.headers = std::move(headers);
  site.tell_client(request, *read_address(peer), false);
  return request;
}

TEST(Site, believes_listed_proxies_only) {
  EXPECT_EQ(told("192.0.2.1", {{"X-Forwarded-For", "198.51.100.7"}, {"X-Forwarded-Proto", "https"}}).remote_address,
            "192.0.2.1");
  EXPECT_FALSE(told("192.0.2.1", {{"X-Forwarded-Proto", "https"}}).secure);
  EXPECT_EQ(told("10.1.1.1", {{"x-forwarded-for", "198.51.100.7"}}).remote_address, "198.51.100.7");
  EXPECT_TRUE(told("10.1.1.1", {{"x-forwarded-proto", "HTTPS"}}).secure);
}

TEST(Site, takes_the_last_address_that_is_no_proxy) {
  EXPECT_EQ(told("127.0.0.1", {{"X-Forwarded-For", "1.2.3.4, 198.51.100.7, 10.3.3.3"}}).remote_address, "198.51.100.7");
  EXPECT_EQ(told("127.0.0.1", {{"X-Forwarded-For", "1.2.3.4"}, {"X-Forwarded-For", "198.51.100.7"}}).remote_address,
            "198.51.100.7");
  EXPECT_EQ(told("127.0.0.1", {{"X-Forwarded-For", "1.2.3.4, unknown"}}).remote_address, "127.0.0.1");
  EXPECT_EQ(told("127.0.0.1", {}).remote_address, "127.0.0.1");
}

}  // namespace
}  // namespace sluice::http
