#include "domain/process/condition_fields.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <chrono>

#include "base/described.h"

namespace sluice {

namespace {

const std::vector<std::string> levels{"low", "medium", "high"};
const std::vector<std::string> priorities{"planning", "low", "moderate", "high", "critical"};
const std::vector<std::string> criticalities{"low", "medium", "high", "critical"};
const std::vector<std::string> service_types{"business_service", "application", "database",
                                             "server",           "network",     "other"};
const std::vector<std::string> outcomes{
    "successful", "successful_with_issues", "unsuccessful", "backed_out", "cancelled", "rejected"};
const std::vector<std::string> phases{"draft",   "assessment", "authorization", "build",
                                      "release", "deployment", "verification",  "review"};
const std::vector<std::string> hindered{"none", "some", "service_down"};

const std::vector<ConditionField>& built_in() {
  using enum ConditionKind;
  static const std::vector<ConditionField> fields{
      {"title", "Title", text, {}},
      {"description", "Description", text, {}},
      {"reason", "Reason", text, {}},
      {"impact", "Impact", level, levels},
      {"urgency", "Urgency", level, levels},
      {"priority", "Priority", level, priorities},
      {"risk", "Risk", level, levels},
      {"services", "Services", list, {}},
      {"service_type", "Type of an affected service", list, service_types},
      {"service_criticality", "Highest criticality of the affected services", level, criticalities},
      {"tags", "Tags", list, {}},
      {"requester", "Requester", person, {}},
      {"requester_groups", "Groups of the requester", list, {}},
      {"owner", "Owner", person, {}},
      {"developer", "Developer", person, {}},
      {"test_lead", "Test lead", person, {}},
      {"deployer", "Deployer", person, {}},
      {"verifiers", "Verifiers", list, {}},
      {"planned_start", "Planned start", day, {}},
      {"planned_end", "Planned end", day, {}},
      {"deployment_plan", "Deployment plan", text, {}},
      {"backout_plan", "Backout plan", text, {}},
      {"test_plan", "Test plan", text, {}},
      {"communication_plan", "Communication plan", text, {}},
      {"restricted", "Restricted", yes_no, {}},
      {"phase_reached", "Phase that it has come to", level, phases},
      {"outcome", "Outcome", word, outcomes},
      {"users_hindered", "Users hindered", level, hindered},
      {"data_or_site_lost", "Data or a site lost", yes_no, {}},
      {"activity_stopped_too_long", "An activity stopped too long", yes_no, {}},
  };
  return fields;
}

ConditionField of_form(const FormField& field) {
  std::vector<std::string> words;
  for (const Choice& choice : field.choices) words.push_back(choice.key);
  return {field.key, field.name, kind_of(field.type), std::move(words)};
}

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// How a value is called: a choice by its name.
std::string value_in_words(const std::string& value, const std::string& field, const Process& process) {
  if (const auto compared = condition_field(field, process); compared && compared->kind == ConditionKind::yes_no)
    return value == "true" ? "yes" : "no";
  const auto found = std::ranges::find(process.form, field, &FormField::key);
  if (found != process.form.end())
    if (const auto choice = std::ranges::find(found->choices, value, &Choice::key); choice != found->choices.end())
      return choice->name;
  std::string text = value;
  std::ranges::replace(text, '_', ' ');
  return text;
}

std::string joined(const std::vector<Condition>& conditions, std::string_view between, const Process& process) {
  std::string text;
  for (const Condition& one : conditions) text.append(text.empty() ? "" : between).append(in_words(one, process));
  return text;
}

}  // namespace

ConditionKind kind_of(FieldType type) {
  switch (type) {
    case FieldType::text: return ConditionKind::text;
    case FieldType::number: return ConditionKind::number;
    case FieldType::choice: return ConditionKind::word;
    case FieldType::multi_choice: return ConditionKind::list;
    case FieldType::date: return ConditionKind::day;
    case FieldType::user: return ConditionKind::person;
    case FieldType::service: return ConditionKind::word;
    case FieldType::yes_no: return ConditionKind::yes_no;
  }
  return ConditionKind::text;
}

std::vector<ConditionField> condition_fields(const Process& process) {
  auto fields = built_in();
  for (const FormField& one : process.form) fields.push_back(of_form(one));
  return fields;
}

std::optional<ConditionField> condition_field(std::string_view key, const Process& process) {
  if (const auto found = std::ranges::find(built_in(), key, &ConditionField::key); found != built_in().end())
    return *found;
  if (const auto found = std::ranges::find(process.form, key, &FormField::key); found != process.form.end())
    return of_form(*found);
  return std::nullopt;
}

const std::vector<Operator>& operators_for(ConditionKind kind) {
  using enum Operator;
  static const std::vector<Operator> words{is, is_not, filled, empty};
  static const std::vector<Operator> ordered{is, is_not, at_least, at_most, filled, empty};
  static const std::vector<Operator> lists{includes, excludes, filled, empty};
  static const std::vector<Operator> flags{is, filled, empty};
  switch (kind) {
    case ConditionKind::word:
    case ConditionKind::person: return words;
    case ConditionKind::level:
    case ConditionKind::number:
    case ConditionKind::day: return ordered;
    case ConditionKind::list:
    case ConditionKind::text: return lists;
    case ConditionKind::yes_no: return flags;
  }
  return words;
}

bool takes_value(Operator op) { return op != Operator::filled && op != Operator::empty; }
bool takes_several(Operator op) { return takes_value(op) && op != Operator::at_least && op != Operator::at_most; }

std::string wrong_value(const ConditionField& field, std::string_view value) {
  if (value.empty()) return "A value is empty.";
  if (!field.words.empty() && std::ranges::find(field.words, value) == field.words.end())
    return fmt::format("{} is never {}; it is one of: {}.", field.key, value, fmt::join(field.words, ", "));
  if (field.kind == ConditionKind::number && !number_in(value)) return fmt::format("{} is no number.", value);
  if (field.kind == ConditionKind::day && !is_day(value))
    return fmt::format("{} is no day; write it as 2027-01-30.", value);
  if (field.kind == ConditionKind::yes_no && value != "true" && value != "false")
    return fmt::format("{} is neither true nor false.", value);
  return "";
}

bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  int year = 0;
  unsigned month = 0, day = 0;
  const auto reads = [&](std::size_t from, std::size_t to, auto& value) {
    const auto [end, failed] = std::from_chars(text.data() + from, text.data() + to, value);
    return failed == std::errc{} && end == text.data() + to;
  };
  if (!reads(0, 4, year) || !reads(5, 7, month) || !reads(8, 10, day)) return false;
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  return date.ok() && year >= 1970 && year <= 2037;
}

