// What lists, inboxes and the board show of a change: derived from its state and the directory, written to the read
// tables in the transaction of the events, and made again when what its gates look at alters.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "domain/change/change.h"
#include "domain/change/waiting.h"
#include "domain/report/approval_waits.h"

namespace sluice {

/// Which parts a person has in a change; who has any sees it though restricted.
enum class Part {
  requester,
  owner,
  developer,
  test_lead,
  deployer,
  verifier,
  stakeholder,
  watcher,
  assignee,
  candidate,
  approver,
  service_owner
};
BOOST_DESCRIBE_ENUM(Part, requester, owner, developer, test_lead, deployer, verifier, stakeholder, watcher, assignee,
                    candidate, approver, service_owner)
struct PartOf {
  PersonId person;
  Part part;
  friend auto operator<=>(const PartOf&, const PartOf&) = default;
};

/// Something one person can do to let a change go on: one row of My work.
struct WorkItem {
  PersonId person;
  std::string kind;  ///< task, approval, gate, advance
  std::string key;   ///< TSK-n or the approval's key
  std::string title;
  bool mine = false;  ///< assigned to this person, rather than open to several
  std::optional<Instant> since;
  std::optional<Instant> due;
};

struct ChangeProjection {
  std::optional<Priority> priority;
  std::string stage;  ///< key; "closed" when over
  std::string stage_name;
  Instant stage_since;
  std::vector<Unmet> waiting;
  std::set<PartOf> parts;
  std::vector<WorkItem> work;
  std::vector<ApprovalWait> approval_waits;  ///< of decisions in force, and of who is asked now
  std::set<PersonId> depends_on_people;      ///< waits_on: whose alteration asks for Reconsider
  std::set<GroupId> depends_on_groups;
  std::set<ServiceId> depends_on_services;
  std::optional<CatalogEntryId> depends_on_entry;
  bool depends_on_roles = false;  ///< looks at who holds a role: true for every open change
  std::optional<Instant> wake;
  std::string words;  ///< what search finds it by: number, title, texts, tags, services
};

/// The projection of a change as of now.
[[nodiscard]] ChangeProjection project(const Change& change, const Directory& directory, const ProcessVersion& process,
                                       Instant now);

}  // namespace sluice
