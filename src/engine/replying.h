// A member with an answer: the actor's check, kept answers for keys, and the way back to who asked. Commands derive
// from it.
#pragma once
#include <optional>
#include <string>
#include <utility>

#include "engine/batch.h"
#include "engine/kept.h"
#include "engine/member.h"

namespace sluice::engine {

/// `carry_out` decides and hands what is to be written to the batch.
template <class Done>
class Replying : public Member {
 public:
  Replying(Asked asked, OnReply<Done> reply, std::optional<Keyed<Done>> keyed)
      : asked_(std::move(asked)), on_reply_(std::move(reply)), keyed_(std::move(keyed)) {}

  void name_changes(std::vector<ChangeId>&) const override {}
  void run(Batch& batch) final { reply_.emplace(decided(batch)); }
  void answer() final { on_reply_(std::move(*reply_)); }
  void turn_away(Refusal refusal) final { on_reply_(Result<Done>{std::unexpected{std::move(refusal)}}); }
  void fail(std::exception_ptr broke) final { on_reply_(Reply<Done>{std::move(broke)}); }

 protected:
  [[nodiscard]] virtual Result<Done> carry_out(Batch& batch) = 0;
  [[nodiscard]] const Asked& asked() const { return asked_; }

 private:
  Reply<Done> decided(Batch& batch) {
    if (!keyed_ || asked_.dry_run || asked_.actor.is_system()) return carry_out(batch);
    const KeyOf key{*asked_.actor.person, keyed_->key, keyed_->request_digest};
    auto earlier = kept_answer(batch, key);
    if (!earlier) return Result<Done>{std::unexpected{std::move(earlier).error()}};
    if (*earlier) return std::move(**earlier);
    auto result = carry_out(batch);
    if (!result && !is_kept(result.error().why)) return result;
    auto answer = keyed_->render(result);
    keep_answer(batch, key, answer);
    return answer;
  }

  Asked asked_;
  OnReply<Done> on_reply_;
  std::optional<Keyed<Done>> keyed_;
  std::optional<Reply<Done>> reply_;
};

}  // namespace sluice::engine
