#include "definition/read_process.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "definition/follow_on.h"
#include "definition/notation.h"
#include "definition/read_conditions.h"
#include "definition/read_contingency.h"
#include "definition/read_related.h"
#include "definition/read_rule.h"
#include "definition/read_task.h"
#include "definition/reader.h"
#include "domain/process/check.h"

namespace sluice::definition {

namespace {

using Keys = std::vector<std::string>;

const Keys process_keys{"key",          "name", "type",   "summary",       "when_to_use",
                        "usual_length", "form", "stages", "contingencies", "rules"};
const Keys stage_keys{"key",   "name",      "phase", "advance", "advance_title", "order",
                      "tasks", "approvals", "gates", "back",    "when"};
const Keys approval_keys{"key",    "title",    "approvers",   "quorum",   "rejections",     "covers",
                         "after",  "due",      "when",        "excluded", "approver_rules", "after_approvals",
                         "remind", "escalate", "escalate_to", "expire"};
const Keys approver_rules_keys{"match", "rows"};
const Keys row_keys{"title", "when", "approvers", "quorum", "rejections"};
const Keys edge_keys{"to", "title", "on_rejection"};

class ProcessReader {
 public:
  explicit ProcessReader(Reader& reader) : reader_(reader) {}

  Process process(const YamlNode& root) {
    Process process;
    if (!reader_.check_keys(root, "", "a process", process_keys)) return process;
    reader_.text(root, "", "key", process.key);
    reader_.text(root, "", "name", process.name);
    reader_.required_one_of(root, "", "type", process.type);
    reader_.text(root, "", "summary", process.summary);
    reader_.text(root, "", "when_to_use", process.when_to_use);
    reader_.text(root, "", "usual_length", process.usual_length);
    reader_.each(root, "", "form", [&](const YamlNode& item, const std::string& at) {
      process.form.push_back(read_form_field(reader_, item, at));
      if (!process.form.back().key.empty()) form_keys_.push_back(process.form.back().key);
    });
    reader_.each(root, "", "stages",
                 [&](const YamlNode& item, const std::string& at) { process.stages.push_back(stage(item, at)); });
    reader_.each(root, "", "contingencies", [&](const YamlNode& item, const std::string& at) {
      if (!process.contingencies) process.contingencies.emplace();
      process.contingencies->push_back(read_contingency(reader_, item, at));
    });
    reader_.each(root, "", "rules", [&](const YamlNode& item, const std::string& at) {
      if (!process.rules) process.rules.emplace();
      process.rules->push_back(read_rule(reader_, item, at));
    });
    return process;
  }

 private:
  Stage stage(const YamlNode& node, const std::string& path) {
    Stage stage;
    if (!reader_.check_keys(node, path, "a stage", stage_keys)) return stage;
    reader_.text(node, path, "key", stage.key);
    reader_.text(node, path, "name", stage.name);
    reader_.required_one_of(node, path, "phase", stage.phase, has_stages);
    reader_.one_of(node, path, "advance", stage.advance);
    reader_.text(node, path, "advance_title", stage.advance_title);
    reader_.one_of(node, path, "order", stage.order);
    reader_.each(node, path, "tasks", [&](const YamlNode& item, const std::string& at) {
      stage.tasks.push_back(read_task(reader_, item, at));
    });
    reader_.each(node, path, "approvals",
                 [&](const YamlNode& item, const std::string& at) { stage.approvals.push_back(approval(item, at)); });
    reader_.each(node, path, "gates",
                 [&](const YamlNode& item, const std::string& at) { stage.gates.push_back(gate(item, at)); });
    reader_.each(node, path, "back",
                 [&](const YamlNode& item, const std::string& at) { stage.back.push_back(edge(item, at)); });
    read_when(reader_, node, path, stage.when);
    return stage;
  }

  ApprovalTemplate approval(const YamlNode& node, const std::string& path) {
    ApprovalTemplate approval;
    if (!reader_.check_keys(node, path, "an approval", approval_keys)) return approval;
    reader_.text(node, path, "key", approval.key);
    reader_.text(node, path, "title", approval.title);
    read_people(reader_, node, path, "approvers", approval.approvers);
    quorum(node, path, approval.quorum);
    reader_.number(node, path, "rejections", approval.rejections);
    if (const auto* rules = reader_.find(node, path, "approver_rules"))
      approval.approver_rules = approver_rules(*rules, Reader::below(path, "approver_rules"));
    people(node, path, "excluded", approval.excluded);
    people(node, path, "escalate_to", approval.escalate_to);
    if (reader_.find(node, path, "after_approvals") != nullptr)
      reader_.texts(node, path, "after_approvals", approval.after_approvals.emplace());
    timer(node, path, "remind", approval.remind);
    timer(node, path, "escalate", approval.escalate);
    timer(node, path, "expire", approval.expire);
    fields(node, path, "covers", approval.covers, approval.covers_form);
    read_when(reader_, node, path, approval.when);
    reader_.texts(node, path, "after", approval.after);
    read_due(reader_, node, path, approval.due);
    return approval;
  }

