// What is asked of the engine and what comes back.
#pragma once
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "domain/access/group.h"
#include "domain/access/person.h"
#include "domain/cab/board_events.h"
#include "domain/cab/meeting_events.h"
#include "domain/catalog/events.h"
#include "domain/change/events.h"
#include "domain/process/publish.h"
#include "domain/risk/policy.h"
#include "domain/schedule/events.h"
#include "domain/service/service.h"
#include "store/transaction.h"

namespace sluice::engine {

/// Plain rows, written inside a write transaction.
using Rows = std::function<void(store::WriteTransaction&)>;
/// The same, where the rows before it and the directory of that moment allow it; refused, it has written nothing.
using CheckedRows = std::function<Result<void>(store::WriteTransaction&, const Directory&)>;

/// Who asks, and under which conditions.
struct Asked {
  Actor actor;
  std::optional<std::int64_t> expected_version{};  ///< If-Match; another one is refused as version_mismatch
  bool dry_run = false;                            ///< decide and answer, write nothing, keep no answer
  /// Plain rows to write in the same transaction where the command is accepted, such as a new person's password; given the
  /// id of what the command was about. May run twice (when another member of the batch failed).
  std::function<void(store::WriteTransaction&, std::int64_t id)> with{};
};

/// An answer as it went, or will go, over the wire.
struct Answer {
  int status = 200;
  std::string headers;  ///< whatever the API wants back with it, in a form of its own, such as its ETag
  std::string body;
  friend bool operator==(const Answer&, const Answer&) = default;
};

/// A request that may come twice (Idempotency-Key). The first one's answer is kept for 24 h in the transaction of its
/// events, where it is accepted or refused as out_of_turn or invalid; a repeat by the same person gets that answer; the
/// same key with another digest is refused as invalid.
template <class Done>
struct Keyed {
  std::string key;                                    ///< as sent; 1 to 200 bytes
  std::string request_digest;                         ///< of method, path and body
  std::function<Answer(const Result<Done>&)> render;  ///< makes the answer to keep; runs in the transaction: quick
};

/// What comes back: the outcome; or, where a key was sent and the answer is kept, that answer, to be sent as it is; or what
/// broke (503 for a DatabaseError, 500 for a BrokenInvariant).
template <class Done>
using Reply = std::variant<Result<Done>, Answer, std::exception_ptr>;
template <class Done>
using OnReply = std::function<void(Reply<Done>)>;

/// A command on a change was accepted.
struct ChangeDone {
  std::shared_ptr<const Change> change;  ///< as it is afterwards; with dry_run as it would be
  ChangeEvents events;                   ///< what happened; empty where nothing did
  Stamp stamp;                           ///< of the events
  std::int64_t position = 0;             ///< of the last event; of the log where there are none
  std::shared_ptr<const Directory> directory;
  std::shared_ptr<const ProcessVersion> process;
};
struct PersonDone {
  PersonId id;
  std::vector<PersonEvent> events;
  std::int64_t version = 0;  ///< of the person's stream
  std::int64_t position = 0;
  std::shared_ptr<const Directory> directory;
};
struct GroupDone {
  GroupId id;
  std::vector<GroupEvent> events;
  std::int64_t version = 0;
  std::int64_t position = 0;
  std::shared_ptr<const Directory> directory;
};
struct ServiceDone {
  ServiceId id;
  std::vector<ServiceEvent> events;
  std::int64_t version = 0;
  std::int64_t position = 0;
  std::shared_ptr<const Directory> directory;
};
struct ProcessDone {
  ProcessId id;
  std::vector<ProcessEvent> events;
  std::int64_t version = 0;  ///< of the stream, not of the process
  std::int64_t position = 0;
  std::shared_ptr<const Directory> directory;
};
struct PolicyDone {
  PolicyId id;
  std::vector<PolicyEvent> events;
  std::int64_t version = 0;  ///< of the stream
  std::int64_t position = 0;
  std::shared_ptr<const Directory> directory;
};
struct ScheduleDone {
  std::shared_ptr<const Schedule> schedule;  ///< as it is afterwards; with dry_run as it would be
  ScheduleEvents events;                     ///< what happened; empty where nothing did
  std::int64_t position = 0;
  std::shared_ptr<const Directory> directory;
};
struct BoardDone {
  std::shared_ptr<const Board> board;  ///< as it is afterwards; with dry_run as it would be
  BoardEvents events;                  ///< what happened; empty where nothing did
  std::int64_t position = 0;
  std::shared_ptr<const Directory> directory;
};
struct MeetingDone {
  std::shared_ptr<const Meeting> meeting;  ///< as it is afterwards; with dry_run as it would be
  std::shared_ptr<const Board> board;
  MeetingEvents events;  ///< what happened; empty where nothing did
  std::int64_t position = 0;
  std::shared_ptr<const Directory> directory;
};
struct CatalogDone {
  CatalogEntryId id;
  CatalogEvents events;
  std::int64_t version = 0;  ///< of the entry's stream
  std::int64_t position = 0;
  std::shared_ptr<const Directory> directory;
  std::shared_ptr<const CatalogEntry> entry;  ///< as it is afterwards; with dry_run as it would be
};
/// Plain rows were written.
struct RowsWritten {};

/// A change, read for showing.
struct LoadedChange {
  std::shared_ptr<const Change> change;
  std::shared_ptr<const ProcessVersion> process;
  std::shared_ptr<const Directory> directory;
};

/// Something that moved: which kind of stream ("change", "person", "group", "service", "process", "schedule", "board",
/// "cab_meeting") and which one.
struct Moved {
  std::int64_t position = 0;
  std::string kind;
  std::int64_t id = 0;
  friend bool operator==(const Moved&, const Moved&) = default;
};
using Listener = std::function<void(std::span<const Moved>)>;

/// How far long work is.
using Progress = std::function<void(std::int64_t done, std::int64_t of)>;

}  // namespace sluice::engine
