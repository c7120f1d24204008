// Commands on boards and meetings, and what Sluice does for a board by itself, as members of a batch.
#pragma once
#include "domain/cab/commands.h"
#include "engine/replying.h"

namespace sluice::engine {

class BoardMember final : public Replying<BoardDone> {
 public:
  BoardMember(std::optional<BoardId> id, BoardCommand command, Asked asked, OnReply<BoardDone> reply,
              std::optional<Keyed<BoardDone>> keyed);
  [[nodiscard]] std::size_t bytes() const override { return board_command_bytes; }

 protected:
  [[nodiscard]] Result<BoardDone> carry_out(Batch& batch) override;

 private:
  static constexpr std::size_t board_command_bytes = 8'192;  ///< taken as what a command has
  std::optional<BoardId> id_;
  BoardCommand command_;
};

/// Which meeting; without one, a new one of the board.
struct MeetingOf {
  BoardId board;
  std::optional<MeetingId> meeting;
};

class MeetingMember final : public Replying<MeetingDone> {
 public:
  MeetingMember(MeetingOf which, MeetingCommand command, Asked asked, OnReply<MeetingDone> reply,
                std::optional<Keyed<MeetingDone>> keyed);
  [[nodiscard]] std::size_t bytes() const override { return meeting_command_bytes; }

 protected:
  [[nodiscard]] Result<MeetingDone> carry_out(Batch& batch) override;

 private:
  static constexpr std::size_t meeting_command_bytes = 24'576;  ///< taken as what a note has
  MeetingOf which_;
  MeetingCommand command_;
};

/// What a look at a board has done.
struct BoardKept {
  std::int64_t planned = 0;  ///< meetings
};

/// Plans the meetings of a board whose time to be planned has come, and looks at the agenda of its next one anew. Looked at
/// again by another server, it finds nothing to do.
class BoardKeeper final : public Replying<BoardKept> {
 public:
  BoardKeeper(BoardId id, OnReply<BoardKept> reply) : Replying({}, std::move(reply), std::nullopt), id_(id) {}
  [[nodiscard]] std::size_t bytes() const override { return agenda_bytes; }

 protected:
  [[nodiscard]] Result<BoardKept> carry_out(Batch& batch) override;

 private:
  static constexpr std::size_t agenda_bytes = 65'536;  ///< taken as what a ranked agenda has
  BoardId id_;
};

}  // namespace sluice::engine
