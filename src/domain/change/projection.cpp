#include "domain/change/projection.h"

#include "domain/access/permission.h"
#include "domain/approval/tally.h"
#include "domain/change/gates.h"
#include "domain/risk/lowering.h"
#include "domain/task/rules.h"

namespace sluice {

namespace {

class Projector {
 public:
  Projector(const Change& change, const Directory& directory, const ProcessVersion& process, Instant now)
      : change_(change), directory_(directory), process_(process), now_(now) {}

  [[nodiscard]] ChangeProjection run() {
    const StageVisit& visit = change_.visits.back();
    made_.priority = priority_of(change_.fields);
    made_.stage = visit.stage;
    made_.stage_name = visit.name;
    made_.stage_since = visit.entered;
    made_.waiting = waiting(change_, directory_, process_, now_);
    made_.wake = next_wake(change_, directory_, process_, now_);
    named_parts();
    for (const Task& task : change_.tasks) task_parts(task);
    for (const Approval& one : change_.approvals) approval_parts(one);
    conditions();
    lower_risk();
    manual_work();
    dependencies();
    search_words();
    return std::move(made_);
  }

 private:
  void part(PersonId person, Part one) { made_.parts.insert({person, one}); }
  void part(const std::optional<PersonId>& person, Part one) {
    if (person) part(*person, one);
  }

  void named_parts() {
    const ChangeFields& fields = change_.fields;
    part(change_.requester, Part::requester);
    part(fields.owner, Part::owner);
    part(fields.developer, Part::developer);
    part(fields.test_lead, Part::test_lead);
    part(fields.deployer, Part::deployer);
    for (const PersonId person : fields.verifiers) part(person, Part::verifier);
    for (const Stakeholder& one : fields.stakeholders) part(one.person, Part::stakeholder);
    for (const PersonId person : change_.watchers) part(person, Part::watcher);
    for (const ServiceId id : fields.services)
      if (const Service* service = directory_.service(id))
        for (const PersonId person : service->owners) part(person, Part::service_owner);
  }

  void task_parts(const Task& task) {
    part(task.assignee, Part::assignee);
    part(task.done_by, Part::assignee);
    if (task.state == TaskState::handed_over) return handed_over(task);
    if (!is_open(task.state) || change_.is_closed()) return;
    rules(task.candidates);
    for (const PersonId person : find_people(task.candidates, change_, directory_)) part(person, Part::candidate);
    if (change_.hold || task.state == TaskState::blocked || !open_before(task.after, change_).empty()) return;
    const auto row = [&](PersonId person, bool mine) {
      made_.work.push_back({person, "task", shown(task.id), task.title.text, mine, task.since, task.due});
    };
    if (const auto person = acting_assignee(task, directory_)) return row(*person, true);
    for (const PersonId person : takers_of(task, change_, directory_)) row(person, false);
  }

  /// Goes on with whoever has it, though its change is closed.
  void handed_over(const Task& task) {
    if (const auto person = acting_assignee(task, directory_))
      made_.work.push_back({*person, "task", shown(task.id), task.title.text, true, task.since, task.due});
  }

  void approval_parts(const Approval& one) {
    for (const DecisionMade& made : one.decisions) part(made.by, Part::approver);
    if (one.state == ApprovalState::cancelled) return;
    const Tally counted = tally(one, change_, directory_, now_);
    for (const PersonId person : counted.entitled) part(person, Part::approver);
    if (!change_.is_closed() || change_.restricted) rules(everybody_asked(one));
    approval_waits(one, counted);
    made_.depends_on_people.insert(one.seated.begin(), one.seated.end());
    if (change_.is_closed() || change_.hold) return;
    if (one.state == ApprovalState::rejected || one.state == ApprovalState::expired)
      made_.work.push_back({change_.owner(), "gate", one.key, one.title, true, one.since, one.due});
    if (one.state != ApprovalState::asked) return;
    if (const Question* question = open_question(one)) {
      made_.work.push_back({change_.owner(), "question", fmt::format("{}/{}", one.key, question->number),
                            "Answer: " + one.title, true, question->at, one.due});
      return;
    }
    for (const PersonId person : counted.undecided)
      made_.work.push_back({person, "approval", one.key, one.title, true, one.asked, one.due});
  }

