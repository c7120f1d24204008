// Plain rows to write, as a member of a batch.
#pragma once
#include "engine/batch.h"
#include "engine/member.h"

namespace sluice::engine {

class RowsMember final : public Member {
 public:
  RowsMember(CheckedRows work, OnReply<RowsWritten> reply) : work_(std::move(work)), on_reply_(std::move(reply)) {}
  RowsMember(Rows work, OnReply<RowsWritten> reply)
      : RowsMember(
            [work = std::move(work)](store::WriteTransaction& transaction, const Directory&) -> Result<void> {
              work(transaction);
              return {};
            },
            std::move(reply)) {}
  [[nodiscard]] std::size_t bytes() const override { return sizeof(*this); }
  void name_changes(std::vector<ChangeId>&) const override {}
  void run(Batch& batch) override { done_ = work_(batch.transaction(), *batch.directory()); }
  void answer() override {
    on_reply_(done_ ? Result<RowsWritten>{} : Result<RowsWritten>{std::unexpected{std::move(done_).error()}});
  }
  void turn_away(Refusal refusal) override { on_reply_(Result<RowsWritten>{std::unexpected{std::move(refusal)}}); }
  void fail(std::exception_ptr broke) override { on_reply_(Reply<RowsWritten>{std::move(broke)}); }

 private:
  CheckedRows work_;
  OnReply<RowsWritten> on_reply_;
  Result<void> done_;
};

}  // namespace sluice::engine