  ApproverRules approver_rules(const YamlNode& node, const std::string& path) {
    ApproverRules rules;
    if (!reader_.check_keys(node, path, "a list of approver rules", approver_rules_keys)) return rules;
    reader_.one_of(node, path, "match", rules.match);
    reader_.each(node, path, "rows",
                 [&](const YamlNode& item, const std::string& at) { rules.rows.push_back(row(item, at)); });
    return rules;
  }

  ApproverRow row(const YamlNode& node, const std::string& path) {
    ApproverRow row;
    if (!reader_.check_keys(node, path, "a row of approver rules", row_keys)) return row;
    reader_.text(node, path, "title", row.title);
    read_when(reader_, node, path, row.when);
    read_people(reader_, node, path, "approvers", row.approvers);
    if (reader_.find(node, path, "quorum") != nullptr) quorum(node, path, row.quorum.emplace());
    if (reader_.find(node, path, "rejections") != nullptr)
      reader_.number(node, path, "rejections", row.rejections.emplace(1));
    return row;
  }

  void people(const YamlNode& node, const std::string& path, std::string_view key,
              std::optional<std::vector<Who>>& to) {
    if (reader_.find(node, path, key) != nullptr) read_people(reader_, node, path, key, to.emplace());
  }

  void timer(const YamlNode& node, const std::string& path, std::string_view key, std::optional<Timer>& to) {
    const auto* found = reader_.find(node, path, key);
    if (found == nullptr) return;
    const bool never = found->kind == YamlKind::scalar && found->text == "never";
    const auto due = found->kind == YamlKind::scalar && !never ? parse_due(found->text) : std::nullopt;
    to = Timer{due};
    if (!never && !due)
      reader_.fail(*found, Reader::below(path, key), fmt::format("{} is no due date.", shown(*found)),
                   "Write never, or +2wd, start-12d or end+1h; the units are min, h, d and wd (working days).");
  }

  /// `tasks_done`, or a map of one key: `{approved: cab}`, `{fields: [title, reason]}`.
  Gate gate(const YamlNode& node, const std::string& path) {
    Gate gate;
    if (node.kind == YamlKind::map && node.entries.size() == 1) return gate_with_value(node, path);
    if (node.kind == YamlKind::map || node.kind == YamlKind::list) {
      reader_.fail(node, path, fmt::format("A gate is a word or one key, not {}.", shown(node)),
                   "Write tasks_done, {approved: …}, {fields: [ … ]}, outcome_declared, window_open, {related: { … }}, "
                   "children_done, contingencies_done, conditions_met or pre_approved.");
      return gate;
    }
    if (!reader_.one_of(node, path, gate.kind)) return gate;
    if (gate.kind == GateKind::approved)
      reader_.fail(node, path, "The gate approved does not say which approval.", "Write {approved: …} with its key.");
    if (gate.kind == GateKind::fields)
      reader_.fail(node, path, "The gate fields does not say which.", "Write {fields: [title, reason]}.");
    if (gate.kind == GateKind::related)
      reader_.fail(node, path, "The gate related does not say which links, and how far they have to be.",
                   "Write {related: {link: depends_on, state: closed}}.");
    return gate;
  }

  Gate gate_with_value(const YamlNode& node, const std::string& path) {
    Gate gate;
    const auto& entry = node.entries.front();
    YamlNode kind;
    kind.kind = YamlKind::scalar;
    kind.place = entry.place;
    kind.text = entry.key;
    if (!reader_.one_of(kind, path, gate.kind)) return gate;
    if (gate.kind == GateKind::approved) reader_.text(node, path, "approved", gate.key);
    else if (gate.kind == GateKind::fields) fields(node, path, "fields", gate.fields, gate.form_fields);
    else if (gate.kind == GateKind::related) read_related(reader_, entry.value, Reader::below(path, "related"), gate);
    else
      reader_.fail(entry.value, path, fmt::format("The gate {} takes no value.", entry.key),
                   fmt::format("Write just {}.", entry.key));
    return gate;
  }

