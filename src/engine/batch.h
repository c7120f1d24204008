// What one write transaction works on: the newest state of what it touches, and what is to be written. One thread.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/zone.h"
#include "domain/cab/decide.h"
#include "domain/change/facts.h"
#include "domain/change/projection.h"
#include "engine/altered.h"
#include "engine/change_cache.h"
#include "engine/change_loading.h"
#include "engine/directory_state.h"
#include "engine/outcome.h"
#include "store/change_links.h"
#include "store/event_log.h"
#include "store/numbers.h"
#include "store/schedule_rows.h"

namespace sluice::engine {

/// How long a change, or a schedule, sleeps that was looked at and still says that it is due: a fault of ours must not spin.
inline constexpr Duration sleep_of_the_sleepless = std::chrono::minutes{1};

/// What a batch starts from and works with.
struct Footing {
  const Clock& clock;
  const Zone& zone;
  ChangeCache& cache;
  DirectoryState directory;  ///< as last known; brought up to date
};

/// States here are those after the members that ran before. A member that is refused leaves nothing behind, because it
/// hands over what is to be written only when all is decided.
class Batch {
 public:
  /// Inside a write transaction.
  Batch(store::WriteTransaction& transaction, const Footing& footing);

  /// Reads the heads of these changes together, as most members are about one.
  void expect(const std::vector<ChangeId>& changes);

  // Facts.

  [[nodiscard]] Instant now() const { return footing_.clock(); }
  [[nodiscard]] const Zone& zone() const { return footing_.zone; }
  [[nodiscard]] const std::shared_ptr<const Directory>& directory() const { return directory_.directory; }
  /// Who asks, with the roles of this moment; refused as not_signed_in for a person who is unknown or disabled.
  [[nodiscard]] Result<Actor> actor(const Actor& claimed) const;
  /// The newest state; refused as not_found.
  [[nodiscard]] Result<std::shared_ptr<const Change>> change(ChangeId id);
  /// All links of a kind that start at one of these changes, with what this batch did to them.
  [[nodiscard]] std::vector<store::LinkRow> links_from(LinkKind kind, const std::vector<ChangeId>& from);
  /// What people have to do, with what this batch has given them.
  [[nodiscard]] Workload loads_of(const std::vector<PersonId>& people);
  /// The head of a stream, with what this batch appended; version 0 where there is none.
  [[nodiscard]] const store::StreamHead& head(store::StreamId stream) { return log_.head(stream); }
  /// The numbers drawn last; a member that draws raises them.
  [[nodiscard]] store::Numbers& numbers() { return numbers_; }
  /// The log's last position, with what this batch appended.
  [[nodiscard]] std::int64_t position() const { return log_.position(); }
  [[nodiscard]] store::WriteTransaction& transaction() { return transaction_; }

  // Writing. Everything becomes durable together, or nothing does.

  /// Writes a change's events; `after` is the state that they give. Its rows follow at the end, once for all its events.
  void record(const std::shared_ptr<const Change>& after, const ChangeEvents& events, const Stamp& stamp,
              Origin origin);
  /// Removes a text of the change's history for good; gives the state without it, to go on from. Refused as not_found where
  /// the change has no such text. The event that says so is still to be recorded.
  [[nodiscard]] Result<std::shared_ptr<const Change>> without_text(ChangeId id, const TextRedacted& which);
  /// Has a change's rows made anew at the end, though nothing happened to it; `woken`: because its timer went off.
  void refresh(ChangeId id, bool woken);
  /// Writes events of a person, group, service, process or catalog entry and folds them into the directory; `details` are a person's,
  /// where they are to be written, too.
  void record(store::StreamId stream, const std::vector<DirectoryEvent>& events, const Stamp& stamp, Origin origin,
              const std::optional<PersonDetails>& details);

  // Schedules (batch_schedules.cpp).

  /// The newest state; refused as not_found.
  [[nodiscard]] Result<std::shared_ptr<const Schedule>> schedule(ScheduleId id);
  /// Writes a schedule's events; `after` is the state that they give. Its rows follow at the end.
  void record(const std::shared_ptr<const Schedule>& after, const ScheduleEvents& events, const Stamp& stamp,
              Origin origin);
  /// Has a schedule's rows made anew at the end, though nothing happened to it; `woken`: because it was time to look at it.
  void refresh(ScheduleId id, bool woken);

  // Boards and their meetings (batch_cab.cpp).

  /// The newest state; refused as not_found.
  [[nodiscard]] Result<std::shared_ptr<const Board>> board(BoardId id);
  [[nodiscard]] Result<std::shared_ptr<const Meeting>> meeting(MeetingId id);
  /// Writes the events; `after` is the state that they give. Rows of meetings are there at once, those of boards at the end.
  void record(const std::shared_ptr<const Board>& after, const BoardEvents& events, const Stamp& stamp, Origin origin);
  void record(const std::shared_ptr<const Meeting>& after, const MeetingEvents& events, const Stamp& stamp,
              Origin origin);

  /// Writes what was gathered: events, rows of changes, snapshots, numbers, what is to be reconsidered.
  void finish();

  // After the commit.

  /// Puts the new states where the next batch and the readers find them; gives the directory as it is now.
  [[nodiscard]] DirectoryState publish();
  /// Everything that this batch appended, by position.
  [[nodiscard]] const std::vector<Moved>& moved() const { return moved_; }
  /// Whether it put something for the background to do.
  [[nodiscard]] bool asks_for_reactions() const { return asks_for_reactions_; }

 private:
  struct Touched {
    std::shared_ptr<const Change> change;
    std::vector<ChangeRecord> records;  ///< appended by this batch
    bool alters_rows = false;
    bool woken = false;
    bool wants_snapshot = false;
    std::int64_t moved_at = 0;  ///< the event after which the linked are to hear of it; 0: there is nothing to hear
  };
  [[nodiscard]] Touched* touched(ChangeId id);
  [[nodiscard]] ChangeProjection projected(const Touched& touched) const;
  struct TouchedSchedule {
    std::shared_ptr<const Schedule> schedule;
    std::vector<store::ScheduleRecord> records;  ///< appended by this batch
    bool alters_rows = false;
    bool woken = false;
  };
  void write_rows();
  void write_schedule_rows();
  void write_board_rows();
  void put_related();
  void put_webhook_calls();
  void put_mail();
  void note_given(const ChangeEvents& events);
  void note_use(const Change& change, Outcome outcome);
  void tell(store::StreamId stream, std::int64_t position);

  store::WriteTransaction& transaction_;
  const Footing& footing_;
  DirectoryState directory_;
  std::shared_ptr<Directory> edited_;  ///< the same as directory_.directory, once this batch has altered it
  store::Appender log_;
  store::Numbers numbers_;
  store::Numbers numbers_before_;
  std::map<ChangeId, Touched> touched_;
  std::map<ScheduleId, TouchedSchedule> schedules_;
  std::map<BoardId, std::shared_ptr<const Board>> boards_;
  std::map<MeetingId, std::shared_ptr<const Meeting>> meetings_;
  Workload given_;  ///< by this batch
  Altered altered_;
  std::vector<Moved> moved_;
  bool asks_for_reactions_ = false;
};

}  // namespace sluice::engine
