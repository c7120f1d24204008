#include "engine/workload.h"

#include <algorithm>
#include <set>

#include "domain/access/permission.h"

namespace sluice::engine {

namespace {

bool chooses(const TaskTemplate& one) { return one.assign_by && *one.assign_by != AssignBy::taking; }

/// Those of its stages, and those that its rules create.
std::vector<const TaskTemplate*> tasks_of(const Process& process) {
  std::vector<const TaskTemplate*> tasks;
  for (const Stage& stage : process.stages)
    for (const TaskTemplate& one : stage.tasks) tasks.push_back(&one);
  for (const Rule& rule : rules_of(process))
    for (const RuleAction& action : rule.actions)
      if (action.task) tasks.push_back(&*action.task);
  return tasks;
}

}  // namespace

std::optional<Workload> workload_for(const Change& change, const ProcessVersion* process, Batch& batch) {
  if (process == nullptr) return std::nullopt;
  std::set<PersonId> people;
  bool any = false;
  for (const TaskTemplate* one : tasks_of(process->process)) {
    if (!chooses(*one)) continue;
    any = true;
    for (const PersonId id : find_people(one->assignee, change, *batch.directory())) people.insert(id);
  }
  if (!any) return std::nullopt;
  return batch.loads_of({people.begin(), people.end()});
}

}  // namespace sluice::engine
