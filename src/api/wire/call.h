// One request on its way to its answer, with what is known of who asks. Answered exactly once.
//
// A handler that hands its work over (to the engine, to the hashing of passwords) does not touch the call afterwards:
// whoever ends it may already be at work on another thread.
#pragma once
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/exchange.h"
#include "api/wire/target.h"
#include "base/result.h"
#include "domain/access/actor.h"
#include "domain/access/directory.h"
#include "store/transaction.h"

namespace sluice::api {

struct Parts;
struct Route;

/// The session that a request came with.
struct SignedIn {
  PersonId person;
  std::string token_hash;
  std::string csrf;
  Instant created;
  bool by_cookie = true;  ///< false: as a Bearer token, which needs no CSRF token
};

/// A worker's database session, whose read transaction begins with the first use.
class Reading {
 public:
  explicit Reading(store::Session& session) : session_(session) {}
  [[nodiscard]] store::Session& begun() {
    if (!transaction_) transaction_.emplace(session_);
    return session_;
  }

 private:
  store::Session& session_;
  std::optional<store::ReadTransaction> transaction_;
};

class Call {
 public:
  Call(Parts& the_parts, Request the_request, Respond respond)
      : parts(the_parts), request(std::move(the_request)), respond_(std::move(respond)) {}
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  Parts& parts;
  const Request request;
  Target target;
  const Route* route = nullptr;
  std::vector<std::pair<std::string_view, std::string>> path_values;  ///< of the route's path, by name
  std::optional<SignedIn> session;
  Actor actor;                                 ///< without a person where nobody is signed in
  std::shared_ptr<const Directory> directory;  ///< as of the beginning of the call
  Instant now;
  Reading* reading = nullptr;  ///< of the thread that is at work on the call
  bool dry_run = false;        ///< only asks what would happen: nothing is saved

  // What the answer will say beside its body.
  std::optional<std::int64_t> version;  ///< of the thing shown: the beginning of its ETag
  std::vector<Header> headers;

  /// The database, in a read transaction that ends with the handler.
  [[nodiscard]] store::Session& read() const;
  /// False where an answer is made inside the engine's transaction.
  [[nodiscard]] bool can_read() const { return reading != nullptr; }
  /// A value of the path.
  [[nodiscard]] const std::string& value(std::string_view name) const;
  /// {change}, {task}: refused as not_found where it is not "CHG-n", "TSK-n".
  [[nodiscard]] Result<ChangeId> change_id() const;
  [[nodiscard]] Result<TaskId> task_id() const;
  /// A whole number from 0 in the path; refused as not_found where it is none.
  [[nodiscard]] Result<std::int64_t> number(std::string_view name) const;

  /// Sends the answer; a second one is let fall.
  void respond(Response response);
  [[nodiscard]] bool answered() const { return answered_; }

 private:
  Respond respond_;
  std::atomic<bool> answered_ = false;
};
using CallPtr = std::shared_ptr<Call>;

/// The version that If-Match names; nothing where it was not sent or is "*". Refused as malformed.
[[nodiscard]] Result<std::optional<std::int64_t>> expected_version_of(const Request& request);
/// "CHG-1042" and "TSK-88" as ids; nothing for another text.
[[nodiscard]] std::optional<ChangeId> read_change_id(std::string_view text);
[[nodiscard]] std::optional<TaskId> read_task_id(std::string_view text);

}  // namespace sluice::api
