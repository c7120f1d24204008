#include "engine/workload.h"

#include <algorithm>
#include <set>

#include "domain/access/permission.h"

namespace sluice::engine {

namespace {

bool chooses(const TaskTemplate& one) { return one.assign_by && *one.assign_by != AssignBy::taking; }

}  // namespace

std::optional<Workload> workload_for(const Change& change, const ProcessVersion* process, Batch& batch) {
  if (process == nullptr) return std::nullopt;
  std::set<PersonId> people;
  bool any = false;
  for (const TaskTemplate* one : task_templates_of(process->process)) {
    if (!chooses(*one)) continue;
    any = true;
    for (const PersonId id : find_people(one->assignee, change, *batch.directory())) people.insert(id);
  }
  if (!any) return std::nullopt;
  return batch.loads_of({people.begin(), people.end()});
}

}  // namespace sluice::engine
