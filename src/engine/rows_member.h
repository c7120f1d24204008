// Plain rows to write, as a member of a batch.
#pragma once
#include "engine/batch.h"
#include "engine/member.h"

namespace sluice::engine {

class RowsMember final : public Member {
 public:
  RowsMember(Rows work, OnReply<RowsWritten> reply) : work_(std::move(work)), on_reply_(std::move(reply)) {}
  [[nodiscard]] std::size_t bytes() const override { return sizeof(*this); }
  void name_changes(std::vector<ChangeId>&) const override {}
  void run(Batch& batch) override { work_(batch.transaction()); }
  void answer() override { on_reply_(Result<RowsWritten>{}); }
  void turn_away(Refusal refusal) override { on_reply_(Result<RowsWritten>{std::unexpected{std::move(refusal)}}); }
  void fail(std::exception_ptr broke) override { on_reply_(Reply<RowsWritten>{std::move(broke)}); }

 private:
  Rows work_;
  OnReply<RowsWritten> on_reply_;
};

}  // namespace sluice::engine
