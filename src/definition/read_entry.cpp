#include "definition/read_entry.h"

#include <fmt/format.h>

#include "definition/reader.h"

namespace sluice::definition {

namespace {

const std::vector<std::string> entry_keys{"key",  "title",  "when_to_use", "effect",         "process",     "fields",
                                          "form", "locked", "asked",       "max_age_months", "max_failures"};
const std::vector<std::string> entry_field_keys{"title",           "description",  "reason",    "expected_results",
                                                "deployment_plan", "backout_plan", "test_plan", "communication_plan",
                                                "impact",          "urgency",      "tags"};

void read_written(Reader& reader, const YamlNode& map, const std::string& path, std::string_view key, Written& to) {
  reader.text(map, path, key, to.text);
}

void read_level(Reader& reader, const YamlNode& map, const std::string& path, std::string_view key,
                std::optional<Level>& to) {
  if (Level level{}; reader.one_of(map, path, key, level)) to = level;
}

void read_entry_fields(Reader& reader, const YamlNode& node, ChangeFields& fields) {
  const std::string at = "fields";
  if (!reader.check_keys(node, at, "the fields of an entry", entry_field_keys)) return;
  read_written(reader, node, at, "title", fields.title);
  read_written(reader, node, at, "description", fields.description);
  read_written(reader, node, at, "reason", fields.reason);
  read_written(reader, node, at, "deployment_plan", fields.deployment_plan);
  read_written(reader, node, at, "backout_plan", fields.backout_plan);
  read_written(reader, node, at, "test_plan", fields.test_plan);
  read_written(reader, node, at, "communication_plan", fields.communication_plan);
  read_level(reader, node, at, "impact", fields.impact);
  read_level(reader, node, at, "urgency", fields.urgency);
  reader.texts(node, at, "tags", fields.tags);
  std::vector<std::string> results;
  reader.texts(node, at, "expected_results", results);
  for (auto& one : results) fields.expected_results.push_back({{std::move(one)}});
}

void read_entry_form(Reader& reader, const YamlNode& node, std::map<std::string, std::string>& to) {
  if (node.kind != YamlKind::map)
    return reader.fail(node, "form", "The form is a map of answers.", "Write the key of a form field and its answer.");
  for (const auto& one : node.entries) reader.text(node, "form", one.key, to[one.key]);
}

ReadEntry entry_in(Reader& reader, const YamlNode& root) {
  ReadEntry read;
  if (!reader.check_keys(root, "", "a catalog entry", entry_keys)) return read;
  reader.text(root, "", "key", read.key);
  read_written(reader, root, "", "title", read.content.title);
  read_written(reader, root, "", "when_to_use", read.content.when_to_use);
  read_written(reader, root, "", "effect", read.content.effect);
  reader.text(root, "", "process", read.content.process);
  if (const auto* fields = reader.find(root, "", "fields")) read_entry_fields(reader, *fields, read.content.fields);
  if (const auto* form = reader.find(root, "", "form")) read_entry_form(reader, *form, read.form);
  reader.texts(root, "", "locked", read.content.locked);
  reader.texts(root, "", "asked", read.content.asked);
  reader.number(root, "", "max_age_months", read.content.max_age_months);
  reader.number(root, "", "max_failures", read.content.max_failures);
  return read;
}

std::unexpected<Refusal> entry_mistakes(const std::vector<LocatedMistake>& mistakes) {
  Refusal refusal{Refused::invalid, "The entry has mistakes; each is named below."};
  for (const auto& one : mistakes)
    refusal.errors.push_back(
        {one.path.empty() ? "" : "/" + one.path,
         fmt::format("Line {}, column {}: {} {}", one.place.line, one.place.column, one.what, one.remedy)});
  return std::unexpected{std::move(refusal)};
}

}  // namespace

Result<ReadEntry> read_entry(std::string_view text) {
  if (text.size() > yaml_bytes_max)
    return refuse(Refused::too_large, "The text of an entry may be 1 MiB long at most.");
  auto tree = read_yaml(text);
  if (!tree.mistakes.empty()) return entry_mistakes(tree.mistakes);
  Reader reader;
  auto read = entry_in(reader, tree.root);
  if (!reader.mistakes.empty()) return entry_mistakes(reader.mistakes);
  return read;
}

}  // namespace sluice::definition
