// The engine runs commands: it gathers what is asked in the same instant into one transaction, decides each on the newest
// state, writes events and read tables, and answers after the commit. It wakes changes when something falls due or when
// what their gates look at has altered, and tells who listens what has moved.
//
// Thread-safe throughout. Callbacks run on the engine's threads: they hand their work on and never block.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/zone.h"
#include "domain/cab/commands.h"
#include "domain/catalog/commands.h"
#include "domain/change/commands.h"
#include "domain/process/publish.h"
#include "domain/schedule/commands.h"
#include "domain/service/service.h"
#include "engine/outcome.h"
#include "store/database.h"

namespace sluice::engine {

struct Options {
  Clock clock = system_now;
  std::shared_ptr<const Zone> zone;       ///< the organisation's; must be set
  std::size_t cache_bytes = 64ULL << 20;  ///< of changes kept in memory
  std::size_t queue_max = 10'000;         ///< commands waiting; more are refused as too_many
  /// Called once, on a thread of the engine, when a newer Sluice has upgraded the database: every command fails from then
  /// on, so this program has to stop.
  std::function<void()> on_outdated{};
  bool background = true;  ///< false: nothing runs by itself but the writer (tests, command line, seed);
                           ///< `settle` does it
};

class Engine {
 public:
  /// `database` is open and migrated, and outlives the engine. Nothing runs until `start`.
  Engine(const store::Database& database, Options options);
  /// Stops.
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Reads the directory, fills read tables that are not there, starts the threads and catches up with what fell due while
  /// nothing ran. Throws DatabaseError.
  void start();
  /// Refuses what comes in from now on, carries out what is queued, stops the threads. May be called twice.
  void stop();

  // Commands. Each is decided on the newest state, in the order of asking, and answered exactly once, after the commit.
  // A command that alters nothing gives no events. An empty id makes a new one.
  //
  // The actor's roles are read anew from the directory of that moment; a person who is unknown or disabled is refused as
  // not_signed_in.

  void change(std::optional<ChangeId> id, ChangeCommand command, Asked asked, OnReply<ChangeDone> reply,
              std::optional<Keyed<ChangeDone>> keyed = {});
  void person(std::optional<PersonId> id, PersonCommand command, Asked asked, OnReply<PersonDone> reply,
              std::optional<Keyed<PersonDone>> keyed = {});
  void group(std::optional<GroupId> id, GroupCommand command, Asked asked, OnReply<GroupDone> reply,
             std::optional<Keyed<GroupDone>> keyed = {});
  void service(std::optional<ServiceId> id, ServiceCommand command, Asked asked, OnReply<ServiceDone> reply,
               std::optional<Keyed<ServiceDone>> keyed = {});
  /// The next version of the process whose key PublishProcess names, or the first of a new key; for the other commands
  /// `id` is needed.
  void process(std::optional<ProcessId> id, ProcessCommand command, Asked asked, OnReply<ProcessDone> reply,
               std::optional<Keyed<ProcessDone>> keyed = {});
  /// The policy that risk is assessed by; `id` is that of the only one, or empty.
  void policy(std::optional<PolicyId> id, PolicyCommand command, Asked asked, OnReply<PolicyDone> reply,
              std::optional<Keyed<PolicyDone>> keyed = {});
  void schedule(std::optional<ScheduleId> id, ScheduleCommand command, Asked asked, OnReply<ScheduleDone> reply,
                std::optional<Keyed<ScheduleDone>> keyed = {});
  void board(std::optional<BoardId> id, BoardCommand command, Asked asked, OnReply<BoardDone> reply,
             std::optional<Keyed<BoardDone>> keyed = {});
  /// A meeting of a board; CallMeeting makes a new one, and takes no id.
  void meeting(BoardId board, std::optional<MeetingId> id, MeetingCommand command, Asked asked,
               OnReply<MeetingDone> reply, std::optional<Keyed<MeetingDone>> keyed = {});
  void catalog_entry(std::optional<CatalogEntryId> id, CatalogCommand command, Asked asked, OnReply<CatalogDone> reply,
                     std::optional<Keyed<CatalogDone>> keyed = {});
  /// Writes plain rows (sessions, drafts, preferences, passwords, read marks) in the next transaction. `work` is quick, runs
  /// on the writer's thread, perhaps twice (when another member of the batch failed), and does not commit. Where it throws,
  /// nothing is written and `reply` gets the exception.
  void write(Rows work, OnReply<RowsWritten> reply);
  /// The same, where what stands in the way is only known inside the transaction; the reply has the refusal then.
  void write_checked(CheckedRows work, OnReply<RowsWritten> reply);

  // The same, waiting for the answer: for start-up, seed and tests; never on a callback. Throws what broke.

