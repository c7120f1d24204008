// An event as a person reads it in a change's history: one sentence, what was said with it, and what exactly altered.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/views/people.h"
#include "base/described.h"
#include "base/zone.h"
#include "domain/change/events.h"

namespace sluice::api {

class Call;

/// What an event is about: the history can be filtered by it.
enum class HistoryKind { fields, stage, task, approval, comment, people, related, rule, risk };
BOOST_DESCRIBE_ENUM(HistoryKind, fields, stage, task, approval, comment, people, related, rule, risk)

/// One thing that altered, as people see it; empty where it was or is not there.
struct FieldChange {
  std::string field;
  std::string title;
  std::string before;
  std::string after;
};
BOOST_DESCRIBE_STRUCT(FieldChange, (), (field, title, before, after))

struct HistoryEntry {
  std::optional<std::int64_t> position;  ///< absent for what a dry run says would happen
  std::int64_t version = 0;
  Instant at;
  std::optional<PersonRef> by;  ///< absent: Sluice itself
  std::string type;             ///< the event's written name
  HistoryKind kind = HistoryKind::fields;
  std::string summary;
  std::optional<std::string> comment;
  std::vector<FieldChange> changes;
};
BOOST_DESCRIBE_STRUCT(HistoryEntry, (), (position, version, at, by, type, kind, summary, comment, changes))

/// Whether the reader may see a change: others are told without their numbers.
using SeesChange = std::function<bool(ChangeId)>;

/// What is known when an event is told: the change before and after it.
struct Telling {
  const Change& before;
  const Change& after;
  const Directory& directory;
  const Zone& zone;  ///< in which moments are shown
  const SeesChange& sees;
  std::string who;  ///< the name of who did it, "Sluice" for nobody
};

/// What an event says. `changes` lists exact differences.
struct Told {
  HistoryKind kind = HistoryKind::fields;
  std::string summary{};
  std::string comment{};
  std::vector<FieldChange> changes{};
};

/// An event told.
[[nodiscard]] HistoryEntry history_entry(const ChangeEvent& event, const Stamp& stamp, const Telling& telling);

/// Folds an event into `state` and tells it, with the version that the change has then. Only what telling needs of the
/// change before the event is copied.
[[nodiscard]] HistoryEntry folded_and_told(Change& state, const ChangeEvent& event, const Stamp& stamp,
                                           const Directory& directory, const Zone& zone, const SeesChange& sees);

/// Asks the database, once for each change.
[[nodiscard]] SeesChange seen_by_caller(Call& call);

/// The fields in which two states differ, as people see them.
/// `process` names the fields of its form; null where it is not known.
[[nodiscard]] std::vector<FieldChange> differences(const ChangeFields& before, const ChangeFields& after,
                                                   const Directory& directory, const Process* process);
/// The zone in which who asks reads moments: their own, else the organisation's.
[[nodiscard]] std::shared_ptr<const Zone> readers_zone(Call& call);
/// A moment as people see it: "Sat 30 Jan 2027 22:00 (Europe/Berlin)"; empty for none.
[[nodiscard]] std::string shown_time(std::optional<Instant> at, const Zone& zone);
/// "this", "this and that", "this, that and those".
[[nodiscard]] std::string listed(const std::vector<std::string>& words);

}  // namespace sluice::api
