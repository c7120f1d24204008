// A command on a schedule, and the opening of what is due, as members of a batch.
#pragma once
#include "domain/schedule/commands.h"
#include "engine/replying.h"

namespace sluice::engine {

class ScheduleMember final : public Replying<ScheduleDone> {
 public:
  ScheduleMember(std::optional<ScheduleId> id, ScheduleCommand command, Asked asked, OnReply<ScheduleDone> reply,
                 std::optional<Keyed<ScheduleDone>> keyed);
  [[nodiscard]] std::size_t bytes() const override { return bytes_; }

 protected:
  [[nodiscard]] Result<ScheduleDone> carry_out(Batch& batch) override;

 private:
  std::optional<ScheduleId> id_;
  ScheduleCommand command_;
  std::size_t bytes_;
};

/// Why a schedule is looked at.
enum class Looking {
  for_what_is_due,  ///< opens the one change that is due, if one is
  for_when_to,      ///< only reckons anew when it has to be looked at next
};

/// What came of it.
struct Looked {
  std::optional<ChangeId> opened;
};

/// Opens what is due of one schedule: its change and what the schedule keeps of it are one append, so that no stop between
/// them makes it twice or never. Looked at again by another server, it finds nothing due.
class OpeningMember final : public Replying<Looked> {
 public:
  OpeningMember(ScheduleId id, Looking looking, OnReply<Looked> reply)
      : Replying({}, std::move(reply), std::nullopt), id_(id), looking_(looking) {}
  [[nodiscard]] std::size_t bytes() const override { return opening_bytes; }

 protected:
  [[nodiscard]] Result<Looked> carry_out(Batch& batch) override;

 private:
  static constexpr std::size_t opening_bytes = 16'384;  ///< taken as what a planned change has
  ScheduleId id_;
  Looking looking_;
};

}  // namespace sluice::engine