  [[nodiscard]] Result<ChangeDone> change_now(std::optional<ChangeId> id, ChangeCommand command, Asked asked);
  [[nodiscard]] Result<PersonDone> person_now(std::optional<PersonId> id, PersonCommand command, Asked asked);
  [[nodiscard]] Result<GroupDone> group_now(std::optional<GroupId> id, GroupCommand command, Asked asked);
  [[nodiscard]] Result<ServiceDone> service_now(std::optional<ServiceId> id, ServiceCommand command, Asked asked);
  [[nodiscard]] Result<ProcessDone> process_now(std::optional<ProcessId> id, ProcessCommand command, Asked asked);
  [[nodiscard]] Result<PolicyDone> policy_now(PolicyCommand command, Asked asked);
  [[nodiscard]] Result<ScheduleDone> schedule_now(std::optional<ScheduleId> id, ScheduleCommand command, Asked asked);
  [[nodiscard]] Result<BoardDone> board_now(std::optional<BoardId> id, BoardCommand command, Asked asked);
  [[nodiscard]] Result<MeetingDone> meeting_now(BoardId board, std::optional<MeetingId> id, MeetingCommand command,
                                                Asked asked);
  [[nodiscard]] Result<CatalogDone> catalog_entry_now(std::optional<CatalogEntryId> id, CatalogCommand command,
                                                      Asked asked);
  [[nodiscard]] Result<RowsWritten> write_now(Rows work);

  // Reading.

  /// The moment by the engine's clock.
  [[nodiscard]] Instant now() const;
  /// The organisation's time zone.
  [[nodiscard]] const std::shared_ptr<const Zone>& zone() const;
  /// People, groups, services and processes, at most 2 s behind the log (other servers' acts; one's own at once).
  /// Throws DatabaseError where the log has not been seen for that long and cannot be read.
  [[nodiscard]] std::shared_ptr<const Directory> directory();
  /// Who a signed-in person is at this moment; nothing for one who is unknown or disabled.
  [[nodiscard]] std::optional<Actor> actor(PersonId person, Origin origin);
  /// A change as it is in the session's read transaction, or newer. Refused: not_found.
  [[nodiscard]] Result<LoadedChange> load(ChangeId id, store::Session& reading);
  /// A schedule as it is in the session's read transaction. Refused: not_found.
  [[nodiscard]] Result<std::shared_ptr<const Schedule>> load(ScheduleId id, store::Session& reading);
  /// A board, or a meeting, as it is in the session's read transaction. Refused: not_found.
  [[nodiscard]] Result<std::shared_ptr<const Board>> load(BoardId id, store::Session& reading);
  [[nodiscard]] Result<std::shared_ptr<const Meeting>> load(MeetingId id, store::Session& reading);
  /// The changes on a meeting's agenda that the actor may see, in its order.
  [[nodiscard]] std::vector<std::shared_ptr<const Change>> agenda_seen_by(const Actor& actor, const Meeting& meeting,
                                                                          store::Session& reading);
  /// A change as it was at that moment. Refused: not_found where it did not exist then. `directory` is the present one.
  [[nodiscard]] Result<LoadedChange> load_at(ChangeId id, Instant at, store::Session& reading);
  /// A change as it was at that version, which tells apart what was written in one instant. Refused: not_found.
  [[nodiscard]] Result<LoadedChange> load_version(ChangeId id, std::int64_t version, store::Session& reading);

  // Live.

  /// Calls `listener` after each commit, here or on another server, with what moved, in order of position, from now on.
  /// Returns a number for `unsubscribe`, after which it is not called again.
  [[nodiscard]] std::uint64_t subscribe(Listener listener);
  void unsubscribe(std::uint64_t number);
  /// What moved after a position, oldest first: for those who come back. `limit`: 1 to 1,000.
  [[nodiscard]] std::vector<Moved> moved_since(std::int64_t position, std::int64_t limit, store::Session& reading);
  /// The position of the last event that listeners have been told of.
  [[nodiscard]] std::int64_t position() const;

  // Work that runs by itself where `background` is set.

  /// Wakes what is due, opens the changes of schedules, reconsiders what alterations of people, groups and services touch, tells listeners; returns when
  /// nothing of it is left. Throws what broke.
  void settle();

  // Care.

  /// Makes the read tables anew from the events; commands wait meanwhile. Throws what broke.
  void rebuild(const Progress& progress);
  /// Checks the chain of hashes and the texts of one change, or of every stream; a sentence for each fault, at most 1,000.
  [[nodiscard]] std::vector<std::string> verify(std::optional<ChangeId> only, const Progress& progress);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// First start of an empty database: Sluice itself publishes the shipped groups and processes. Does nothing for keys that
/// are there. Throws BrokenInvariant where what ships does not do.
void initialise(Engine& engine);

}  // namespace sluice::engine
