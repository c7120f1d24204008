// The state of one schedule: which change it opens, when, for whom, and what has been done of it. Folded from its events.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "base/written.h"
#include "domain/change/fields.h"
#include "domain/schedule/timing.h"

namespace sluice {

/// The change that is opened each time: as CreateChange, without a window, which each occurrence has of its own.
struct PlannedChange {
  std::string process;  ///< its key; the newest version of that moment is taken
  ChangeFields fields;  ///< planned times stay empty; without an owner it is the schedule's
  bool restricted = false;
  std::vector<GroupId> visible_to;
  std::optional<CatalogEntryId> entry{};  ///< of the catalog, from which each change is made; `fields` are what is open
  friend bool operator==(const PlannedChange&, const PlannedChange&) = default;
};
BOOST_DESCRIBE_STRUCT(PlannedChange, (), (process, fields, restricted, visible_to, entry))

/// From a local start on, what is opened and when. A schedule that was changed from some day on has two of them.
struct Leg {
  std::string begins;  ///< the first local start that is of this leg; empty: all
  Timing timing;
  PlannedChange change;
  friend bool operator==(const Leg&, const Leg&) = default;
};
BOOST_DESCRIBE_STRUCT(Leg, (), (begins, timing, change))

/// An act of a person on the whole schedule or on one occurrence, with its reason.
struct Noted {
  PersonId by;
  Written reason;
  Instant at;
  friend bool operator==(const Noted&, const Noted&) = default;
};
BOOST_DESCRIBE_STRUCT(Noted, (), (by, reason, at))

/// Why the last occurrence that was due has not been opened yet.
struct Trouble {
  std::string local;
  std::string detail;
  Instant at;  ///< of the first try
  friend bool operator==(const Trouble&, const Trouble&) = default;
};
BOOST_DESCRIBE_STRUCT(Trouble, (), (local, detail, at))

struct Schedule {
  ScheduleId id;
  std::int64_t version = 0;  ///< how many events are folded in; 0: does not exist
  Written name;
  PersonId owner;
  std::optional<PersonId> deputy;
  PersonId created_by;
  std::vector<Leg> legs;  ///< in the order of `begins`; the first is the present one
  Instant since;          ///< windows that begin before are not opened: before it was made, or while it was paused
  std::optional<Noted> paused;
  std::optional<Noted> ended;
  std::string last_opened;               ///< the latest local start that was opened; empty: none
  std::string settled_before;            ///< nothing before this local start is to be opened any more
  std::vector<std::string> settled;      ///< of those from there on, what was opened, in order
  std::map<std::string, Noted> skipped;  ///< of those from there on, what a person took out
  std::optional<Trouble> trouble;
  std::int64_t opened = 0;  ///< how many changes it has opened
  Instant created, updated;

  [[nodiscard]] bool exists() const { return version > 0; }
  [[nodiscard]] const Leg& present() const { return legs.front(); }
  friend bool operator==(const Schedule&, const Schedule&) = default;
};
BOOST_DESCRIBE_STRUCT(Schedule, (),
                      (id, version, name, owner, deputy, created_by, legs, since, paused, ended, last_opened,
                       settled_before, settled, skipped, trouble, opened, created, updated))

/// "SCH-12".
[[nodiscard]] std::string shown(ScheduleId id);

}  // namespace sluice
