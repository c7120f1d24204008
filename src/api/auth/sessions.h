// Who is signed in: sessions in the database, with a memory that is at most 2 s behind it. Thread-safe.
#pragma once
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "api/wire/call.h"
#include "engine/engine.h"

namespace sluice::api {

/// A session that was begun; the token is shown this once.
struct NewSession {
  std::string token;
  SignedIn signed_in;
};

/// A session that is asked for.
struct Beginning {
  PersonId person;
  /// The hash of the password that was just found right; none where another proof stands for it.
  std::optional<std::string> verified_hash{};
  std::string replaces{};  ///< the hash of the token of a session that ends with it; empty: none does
};

class Sessions {
 public:
  explicit Sessions(engine::Engine& engine) : engine_(engine) {}

  /// A session ends so long after its last use, and so long after its beginning in any case.
  static constexpr Duration idle_max = std::chrono::hours{12};
  static constexpr Duration age_max = std::chrono::days{7};
  /// How long a look at the database is good for: a session ended elsewhere is out of use after this.
  static constexpr Duration memory = std::chrono::seconds{2};

  /// The session of a token; nothing for one that is unknown or over. Marks its use, once a minute.
  [[nodiscard]] std::optional<SignedIn> find(std::string_view token, Instant now, Reading& reading);
  /// The same by the hash of its token, without counting as a use: a tab that is left open keeps nobody signed in.
  [[nodiscard]] std::optional<SignedIn> look(const std::string& token_hash, Instant now, Reading& reading);
  /// A person has no more sessions than that at a time: the oldest ends for a new one.
  static constexpr std::int64_t per_person_max = 50;
  /// Makes a session and hands it over once it is saved (or what broke). Refused as not_signed_in where the password has
  /// been set anew since it was found right, which takes its time, or where the person is unknown or disabled by now.
  using Begun = std::function<void(std::variant<NewSession, Refusal, std::exception_ptr>)>;
  void begin(const Beginning& beginning, Instant now, Begun then);
  /// Forgets what is remembered of a session, or of all, so that the next look is at the database.
  void forget(std::string_view token_hash);
  void forget_all();

 private:
  struct Remembered {
    SignedIn signed_in;
    Instant last_seen;
    Instant expires;
    Instant looked_at;
  };
  [[nodiscard]] std::optional<Remembered> known(const std::string& token_hash, Instant now, Reading& reading);
  [[nodiscard]] std::optional<Remembered> remembered(const std::string& token_hash, Instant now);
  [[nodiscard]] std::optional<Remembered> looked_up(const std::string& token_hash, Instant now, Reading& reading);
  void mark_use(Remembered session, Instant now);

  engine::Engine& engine_;
  std::mutex mutex_;
  std::map<std::string, Remembered, std::less<>> remembered_;
  std::uint64_t endings_ = 0;  ///< how often something was forgotten
};

}  // namespace sluice::api