  void approval_waits(const Approval& one, const Tally& counted) {
    const auto add = [&](PersonId person, Instant asked, std::optional<Instant> decided) {
      made_.approval_waits.push_back({change_.id, person, change_.process, one.stage, asked, decided});
    };
    for (const auto* decisions : {&one.earlier, &one.decisions})
      for (const DecisionMade& made : *decisions) add(made.by, made.asked, made.at);
    if (one.state != ApprovalState::asked || change_.is_closed()) return;
    for (const PersonId person : counted.undecided) add(person, one.asked, std::nullopt);
  }

  void conditions() {
    for (const ApprovalCondition& one : change_.conditions) {
      part(one.owner, Part::approver);
      if (one.met || change_.is_closed() || change_.hold) continue;
      made_.work.push_back({one.owner,
                            "condition",
                            fmt::format("condition-{}", one.number),
                            "Condition of an approval",
                            true,
                            one.at,
                            {}});
    }
  }

  void lower_risk() {
    if (change_.is_closed() || change_.hold || !change_.risk.lowering_asked) return;
    const Instant since = change_.risk.lowering_asked->at;
    for (const PersonId person : who_confirms_lowering(change_, directory_))
      made_.work.push_back({person, "risk", "risk", "Confirm or refuse the lower risk", false, since, {}});
  }

  /// What is left to the change's owner: pressing the button, declaring the outcome, filling in, resuming.
  void manual_work() {
    fields_to_fill_in();
    for (const Unmet& one : made_.waiting) {
      const bool gate = one.gate == "outcome_declared" || one.gate == "on_hold" || one.gate == "advance";
      if (!gate) continue;
      const auto* kind = one.gate == "advance" ? "advance" : "gate";
      made_.work.push_back({change_.owner(), kind, one.key, one.title, true, one.since, one.due});
    }
  }

  /// One thing to do, however many are empty.
  void fields_to_fill_in() {
    std::string names;
    int count = 0;
    std::optional<Instant> since;
    for (const Unmet& one : made_.waiting) {
      if (one.gate != "fields") continue;
      names += (count++ == 0 ? "" : ", ") + one.title;
      since = one.since;
    }
    if (count == 0) return;
    auto title = count == 1 ? "Fill in " + names : fmt::format("Fill in {} fields: {}", count, names);
    made_.work.push_back({change_.owner(), "gate", "fields", std::move(title), true, since, {}});
  }

  void rules(const std::vector<Who>& all) {
    for (const Who& who : all) {
      const Group* group = who.kind == WhoKind::group ? directory_.group_by_key(who.key) : nullptr;
      if (group != nullptr) made_.depends_on_groups.insert(group->id);
    }
  }

  void dependencies() {
    // Nothing waits in a closed one, but who has a part in a restricted one still decides who sees it.
    if (change_.is_closed() && !change_.restricted) return;
    made_.depends_on_roles = true;  // what it waits for names change managers
    // Who can act on it is among those who see it.
    if (change_.restricted) made_.depends_on_groups.insert(change_.visible_to.begin(), change_.visible_to.end());
    for (const PartOf& one : made_.parts) made_.depends_on_people.insert(one.person);
    for (const Unmet& one : made_.waiting) made_.depends_on_people.insert(one.people.begin(), one.people.end());
    made_.depends_on_services.insert(change_.fields.services.begin(), change_.fields.services.end());
    if (change_.catalog) made_.depends_on_entry = change_.catalog->entry;
  }

  void search_words() {
    const ChangeFields& fields = change_.fields;
    std::string& words = made_.words;
    words =
        fmt::format("{} {} {} {}", shown(change_.id), fields.title.text, fields.description.text, fields.reason.text);
    for (const ExpectedResult& one : fields.expected_results) words += " " + one.text.text;
    for (const std::string& tag : fields.tags) words += " " + tag;
    for (const ServiceId id : fields.services)
      if (const Service* service = directory_.service(id)) words += " " + service->key + " " + service->name;
    for (const Task& task : change_.tasks) words += " " + shown(task.id) + " " + task.title.text;
    for (const Link& link : change_.links) words += " " + link.title.text + " " + link.address.text;
  }

  const Change& change_;
  const Directory& directory_;
  const ProcessVersion& process_;
  Instant now_;
  ChangeProjection made_;
};

}  // namespace

ChangeProjection project(const Change& change, const Directory& directory, const ProcessVersion& process, Instant now) {
  return Projector{change, directory, process, now}.run();
}

}  // namespace sluice
