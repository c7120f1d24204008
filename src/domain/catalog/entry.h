// The state of one entry of the standard-change catalog: a change filled in beforehand, who approved it for how long, and
// what keeps it from being used. Folded from its events; a part of the directory, which commands on changes look at.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "base/written.h"
#include "domain/change/fields.h"
#include "domain/change/outcome.h"

namespace sluice {

/// What is approved. Names in `locked` and `asked` are words of Field or keys of the process' form.
struct EntryContent {
  Written title;
  Written when_to_use;
  Written effect;       ///< what users notice, in a line
  std::string process;  ///< the key of a process of the type standard; the newest version of that moment is taken
  ChangeFields fields;  ///< what a change from it begins with; no planned times
  std::vector<std::string> locked;   ///< cannot be altered on a change from it
  std::vector<std::string> asked;    ///< has to be filled in by whoever asks for the change
  std::int64_t max_age_months = 12;  ///< how long one approval holds
  std::int64_t max_failures = 2;     ///< so many within 12 months end the pre-approval
  friend bool operator==(const EntryContent&, const EntryContent&) = default;
};
BOOST_DESCRIBE_STRUCT(EntryContent, (),
                      (title, when_to_use, effect, process, fields, locked, asked, max_age_months, max_failures))

/// What became of a version. Only the one in force is used; one that another has replaced is `superseded`.
enum class EntryFate { proposed, approved, rejected, superseded };
BOOST_DESCRIBE_ENUM(EntryFate, proposed, approved, rejected, superseded)

struct EntryVersion {
  EntryContent content;
  std::optional<PersonId> by;    ///< who proposed it; nobody: it ships with Sluice
  std::optional<ChangeId> from;  ///< the finished change that it was proposed from
  Instant at;
  EntryFate fate = EntryFate::proposed;
  std::optional<PersonId> decided_by;
  std::optional<Instant> decided;
  Written comment;  ///< of the decision
  friend bool operator==(const EntryVersion&, const EntryVersion&) = default;
};
BOOST_DESCRIBE_STRUCT(EntryVersion, (), (content, by, from, at, fate, decided_by, decided, comment))

/// By which rule a pre-approval ended.
enum class LapseCause { failures, age };
BOOST_DESCRIBE_ENUM(LapseCause, failures, age)

struct EntryLapse {
  LapseCause cause = LapseCause::age;
  Instant at;
  std::vector<ChangeId> changes;  ///< those that failed
  friend bool operator==(const EntryLapse&, const EntryLapse&) = default;
};
BOOST_DESCRIBE_STRUCT(EntryLapse, (), (cause, at, changes))

/// A change from the entry that ended badly.
struct EntryFailure {
  ChangeId change;
  Outcome outcome = Outcome::unsuccessful;
  Instant at;
  friend bool operator==(const EntryFailure&, const EntryFailure&) = default;
};
BOOST_DESCRIBE_STRUCT(EntryFailure, (), (change, outcome, at))

/// Somebody proposes to retire it.
struct EntryRetirement {
  PersonId by;
  Written reason;
  Instant at;
  friend bool operator==(const EntryRetirement&, const EntryRetirement&) = default;
};
BOOST_DESCRIBE_STRUCT(EntryRetirement, (), (by, reason, at))

/// What people call where an entry stands.
enum class EntryState {
  proposed,  ///< waits for its first approval
  rejected,  ///< no version was ever approved, and none is proposed
  in_force,  ///< pre-approved
  lapsed,    ///< lost its pre-approval by rule until somebody renews it
  retiring,  ///< as before, and its retirement waits for approval
  retired,
};
BOOST_DESCRIBE_ENUM(EntryState, proposed, rejected, in_force, lapsed, retiring, retired)

struct CatalogEntry {
  CatalogEntryId id;
  std::int64_t version = 0;            ///< how many events are folded in; 0: does not exist
  std::string key;                     ///< `renew-tls-certificate`; unique
  std::vector<EntryVersion> versions;  ///< the first is number 1
  std::optional<PersonId> owner;
  std::int64_t in_force = 0;       ///< the number of the version approved last; 0: none
  std::int64_t proposed = 0;       ///< the number of the version that waits for approval; 0: none
  std::optional<Instant> until;    ///< when the pre-approval ends by age
  std::optional<Instant> renewed;  ///< when it was approved or renewed last: failures before count no longer
  std::optional<EntryLapse> lapse;
  std::optional<EntryRetirement> retirement;
  bool retired = false;
  std::vector<EntryFailure> failures;  ///< since it was approved or renewed last, in order
  Instant created, updated;

  [[nodiscard]] bool exists() const { return version > 0; }
  friend bool operator==(const CatalogEntry&, const CatalogEntry&) = default;
};
BOOST_DESCRIBE_STRUCT(CatalogEntry, (),
                      (id, version, key, versions, owner, in_force, proposed, until, renewed, lapse, retirement,
                       retired, failures, created, updated))

/// Which version of which entry a change was made from.
struct CatalogUse {
  CatalogEntryId entry;
  std::int64_t version = 0;
  friend bool operator==(const CatalogUse&, const CatalogUse&) = default;
};
BOOST_DESCRIBE_STRUCT(CatalogUse, (), (entry, version))

/// The version of that number; null where there is none.
[[nodiscard]] const EntryVersion* find_version(const CatalogEntry& entry, std::int64_t number);
/// What cards show: the version in force, else the newest. The entry exists.
[[nodiscard]] const EntryVersion& shown_version(const CatalogEntry& entry);
/// Where it stands at that moment: a pre-approval that is over by age is `lapsed`, noted or not.
[[nodiscard]] EntryState state_of(const CatalogEntry& entry, Instant now);
/// Whether changes from it may go on without being authorized one by one.
[[nodiscard]] bool is_pre_approved(const CatalogEntry& entry, Instant now);
/// Whether its pre-approval is over by age and that is still to be noted.
[[nodiscard]] bool is_due_by_age(const CatalogEntry& entry, Instant now);
/// How the pre-approval was lost, to follow the entry's title: "lost its pre-approval on 28 Oct 2027 (2 failures in 12
/// months)". Days are in UTC.
[[nodiscard]] std::string how_lost(const CatalogEntry& entry, Instant now);
/// The same day so many months later, the last one of the month where it has none such, at the same time in UTC.
[[nodiscard]] Instant months_after(Instant from, std::int64_t months);
/// Whether an outcome counts against the entry: only what did not work at all, or had to be undone.
[[nodiscard]] bool is_failure(Outcome outcome);
/// The failures that count at that moment: of the last 12 months, since it was approved or renewed last.
[[nodiscard]] std::vector<ChangeId> failures_that_count(const CatalogEntry& entry, Instant now);

}  // namespace sluice
