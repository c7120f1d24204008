// The parts below the routes, alone: addresses, marks, cookies, guards against guessing.
#include <gtest/gtest.h>

#include "api/auth/first_administrator.h"
#include "api/auth/passwords.h"
#include "api/auth/secrets.h"
#include "api/auth/sign_in_guard.h"
#include "api/page.h"
#include "api/wire/dispatch.h"
#include "api/wire/target.h"

namespace sluice::api {
namespace {

using namespace std::chrono_literals;
constexpr Instant noon{1'796'000'000'000'000};

TEST(Target, is_taken_apart_and_decoded) {
  const auto target = parse_target("/changes/CHG-1/comments?q=a+b%26c&tag=x&tag=%C3%A4");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->segments, (std::vector<std::string>{"changes", "CHG-1", "comments"}));
  ASSERT_EQ(target->parameters.size(), 3U);
  EXPECT_EQ(target->parameters[0].second, "a b&c");
  EXPECT_EQ(target->parameters[2].second, "ä");
}

TEST(Target, refuses_what_both_databases_could_not_keep) {
  for (const auto* bad : {"/%", "/%4", "/%4g", "/%00", "/%ff", "/?q=%ed%a0%80", "/?q=%f8"}) {
    const auto target = parse_target(bad);
    ASSERT_FALSE(target) << bad;
    EXPECT_EQ(target.error().why, Refused::malformed) << bad;
  }
  EXPECT_EQ(parse_target("/" + std::string(9000, 'a')).error().why, Refused::too_large);
  std::string many = "/?";
  for (int i = 0; i < 101; ++i) many += "a=1&";
  EXPECT_EQ(parse_target(many).error().why, Refused::too_large);
}

TEST(Target, escapes_and_reads_back) {
  const std::string text = "a/b?c=d&e f+ä%";
  EXPECT_EQ(parse_target("/" + percent_encoded(text))->segments.front(), text);
}

/// Whether a wrong password is let through to be checked.
bool fails(SignInGuard& guard, const std::string& login, const std::string& address, Instant now = noon) {
  const auto begun = guard.begin(login, address, now);
  if (begun) (*begun)->failed();
  return begun.has_value();
}

/// How long a try would have to wait; 0 where it may begin. It says nothing about the password.
std::int64_t waits(SignInGuard& guard, const std::string& login, const std::string& address, Instant now = noon) {
  const auto begun = guard.begin(login, address, now);
  if (begun) (*begun)->withdrawn();
  return begun ? 0 : begun.error();
}

TEST(SignInGuard, lets_five_fail_then_makes_wait_longer_each_time) {
  SignInGuard guard;
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(fails(guard, "lee", "192.0.2.1"));
  EXPECT_EQ(waits(guard, "lee", "192.0.2.1"), 60);
  EXPECT_EQ(waits(guard, "mei", "192.0.2.1"), 0) << "another name is not locked";
  EXPECT_TRUE(fails(guard, "lee", "192.0.2.1", noon + 60s));
  EXPECT_EQ(waits(guard, "lee", "192.0.2.1", noon + 61s), 119);
}

TEST(SignInGuard, leaves_the_owner_of_a_name_alone_where_others_guess_elsewhere) {
  SignInGuard guard;
  int let_in = 0;
  for (int i = 0; i < 50; ++i) let_in += fails(guard, "lee", "192.0.2.1");
  EXPECT_EQ(let_in, 5);
  EXPECT_EQ(waits(guard, "lee", "198.51.100.7"), 0);
}

TEST(SignInGuard, stops_who_guesses_a_name_from_many_networks) {
  SignInGuard guard;
  int let_in = 0;
  for (int i = 0; i < 250; ++i) let_in += fails(guard, "lee", "192.0.2." + std::to_string(i));
  EXPECT_EQ(let_in, SignInGuard::free_by_login);
}

TEST(SignInGuard, stops_a_network_that_tries_many_names) {
  SignInGuard guard;
  int let_in = 0;
  for (int i = 0; i < 100; ++i) let_in += fails(guard, "name" + std::to_string(i), "192.0.2.1");
  EXPECT_EQ(let_in, SignInGuard::free_by_network);
  EXPECT_EQ(waits(guard, "name1", "192.0.2.9"), 0);
}

TEST(SignInGuard, takes_all_addresses_of_an_ipv6_network_for_one) {
  SignInGuard guard;
  int let_in = 0;
  for (int i = 1; i <= 45; ++i) let_in += fails(guard, "lee", "2001:db8:1:2::" + std::to_string(i));
  EXPECT_EQ(let_in, 5);
  EXPECT_EQ(waits(guard, "lee", "2001:db8:1:3::1"), 0);
}

TEST(SignInGuard, counts_tries_under_way_and_no_more_once_they_are_right) {
  SignInGuard guard;
  std::vector<std::shared_ptr<SignInGuard::Try>> under_way;
  for (int i = 0; i < 5; ++i) under_way.push_back(*guard.begin("lee", "192.0.2.1", noon));
  EXPECT_EQ(waits(guard, "lee", "192.0.2.1"), 1);
  for (const auto& one : under_way) one->succeeded();
  EXPECT_EQ(waits(guard, "lee", "192.0.2.1"), 0);
  under_way.clear();
  for (int i = 0; i < 4; ++i) EXPECT_TRUE(fails(guard, "lee", "192.0.2.1"));
  (void)guard.begin("lee", "192.0.2.1", noon);  // let go without a word
  EXPECT_EQ(waits(guard, "lee", "192.0.2.1"), 60);
}

TEST(SignInGuard, forgets_a_names_failures_after_the_right_password) {
  SignInGuard guard;
  for (int i = 0; i < 4; ++i) EXPECT_TRUE(fails(guard, "lee", "192.0.2.1"));
  (*guard.begin("lee", "192.0.2.1", noon))->succeeded();
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(fails(guard, "lee", "192.0.2.1"));
}

TEST(SignInGuard, lets_a_right_password_take_nothing_of_others_failures) {
  SignInGuard guard;
  for (int i = 0; i < 29; ++i) EXPECT_TRUE(fails(guard, "name" + std::to_string(i), "192.0.2.1"));
  for (int i = 0; i < 20; ++i) (*guard.begin("mei", "192.0.2.1", noon))->succeeded();
  EXPECT_TRUE(fails(guard, "lee", "192.0.2.1"));
  EXPECT_EQ(waits(guard, "mei", "192.0.2.1"), 60);
}

TEST(SignInGuard, forgets_by_halves_so_that_a_busy_office_is_not_locked_out) {
  SignInGuard guard;
  for (int minute = 0; minute < 24 * 60; ++minute) {  // each minute one is wrong and five are right
    const auto now = noon + std::chrono::minutes{minute};
    EXPECT_TRUE(fails(guard, "name" + std::to_string(minute), "192.0.2.1", now)) << minute;
    for (int i = 0; i < 5; ++i) (*guard.begin("right" + std::to_string(i), "192.0.2.1", now))->succeeded();
  }
  for (int i = 0; i < 4; ++i) EXPECT_TRUE(fails(guard, "lee", "192.0.2.2"));
  const auto later = noon + 10min;
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(fails(guard, "lee", "192.0.2.2", later));
  EXPECT_EQ(waits(guard, "lee", "192.0.2.2", later), 60);
}

TEST(FirstAdministrator, has_a_code_that_is_good_once) {
  FirstAdministrator first;
  EXPECT_FALSE(first.code());
  EXPECT_FALSE(first.take("")) << "a closed one takes nothing";
  first.open();
  auto code = *first.code();
  EXPECT_FALSE(first.take("2222-2222-2222"));
  for (char& c : code) c = c == '-' ? ' ' : c;
  EXPECT_TRUE(first.take(code));
  EXPECT_FALSE(first.take(code)) << "somebody is at it";
  first.give_back();
  EXPECT_TRUE(first.take(code));
  first.close();
  EXPECT_FALSE(first.is_open());
}

TEST(Secrets, follow_from_the_token_alone_and_tell_nothing_of_it) {
  const auto token = new_token();
  EXPECT_EQ(token.size(), 43U);
  EXPECT_NE(token, new_token());
  EXPECT_EQ(hash_of_token(token), hash_of_token(token));
  EXPECT_NE(csrf_of_token(token), hash_of_token(token));
  EXPECT_TRUE(same_secret("abc", "abc"));
  EXPECT_FALSE(same_secret("abc", "abd"));
  EXPECT_FALSE(same_secret("abc", "ab"));
}

TEST(Passwords, have_bounds) {
  EXPECT_FALSE(check_password("short", "ann", "/password"));
  EXPECT_FALSE(check_password(std::string(201, 'x'), "ann", "/password"));
  EXPECT_FALSE(check_password("ann.ann.ann", "ann.ann.ann", "/password"));
  EXPECT_TRUE(check_password("ten chars!", "ann", "/password"));
}

TEST(Token, comes_as_bearer_or_in_the_cookie_of_this_installation) {
  Request request;
  EXPECT_TRUE(brought_token(request, "sluice_01").token.empty());
  request.headers = {{"cookie", "a=b; sluice_01x=wrong; sluice_01=right; c"}};
  EXPECT_EQ(brought_token(request, "sluice_01").token, "right");
  EXPECT_TRUE(brought_token(request, "sluice_01").by_cookie);
  request.headers.emplace_back("authorization", "Bearer token");
  EXPECT_EQ(brought_token(request, "sluice_01").token, "token");
  EXPECT_FALSE(brought_token(request, "sluice_01").by_cookie);
}

TEST(Cookie, is_kept_to_the_host_under_https) {
  Settings settings{.program_version = "0.1.0", .installation_id = "0123456789abcdef0123456789abcdef"};
  EXPECT_EQ(cookie_name(settings), "sluice_01234567");
  settings.https = true;
  EXPECT_EQ(cookie_name(settings), "__Host-sluice_01234567");
}

TEST(IfMatch, reads_the_version_of_our_marks) {
  const auto version_in = [](const char* mark) {
    Request request;
    request.headers = {{"If-Match", mark}};
    return expected_version_of(request);
  };
  EXPECT_EQ(*version_in("\"7\""), 7);
  EXPECT_EQ(*version_in("\"7.abc\""), 7);
  EXPECT_EQ(*version_in("W/\"7.abc-gz\""), 7);
  EXPECT_EQ(*version_in("*"), std::nullopt);
  EXPECT_FALSE(version_in("7"));
  EXPECT_FALSE(version_in("\"abc\""));
}

class PageTest : public testing::Test {
 protected:
  static constexpr std::array<PageFile, 2> files{
      {{"/assets/app-1.js", "text/javascript; charset=utf-8", "aaa", "plain script", "gz", "br"},
       {"/index.html", "text/html; charset=utf-8", "bbb", "<html>", "", ""}}};
  Page page{files};

