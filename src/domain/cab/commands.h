// What people ask of boards and their meetings.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/patch.h"
#include "domain/cab/meeting.h"

namespace sluice {

struct AddBoard {
  BoardPlan plan;
};
/// Meetings that are planned already stay as they are; other times hold from the day after the last one that was planned.
struct EditBoard {
  Patch<std::string> name;
  Patch<Timing> timing;
  Patch<PersonId> chair, deputy;
  Patch<std::vector<Who>> members;
  Patch<Conditions> agenda;
  Patch<std::int64_t> cutoff_minutes;
};
/// Nothing is planned any more; meetings that are planned stay until somebody cancels them.
struct RetireBoard {
  std::string reason;
};
using BoardCommand = std::variant<AddBoard, EditBoard, RetireBoard>;

/// A meeting besides those of the rule.
struct CallMeeting {
  std::string local;                    ///< in the board's zone
  std::optional<std::int64_t> minutes;  ///< the board's usual length where none is said
};
struct MoveMeeting {
  std::string local;
  std::optional<std::int64_t> minutes;
  std::string reason;
};
struct CancelMeeting {
  std::string reason;
};
/// Looks at the board's agenda anew; asked by Sluice itself, and by people as part of starting.
struct FillAgenda {};
struct AddItem {
  ChangeId change;
};
struct RemoveItem {
  ChangeId change;
  std::string reason;
};
/// Those that are not named follow in the order they have.
struct OrderItems {
  std::vector<ChangeId> order;
};
struct StartMeeting {};
/// Somebody comes or goes: who asks, where nobody is named.
struct JoinMeeting {
  std::optional<PersonId> person;
};
struct LeaveMeeting {
  std::optional<PersonId> person;
};
/// Leaves the current item and opens this one, or the next that waits; where none waits, none is current afterwards.
struct OpenItem {
  std::optional<ChangeId> change;
};
struct PostponeItem {
  ChangeId change;
  std::string reason;
};
struct TakeNote {
  std::optional<ChangeId> change;
  std::string text;
};
/// What still waits goes to the next meeting.
struct CloseMeeting {};
using MeetingCommand =
    std::variant<CallMeeting, MoveMeeting, CancelMeeting, FillAgenda, AddItem, RemoveItem, OrderItems, StartMeeting,
                 JoinMeeting, LeaveMeeting, OpenItem, PostponeItem, TakeNote, CloseMeeting>;

}  // namespace sluice
