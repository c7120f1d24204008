// The columns of a change's row, as they are written and as lists read them.
#pragma once
#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "domain/change/change.h"

namespace sluice::store {

struct ChangeColumns {
  ChangeId id;
  std::string title, title_folded;
  ChangeType type = ChangeType::normal;
  ProcessId process;
  std::int64_t process_version = 0;
  std::string stage, stage_name;
  Phase phase = Phase::draft;
  std::int64_t phase_rank = 0;
  std::optional<Outcome> outcome;
  bool on_hold = false;
  bool restricted = false;
  std::optional<Priority> priority;
  std::optional<std::int64_t> priority_rank;  ///< 0 is the most urgent
  std::optional<Level> impact, urgency;
  std::optional<RiskLevel> risk;
  PersonId owner, requester;
  std::optional<CatalogEntryId> catalog_entry;
  std::optional<Instant> planned_start, planned_end;
  std::optional<std::string> planned_start_day, planned_end_day;  ///< "2027-01-30", in the zone of the planning
  Phase phase_reached = Phase::draft;
  std::optional<UsersHindered> users_hindered;
  std::optional<bool> data_or_site_lost, activity_stopped_too_long;
  Instant created, updated;
  std::optional<Instant> closed;
  Instant stage_since;
  std::int64_t version = 0;
  std::string services, tags, waiting;  ///< JSON, by unmet_text.h
  std::string sections;                 ///< digests of what else is written of the change, 16 digits each
};
BOOST_DESCRIBE_STRUCT(ChangeColumns, (),
                      (id, title, title_folded, type, process, process_version, stage, stage_name, phase, phase_rank,
                       outcome, on_hold, restricted, priority, priority_rank, impact, urgency, risk, owner, requester,
                       catalog_entry, planned_start, planned_end, planned_start_day, planned_end_day, phase_reached,
                       users_hindered, data_or_site_lost, activity_stopped_too_long, created, updated, closed,
                       stage_since, version, services, tags, waiting, sections))

}  // namespace sluice::store
