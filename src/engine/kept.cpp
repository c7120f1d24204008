#include "engine/kept.h"

#include "store/kept_answers.h"

namespace sluice::engine {

namespace {
constexpr std::size_t key_bytes_max = 200;
}

Result<std::optional<Answer>> kept_answer(Batch& batch, const KeyOf& key) {
  if (key.key.empty() || key.key.size() > key_bytes_max)
    return refuse(Refused::invalid, "The Idempotency-Key is empty or longer than 200 bytes. Send a shorter one.");
  auto kept = store::kept_answer(batch.transaction().session(), key.person, key.key);
  if (!kept || kept->kept_at + kept_for < batch.now()) return std::optional<Answer>{};
  if (kept->digest != key.request_digest)
    return refuse(Refused::invalid,
                  "This Idempotency-Key was sent with another request before. Send a new key with a new request.");
  return std::optional{Answer{static_cast<int>(kept->status), std::move(kept->headers), std::move(kept->body)}};
}

void keep_answer(Batch& batch, const KeyOf& key, const Answer& answer) {
  store::keep_answer(batch.transaction(), {.person = key.person,
                                           .key = key.key,
                                           .digest = key.request_digest,
                                           .status = answer.status,
                                           .headers = answer.headers,
                                           .body = answer.body,
                                           .kept_at = batch.now()});
}

}  // namespace sluice::engine
