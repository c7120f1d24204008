// A command on a change, as a member of a batch.
#pragma once
#include "domain/change/commands.h"
#include "engine/replying.h"

namespace sluice::engine {

class ChangeMember final : public Replying<ChangeDone> {
 public:
  ChangeMember(std::optional<ChangeId> id, ChangeCommand command, Asked asked, OnReply<ChangeDone> reply,
               std::optional<Keyed<ChangeDone>> keyed);
  [[nodiscard]] std::size_t bytes() const override { return bytes_; }
  void name_changes(std::vector<ChangeId>& changes) const override;

 protected:
  [[nodiscard]] Result<ChangeDone> carry_out(Batch& batch) override;

 private:
  [[nodiscard]] Result<std::shared_ptr<const Change>> before(Batch& batch, const Actor& actor) const;
  [[nodiscard]] std::shared_ptr<const ProcessVersion> process_of(const Change& change,
                                                                 const Directory& directory) const;
  /// The version that MoveToVersion names; null for other commands, and where there is none.
  [[nodiscard]] std::shared_ptr<const ProcessVersion> version_asked_for(const Change& change,
                                                                        const Directory& directory) const;

  std::optional<ChangeId> id_;
  ChangeCommand command_;
  std::size_t bytes_;
};

/// Has a change that Sluice itself asks for decided and recorded as any other, within a batch. Throws what breaks it.
[[nodiscard]] Result<ChangeDone> create_change(Batch& batch, CreateChange command);

}  // namespace sluice::engine
