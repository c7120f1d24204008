// Lists of changes: filtered, sorted, paged, and never showing what the asker may not see.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/result.h"
#include "domain/access/directory.h"
#include "domain/change/change.h"
#include "domain/change/fields.h"
#include "domain/process/conditions.h"
#include "store/session.h"

namespace sluice::store {

/// Whose eyes a list is for. Everything that reads changes for somebody goes through this one filter: a restricted change
/// is seen by those with a part in it, by members of the groups it names, and by who sees everything.
struct Viewer {
  std::optional<PersonId> person{};
  std::vector<GroupId> groups{};  ///< that the person is a member of
  bool sees_everything = false;   ///< auditors and administrators, and Sluice itself
};

/// A change as lists show it.
struct ChangeRow {
  ChangeId id;
  std::string title;
  ChangeType type = ChangeType::normal;
  ProcessId process;
  std::int64_t process_version = 0;
  std::string stage, stage_name;
  Phase phase = Phase::draft;
  std::optional<Outcome> outcome;
  bool on_hold = false;
  bool restricted = false;
  std::optional<Priority> priority;
  std::optional<Level> impact, urgency;
  std::optional<RiskLevel> risk;  ///< absent: not assessed yet
  PersonId owner, requester;
  std::vector<ServiceId> services;
  std::vector<std::string> tags;
  std::optional<Instant> planned_start, planned_end;
  Instant created, updated;
  std::optional<Instant> closed;
  Instant stage_since;
  std::vector<Unmet> waiting;
  std::int64_t version = 0;
};

/// Whether a change goes on; one that is on hold is not `open`.
enum class Standing { open, on_hold, closed };
BOOST_DESCRIBE_ENUM(Standing, open, on_hold, closed)

/// The newest version of a process.
struct NewestVersion {
  ProcessId process;
  std::int64_t version = 0;
};

/// Conditions as processes have them (domain/process/conditions.h), checked before, in the words of a directory.
struct Where {
  sluice::Conditions conditions;
  std::shared_ptr<const Directory> directory;
};

/// What is asked for. Values of one field: any of them; fields: all of them. Empty: no condition.
struct ChangeFilter {
  std::string words{};  ///< full text: every word, the last as a beginning
  std::vector<Standing> standings{};
  std::vector<Phase> phases{};
  std::vector<std::string> stages{};
  std::vector<ChangeType> types{};
  std::vector<ProcessId> processes{};
  std::vector<std::int64_t> process_versions{};
  std::optional<std::vector<NewestVersion>> behind{};  ///< by an older version of their process than these
  std::vector<PersonId> owners{};
  std::vector<PersonId> requesters{};
  std::vector<PersonId> people{};       ///< with any part in it
  std::vector<PersonId> waiting_for{};  ///< who can let it go on
  std::vector<ServiceId> services{};
  std::vector<std::string> tags{};
  std::vector<Priority> priorities{};
  std::vector<Outcome> outcomes{};
  std::vector<ChangeId> linked_to{};                         ///< in whatever way
  std::vector<CatalogEntryId> entries{};                     ///< of the catalog, from which they were made
  std::vector<ChangeId> parents{};                           ///< that they are part of
  std::optional<Instant> created_after{}, created_before{};  ///< from this moment; before this moment
  std::optional<Instant> planned_after{}, planned_before{};
  std::optional<Where> where{};  ///< which are known to hold
};

/// What a list is sorted by; the id decides between equals, and what has no such value comes last either way.
enum class SortBy { updated, id, title, priority, planned_start, created, stage_since, phase };
BOOST_DESCRIBE_ENUM(SortBy, updated, id, title, priority, planned_start, created, stage_since, phase)
struct Sort {
  SortBy by = SortBy::updated;
  bool descending = true;
};

/// The most values that one field of a filter may have.
inline constexpr std::size_t filter_values_max = 100;

/// One page: `next` is the cursor of the page after it, absent on the last one.
struct ChangePage {
  std::vector<ChangeRow> rows;
  std::optional<std::string> next;
};

/// Lists changes, at most `limit` (1 to 200). Refused as invalid: more values than filter_values_max, a cursor of another
/// list.
[[nodiscard]] Result<ChangePage> list_changes(Session& session, const Viewer& viewer, const ChangeFilter& filter,
                                              Sort sort, std::int64_t limit, std::string_view cursor);
/// How many the filter finds.
[[nodiscard]] Result<std::int64_t> count_changes(Session& session, const Viewer& viewer, const ChangeFilter& filter);
/// How many of them are in each phase; phases with none are left out.
[[nodiscard]] Result<std::map<Phase, std::int64_t>> count_by_phase(Session& session, const Viewer& viewer,
                                                                   const ChangeFilter& filter);

/// Some changes by their ids, in the order of ids; those that may not be seen are left out.
[[nodiscard]] std::vector<ChangeRow> changes_by_id(Session& session, const Viewer& viewer,
                                                   const std::vector<ChangeId>& ids);
/// Whether the viewer may see a change that exists.
[[nodiscard]] bool sees(Session& session, const Viewer& viewer, ChangeId id);
/// How many changes that are not closed touch each service.
[[nodiscard]] std::map<ServiceId, std::int64_t> open_changes_by_service(Session& session, const Viewer& viewer);

}  // namespace sluice::store
