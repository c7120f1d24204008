#include "domain/change/applies.h"

#include <algorithm>
#include <charconv>
#include <variant>

#include "base/described.h"
#include "base/words.h"
#include "domain/process/condition_fields.h"

namespace sluice {

namespace {

using Words = std::vector<std::string>;
/// What a field says: nothing yet, a word or text, several words (none, where it is known that there are none), a number.
using Value = std::variant<std::monostate, std::string, Words, double>;

struct Applying {
  const Change& change;
  const Directory& directory;
  const Process& process;
};

Value said(std::string text) { return text.empty() ? Value{} : Value{std::move(text)}; }
Value said(const Written& text) { return said(text.text); }
Value said(Words words) { return words.empty() ? Value{} : Value{std::move(words)}; }
Value said(bool flag) { return std::string{flag ? "true" : "false"}; }
/// The day in the zone in which the time was planned.
Value said(const PlannedTime& time) { return time.local.substr(0, 10); }
template <DescribedEnum Enum>
Value said(Enum one) {
  return std::string{word(one)};
}
template <class T>
Value said(const std::optional<T>& maybe) {
  return maybe ? said(*maybe) : Value{};
}

Value login_of(std::optional<PersonId> id, const Directory& directory) {
  const auto* person = id ? directory.person(*id) : nullptr;
  return person ? said(person->login) : Value{};
}

Words logins_of(const std::vector<PersonId>& people, const Directory& directory) {
  Words logins;
  for (const PersonId id : people)
    if (const auto* person = directory.person(id)) logins.push_back(person->login);
  return logins;
}

Words groups_of(PersonId id, const Directory& directory) {
  Words keys;
  for (const auto& [group_id, group] : directory.groups)
    if (group->members.contains(id)) keys.push_back(group->key);
  return keys;
}

template <class Get>
Words of_services(const Applying& look, Get get) {
  Words words;
  for (const ServiceId id : look.change.fields.services)
    if (const auto* service = look.directory.service(id)) words.emplace_back(get(*service));
  return words;
}

Value highest_criticality(const Applying& look) {
  std::optional<Criticality> highest;
  for (const ServiceId id : look.change.fields.services)
    if (const auto* service = look.directory.service(id))
      highest = std::max(highest.value_or(Criticality::low), service->criticality);
  return said(highest);
}

Value of_services_of(const Applying& look, std::string_view field) {
  if (field == "services") return said(of_services(look, [](const Service& one) { return one.key; }));
  if (field == "service_type") return said(of_services(look, [](const Service& one) { return word(one.type); }));
  return highest_criticality(look);
}

Value of_person(const Applying& look, std::string_view field) {
  const auto& fields = look.change.fields;
  if (field == "requester") return login_of(look.change.requester, look.directory);
  // Who is in no group is known to be in none.
  if (field == "requester_groups") return groups_of(look.change.requester, look.directory);
  if (field == "owner") return login_of(fields.owner, look.directory);
  if (field == "developer") return login_of(fields.developer, look.directory);
  if (field == "test_lead") return login_of(fields.test_lead, look.directory);
  if (field == "deployer") return login_of(fields.deployer, look.directory);
  return said(logins_of(fields.verifiers, look.directory));
}

Value of_ending(const Change& change, std::string_view field) {
  if (field == "phase_reached") return said(phase_reached(change));
  if (field == "outcome") return said(change.outcome);
  const auto harm = harm_of(change);
  if (!harm) return {};
  if (field == "users_hindered") return said(harm->users);
  if (field == "data_or_site_lost") return said(harm->data_or_site_lost);
  return said(harm->activity_stopped_too_long);
}

Value of_text(const ChangeFields& fields, std::string_view field) {
  if (field == "title") return said(fields.title);
  if (field == "description") return said(fields.description);
  if (field == "reason") return said(fields.reason);
  if (field == "deployment_plan") return said(fields.deployment_plan);
  if (field == "backout_plan") return said(fields.backout_plan);
  if (field == "test_plan") return said(fields.test_plan);
  return said(fields.communication_plan);
}

Value answered(const Applying& look, const FormAnswer& answer) {
  if (answer.text) return said(*answer.text);
  if (answer.number) return *answer.number;
  if (answer.choices) return answer.choices->empty() ? Value{} : Value{*answer.choices};
  if (answer.date) return said(*answer.date);
  if (answer.user) return login_of(answer.user, look.directory);
  if (answer.service) {
    const auto* service = look.directory.service(*answer.service);
    return service ? said(service->key) : Value{};
  }
  return answer.yes ? said(*answer.yes) : Value{};
}

Value built_in_value(const Applying& look, const ConditionField& field) {
  const auto& fields = look.change.fields;
  if (field.key == "impact") return said(fields.impact);
  if (field.key == "urgency") return said(fields.urgency);
  if (field.key == "priority") return said(priority_of(fields));
  if (field.key == "risk") return said(risk_of(look.change.risk));
  if (field.key == "tags") return said(fields.tags);
  if (field.key == "restricted") return said(look.change.restricted);
  if (field.key == "planned_start") return said(fields.planned_start);
  if (field.key == "planned_end") return said(fields.planned_end);
  if (field.key.starts_with("service")) return of_services_of(look, field.key);
  if (field.kind == ConditionKind::person || field.key == "requester_groups" || field.key == "verifiers")
    return of_person(look, field.key);
  if (field.kind == ConditionKind::text) return of_text(fields, field.key);
  return of_ending(look.change, field.key);
}

Value value_of(const Applying& look, const ConditionField& field) {
  if (is_built_in(field.key)) return built_in_value(look, field);
  const auto answer = look.change.fields.form.find(field.key);
  return answer == look.change.fields.form.end() ? Value{} : answered(look, answer->second);
}

Words as_words(const Value& value) {
  if (const auto* words = std::get_if<Words>(&value)) return *words;
  if (const auto* text = std::get_if<std::string>(&value)) return {*text};
  return {};
}

double number_in(const std::string& text) {
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// Where a value stands among those it is compared with: by number, by place in the order of words, by date.
bool is_below(const Value& value, const std::string& other, const ConditionField& field) {
  if (const auto* number = std::get_if<double>(&value)) return *number < number_in(other);
  const auto mine = as_words(value);
  if (mine.empty()) return true;
  if (field.words.empty()) return mine.front() < other;
  return std::ranges::find(field.words, mine.front()) < std::ranges::find(field.words, other);
}
bool equals(const Value& value, const std::string& other) {
  if (const auto* number = std::get_if<double>(&value)) return *number == number_in(other);
  const auto mine = as_words(value);
  return mine.size() == 1 && mine.front() == other;
}

bool holds_one(const Value& value, const std::string& wanted, ConditionKind kind) {
  const auto mine = as_words(value);
  if (kind != ConditionKind::text) return std::ranges::find(mine, wanted) != mine.end();
  return !mine.empty() && folded(mine.front()).find(folded(wanted)) != std::string::npos;
}

bool is_empty(const Value& value) {
  const auto* words = std::get_if<Words>(&value);
  return std::holds_alternative<std::monostate>(value) || (words != nullptr && words->empty());
}

bool holds(const Value& value, const Condition& condition, const ConditionField& field) {
  const auto any = [&](auto matches) { return std::ranges::any_of(condition.values, matches); };
  const auto is = [&](const std::string& one) { return equals(value, one); };
  const auto includes = [&](const std::string& one) { return holds_one(value, one, field.kind); };
  switch (condition.op) {
    case Operator::is: return any(is);
    case Operator::is_not: return !any(is);
    case Operator::at_least: return any([&](const std::string& one) { return !is_below(value, one, field); });
    case Operator::at_most: return any([&](const std::string& one) { return is(one) || is_below(value, one, field); });
    case Operator::includes: return any(includes);
    case Operator::excludes: return !any(includes);
    case Operator::filled: return !is_empty(value);
    case Operator::empty: return is_empty(value);
  }
  return false;
}

Truth truth(const Applying& look, const Condition& condition) {
  const auto field = condition_field(condition.field, look.process);
  if (!field) return Truth::unknown;
  const auto value = value_of(look, *field);
  if (takes_value(condition.op) && std::holds_alternative<std::monostate>(value)) return Truth::unknown;
  return holds(value, condition, *field) ? Truth::yes : Truth::no;
}

}  // namespace

Truth evaluate(const Conditions& conditions, const Change& change, const Directory& directory, const Process& process) {
  const Applying look{change, directory, process};
  auto all = Truth::yes;
  for (const Condition& one : conditions.all) all = std::min(all, truth(look, one));
  if (conditions.any.empty()) return all;
  auto any = Truth::no;
  for (const Condition& one : conditions.any) any = std::max(any, truth(look, one));
  return std::min(all, any);
}

Phase phase_reached(const Change& change) {
  Phase furthest = Phase::draft;
  for (const StageVisit& visit : change.visits)
    if (visit.phase != Phase::closed) furthest = std::max(furthest, visit.phase);
  return furthest;
}

std::optional<Magnitude> harm_of(const Change& change) {
  const bool harmless = change.outcome == Outcome::successful || change.outcome == Outcome::cancelled ||
                        change.outcome == Outcome::rejected;
  return harmless ? Magnitude{} : change.magnitude;
}

bool applies(const std::optional<Conditions>& when, const Change& change, const Directory& directory,
             const Process& process) {
  return !when || evaluate(*when, change, directory, process) != Truth::no;
}

bool is_shown(const FormField& field, const Change& change, const Directory& directory, const Process& process) {
  return !field.when || evaluate(*field.when, change, directory, process) == Truth::yes;
}

std::vector<const FormField*> unanswered(const Change& change, const Directory& directory, const Process& process) {
  std::vector<const FormField*> missing;
  for (const FormField& field : process.form)
    if (field.required && !change.fields.form.contains(field.key) && is_shown(field, change, directory, process))
      missing.push_back(&field);
  return missing;
}

}  // namespace sluice
