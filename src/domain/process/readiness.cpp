#include "domain/process/readiness.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/described.h"
#include "domain/process/condition_fields.h"

namespace sluice {

namespace {

/// Whether the people behind a rule are known before there is a change: members, holders, a named person.
bool is_standing(const Who& rule) {
  return rule.kind == WhoKind::group || rule.kind == WhoKind::role || rule.kind == WhoKind::person;
}

std::set<PersonId> enabled(const std::set<PersonId>& people, const Directory& directory) {
  std::set<PersonId> found;
  for (const PersonId id : people) {
    const auto* person = directory.person(id);
    if (person && person->enabled) found.insert(id);
  }
  return found;
}

std::set<PersonId> people_behind(const Who& rule, const Directory& directory) {
  std::set<PersonId> found;
  if (rule.kind == WhoKind::group) {
    if (const auto* group = directory.group_by_key(rule.key)) found = group->members;
  } else if (rule.kind == WhoKind::role) {
    const auto role = from_word<Role>(rule.key);
    for (const auto& [id, person] : directory.people)
      if (role && person->roles.contains(*role)) found.insert(id);
  } else if (const auto* person = directory.person_by_login(rule.key)) {
    found.insert(person->id);
  }
  return enabled(found, directory);
}

/// "the group cab", "the role change_manager".
std::string called(const Who& rule) {
  switch (rule.kind) {
    case WhoKind::group: return "the group " + rule.key;
    case WhoKind::role: return "the role " + rule.key;
    default: return "the sign-in name " + rule.key;
  }
}

std::string people_count(std::size_t count) { return count == 1 ? "1 person" : fmt::format("{} people", count); }

/// A stage or a rule, as what needs something.
struct Needing {
  const Process& process;
  std::string stage;   ///< its name; empty for a rule
  std::string cannot;  ///< "normal cannot pass Build"
  const std::optional<Conditions>& when;
};

Needing as_needing(const Process& process, const Stage& stage) {
  return {process, stage.name, fmt::format("{} cannot pass {}", process.key, stage.name), stage.when};
}
Needing as_needing(const Process& process, const Rule& rule) {
  return {process, "", fmt::format("{} cannot follow its rule “{}”", process.key, called(rule)), rule.when};
}

/// What a stage, or the rules, of one process ask for, gathered so that each need is told once, with its largest number.
class Needs {
 public:
  Needs(Needing needing, const Directory& directory, std::vector<Lack>& lacks)
      : needing_(std::move(needing)), directory_(directory), lacks_(lacks) {}

  /// `required` distinct people have to be found by the rules, to `act`: "approve", "take its tasks"; where `when` holds.
  void people(const std::vector<Who>& rules, std::int64_t required, std::string_view act,
              const std::optional<Conditions>& when) {
    if (!std::ranges::all_of(rules, is_standing)) return owners_among(rules, act);
    std::set<PersonId> found;
    std::string need, names;
    for (const auto& rule : rules) {
      found.merge(people_behind(rule, directory_));
      need += (need.empty() ? "" : ", ") + written_form(rule);
      names += (names.empty() ? "" : " or ") + called(rule);
    }
    const auto have = static_cast<std::int64_t>(found.size());
    if (have >= required) return;
    tell(need, have, required,
         fmt::format("{}{}: {} has {}, {} must {}. Add people.", needing_.cannot, where_it_applies(when), names,
                     people_count(found.size()), required, act));
  }

  /// Each service in use needs an owner.
  void an_owner_of_each() {
    std::int64_t all = 0, owned = 0;
    std::string without;
    for (const auto& [id, service] : directory_.services) {
      if (service->retired) continue;
      ++all;
      if (!enabled(service->owners, directory_).empty()) ++owned;
      else if (all - owned <= 3) without += (without.empty() ? "" : ", ") + service->name;
    }
    if (all == 0) return no_owner_at_all("approve");
    if (owned == all) return;
    const auto more = all - owned > 3 ? fmt::format(" and {} more", all - owned - 3) : std::string{};
    tell("owners", owned, all,
         fmt::format("{} where a change touches {}{}: nobody owns them. Name their owners.", needing_.cannot, without,
                     more));
  }

  void webhook(const std::string& key, const Destinations& known) {
    if (const auto why = why_nothing_leaves(known, key); !why.empty())
      tell("webhook:" + key, 0, 1, fmt::format("{}{}. {}", needing_.cannot, where_it_applies({}), why));
  }

 private:
  /// Of the rules that depend on the change only `owners` can be judged beforehand, and only where it stands alone.
  void owners_among(const std::vector<Who>& rules, std::string_view act) {
    if (rules.size() != 1 || rules.front().kind != WhoKind::owners) return;
    const bool any = std::ranges::any_of(directory_.services, [&](const auto& entry) {
      return !entry.second->retired && !enabled(entry.second->owners, directory_).empty();
    });
    if (!any) no_owner_at_all(act);
  }

