// Tasks of a stage.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/nearest.h"
#include "domain/bounds.h"
#include "domain/process/check_parts.h"

namespace sluice::check_detail {

namespace {

std::vector<std::string> keys_of(const Stage& stage) {
  std::vector<std::string> keys;
  for (const auto& task : stage.tasks) keys.push_back(task.key);
  return keys;
}

std::size_t index_of(const Stage& stage, std::string_view key) {
  return static_cast<std::size_t>(std::ranges::find(stage.tasks, key, &TaskTemplate::key) - stage.tasks.begin());
}

/// The tasks that must be done before one can be: those in `after`, the one before it in a sequence, and those whose
/// doers alone may take it.
std::vector<std::size_t> predecessors(const Stage& stage, std::size_t at) {
  const auto& task = stage.tasks[at];
  const bool in_sequence = stage.order == TaskOrder::in_sequence;
  std::vector<std::size_t> found;
  if (in_sequence && at > 0) found.push_back(at - 1);
  for (const auto& key : task.after) {
    const auto before = index_of(stage, key);
    const bool told_elsewhere = before == at || (in_sequence && before > at);
    if (before < stage.tasks.size() && !told_elsewhere) found.push_back(before);
  }
  if (!std::ranges::all_of(task.assignee, [](const Who& who) { return who.kind == WhoKind::did; })) return found;
  for (const auto& who : task.assignee)
    if (const auto before = index_of(stage, who.key); before < stage.tasks.size() && before != at)
      found.push_back(before);
  return found;
}

/// Finds a circle in which tasks wait for each other.
class Circle {
 public:
  explicit Circle(const Stage& stage) : stage_(stage), state_(stage.tasks.size(), State::fresh) {}

  /// The tasks of a circle that task `at` leads into, in order; empty where there is none that has not been told.
  std::vector<std::size_t> from(std::size_t at) {
    if (state_[at] == State::left) return {};
    if (state_[at] == State::on_the_way) return {std::ranges::find(way_, at), way_.end()};
    state_[at] = State::on_the_way;
    way_.push_back(at);
    std::vector<std::size_t> circle;
    for (const std::size_t before : predecessors(stage_, at)) {
      if (circle = from(before); !circle.empty()) break;
    }
    way_.pop_back();
    state_[at] = State::left;
    return circle;
  }

 private:
  enum class State { fresh, on_the_way, left };
  const Stage& stage_;
  std::vector<State> state_;
  std::vector<std::size_t> way_;  // at most bounds::process_tasks deep: check_tasks refuses more before
};

void check_circles(Findings& findings, const StagePlace& place) {
  Circle circle{place.stage};
  for (std::size_t i = 0; i < place.stage.tasks.size(); ++i) {
    const auto found = circle.from(i);
    if (found.empty()) continue;
    std::string way;
    for (const std::size_t at : found) way += place.stage.tasks[at].key + " waits for ";
    const auto& first = place.stage.tasks[found.front()];
    findings.add(fmt::format("{}/tasks/{}/{}", place.path, found.front(), first.after.empty() ? "assignee" : "after"),
                 fmt::format("These tasks wait for each other, so none can begin: {}{}.", way, first.key),
                 "Take one of them out of `after`, or let another rule than did: find who does it.");
  }
}

void check_sequence(Findings& findings, const StagePlace& place, std::size_t i, const std::string& path) {
  const auto& task = place.stage.tasks[i];
  for (std::size_t a = 0; a < task.after.size(); ++a) {
    const auto before = index_of(place.stage, task.after[a]);
    if (before <= i || before >= place.stage.tasks.size()) continue;
    findings.add(fmt::format("{}/after/{}", path, a),
                 fmt::format("The stage makes its tasks one after the other, and {} comes later.", task.after[a]),
                 "Put the tasks in the order in which they are to be done, or write `order: at_once`.");
  }
}

void check_on_fail(Findings& findings, const StagePlace& place, const TaskTemplate& task, const std::string& path) {
  if (task.on_fail == OnFail::back && place.stage.back.empty())
    findings.add(path + "/on_fail", "The change is to go back when this task fails, and the stage has no way back.",
                 "Add one, such as `back: [{to: …}]`, or choose hold, fail or ignore.");
}

void check_task(Findings& findings, const StagePlace& place, std::size_t i) {
  const auto& task = place.stage.tasks[i];
  const std::string path = fmt::format("{}/tasks/{}", place.path, i);
  check_task_itself(findings, place, task, path);
  check_after(findings, place, path + "/after", task.after, task.key);
  check_when(findings, place.process, path + "/when", task.when);
  check_on_fail(findings, place, task, path);
  if (place.stage.order == TaskOrder::in_sequence) check_sequence(findings, place, i, path);
}

}  // namespace

void check_after(Findings& findings, const StagePlace& place, const std::string& path,
                 const std::vector<std::string>& after, std::string_view own_key) {
  if (after.size() > list_max)
    return findings.add(path, fmt::format("There are {} tasks here; {} are allowed.", after.size(), list_max),
                        "Name just the last ones: what they wait for comes first anyway.");
  std::set<std::string> seen;
  for (std::size_t i = 0; i < after.size(); ++i) {
    const std::string at = fmt::format("{}/{}", path, i);
    if (after[i] == own_key) findings.add(at, fmt::format("The task {} waits for itself.", own_key), "Leave it out.");
    else if (!seen.insert(after[i]).second)
      findings.add(at, fmt::format("The task {} stands here twice.", after[i]), "Leave one out.");
    else if (index_of(place.stage, after[i]) == place.stage.tasks.size())
      findings.add(at, fmt::format("This stage has no task {}.", after[i]),
                   "`after` names tasks of the same stage" + did_you_mean(after[i], keys_of(place.stage)));
  }
}

void check_task_itself(Findings& findings, const StagePlace& place, const TaskTemplate& task, const std::string& path) {
  check_required_text(findings, path + "/title", task.title, bounds::title_bytes, "task's title");
  check_text(findings, path + "/description", task.description, bounds::text_bytes, "description");
  check_people(findings, place, path + "/assignee", task.assignee, "take this task", task.key);
  check_due(findings, place, path + "/due", task.due);
  if (task.checklist.size() > bounds::checklist_items)
    findings.add(path + "/checklist",
                 fmt::format("There are {} items; {} are allowed.", task.checklist.size(), bounds::checklist_items),
                 "Make two tasks of it.");
  for (std::size_t item = 0; item < task.checklist.size(); ++item)
    check_required_text(findings, fmt::format("{}/checklist/{}", path, item), task.checklist[item],
                        bounds::short_text_bytes, "item");
}

void check_tasks(Findings& findings, const StagePlace& place) {
  if (place.stage.tasks.size() > bounds::process_tasks) return;  // check_whole says so
  for (std::size_t i = 0; i < place.stage.tasks.size(); ++i) check_task(findings, place, i);
  check_circles(findings, place);
}

}  // namespace sluice::check_detail
