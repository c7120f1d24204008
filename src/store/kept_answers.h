// Answers kept for a time, so that a repeated request (Idempotency-Key) gets the first one's.
#pragma once
#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "base/id.h"
#include "store/transaction.h"

namespace sluice::store {

/// An answer as it went out, and the request that it answered.
struct KeptAnswer {
  PersonId person;
  std::string key;
  std::string digest;  ///< of the request
  std::int64_t status = 0;
  std::string headers;  ///< in whatever form the API keeps them
  std::string body;
  Instant kept_at;
  friend bool operator==(const KeptAnswer&, const KeptAnswer&) = default;
};
BOOST_DESCRIBE_STRUCT(KeptAnswer, (), (person, key, digest, status, headers, body, kept_at))

/// The answer that is kept for this person and key, however old.
[[nodiscard]] std::optional<KeptAnswer> kept_answer(Session& session, PersonId person, std::string_view key);

/// Keeps an answer, in the transaction of its events, in place of one that was kept under the same key.
void keep_answer(WriteTransaction& transaction, const KeptAnswer& answer);

/// Removes at most `limit` answers kept before a moment; how many.
std::int64_t sweep_kept_answers(WriteTransaction& transaction, Instant before, std::int64_t limit);

}  // namespace sluice::store