  Response get(const char* target, std::vector<Header> headers = {}) {
    Request request;
    request.target = target;
    request.headers = std::move(headers);
    return page.answer(request);
  }
  static std::string header(const Response& response, std::string_view name) {
    for (const auto& [known, value] : response.headers)
      if (known == name) return value;
    return {};
  }
};

TEST_F(PageTest, gives_files_for_ever_and_addresses_anew) {
  const auto file = get("/assets/app-1.js");
  EXPECT_EQ(*file.shared_body, "plain script");
  EXPECT_NE(header(file, "Cache-Control").find("immutable"), std::string::npos);
  for (const auto* address : {"/", "/changes/CHG-1", "/people/priya.nair", "/changes?q=a.b"}) {
    const auto index = get(address);
    EXPECT_EQ(index.status, 200U) << address;
    EXPECT_EQ(*index.shared_body, "<html>") << address;
    EXPECT_EQ(header(index, "Cache-Control"), "no-cache");
  }
  EXPECT_EQ(get("/assets/gone.js").status, 404U);
  EXPECT_EQ(get("/favicon.ico").status, 404U);
}

TEST_F(PageTest, gives_what_the_browser_takes_and_has_not) {
  const auto small = get("/assets/app-1.js", {{"Accept-Encoding", "gzip, deflate, br"}});
  EXPECT_EQ(*small.shared_body, "br");
  EXPECT_EQ(header(small, "Content-Encoding"), "br");
  EXPECT_EQ(*get("/assets/app-1.js", {{"Accept-Encoding", "gzip, br;q=0"}}).shared_body, "gz");
  EXPECT_EQ(get("/assets/app-1.js", {{"Accept-Encoding", "br"}, {"If-None-Match", header(small, "ETag")}}).status,
            304U);
  EXPECT_EQ(get("/assets/app-1.js", {{"If-None-Match", header(small, "ETag")}}).status, 200U) << "another coding";
}

}  // namespace
}  // namespace sluice::api
