// A process tried with an invented change, as shown.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/history/entry.h"
#include "api/views/people.h"
#include "domain/process/trial.h"

namespace sluice::api {

/// A task of a trial; `nobody` says why its rules found nobody.
struct TrialTaskView {
  std::string key;
  std::string title;
  std::vector<PersonRef> people;
  std::optional<PersonRef> assignee;
  Instant created;
  std::optional<Instant> due;
  std::optional<Instant> ended;
  TaskState state = TaskState::open;
  std::optional<PersonRef> done_by;
  std::optional<std::string> nobody;
};
BOOST_DESCRIBE_STRUCT(TrialTaskView, (), (key, title, people, assignee, created, due, ended, state, done_by, nobody))

struct TrialDecisionView {
  PersonRef person;
  Decision decision = Decision::approve;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(TrialDecisionView, (), (person, decision, at))

/// An approval of a trial; `nobody` says why it could not be granted as it was asked.
struct TrialApprovalView {
  std::string key;
  std::string title;
  std::vector<PersonRef> people;
  Quorum quorum;
  std::int64_t need = 1;
  Instant asked;
  std::optional<Instant> due;
  std::optional<Instant> ended;
  ApprovalState state = ApprovalState::asked;
  std::vector<TrialDecisionView> decisions;
  std::optional<std::string> nobody;
};
BOOST_DESCRIBE_STRUCT(TrialApprovalView, (),
                      (key, title, people, quorum, need, asked, due, ended, state, decisions, nobody))

/// What a stage waited for, from when until when.
struct TrialWaitView {
  UnmetView unmet;
  Instant from;
  std::optional<Instant> until;
};
BOOST_DESCRIBE_STRUCT(TrialWaitView, (), (unmet, from, until))

struct TrialStageView {
  std::string key;
  std::string name;
  Phase phase = Phase::draft;
  Instant entered;
  std::optional<Instant> left;
  std::vector<TrialTaskView> tasks;
  std::vector<TrialApprovalView> approvals;
  std::vector<TrialWaitView> waits;
};
BOOST_DESCRIBE_STRUCT(TrialStageView, (), (key, name, phase, entered, left, tasks, approvals, waits))

struct TrialView {
  std::string process;
  bool closed = false;  ///< it came to its end
  std::optional<Outcome> outcome;
  std::optional<std::string> why;  ///< why it did not
  std::vector<UnmetView> stuck;    ///< what it waits for in vain
  std::vector<TrialStageView> stages;
  std::vector<HistoryEntry> story;  ///< all that would happen, in order; at most the first 1,000
};
BOOST_DESCRIBE_STRUCT(TrialView, (), (process, closed, outcome, why, stuck, stages, story))

/// A trial as shown, its moments told in that zone.
[[nodiscard]] TrialView trial_view(const Process& process, const TrialReport& report, const Directory& directory,
                                   const Zone& zone);

}  // namespace sluice::api
