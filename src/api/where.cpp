#include "api/where.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.h"
#include "definition/read_where.h"
#include "domain/process/check.h"
#include "domain/process/condition_fields.h"
#include "store/condition_sql.h"

namespace sluice::api {
namespace {

using Errors = std::vector<FieldError>;

std::vector<std::string> listed_fields() {
  std::vector<std::string> keys;
  for (auto& one : condition_fields(Process{}))
    if (store::can_be_listed_by(one.key)) keys.push_back(std::move(one.key));
  return keys;
}

/// What is wrong with the field itself, as far as lists go; empty where nothing is.
std::string wrong_field(const Condition& condition) {
  if (store::can_be_listed_by(condition.field)) return "";
  if (condition.field.empty()) return "The condition names no field. Write `field` with it.";
  if (condition_field(condition.field, Process{}))
    return fmt::format("Lists of changes cannot be asked for {}. Look for words of it with `q`.", condition.field);
  const auto known = listed_fields();
  return fmt::format(
      "There is no field {} that every change has{} Lists cannot look into the form of one process; they can be asked "
      "for: {}.",
      condition.field, did_you_mean(condition.field, known), fmt::join(known, ", "));
}

bool is_there(const std::string& field, ConditionKind kind, const std::string& value, const Directory& directory) {
  if (kind == ConditionKind::person || field == "verifiers") return directory.person_by_login(value) != nullptr;
  if (field == "requester_groups") return directory.group_by_key(value) != nullptr;
  if (field == "services") return directory.service_by_key(value) != nullptr;
  return true;
}

std::string kind_of_thing(const std::string& field) {
  if (field == "requester_groups") return "group";
  return field == "services" ? "service" : "person";
}

void say_me(Condition& condition, ConditionKind kind, const Call& call) {
  const auto* me = call.actor.person ? call.directory->person(*call.actor.person) : nullptr;
  if (me == nullptr || (kind != ConditionKind::person && condition.field != "verifiers")) return;
  std::ranges::replace(condition.values, std::string{"me"}, me->login);
}

void look_up(Errors& errors, Condition& condition, const std::string& at, const Call& call) {
  const auto field = condition_field(condition.field, Process{});
  if (!field) return;
  say_me(condition, field->kind, call);
  for (std::size_t i = 0; i < condition.values.size(); ++i)
    if (!is_there(condition.field, field->kind, condition.values[i], *call.directory))
      errors.push_back(
          {fmt::format("{}/value/{}", at, i), fmt::format("There is no {} {}. Name one that is there.",
                                                          kind_of_thing(condition.field), condition.values[i])});
}

void look_at_fields(Errors& errors, const std::vector<Condition>& conditions, const std::string& at) {
  for (std::size_t i = 0; i < conditions.size(); ++i)
    if (auto wrong = wrong_field(conditions[i]); !wrong.empty())
      errors.push_back({fmt::format("{}/{}/field", at, i), std::move(wrong)});
}

void look_up_each(Errors& errors, std::vector<Condition>& conditions, const std::string& at, const Call& call) {
  for (std::size_t i = 0; i < conditions.size(); ++i) look_up(errors, conditions[i], fmt::format("{}/{}", at, i), call);
}

Errors errors_of(Conditions& conditions, const Call& call) {
  Errors errors;
  look_at_fields(errors, conditions.all, "?where/all");
  look_at_fields(errors, conditions.any, "?where/any");
  if (!errors.empty()) return errors;
  for (auto& one : check(conditions, Process{}))
    errors.push_back({"?where" + one.path, fmt::format("{} {}", one.what, one.remedy)});
  if (!errors.empty()) return errors;
  look_up_each(errors, conditions.all, "?where/all", call);
  look_up_each(errors, conditions.any, "?where/any", call);
  return errors;
}

}  // namespace

Result<store::Where> where_in_address(std::string_view text, const Call& call) {
  SLUICE_TRY(auto conditions, definition::read_where(text));
  auto errors = errors_of(conditions, call);
  if (errors.empty()) return store::Where{std::move(conditions), call.directory};
  Refusal refusal{Refused::malformed, "`where` has conditions that cannot be asked; each mistake is named below."};
  refusal.errors = std::move(errors);
  return std::unexpected{std::move(refusal)};
}

}  // namespace sluice::api
