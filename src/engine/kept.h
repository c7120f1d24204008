// Answers kept for requests that may come twice (Idempotency-Key).
#pragma once
#include <optional>
#include <string>

#include "engine/batch.h"

namespace sluice::engine {

/// How long an answer is kept.
inline constexpr Duration kept_for = std::chrono::hours{24};

/// Whose key, and of which request.
struct KeyOf {
  PersonId person;
  const std::string& key;
  const std::string& request_digest;
};

/// The answer that the first request with this key got; nothing for a new key or one that is over 24 h old. Refused as
/// invalid: a key that is empty or longer than 200 bytes, or that was sent with another request.
[[nodiscard]] Result<std::optional<Answer>> kept_answer(Batch& batch, const KeyOf& key);
/// Keeps an answer in the batch's transaction.
void keep_answer(Batch& batch, const KeyOf& key, const Answer& answer);
/// Whether a refusal of that kind is kept: one that the state of things or a value gave, as the request was heard out.
[[nodiscard]] inline bool is_kept(Refused why) { return why == Refused::out_of_turn || why == Refused::invalid; }

}  // namespace sluice::engine