  BackEdge edge(const YamlNode& node, const std::string& path) {
    BackEdge edge;
    if (!reader_.check_keys(node, path, "a way back", edge_keys)) return edge;
    reader_.text(node, path, "to", edge.to);
    reader_.text(node, path, "title", edge.title);
    reader_.flag(node, path, "on_rejection", edge.on_rejection);
    return edge;
  }

  /// Built-in fields, and those of the form by their keys.
  void fields(const YamlNode& map, const std::string& path, std::string_view key, std::vector<Field>& to,
              std::vector<std::string>& to_form) {
    reader_.one_or_each(map, path, key, [&](const YamlNode& item, const std::string& at) {
      const bool is_word = item.kind == YamlKind::scalar;
      if (is_word && std::ranges::find(form_keys_, item.text) != form_keys_.end()) return to_form.push_back(item.text);
      if (const auto field = is_word ? from_word<Field>(item.text) : std::nullopt) return to.push_back(*field);
      auto known = Reader::words<Field>();
      known.insert(known.end(), form_keys_.begin(), form_keys_.end());
      reader_.fail_choice(item, at, known);
    });
  }

  void quorum(const YamlNode& map, const std::string& path, Quorum& to) {
    const auto* node = reader_.find(map, path, "quorum");
    const std::string remedy = "Write all, any, at least 2 (any number), at least 60 %, or one of each.";
    if (!node) return reader_.fail(map, path, "The approval does not say when it is granted (quorum).", remedy);
    const auto read = node->kind == YamlKind::scalar ? parse_quorum(node->text) : std::nullopt;
    if (read) to = *read;
    else reader_.fail(*node, Reader::below(path, "quorum"), fmt::format("{} is no quorum.", shown(*node)), remedy);
  }

  Reader& reader_;
  std::vector<std::string> form_keys_;
};

/// What is wrong, and of what stands there twice the line of the first.
std::string told(const Mistake& mistake, const std::map<std::string, Place>& places) {
  if (mistake.first.empty()) return mistake.what;
  return fmt::format("{}; first on line {}.", mistake.what.substr(0, mistake.what.size() - 1),
                     place_of(places, mistake.first).line);
}

}  // namespace

Reading look_at_process(std::string_view text, std::string_view draft_of) {
  Reading reading;
  YamlTree tree = read_yaml(text);
  reading.mistakes = std::move(tree.mistakes);
  if (tree.root.kind == YamlKind::null) {  // also of a text that is no YAML
    if (reading.mistakes.empty())
      reading.mistakes.push_back({{}, "", "The text is empty.", "Begin with `key:` and `name:` of the process."});
    put_in_order(reading.mistakes);
    return reading;
  }
  Reader reader;
  Process process = ProcessReader{reader}.process(tree.root);
  std::ranges::move(reader.mistakes, std::back_inserter(reading.mistakes));
  const auto unread = reading.mistakes;
  if (!draft_of.empty() && !process.key.empty() && process.key != draft_of)
    reading.mistakes.push_back(
        {place_of(reader.places, "key"), "key",
         fmt::format("This is the draft of {}, but its text says key: {}.", draft_of, process.key),
         fmt::format("Write {} there, or save the text as the draft of {}.", draft_of, process.key)});
  for (auto& mistake : check(process))
    if (!may_follow_from(mistake.path, unread))
      reading.mistakes.push_back(
          {place_of(reader.places, mistake.path), mistake.path, told(mistake, reader.places), mistake.remedy});
  put_in_order(reading.mistakes);
  if (unread.empty()) reading.read = ReadProcess{std::move(process), std::move(reader.places)};
  return reading;
}

Result<ReadProcess> read_process(std::string_view text, std::string_view draft_of) {
  if (text.size() > yaml_bytes_max)
    return refuse(Refused::too_large, "The text of a process may be 1 MiB long at most.");
  Reading reading = look_at_process(text, draft_of);
  if (reading.mistakes.empty()) return std::move(*reading.read);
  Refusal refusal{
      Refused::invalid,
      fmt::format("The process has {} to mend.",
                  reading.mistakes.size() == 1 ? "a mistake" : fmt::format("{} mistakes", reading.mistakes.size()))};
  for (const auto& one : reading.mistakes)
    refusal.errors.push_back(
        {one.path.empty() ? "" : "/" + one.path,
         fmt::format("Line {}, column {}: {} {}", one.place.line, one.place.column, one.what, one.remedy)});
  return std::unexpected{std::move(refusal)};
}

}  // namespace sluice::definition
