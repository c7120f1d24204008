// The form of a process, and the conditions that look at it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "base/described.h"
#include "base/nearest.h"
#include "domain/bounds.h"
#include "domain/change/form_answers.h"
#include "domain/key.h"
#include "domain/process/check_parts.h"
#include "domain/process/condition_fields.h"

namespace sluice::check_detail {

namespace {

bool has_choices(const FormField& field) {
  return field.type == FieldType::choice || field.type == FieldType::multi_choice;
}

std::vector<std::string> known_fields(const Process& process) {
  std::vector<std::string> keys;
  for (const auto& one : condition_fields(process)) keys.push_back(one.key);
  return keys;
}

std::string operators_in_words(ConditionKind kind) {
  std::vector<std::string_view> words;
  for (const Operator op : operators_for(kind)) words.push_back(word(op));
  return fmt::format("{}", fmt::join(words, ", "));
}

void check_values(Findings& findings, const Condition& condition, const ConditionField& field,
                  const std::string& path) {
  const bool wants_value = takes_value(condition.op);
  if (wants_value && condition.values.empty())
    return findings.add(path, fmt::format("{} is compared with nothing.", condition.field), "Write `value:` with it.");
  if (!wants_value && !condition.values.empty())
    return findings.add(path + "/value", fmt::format("The operator {} takes no value.", word(condition.op)),
                        "Leave `value` out.");
  if (wants_value && !takes_several(condition.op) && condition.values.size() > 1)
    findings.add(path + "/value", fmt::format("{} compares with one value.", word(condition.op)), "Name just one.");
  if (condition.values.size() > list_max)
    return findings.add(path + "/value", fmt::format("At most {} values are possible.", list_max), "Name fewer.");
  for (std::size_t i = 0; i < condition.values.size(); ++i)
    if (const auto wrong = wrong_value(field, condition.values[i]); !wrong.empty())
      findings.add(fmt::format("{}/value/{}", path, i), wrong, "Write a value that it can have.");
}

/// What conditions can look at, and the fields of the form that come too late for them.
struct Sight {
  const Process& process;
  std::span<const FormField> later{};  ///< begins with the field that has the conditions
};

void tell_unknown_field(Findings& findings, const Sight& sight, const std::string& key, const std::string& path) {
  const auto later = std::ranges::find(sight.later, key, &FormField::key);
  if (key.empty())
    return findings.add(path, "The condition names no field.", "Name a built-in field or one of the form.");
  if (later == sight.later.end())
    return findings.add(path, fmt::format("There is no field {}.", key),
                        "Name a built-in field or one of the form" + did_you_mean(key, known_fields(sight.process)));
  if (later == sight.later.begin())
    return findings.add(path, fmt::format("Whether the field {} is shown would depend on its own answer.", key),
                        "Name a built-in field, or one of the form that stands before it.");
  findings.add(path, fmt::format("The field {} stands further down in the form.", key),
               "Move it before this one: what a field is shown by is asked first.");
}

void check_condition(Findings& findings, const Sight& sight, const Condition& condition, const std::string& path) {
  const auto field = condition_field(condition.field, sight.process);
  if (!field) return tell_unknown_field(findings, sight, condition.field, path + "/field");
  const auto& fitting = operators_for(field->kind);
  if (std::ranges::find(fitting, condition.op) == fitting.end())
    return findings.add(path + "/operator",
                        fmt::format("{} cannot be compared by {}.", condition.field, word(condition.op)),
                        fmt::format("Use one of: {}.", operators_in_words(field->kind)));
  check_values(findings, condition, *field, path);
}

void check_list(Findings& findings, const Sight& sight, const std::string& path,
                const std::vector<Condition>& conditions) {
  if (conditions.size() > list_max)
    return findings.add(path, fmt::format("There are {} conditions; {} are allowed.", conditions.size(), list_max),
                        "Join some: a condition may name several values.");
  for (std::size_t i = 0; i < conditions.size(); ++i)
    check_condition(findings, sight, conditions[i], fmt::format("{}/{}", path, i));
}

void check_conditions(Findings& findings, const Sight& sight, const std::string& path, const Conditions& conditions) {
  if (conditions.all.empty() && conditions.any.empty())
    findings.add(path, "Here is no condition.", "Write one, or leave `when` out.");
  check_list(findings, sight, path + "/all", conditions.all);
  check_list(findings, sight, path + "/any", conditions.any);
}

void check_choices(Findings& findings, const FormField& field, const std::string& path) {
  if (!has_choices(field) && !field.choices.empty())
    return findings.add(path + "/choices", fmt::format("A field of the type {} has no choices.", word(field.type)),
                        "Leave them out, or make it a choice or multi_choice.");
  if (has_choices(field) && field.choices.empty())
    return findings.add(path, fmt::format("The field {} offers nothing to choose.", field.key), "List its `choices`.");
  if (field.choices.size() > bounds::choices)
    return findings.add(path + "/choices",
                        fmt::format("There are {} choices; {} are allowed.", field.choices.size(), bounds::choices),
                        "Offer fewer, or let people write it as text.");
  std::set<std::string> seen;
  for (std::size_t i = 0; i < field.choices.size(); ++i) {
    const auto at = fmt::format("{}/choices/{}", path, i);
    const Choice& choice = field.choices[i];
    if (!is_inner_key(choice.key))
      findings.add(at, "The choice's key is not well formed.",
                   "Use lower-case letters and digits joined by - or _, and `name:` for what people read.");
    if (!seen.insert(choice.key).second)
      findings.add(at, fmt::format("The choice {} stands here twice.", choice.key), "Leave one out.");
    check_required_text(findings, at + "/name", choice.name, bounds::title_bytes, "choice's name");
  }
}

void check_bounds(Findings& findings, const FormField& field, const std::string& path) {
  if (field.type != FieldType::number && (field.least || field.most))
    return findings.add(path, "Only a number has `least` and `most`.", "Leave them out.");
  if (field.least && field.most && *field.least > *field.most)
    findings.add(path + "/least", "No number is at least that and at most the other.", "Exchange them.");
}

/// What is wrong with the default of a field as the value of a condition.
std::string wrong_value_of(const FormField& field) {
  Process only_this;
  only_this.form = {field};
  return wrong_value(*condition_field(field.key, only_this), *field.default_answer);
}

/// A default that the field refuses would keep everybody from asking for a change.
void check_default(Findings& findings, const FormField& field, const std::string& path) {
  if (!field.default_answer) return;
  const bool fixed = field.type == FieldType::user || field.type == FieldType::service;
  if (fixed)
    return findings.add(path + "/default", fmt::format("A field of the type {} has no default.", word(field.type)),
                        "Leave it out.");
  const bool several = field.type == FieldType::multi_choice;
  if (const auto wrong = wrong_value_of(field); !wrong.empty() && (!several || field.default_answer->empty()))
    return findings.add(path + "/default", wrong, "Write a value that the field can have.");
  if (const auto wrong = wrong_answer(field, *field.default_answer); !wrong.empty())
    findings.add(
        path + "/default", fmt::format("The field {} does not take its own default: {}", field.key, wrong),
        several ? "Name some of its choices by their keys, as in [a, b]." : "Write a value that the field can have.");
}

/// A field that is shown by what another says comes after it, so that no two wait for each other.
void check_field_when(Findings& findings, const Process& process, std::size_t at, const std::string& path) {
  const FormField& field = process.form[at];
  if (!field.when) return;
  Process before = process;
  before.form.resize(at);
  check_conditions(findings, {before, std::span{process.form}.subspan(at)}, path + "/when", *field.when);
}

void check_field(Findings& findings, const Process& process, std::size_t at) {
  const FormField& field = process.form[at];
  const auto path = fmt::format("form/{}", at);
  if (!is_inner_key(field.key))
    return findings.add(path + "/key", field.key.empty() ? "The field has no key." : "The key is not well formed.",
                        "Use lower-case letters and digits joined by - or _, such as largest_effect.");
  if (is_built_in(field.key))
    return findings.add(path + "/key", fmt::format("{} is a built-in field.", field.key), "Choose another key.");
  check_required_text(findings, path + "/name", field.name, bounds::title_bytes, "field's name");
  check_text(findings, path + "/help", field.help, bounds::short_text_bytes, "help");
  check_choices(findings, field, path);
  check_bounds(findings, field, path);
  check_default(findings, field, path);
  check_field_when(findings, process, at, path);
}

}  // namespace

void check_when(Findings& findings, const Process& process, const std::string& path,
                const std::optional<Conditions>& when) {
  if (when) check_conditions(findings, {process}, path, *when);
}

void check_form(Findings& findings, const Process& process) {
  if (process.form.size() > bounds::form_fields)
    return findings.add("form",
                        fmt::format("There are {} fields; {} are allowed.", process.form.size(), bounds::form_fields),
                        "Ask for less: what is not asked is not filled in badly.");
  std::map<std::string, std::string> seen;
  for (std::size_t i = 0; i < process.form.size(); ++i) {
    check_field(findings, process, i);
    const auto path = fmt::format("form/{}/key", i);
    if (const auto [first, fresh] = seen.try_emplace(process.form[i].key, path); !fresh)
      findings.add(path, fmt::format("The key {} is used twice.", process.form[i].key),
                   "Give each field a key of its own.", first->second);
  }
}

void check_form_keys(Findings& findings, const Process& process, const std::string& path,
                     const std::vector<std::string>& keys) {
  std::set<std::string> seen;
  for (const auto& key : keys) {
    if (std::ranges::find(process.form, key, &FormField::key) == process.form.end())
      findings.add(path, fmt::format("The form has no field {}.", key), "Name a field of the form.");
    if (!seen.insert(key).second)
      findings.add(path, fmt::format("The field {} stands here twice.", key), "Leave one out.");
  }
}

}  // namespace sluice::check_detail

namespace sluice {

std::vector<Mistake> check(const Conditions& conditions, const Process& process) {
  check_detail::Findings findings;
  check_detail::check_when(findings, process, "", conditions);
  return findings.take();
}

}  // namespace sluice
