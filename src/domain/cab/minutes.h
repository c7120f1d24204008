// The minutes of a meeting in sentences, written from what its acts noted: one home of their words for the PDF and for mail.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/zone.h"
#include "domain/access/directory.h"
#include "domain/cab/meeting.h"

namespace sluice {

/// What somebody wrote down, and "Dana Kowalski, 10:12".
struct MinutesNote {
  std::string text;
  std::string by;
};

/// What became of one change of the agenda.
struct MinutesItem {
  ChangeId change;
  std::string title;
  std::vector<std::string>
      facts;  ///< "Decided, after 4 min. Owner: Mei Tanaka.", how its approvals stood, where it went
  std::vector<std::string> decisions;  ///< "Dana Kowalski: Approved, Thu 3 Dec 2026 10:04"
  std::vector<MinutesNote> notes;
};

struct Minutes {
  std::string title;                 ///< "Change advisory board: minutes"
  std::string when;                  ///< "MTG-1, Thu 3 Dec 2026 10:00 to 10:40 (Europe/Berlin)"
  std::string present;               ///< "Present: Dana Kowalski, Mei Tanaka"
  std::vector<std::string> coming;   ///< who came and went, where somebody did not stay from the beginning to the end
  std::vector<MinutesItem> items;    ///< in the order of the agenda
  std::string hidden;                ///< says how many changes the reader may not see; empty: none
  std::vector<MinutesNote> besides;  ///< on no single change
};

/// How its approvals before the board stand for an item that waits or is talked about; for any other, how the meeting noted them.
[[nodiscard]] Standings standings_to_show(const AgendaItem& item, const BoardPlan& plan, const Change& change);

/// `seen`: the changes of the agenda that the reader may see; of the others only their number is told. Times are those of `zone`.
[[nodiscard]] Minutes minutes_of(const Meeting& meeting, const BoardPlan& plan,
                                 const std::vector<std::shared_ptr<const Change>>& seen, const Directory& directory,
                                 const Zone& zone);

/// To whom they go when the meeting is closed: the board's chair, deputy and members, and who was there; enabled ones, distinct,
/// in id order.
[[nodiscard]] std::vector<PersonId> readers_of_minutes(const Meeting& meeting, const BoardPlan& plan,
                                                       const Directory& directory);

}  // namespace sluice
