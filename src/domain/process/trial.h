// Trying a process: an invented change walked through it from its first stage to its end by the real rules, with a clock
// of its own. Nothing is kept. It shows who would get which task when, who would be asked to approve, and which gates
// would wait for what and for whom.
#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/result.h"
#include "base/zone.h"
#include "domain/access/directory.h"
#include "domain/change/change.h"
#include "domain/change/events.h"

namespace sluice {

/// What the invented change is like, and how it goes.
struct TrialOptions {
  Instant begin;          ///< when it is asked for
  PersonId requester;     ///< in the directory, enabled, and allowed to ask for changes
  ChangeFields fields{};  ///< what is known beforehand; what else the process asks for is invented when it is asked for
  std::set<std::string> failing{};        ///< keys of tasks that fail the first time
  std::set<std::string> rejecting{};      ///< keys of approvals that are rejected the first time
  Outcome outcome = Outcome::successful;  ///< what is declared; not cancelled or rejected
  Duration pace = std::chrono::hours{1};  ///< how long each act takes
  /// What the risk is worked out to; nothing: it is not known, so that nothing that hangs on it is left out.
  std::optional<RiskLevel> risk{};
};

/// A task of the trial: whose it would be, and when.
struct TrialTask {
  std::string key, title;
  std::vector<PersonId> people;  ///< who could take it when it was created
  std::optional<PersonId> assignee;
  Instant created;
  std::optional<Instant> due, ended;
  TaskState state = TaskState::open;  ///< as it ended: what failed stays so, though its change went back
  std::optional<PersonId> done_by;
  std::string nobody{};  ///< why nobody could take it, with the remedy; else empty
};

/// An approval of the trial.
struct TrialApproval {
  std::string key, title;
  std::vector<PersonId> people;  ///< who was entitled when it was asked
  Quorum quorum;
  std::int64_t need = 1;  ///< how many of them it takes
  Instant asked;
  std::optional<Instant> due, ended;
  ApprovalState state = ApprovalState::asked;  ///< as it ended: what was decided stays so, though its change went back
  std::vector<DecisionMade> decisions;
  std::string nobody{};  ///< why it could not be granted when it was asked; else empty
};

/// Something that a stage waited for.
struct TrialWait {
  Unmet unmet;  ///< as it was first
  Instant from;
  std::optional<Instant> until;  ///< when it was met; empty: never
};

/// A stage that the change stood in.
struct TrialStage {
  std::string key, name;
  Phase phase = Phase::draft;
  Instant entered;
  std::optional<Instant> left;
  std::vector<TrialTask> tasks;
  std::vector<TrialApproval> approvals;
  std::vector<TrialWait> waits;
};

/// An act of the trial and what came of it.
struct TrialAct {
  Stamp stamp;  ///< when, and who acted; nobody: Sluice itself
  ChangeEvents events;
};

struct TrialReport {
  std::vector<TrialStage> stages;  ///< in the order of entering; twice where the change went back
  std::vector<TrialAct> acts;
  Change change;             ///< as it ended
  bool closed = false;       ///< it came to its end
  std::vector<Unmet> stuck;  ///< what it waits for in vain where it did not
  std::string why{};         ///< one sentence for that; empty where it closed
};

/// Refuses what is to go wrong and is not in the process, by the member of the options that names it.
[[nodiscard]] Result<void> check_trial(const TrialOptions& options, const Process& process);

/// Walks a change through a process that check() finds no mistake in. Whoever a gate waits for does what it asks for, one
/// act after the other; time goes on to what falls due where nobody can act. Bounded: 4,000 acts.
[[nodiscard]] TrialReport try_process(const ProcessVersion& process, const Directory& directory, const Zone& zone,
                                      const TrialOptions& options);

/// An organisation with everybody and everything that a process asks for: at least three people for each group and role,
/// the people whom it names, a service with owners. Person 1 asks for the change.
[[nodiscard]] Directory invented_directory(const Process& process);
inline constexpr PersonId invented_requester{1};

}  // namespace sluice
