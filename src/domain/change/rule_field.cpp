#include "domain/change/rule_field.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/described.h"
#include "base/ensure.h"
#include "domain/change/checks.h"
#include "domain/change/form_answers.h"

namespace sluice {

namespace {

std::unexpected<Refusal> not_here(std::string_view what, const std::string& key) {
  return refuse(Refused::invalid, fmt::format("There is no {} {}; mend the process.", what, key));
}

Patch<Written>* text_field(FieldsPatch& edit, Field field) {
  switch (field) {
    case Field::title: return &edit.title;
    case Field::description: return &edit.description;
    case Field::reason: return &edit.reason;
    case Field::deployment_plan: return &edit.deployment_plan;
    case Field::backout_plan: return &edit.backout_plan;
    case Field::test_plan: return &edit.test_plan;
    case Field::communication_plan: return &edit.communication_plan;
    default: return nullptr;
  }
}

Patch<PersonId>* person_field(FieldsPatch& edit, Field field) {
  switch (field) {
    case Field::developer: return &edit.developer;
    case Field::test_lead: return &edit.test_lead;
    case Field::deployer: return &edit.deployer;
    default: return nullptr;
  }
}

Result<FieldsPatch> edit_of_services(const RuleAction& action, const Directory& directory) {
  std::vector<ServiceId> services;
  for (const auto& key : action.values) {
    const Service* service = directory.service_by_key(key);
    if (service == nullptr) return not_here("service", key);
    services.push_back(service->id);
  }
  FieldsPatch edit;
  edit.services = Patch<std::vector<ServiceId>>::set(std::move(services));
  return edit;
}

Result<FieldsPatch> edit_of_built_in(Field field, const RuleAction& action, const Directory& directory) {
  FieldsPatch edit;
  const std::string value = action.values.empty() ? "" : action.values.front();
  if (field == Field::services) return edit_of_services(action, directory);
  if (auto* text = text_field(edit, field)) *text = Patch<Written>::set({value});
  if (auto* person = person_field(edit, field)) {
    const Person* found = directory.person_by_login(value);
    if (found == nullptr) return not_here("person", value);
    *person = Patch<PersonId>::set(found->id);
  }
  if (field == Field::tags) edit.tags = Patch<std::vector<std::string>>::set(action.values);
  if (field != Field::impact && field != Field::urgency) return edit;
  const auto level = from_word<Level>(value);
  if (!level) return not_here("level", value);
  (field == Field::impact ? edit.impact : edit.urgency) = Patch<Level>::set(*level);
  return edit;
}

}  // namespace

const std::vector<std::string>& settable_fields() {
  static const std::vector<std::string> fields{
      "title",  "description", "reason", "deployment_plan", "backout_plan", "test_plan", "communication_plan",
      "impact", "urgency",     "tags",   "services",        "developer",    "test_lead", "deployer"};
  return fields;
}

bool is_settable(std::string_view field, const Process& process) {
  return std::ranges::find(settable_fields(), field) != settable_fields().end() ||
         std::ranges::find(process.form, field, &FormField::key) != process.form.end();
}

Result<FieldsPatch> edit_of(const RuleAction& action, const Process& process, const Directory& directory) {
  ensure(is_settable(action.field, process), "a published rule sets a field that it cannot");
  const auto asked = std::ranges::find(process.form, action.field, &FormField::key);
  if (asked == process.form.end()) return edit_of_built_in(*from_word<Field>(action.field), action, directory);
  const auto written = fmt::format("{}", fmt::join(action.values, ","));
  auto answer = read_answer(*asked, written, directory);
  if (!answer) return not_here(asked->type == FieldType::user ? "person" : "answer", written);
  FieldsPatch edit;
  edit.form[action.field] = Patch<FormAnswer>::set(std::move(*answer));
  return edit;
}

std::string wrong_setting(const RuleAction& action, const Process& process) {
  const Directory nobody;
  const auto edit = edit_of(action, process, nobody);
  if (!edit) return "";
  const ChangeFields before;
  const auto errors = wrong_in(patched(before, *edit), before, nobody, process);
  // The other fields are empty here, and theirs is another question.
  const auto own =
      (settable_fields().end() == std::ranges::find(settable_fields(), action.field) ? "/form/" : "/") + action.field;
  const auto found = std::ranges::find_if(
      errors, [&](const FieldError& error) { return error.pointer == own || error.pointer.starts_with(own + "/"); });
  return found == errors.end() ? "" : found->detail;
}

}  // namespace sluice
