// Processes as shown: their stages with rules and due dates in their short written forms.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/views/forms.h"
#include "api/views/people.h"
#include "api/views/rules.h"
#include "domain/access/directory.h"
#include "domain/process/destinations.h"

namespace sluice::api {

struct TaskTemplateView {
  std::string key;
  std::string title;
  std::string description;
  std::optional<Duty> duty;
  std::vector<std::string> assignee;
  std::vector<std::string> after;
  std::vector<std::string> checklist;
  std::optional<std::string> due;
  bool optional = false;
  OnClose on_close = OnClose::cascade;
  OnFail on_fail = OnFail::hold;
  AssignBy assign_by = AssignBy::taking;
  std::optional<ConditionsView> when;
};
BOOST_DESCRIBE_STRUCT(TaskTemplateView, (),
                      (key, title, description, duty, assignee, after, checklist, due, optional, on_close, on_fail,
                       assign_by, when))

struct ApproverRowView {
  std::string title;
  std::optional<ConditionsView> when;
  std::vector<std::string> approvers;
  std::optional<Quorum> quorum;
  std::optional<std::int64_t> rejections;
};
BOOST_DESCRIBE_STRUCT(ApproverRowView, (), (title, when, approvers, quorum, rejections))

struct ApproverRulesView {
  RowMatch match = RowMatch::first;
  std::vector<ApproverRowView> rows;
};
BOOST_DESCRIBE_STRUCT(ApproverRulesView, (), (match, rows))

struct ApprovalTemplateView {
  std::string key;
  std::string title;
  std::vector<std::string> approvers;
  Quorum quorum;
  std::int64_t rejections = 1;
  std::vector<Field> covers;
  std::vector<std::string> after;
  std::optional<std::string> due;
  std::vector<std::string> covers_form;
  std::optional<ConditionsView> when;
  std::optional<ApproverRulesView> approver_rules;
  std::vector<std::string> excluded;
  std::vector<std::string> after_approvals;
  std::optional<std::string> remind;  ///< a due date, or "never"; absent: the usual
  std::optional<std::string> escalate;
  std::vector<std::string> escalate_to;
  std::optional<std::string> expire;
};
BOOST_DESCRIBE_STRUCT(ApprovalTemplateView, (),
                      (key, title, approvers, quorum, rejections, covers, after, due, covers_form, when, approver_rules,
                       excluded, after_approvals, remind, escalate, escalate_to, expire))

struct StageView {
  std::string key;
  std::string name;
  Phase phase = Phase::draft;
  Advance advance = Advance::auto_;
  std::string advance_title;
  TaskOrder order = TaskOrder::at_once;
  std::vector<TaskTemplateView> tasks;
  std::vector<ApprovalTemplateView> approvals;
  std::vector<Gate> gates;
  std::vector<BackEdge> back;
  std::optional<ConditionsView> when;
};
BOOST_DESCRIBE_STRUCT(StageView, (),
                      (key, name, phase, advance, advance_title, order, tasks, approvals, gates, back, when))

/// A process that a bad outcome starts, or that is offered to a person.
struct ContingencyTemplateView {
  std::string process;
  std::vector<Outcome> on;
  StartBy start = StartBy::itself;
  std::optional<LinkKind> link;
  std::optional<ConditionsView> when;
};
BOOST_DESCRIBE_STRUCT(ContingencyTemplateView, (), (process, on, start, link, when))

/// A process as it was read from a text, whether or not it can run.
struct ReadProcessView {
  std::string key;
  std::string name;
  ChangeType type = ChangeType::normal;
  std::string summary;
  std::string when_to_use;
  std::string usual_length;
  std::vector<FormFieldView> form;
  std::vector<StageView> stages;
  std::vector<ContingencyTemplateView> contingencies;
  std::vector<RuleView> rules;
};
BOOST_DESCRIBE_STRUCT(ReadProcessView, (),
                      (key, name, type, summary, when_to_use, usual_length, form, stages, contingencies, rules))

struct PublishedVersion {
  std::int64_t version = 0;
  std::optional<Instant> published;
  std::optional<PersonRef> by;      ///< absent: shipped with Sluice
  std::optional<std::string> note;  ///< why there is this version
};
BOOST_DESCRIBE_STRUCT(PublishedVersion, (), (version, published, by, note))

struct ProcessRow {
  std::string key;
  std::string name;
  ChangeType type = ChangeType::normal;
  std::string summary;
  std::string when_to_use;
  std::string usual_length;
  std::int64_t version = 0;
  bool retired = false;
  std::vector<PublishedVersion> versions;
  std::vector<std::string> lacking;
  bool from_catalog = false;  ///< its changes are made from entries of the catalog alone
};
BOOST_DESCRIBE_STRUCT(ProcessRow, (),
                      (key, name, type, summary, when_to_use, usual_length, version, retired, versions, lacking,
                       from_catalog))

struct ProcessView : ProcessRow {
  std::string yaml;
  std::vector<FormFieldView> form;
  std::vector<StageView> stages;
  std::vector<ContingencyTemplateView> contingencies;
  std::vector<RuleView> rules;
};
BOOST_DESCRIBE_STRUCT(ProcessView, (ProcessRow), (yaml, form, stages, contingencies, rules))

/// What is here of all that a process may ask for: people, groups, services, other processes, and webhooks.
struct Present {
  const Directory& directory;
  std::optional<Destinations> destinations{};  ///< empty where the database cannot be asked
};

[[nodiscard]] ReadProcessView read_process_view(const Process& process);
/// What a process cannot run without, judged over what is here.
[[nodiscard]] std::vector<std::string> lacking_for(const Process& process, const Present& present);

/// A version of a process; `lacking` lists what the newest one of it cannot run without.
[[nodiscard]] ProcessRow process_row(const PublishedProcess& published, const ProcessVersion& version,
                                     std::vector<PublishedVersion> versions, const Present& present);
[[nodiscard]] ProcessView process_view(const PublishedProcess& published, const ProcessVersion& version,
                                       std::vector<PublishedVersion> versions, const Present& present);

}  // namespace sluice::api
