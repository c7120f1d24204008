// The API on a fresh database, asked without sockets: a small organisation, made through the API itself, and a clock that is
// moved by hand.
#pragma once
#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "api/application.h"
#include "base/json.h"
#include "connect/mail/setup.h"
#include "engine/engine.h"
#include "store/support/test_database.h"

namespace sluice::api {

/// A header of a response; empty where it is not there.
[[nodiscard]] std::string header_of(const Response& response, std::string_view name);
/// The body as JSON.
[[nodiscard]] Json json_of(const Response& response);

/// What is asked, beside method and address.
struct Ask {
  std::string who{};  ///< a sign-in name, by a Bearer session; empty: nobody
  Json body{};        ///< null: none
  std::vector<Header> headers{};
};

/// The text at a pointer, or as JSON what is there instead; adds a failure where there is nothing.
[[nodiscard]] std::string text(const Json& json, std::string_view pointer);

class ApiTest : public store::DatabaseTest {
 protected:
  void SetUp() override;
  void TearDown() override;

  /// Whether the application is a demonstration; to be set before SetUp by a subclass.
  bool demonstration_ = true;
  std::size_t streams_max_ = 512;  ///< likewise
  connect::MailSetup mail_{};      ///< likewise

  /// Asks and waits for the answer.
  [[nodiscard]] Response ask(Method method, const std::string& target, const Ask& with = {});
  [[nodiscard]] Response ask_raw(Request request);
  /// The same with the answer's body, which has to come with that status.
  Json must(unsigned status, Method method, const std::string& target, const Ask& with = {});

  /// A Bearer session of a person, begun the first time.
  [[nodiscard]] const std::string& token_of(const std::string& login);
  /// A cookie session: the headers that a browser sends for reading, and its CSRF token.
  struct Browser {
    std::string cookie;
    std::string csrf;
  };
  [[nodiscard]] Browser browser_of(const std::string& login);

  void later(Duration by) { now_ += by.count(); }
  /// Everybody signs in anew with what they ask next: for after more days than a session lasts.
  void sign_in_anew() { tokens_.clear(); }
  [[nodiscard]] Instant now() const { return {now_}; }
  [[nodiscard]] Api& api() { return *api_; }
  [[nodiscard]] engine::Engine& engine() { return *engine_; }

  /// A change of Priya's in draft with all that the process `small` asks for; its number.
  [[nodiscard]] std::string drafted(const boost::json::object& more = {});
  /// The same, submitted: the CAB is asked.
  [[nodiscard]] std::string submitted(const boost::json::object& more = {});

  static constexpr const char* password = "a horse, a staple and a battery";

 private:
  void people();
  std::atomic<std::int64_t> now_ = 0;
  std::unique_ptr<engine::Engine> engine_;
  std::unique_ptr<Api> api_;
  std::map<std::string, std::string> tokens_;
};

}  // namespace sluice::api
