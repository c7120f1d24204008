// Delivering to a real HTTP server, with a clock that is moved by hand.
#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "base/zone.h"
#include "connect/webhook/deliverer.h"
#include "connect/webhook/signature.h"
#include "http/server.h"
#include "store/support/test_database.h"
#include "store/transaction.h"

namespace sluice::connect {
namespace {

/// Somebody else's server: keeps what it is sent, and answers as it is told.
class Receiver : public api::Application {
 public:
  Receiver() {
    http::Options options;
    options.port = 0;
    options.threads = 1;
    auto opened = http::Server::open(*this, options);
    if (!opened) throw std::runtime_error(opened.error().detail);
    server_ = std::move(*opened);
    thread_ = std::thread([this] { server_->run(); });
  }
  ~Receiver() override {
    server_->stop();
    thread_.join();
  }
  Receiver(const Receiver&) = delete;
  Receiver& operator=(const Receiver&) = delete;

  void handle(api::Request request, api::Respond respond) override {
    const std::lock_guard hold{mutex_};
    got_.push_back(std::move(request));
    if (silent_) {
      kept_.push_back(std::move(respond));
      return;
    }
    respond(answer_);
  }
  void answer(unsigned status, std::vector<api::Header> headers = {}, std::string body = {}) {
    const std::lock_guard hold{mutex_};
    answer_ = {};
    answer_.status = status;
    answer_.headers = std::move(headers);
    answer_.body = std::move(body);
  }
  void be_silent() {
    const std::lock_guard hold{mutex_};
    silent_ = true;
  }
  [[nodiscard]] std::vector<api::Request> got() {
    const std::lock_guard hold{mutex_};
    return got_;
  }
  [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(server_->port()) + "/hook"; }

 private:
  std::mutex mutex_;
  std::vector<api::Request> got_;
  std::vector<api::Respond> kept_;
  api::Response answer_;
  bool silent_ = false;
  std::unique_ptr<http::Server> server_;
  std::thread thread_;
};

class WebhookDelivery : public store::DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    begin();
    store::Webhook destination;
    destination.key = "team";
    destination.name = "Team";
    destination.url = receiver_.url();
    destination.created_by = destination.updated_by = PersonId{1};
    destination.secret = secret_;
    keep(destination);
  }
  void TearDown() override {
    engine_.reset();
    DatabaseTest::TearDown();
  }
  void begin() {
    engine::Options options;
    options.clock = [this] { return now(); };
    options.zone = find_zone("UTC");
    options.background = false;
    engine_ = std::make_unique<engine::Engine>(database(), std::move(options));
    engine_->start();
  }
  void keep(const store::Webhook& destination) {
    write([&](store::WriteTransaction& transaction) { store::put_webhook(transaction, destination); });
  }
  void write(engine::Rows rows) { ASSERT_TRUE(engine_->write_now(std::move(rows))); }
  void put(std::int64_t position, const std::string& subject, const std::string& body = R"({"type":"change.rule"})") {
    write([&](store::WriteTransaction& transaction) {
      store::put(transaction, {position, "webhook", "team", subject, body, now()});
    });
  }
  std::size_t deliver(AllowedHosts allowed = {"127.0.0.1"}) {
    Deliverer deliverer{
        database(),
        *engine_,
        {.allowed = std::move(allowed), .patience = {std::chrono::milliseconds{500}, std::chrono::milliseconds{500}}}};
    return deliverer.work();
  }
  [[nodiscard]] std::vector<store::DeliveryRow> log() { return store::deliveries(session(), "team", {}, {}, 100); }
  [[nodiscard]] store::DeliveryRow newest() { return log().at(0); }
  [[nodiscard]] store::Webhook destination() { return store::webhook(session(), "team").value(); }
  void later(Duration by) { now_ += by.count(); }
  [[nodiscard]] Instant now() const { return {now_}; }

  const std::string secret_ = new_webhook_secret();
  Receiver receiver_;
  std::atomic<std::int64_t> now_ = 1'796'000'000'000'000;
  std::unique_ptr<engine::Engine> engine_;
};
INSTANTIATE_TEST_SUITE_P(Databases, WebhookDelivery, store::both_databases, store::database_name);