bool is_built_in(std::string_view key) {
  return from_word<Field>(key).has_value() ||
         std::ranges::find(built_in(), key, &ConditionField::key) != built_in().end();
}

std::string_view operator_in_words(Operator op) {
  switch (op) {
    case Operator::is: return "is";
    case Operator::is_not: return "is not";
    case Operator::at_least: return "is at least";
    case Operator::at_most: return "is at most";
    case Operator::includes: return "includes";
    case Operator::excludes: return "does not include";
    case Operator::filled: return "is filled in";
    case Operator::empty: return "is not filled in";
  }
  return "";
}

std::string in_words(const Condition& condition, const Process& process) {
  const auto field = condition_field(condition.field, process);
  const auto& name = field ? field->name : condition.field;
  if (!takes_value(condition.op)) return fmt::format("{} {}", name, operator_in_words(condition.op));
  std::vector<std::string> values;
  for (const auto& one : condition.values) values.push_back(value_in_words(one, condition.field, process));
  return fmt::format("{} {} {}", name, operator_in_words(condition.op), fmt::join(values, " or "));
}

std::string in_words(const Conditions& conditions, const Process& process) {
  const auto all = joined(conditions.all, ", and ", process);
  const auto any = joined(conditions.any, ", or ", process);
  if (all.empty() || any.empty()) return all + any;
  return fmt::format("{}, and one of these: {}", all, any);
}

}  // namespace sluice