  /// " where Impact is at least medium"; nothing where it is always asked for.
  [[nodiscard]] std::string where_it_applies(const std::optional<Conditions>& when) const {
    std::string conditions;
    for (const auto* one : {&needing_.when, &when})
      if (*one) conditions += (conditions.empty() ? " where " : ", and ") + in_words(**one, needing_.process);
    return conditions;
  }

  void no_owner_at_all(std::string_view act) {
    tell("owners", 0, 1,
         fmt::format("{}: no service has an owner who could {}. Add services and name their owners.", needing_.cannot,
                     act));
  }

  void tell(std::string need, std::int64_t have, std::int64_t required, std::string detail) {
    Lack lack{needing_.process.key, needing_.stage, std::move(need), have, required, std::move(detail)};
    for (auto& told : lacks_) {
      if (told.process != lack.process || told.stage != lack.stage || told.need != lack.need) continue;
      if (lack.required > told.required) told = std::move(lack);
      return;
    }
    lacks_.push_back(std::move(lack));
  }

  Needing needing_;
  const Directory& directory_;
  std::vector<Lack>& lacks_;
};

void look_at(const ApprovalTemplate& approval, Needs& needs) {
  if (approval.quorum.kind == QuorumKind::one_of_each) return needs.an_owner_of_each();
  const auto required = approval.quorum.kind == QuorumKind::at_least ? approval.quorum.count : 1;
  if (!approval.approvers.empty() || !approval.approver_rules)
    needs.people(approval.approvers, required, "approve", approval.when);
  if (!approval.approver_rules) return;
  for (const ApproverRow& row : approval.approver_rules->rows) {
    const Quorum& quorum = row.quorum ? *row.quorum : approval.quorum;
    needs.people(row.approvers, quorum.kind == QuorumKind::at_least ? quorum.count : 1, "approve",
                 row.when ? row.when : approval.when);
  }
}

/// What is always asked for comes first: a need is told once, and then without a condition.
void look_at(const Process& process, const Stage& stage, const Directory& directory, std::vector<Lack>& lacks) {
  Needs needs{as_needing(process, stage), directory, lacks};
  for (const bool sometimes : {false, true}) {
    for (const auto& approval : stage.approvals)
      if (approval.when.has_value() == sometimes) look_at(approval, needs);
    for (const auto& task : stage.tasks)
      if (task.when.has_value() == sometimes && !task.optional)
        needs.people(task.assignee, 1, "take its tasks", task.when);
  }
}

void look_at(const RuleAction& action, const Destinations* known, Needs& needs) {
  switch (action.act) {
    case RuleAct::notify: return needs.people(action.people, 1, "be told", {});
    case RuleAct::add_approver: return needs.people(action.people, 1, "approve, too", {});
    case RuleAct::create_task:
      if (action.task && !action.task->optional) needs.people(action.task->assignee, 1, "take its task", {});
      return;
    case RuleAct::set_field: return;
    case RuleAct::call_webhook:
      if (known != nullptr) needs.webhook(action.webhook, *known);
      return;
  }
}

void look_at_rules(const Process& process, const Directory& directory, const Destinations* known,
                   std::vector<Lack>& lacks) {
  for (const Rule& rule : rules_of(process)) {
    Needs needs{as_needing(process, rule), directory, lacks};
    for (const RuleAction& action : rule.actions) look_at(action, known, needs);
  }
}

/// A contingency that cannot be started keeps the change open until somebody sees to it.
void look_at_contingencies(const Process& process, const Directory& directory, std::vector<Lack>& lacks) {
  for (const ContingencyTemplate& one : contingencies_of(process)) {
    if (directory.newest(one.process) != nullptr) continue;
    lacks.push_back({process.key, "", "process:" + one.process, 0, 1,
                     fmt::format("{} cannot start its contingency {}: no such process is published, or it is retired. "
                                 "Publish it.",
                                 process.key, one.process)});
  }
}

}  // namespace

std::vector<Lack> lacking(const Directory& directory, const Destinations* known) {
  std::vector<Lack> lacks;
  for (const auto& [id, process] : directory.processes) {
    if (process->retired || process->versions.empty()) continue;
    const auto& newest = process->versions.rbegin()->second->process;
    for (const auto& stage : newest.stages) look_at(newest, stage, directory, lacks);
    look_at_rules(newest, directory, known, lacks);
    look_at_contingencies(newest, directory, lacks);
  }
  return lacks;
}

}  // namespace sluice