TEST_P(WebhookDelivery, sends_the_payload_signed) {
  put(7, "12");
  EXPECT_EQ(deliver(), 1U);
  const auto got = receiver_.got();
  ASSERT_EQ(got.size(), 1U);
  EXPECT_EQ(got[0].method, api::Method::post);
  EXPECT_EQ(got[0].target, "/hook");
  EXPECT_EQ(got[0].body, R"({"type":"change.rule"})");
  EXPECT_EQ(got[0].header("Content-Type"), "application/json");
  EXPECT_EQ(got[0].header("webhook-id"), "7:team");
  EXPECT_EQ(got[0].header("webhook-timestamp"), "1796000000");
  EXPECT_EQ(got[0].header("webhook-signature"), webhook_signature(secret_, "7:team", now(), got[0].body));
  EXPECT_EQ(newest().state(), store::DeliveryState::delivered);
  EXPECT_EQ(deliver(), 0U) << "once";
}

TEST_P(WebhookDelivery, tries_again_under_the_same_id_also_after_a_restart) {
  receiver_.answer(500, {}, "not now");
  put(7, "12");
  EXPECT_EQ(deliver(), 1U);
  EXPECT_EQ(newest().state(), store::DeliveryState::failed);
  EXPECT_EQ(newest().outcome, "the receiver answered 500: not now");
  EXPECT_EQ(deliver(), 0U) << "not before its time";
  engine_.reset();
  begin();
  later(std::chrono::seconds{15});
  receiver_.answer(200);
  EXPECT_EQ(deliver(), 1U);
  const auto got = receiver_.got();
  ASSERT_EQ(got.size(), 2U);
  EXPECT_EQ(got[0].header("webhook-id"), got[1].header("webhook-id"));
  EXPECT_NE(got[0].header("webhook-timestamp"), got[1].header("webhook-timestamp"));
  EXPECT_EQ(newest().state(), store::DeliveryState::delivered);
  EXPECT_EQ(newest().attempts, 2);
}

TEST_P(WebhookDelivery, gives_up_after_ten_tries_in_about_a_day_and_can_be_asked_again) {
  receiver_.answer(503);
  put(7, "12");
  for (int i = 0; i < 40; ++i) {
    (void)deliver();
    later(std::chrono::hours{1});
  }
  EXPECT_EQ(receiver_.got().size(), 10U);
  EXPECT_EQ(newest().state(), store::DeliveryState::given_up);
  const auto id = newest().id;
  receiver_.answer(200);
  write([&](store::WriteTransaction& transaction) {
    EXPECT_TRUE(store::retry_delivery(transaction, "team", id, now()));
    EXPECT_FALSE(store::retry_delivery(transaction, "other", id, now()));
  });
  EXPECT_EQ(newest().state(), store::DeliveryState::waiting);
  EXPECT_EQ(deliver(), 1U);
  EXPECT_EQ(newest().state(), store::DeliveryState::delivered);
}

TEST_P(WebhookDelivery, keeps_the_order_of_a_change_and_lets_others_pass) {
  receiver_.answer(500);
  put(7, "12", R"({"n":1})");
  EXPECT_EQ(deliver(), 1U);
  receiver_.answer(200);
  put(8, "12", R"({"n":2})");
  put(9, "13", R"({"n":3})");
  EXPECT_EQ(deliver(), 1U);
  later(std::chrono::seconds{15});
  EXPECT_EQ(deliver(), 2U);
  std::string order;
  for (const auto& request : receiver_.got()) order += request.body;
  EXPECT_EQ(order, R"({"n":1}{"n":3}{"n":1}{"n":2})");
}

TEST_P(WebhookDelivery, ends_with_410) {
  receiver_.answer(410);
  put(7, "12");
  EXPECT_EQ(deliver(), 1U);
  EXPECT_EQ(newest().state(), store::DeliveryState::given_up);
}

TEST_P(WebhookDelivery, waits_as_long_as_the_receiver_asks) {
  receiver_.answer(429, {{"Retry-After", "1800"}});
  put(7, "12");
  EXPECT_EQ(deliver(), 1U);
  EXPECT_EQ(newest().due_at, now() + std::chrono::minutes{30});
}

