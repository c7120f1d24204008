#include "definition/read_conditions.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

namespace sluice::definition {

namespace {

using Keys = std::vector<std::string>;

const Keys condition_keys{"field", "operator", "value"};
const Keys conditions_keys{"all", "any"};
const Keys form_field_keys{"key", "name", "type", "required", "help", "choices", "least", "most", "default", "when"};
const Keys choice_keys{"key", "name"};

constexpr const char* how_conditions_are_written =
    "Write {field: impact, operator: at_least, value: high}, a list of such, or `all:` and `any:` with a list each.";

Condition read_condition(Reader& reader, const YamlNode& node, const std::string& path) {
  Condition condition;
  if (!reader.check_keys(node, path, "a condition", condition_keys)) return condition;
  reader.text(node, path, "field", condition.field);
  reader.required_one_of(node, path, "operator", condition.op);
  reader.texts(node, path, "value", condition.values);
  return condition;
}

void read_list(Reader& reader, const YamlNode& map, const std::string& path, std::string_view key,
               std::vector<Condition>& to) {
  reader.each(map, path, key,
              [&](const YamlNode& item, const std::string& at) { to.push_back(read_condition(reader, item, at)); });
}

bool has(const YamlNode& map, std::string_view key) {
  return std::ranges::find(map.entries, key, &YamlNode::Entry::key) != map.entries.end();
}

/// A condition alone, or one of a list, is one of `all`: that is where mistakes look for it.
void read_one_of_all(Reader& reader, const YamlNode& node, const std::string& path, Conditions& to) {
  const auto at = Reader::below(Reader::below(path, "all"), to.all.size());
  reader.places[at] = node.place;
  to.all.push_back(read_condition(reader, node, at));
}

Conditions read_conditions(Reader& reader, const YamlNode& node, const std::string& path) {
  Conditions conditions;
  const auto told = reader.mistakes.size();
  if (node.kind == YamlKind::list) {
    for (const YamlNode& item : node.items) read_one_of_all(reader, item, path, conditions);
  } else if (node.kind == YamlKind::map && has(node, "field")) {
    read_one_of_all(reader, node, path, conditions);
  } else if (node.kind == YamlKind::map) {
    if (!reader.check_keys(node, path, "conditions", conditions_keys)) return conditions;
    read_list(reader, node, path, "all", conditions.all);
    read_list(reader, node, path, "any", conditions.any);
  } else {
    reader.fail(node, path, fmt::format("{} is no condition.", shown(node)), how_conditions_are_written);
    return conditions;
  }
  if (conditions.all.empty() && conditions.any.empty() && reader.mistakes.size() == told)
    reader.fail(node, path, "Here is no condition.", how_conditions_are_written);
  return conditions;
}

void read_bound(Reader& reader, const YamlNode& map, const std::string& path, std::string_view key,
                std::optional<double>& to) {
  const auto* node = reader.find(map, path, key);
  if (node == nullptr) return;
  double value = 0;
  const char* end = node->text.data() + node->text.size();
  const bool plain = node->kind == YamlKind::scalar && !node->quoted;
  if (const auto read = std::from_chars(node->text.data(), end, value);
      plain && read.ec == std::errc{} && read.ptr == end)
    to = value;
  else
    reader.fail(*node, Reader::below(path, key), fmt::format("{} is a number, not {}.", key, shown(*node)),
                "Write digits, such as 30 or 2.5, without quotes.");
}

/// A text, or of a multi_choice a list of choices; these are kept as one text, divided by commas, which no key has.
void read_default(Reader& reader, const YamlNode& map, const std::string& path, FormField& field) {
  const auto* node = reader.find(map, path, "default");
  if (node == nullptr) return;
  if (field.type == FieldType::multi_choice && node->kind == YamlKind::list) {
    std::vector<std::string> chosen;
    reader.texts(map, path, "default", chosen);
    field.default_answer = fmt::format("{}", fmt::join(chosen, ","));
    return;
  }
  std::string text;
  reader.text(map, path, "default", text);
  field.default_answer = std::move(text);
}

/// A word that is key and name at once, or both.
Choice read_choice(Reader& reader, const YamlNode& node, const std::string& path) {
  Choice choice;
  if (node.kind == YamlKind::scalar) {
    choice.key = choice.name = node.text;
    std::ranges::replace(choice.name, '_', ' ');
    return choice;
  }
  if (!reader.check_keys(node, path, "a choice", choice_keys)) return choice;
  reader.text(node, path, "key", choice.key);
  reader.text(node, path, "name", choice.name);
  return choice;
}

}  // namespace

void read_when(Reader& reader, const YamlNode& map, const std::string& path, std::optional<Conditions>& to) {
  const auto* node = reader.find(map, path, "when");
  if (node == nullptr) return;
  to = read_conditions(reader, *node, Reader::below(path, "when"));
}

FormField read_form_field(Reader& reader, const YamlNode& node, const std::string& path) {
  FormField field;
  if (!reader.check_keys(node, path, "a form field", form_field_keys)) return field;
  reader.text(node, path, "key", field.key);
  reader.text(node, path, "name", field.name);
  reader.required_one_of(node, path, "type", field.type);
  reader.flag(node, path, "required", field.required);
  reader.text(node, path, "help", field.help);
  reader.each(node, path, "choices", [&](const YamlNode& item, const std::string& at) {
    field.choices.push_back(read_choice(reader, item, at));
  });
  read_bound(reader, node, path, "least", field.least);
  read_bound(reader, node, path, "most", field.most);
  read_default(reader, node, path, field);
  read_when(reader, node, path, field.when);
  return field;
}

}  // namespace sluice::definition
