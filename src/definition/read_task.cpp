#include "definition/read_task.h"

#include <fmt/format.h>

#include "definition/notation.h"
#include "definition/read_conditions.h"

namespace sluice::definition {

namespace {

const std::vector<std::string> task_keys{"key", "title",    "description", "duty",    "assignee",  "after", "checklist",
                                         "due", "optional", "on_close",    "on_fail", "assign_by", "when"};

}  // namespace

TaskTemplate read_task(Reader& reader, const YamlNode& node, const std::string& path) {
  TaskTemplate task;
  if (!reader.check_keys(node, path, "a task", task_keys)) return task;
  reader.text(node, path, "key", task.key);
  reader.text(node, path, "title", task.title);
  reader.text(node, path, "description", task.description);
  if (Duty duty{}; reader.one_of(node, path, "duty", duty)) task.duty = duty;
  read_people(reader, node, path, "assignee", task.assignee);
  reader.texts(node, path, "after", task.after);
  reader.texts(node, path, "checklist", task.checklist);
  read_due(reader, node, path, task.due);
  reader.flag(node, path, "optional", task.optional);
  reader.one_of(node, path, "on_close", task.on_close);
  if (OnFail what{}; reader.one_of(node, path, "on_fail", what)) task.on_fail = what;
  if (AssignBy how{}; reader.one_of(node, path, "assign_by", how)) task.assign_by = how;
  read_when(reader, node, path, task.when);
  return task;
}

void read_people(Reader& reader, const YamlNode& map, const std::string& path, std::string_view key,
                 std::vector<Who>& to) {
  reader.one_or_each(map, path, key, [&](const YamlNode& item, const std::string& at) {
    const auto who = item.kind == YamlKind::scalar ? parse_who(item.text) : std::nullopt;
    if (who) return to.push_back(*who);
    reader.fail(
        item, at, fmt::format("{} is no rule that finds people.", shown(item)),
        "Write owner, requester, manager, owners, owners_of_dependents, or one of person:…, group:…, role:…, field:…, "
        "did:…, decided:… without a space behind the colon.");
  });
}

void read_due(Reader& reader, const YamlNode& map, const std::string& path, std::optional<Due>& to) {
  const auto* node = reader.find(map, path, "due");
  if (!node) return;
  to = node->kind == YamlKind::scalar ? parse_due(node->text) : std::nullopt;
  if (!to)
    reader.fail(*node, Reader::below(path, "due"), fmt::format("{} is no due date.", shown(*node)),
                "Write +2wd, start-12d, end+1h or deployed+90d; the units are min, h, d and wd (working days).");
}

}  // namespace sluice::definition