TEST_P(WebhookDelivery, does_not_follow_a_redirection) {
  receiver_.answer(302, {{"Location", receiver_.url() + "/elsewhere"}});
  put(7, "12");
  EXPECT_EQ(deliver(), 1U);
  EXPECT_EQ(receiver_.got().size(), 1U);
  EXPECT_EQ(newest().state(), store::DeliveryState::failed);
  EXPECT_NE(newest().outcome.find("redirection"), std::string::npos);
}

TEST_P(WebhookDelivery, does_not_wait_for_ever) {
  receiver_.be_silent();
  put(7, "12");
  EXPECT_EQ(deliver(), 1U);
  EXPECT_EQ(newest().outcome, "no answer in time");
}

TEST_P(WebhookDelivery, takes_a_long_answer_for_an_answer) {
  receiver_.answer(200, {{"Content-Type", "text/plain"}}, std::string(100'000, 'x'));
  put(7, "12");
  EXPECT_EQ(deliver(), 1U);
  EXPECT_EQ(newest().state(), store::DeliveryState::delivered);
}

TEST_P(WebhookDelivery, reaches_no_private_address_that_is_not_allowed) {
  auto changed = destination();
  const auto port = changed.url.substr(changed.url.rfind(':'));
  changed.url = "https://127.0.0.1" + port;
  keep(changed);
  put(7, "12");
  EXPECT_EQ(deliver({}), 1U);
  EXPECT_NE(newest().outcome.find("not of the open internet"), std::string::npos) << newest().outcome;
  changed.url = "https://localhost" + port;
  keep(changed);
  put(8, "13");
  EXPECT_EQ(deliver({"127.0.0.1"}), 1U) << "the host is what is allowed, not what it resolves to";
  EXPECT_NE(newest().outcome.find("not of the open internet"), std::string::npos) << newest().outcome;
  EXPECT_TRUE(receiver_.got().empty());
}

TEST_P(WebhookDelivery, gives_up_what_goes_to_a_disabled_or_missing_webhook) {
  auto changed = destination();
  changed.enabled = false;
  keep(changed);
  put(7, "12");
  EXPECT_EQ(deliver(), 1U);
  EXPECT_EQ(newest().outcome, "given up: the webhook is disabled");
  put(8, "12");
  write([&](store::WriteTransaction& transaction) { EXPECT_TRUE(store::remove_webhook(transaction, "team")); });
  EXPECT_TRUE(log().empty());
  put(9, "12");
  EXPECT_EQ(deliver(), 1U);
  EXPECT_EQ(newest().outcome, "given up: there is no webhook of this key");
  EXPECT_TRUE(receiver_.got().empty());
}

TEST_P(WebhookDelivery, leaves_alone_what_another_server_is_sending) {
  put(7, "12");
  write([&](store::WriteTransaction& transaction) {
    EXPECT_EQ(store::lease_outbox(transaction, "webhook", now(), std::chrono::minutes{1}, 10).size(), 1U);
  });
  EXPECT_EQ(deliver(), 0U);
  const auto id = newest().id;
  write([&](store::WriteTransaction& transaction) {
    EXPECT_FALSE(store::retry_delivery(transaction, "team", id, now()));
  });
}

TEST_P(WebhookDelivery, forgets_what_was_finished_long_ago) {
  put(7, "12");
  EXPECT_EQ(deliver(), 1U);
  later(std::chrono::days{91});
  EXPECT_EQ(deliver(), 0U);
  EXPECT_TRUE(log().empty());
}

TEST_P(WebhookDelivery, filters_its_log) {
  put(7, "12");
  EXPECT_EQ(deliver(), 1U);
  receiver_.answer(500);
  put(8, "13");
  EXPECT_EQ(deliver(), 1U);
  put(9, "14");
  const auto count = [&](store::DeliveryFilter filter) {
    return store::deliveries(session(), "team", filter, {}, 100).size();
  };
  using enum store::DeliveryState;
  EXPECT_EQ(count({}), 3U);
  for (const auto state : {waiting, failed, delivered}) EXPECT_EQ(count({.state = state}), 1U);
  EXPECT_EQ(count({.state = given_up}), 0U);
  EXPECT_EQ(count({.state = {}, .subject = "13"}), 1U);
  EXPECT_EQ(store::deliveries(session(), "team", {}, newest().id, 1).at(0).subject, "13");
}

}  // namespace
}  // namespace sluice::connect
