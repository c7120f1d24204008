// What has happened to a board. Stored for ever: add a struct, never edit one. Who and when stand in the Stamp.
#pragma once
#include <variant>

#include "base/patch.h"
#include "domain/cab/board.h"

namespace sluice {

struct BoardAdded {
  BoardId board;
  BoardPlan plan;
  friend bool operator==(const BoardAdded&, const BoardAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(BoardAdded, (), (board, plan))
/// All that is said of it, as it is from now on. `settled_before`: nothing before this local start is left to be planned.
struct BoardEdited {
  BoardPlan plan;
  std::string settled_before;
  friend bool operator==(const BoardEdited&, const BoardEdited&) = default;
};
BOOST_DESCRIBE_STRUCT(BoardEdited, (), (plan, settled_before))
/// A meeting was planned by the rule, in the same transaction.
struct BoardMeetingPlanned {
  std::string local;
  MeetingId meeting;
  std::string settled_before;
  friend bool operator==(const BoardMeetingPlanned&, const BoardMeetingPlanned&) = default;
};
BOOST_DESCRIBE_STRUCT(BoardMeetingPlanned, (), (local, meeting, settled_before))
struct BoardRetired {
  Written reason;
  friend bool operator==(const BoardRetired&, const BoardRetired&) = default;
};
BOOST_DESCRIBE_STRUCT(BoardRetired, (), (reason))

using BoardEvent = std::variant<BoardAdded, BoardEdited, BoardMeetingPlanned, BoardRetired>;
using BoardEvents = std::vector<BoardEvent>;

}  // namespace sluice
