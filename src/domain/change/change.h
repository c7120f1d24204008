// The state of one change: what the rules ask for, folded from its events. Never shown on the wire.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "domain/approval/approval.h"
#include "domain/catalog/entry.h"
#include "domain/change/contingency.h"
#include "domain/change/fields.h"
#include "domain/change/links.h"
#include "domain/change/outcome.h"
#include "domain/risk/risk.h"
#include "domain/schedule/occurrence.h"
#include "domain/task/task.h"

namespace sluice {

/// How much users were hindered by a change that did not end well.
enum class UsersHindered { none, some, service_down };
BOOST_DESCRIBE_ENUM(UsersHindered, none, some, service_down)

/// What a bad outcome meant.
struct Magnitude {
  UsersHindered users = UsersHindered::none;
  bool data_or_site_lost = false;
  bool activity_stopped_too_long = false;
  friend bool operator==(const Magnitude&, const Magnitude&) = default;
};
BOOST_DESCRIBE_STRUCT(Magnitude, (), (users, data_or_site_lost, activity_stopped_too_long))

/// A stage that was entered, and when it was left.
struct StageVisit {
  std::string stage, name;
  Phase phase = Phase::draft;
  Instant entered;
  std::optional<Instant> left;
  friend bool operator==(const StageVisit&, const StageVisit&) = default;
};
BOOST_DESCRIBE_STRUCT(StageVisit, (), (stage, name, phase, entered, left))

/// A comment's place in the conversation; its text lives in the read tables.
struct CommentMark {
  CommentId id;
  PersonId by;
  bool removed = false;
  friend bool operator==(const CommentMark&, const CommentMark&) = default;
};
BOOST_DESCRIBE_STRUCT(CommentMark, (), (id, by, removed))

struct Hold {
  PersonId by;
  Written reason;
  Instant since;
  friend bool operator==(const Hold&, const Hold&) = default;
};
BOOST_DESCRIBE_STRUCT(Hold, (), (by, reason, since))

/// Approvers besides those whom the process names.
struct MoreApprovers {
  std::string approval;  ///< key of the approval
  std::vector<Who> approvers;
  friend bool operator==(const MoreApprovers&, const MoreApprovers&) = default;
};
BOOST_DESCRIBE_STRUCT(MoreApprovers, (), (approval, approvers))

struct Change {
  ChangeId id;
  std::int64_t version = 0;  ///< how many events are folded in; 0: does not exist
  ProcessId process;
  std::int64_t process_version = 0;
  ChangeType type = ChangeType::normal;
  PersonId requester;
  ChangeFields fields;  ///< fields.owner is always set
  bool restricted = false;
  std::vector<GroupId> visible_to;       ///< groups that see a restricted change
  Phase phase = Phase::draft;            ///< `closed` when it is over
  std::vector<StageVisit> visits;        ///< the last one is where it stands; its index is the visit's number
  std::vector<std::string> passed_over;  ///< keys of stages that did not apply on the way to where it stands
  std::optional<Hold> hold;
  std::optional<Outcome> outcome;
  std::optional<Outcome> closing;  ///< it has ended like this, and closes when its child changes have
  Written outcome_comment;
  std::optional<Magnitude> magnitude;
  std::vector<Task> tasks;          ///< in order of creation
  std::vector<Approval> approvals;  ///< in order of asking; several of one key after going back
  std::vector<CommentMark> comments;
  std::set<PersonId> watchers;
  std::vector<Link> links;                             ///< in order of adding
  std::int64_t links_made = 0;                         ///< the number of the last one, though it may be gone
  std::optional<Occurrence> occurrence;                ///< what of which schedule it was opened for
  std::optional<CatalogUse> catalog;                   ///< the catalog entry that it was made from
  std::vector<Contingency> contingencies;              ///< in the order in which they were called
  std::map<std::string, std::int64_t> rules_followed;  ///< how often, by the rule's key
  std::vector<MoreApprovers> more_approvers;           ///< whom rules have added, in that order
  std::vector<ApprovalCondition> conditions;           ///< of decisions in force, in the order in which they were set
  std::int64_t conditions_made = 0;                    ///< the number of the last one, though it may be gone
  ChangeRisk risk;
  bool required_done = false;  ///< of a contingency: what has to be done before its caller may close is done
  Instant created;
  Instant updated;   ///< time of the last event that is an act on it: once it is closed, what others link to it is none
  Instant recorded;  ///< time of the last event
  std::optional<Instant> closed;

  [[nodiscard]] bool exists() const { return version > 0; }
  [[nodiscard]] bool is_closed() const { return phase == Phase::closed; }
  /// The key of the stage it stands in, "closed" when it is over.
  [[nodiscard]] const std::string& stage() const { return visits.back().stage; }
  [[nodiscard]] std::int64_t visit() const { return static_cast<std::int64_t>(visits.size()) - 1; }
  [[nodiscard]] PersonId owner() const { return *fields.owner; }
  friend bool operator==(const Change&, const Change&) = default;
};
BOOST_DESCRIBE_STRUCT(Change, (),
                      (id, version, process, process_version, type, requester, fields, restricted, visible_to, phase,
                       visits, passed_over, hold, outcome, closing, outcome_comment, magnitude, tasks, approvals,
                       comments, watchers, links, links_made, occurrence, catalog, contingencies, rules_followed,
                       more_approvers, conditions, conditions_made, risk, required_done, created, updated, recorded,
                       closed))

/// The task of that id; null where there is none.
[[nodiscard]] const Task* find_task(const Change& change, TaskId id);
[[nodiscard]] Task* find_task(Change& change, TaskId id);
/// The newest asking of an approval that is not cancelled; null where there is none.
[[nodiscard]] const Approval* find_approval(const Change& change, std::string_view key);
[[nodiscard]] Approval* find_approval(Change& change, std::string_view key);
/// "CHG-1042", "TSK-88".
[[nodiscard]] std::string shown(ChangeId id);
[[nodiscard]] std::string shown(TaskId id);

}  // namespace sluice
