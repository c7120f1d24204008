// What holds of a webhook before anything is sent: its address, its signature, its body, and when it is tried again.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstring>

#include "connect/webhook/address.h"
#include "connect/webhook/message.h"
#include "connect/webhook/signature.h"
#include "connect/webhook/verdict.h"

namespace sluice::connect {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

bool is_public_text(const char* text) {
  sockaddr_storage storage{};
  sockaddr_in v4{};
  sockaddr_in6 v6{};
  if (inet_pton(AF_INET, text, &v4.sin_addr) == 1) {
    v4.sin_family = AF_INET;
    std::memcpy(&storage, &v4, sizeof v4);
  } else {
    EXPECT_EQ(inet_pton(AF_INET6, text, &v6.sin6_addr), 1) << text;
    v6.sin6_family = AF_INET6;
    std::memcpy(&storage, &v6, sizeof v6);
  }
  sockaddr address{};
  static_assert(sizeof(sockaddr_in) == sizeof(sockaddr));
  if (storage.ss_family == AF_INET) {
    std::memcpy(&address, &v4, sizeof address);
    return is_public_address(address);
  }
  return is_public_address(reinterpret_cast<const sockaddr&>(storage));
}

TEST(WebhookAddress, is_of_the_open_internet) {
  for (const auto* one : {"93.184.216.34", "8.8.8.8", "172.15.255.255", "172.32.0.1", "100.128.0.1", "223.255.255.255",
                          "2606:2800:220:1::1", "2a00:1450::1", "::ffff:8.8.8.8"})
    EXPECT_TRUE(is_public_text(one)) << one;
}

TEST(WebhookAddress, is_refused_in_every_other_network) {
  for (const auto* one : {"0.0.0.0",
                          "10.1.2.3",
                          "100.64.0.1",
                          "127.0.0.1",
                          "127.9.9.9",
                          "169.254.169.254",
                          "172.16.0.1",
                          "172.31.255.255",
                          "192.168.0.1",
                          "192.0.2.1",
                          "198.18.0.1",
                          "203.0.113.9",
                          "224.0.0.1",
                          "255.255.255.255",
                          "::",
                          "::1",
                          "fe80::1",
                          "fd00::1",
                          "ff02::1",
                          "::ffff:127.0.0.1",
                          "::ffff:10.0.0.1",
                          "64:ff9b::7f00:1",
                          "2002:7f00:1::",
                          "2001::1",
                          "2001:db8::1"})
    EXPECT_FALSE(is_public_text(one)) << one;
}

TEST(WebhookAddress, is_https_but_for_hosts_that_are_allowed) {
  EXPECT_EQ(webhook_host("https://hooks.example.org/a?b=c", {}).value_or(""), "hooks.example.org");
  EXPECT_EQ(webhook_host("http://Chat.internal:8080/x", {"chat.internal"}).value_or("").size(), 13U);
  for (const auto* wrong : {"http://hooks.example.org/", "ftp://hooks.example.org/", "file:///etc/passwd", "hooks", "",
                            "https://ann:secret@hooks.example.org/", "https://hooks.example.org/#here",
                            "https://hooks.example.org/\nx", "http://chat-internal/"}) {
    const auto host = webhook_host(wrong, {"chat.internal"});
    ASSERT_FALSE(host) << wrong;
    ASSERT_FALSE(host.error().errors.empty());
    EXPECT_EQ(host.error().errors.front().pointer, "/url");
  }
}

TEST(WebhookSignature, is_the_one_that_others_compute) {
  // The first is the specification's own example; both were computed with Python's hmac.
  EXPECT_EQ(webhook_signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                              {1'614'265'330'000'000}, R"({"test": 2432232314})"),
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  EXPECT_EQ(webhook_signature("whsec_MDEyMzQ1Njc4OUFCQ0RFRjAxMjM0NTY3", "7:team-chat", {1'798'761'600'999'999},
                              R"({"type":"change.rule"})"),
            "v1,rh35oOgxkfke2N4vwUQ1+UZDkKh3VIoRFYgC5qcHNEg=");
}

TEST(WebhookSignature, is_made_with_the_former_secret_too_for_a_while) {
  store::Webhook destination;
  destination.secret = new_webhook_secret();
  destination.former_secret = new_webhook_secret();
  destination.former_until = {2'000'000};
  ASSERT_NE(destination.secret, destination.former_secret);
  const auto by = [](const std::string& secret, Instant at) { return webhook_signature(secret, "1:x", at, "{}"); };
  const Instant before{1'999'999};
  EXPECT_EQ(webhook_signatures(destination, "1:x", before, "{}"),
            by(destination.secret, before) + " " + by(destination.former_secret, before));
  const Instant after{2'000'000};
  EXPECT_EQ(webhook_signatures(destination, "1:x", after, "{}"), by(destination.secret, after));
}

TEST(WebhookMessage, is_a_line_for_slack) {
  EXPECT_EQ(slack_body(R"({"type":"change.rule","data":{"change":"CHG-12","title":"A & B","text":"See <!channel>"}})"),
            R"({"text":"CHG-12 A &amp; B\nSee &lt;!channel&gt;"})");
  EXPECT_EQ(slack_body("no JSON"), R"({"text":"no JSON"})");
}

TEST(WebhookVerdict, ends_with_a_success_with_gone_and_with_the_last_try) {
  EXPECT_EQ(judge({.status = 204}, 1, 1, {}).outcome, "delivered: 204");
  EXPECT_TRUE(judge({.status = 204}, 1, 1, {}).done);
  EXPECT_TRUE(judge({.status = 410}, 1, 1, {}).done);
  for (const long status : {0L, 301L, 400L, 404L, 429L, 500L}) {
    EXPECT_FALSE(judge({.status = status}, tries_max - 1, 1, {}).done) << status;
    const auto last = judge({.status = status}, tries_max, 1, {});
    EXPECT_TRUE(last.done);
    EXPECT_TRUE(last.outcome.starts_with("given up: ")) << last.outcome;
  }
}

TEST(WebhookVerdict, waits_longer_each_time_for_about_a_day) {
  Duration whole{};
  for (std::int64_t attempt = 1; attempt < tries_max; ++attempt) {
    if (attempt > 1) EXPECT_GT(pause_after(attempt, 5), pause_after(attempt - 1, 5));
    whole += pause_after(attempt, 5);
  }
  EXPECT_GT(whole, hours{18});
  EXPECT_LT(whole, hours{30});
  EXPECT_NE(pause_after(9, 1), pause_after(9, 2)) << "what failed together does not come back together";
}

TEST(WebhookVerdict, honours_retry_after_up_to_an_hour) {
  const auto due = [](Duration asked) { return judge({.status = 503, .retry_after = asked}, 1, 1, {}).due; };
  EXPECT_EQ(due(minutes{30}), Instant{} + minutes{30});
  EXPECT_EQ(due(hours{5}), Instant{} + hours{1});
  EXPECT_EQ(due(seconds{1}), Instant{} + pause_after(1, 1)) << "never sooner than by itself";
}

TEST(WebhookVerdict, tells_an_answer_in_one_line) {
  EXPECT_EQ(judge({.status = 500, .answer = "broken\n\x1b[31mred"}, 1, 1, {}).outcome,
            "the receiver answered 500: broken  [31mred");
}

}  // namespace
}  // namespace sluice::connect
