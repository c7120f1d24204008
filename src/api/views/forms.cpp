#include "api/views/forms.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "api/views/texts.h"
#include "domain/bounds.h"
#include "domain/change/applies.h"
#include "domain/process/condition_fields.h"

namespace sluice::api {
namespace {

std::string text_in(const Json& json) {
  const auto* text = json.if_string();
  return text ? std::string{*text} : std::string{};
}

std::optional<std::vector<std::string>> texts_in(const Json& json) {
  const auto* list = json.if_array();
  if (list == nullptr || list->size() > bounds::choices) return std::nullopt;
  std::vector<std::string> texts;
  for (const auto& one : *list) {
    if (!one.is_string()) return std::nullopt;
    texts.push_back(text_in(one));
  }
  return texts;
}

std::optional<FormAnswer> person_in(const Json& json, const Directory& directory) {
  const auto* person = directory.person_by_login(text_in(json));
  return person ? std::optional{FormAnswer{.user = person->id}} : std::nullopt;
}

std::optional<FormAnswer> service_in(const Json& json, const Directory& directory) {
  const auto* service = directory.service_by_key(text_in(json));
  return service ? std::optional{FormAnswer{.service = service->id}} : std::nullopt;
}

std::optional<FormAnswer> answer_in(const Json& json, FieldType type, const Directory& directory) {
  switch (type) {
    case FieldType::text:
      return json.is_string() ? std::optional{FormAnswer{.text = Written{text_in(json)}}} : std::nullopt;
    case FieldType::number:
      return json.is_number() ? std::optional{FormAnswer{.number = json.to_number<double>()}} : std::nullopt;
    case FieldType::choice:
      return json.is_string() ? std::optional{FormAnswer{.choices = std::vector{text_in(json)}}} : std::nullopt;
    case FieldType::multi_choice: {
      auto texts = texts_in(json);
      return texts ? std::optional{FormAnswer{.choices = std::move(texts)}} : std::nullopt;
    }
    case FieldType::date: return json.is_string() ? std::optional{FormAnswer{.date = text_in(json)}} : std::nullopt;
    case FieldType::user: return person_in(json, directory);
    case FieldType::service: return service_in(json, directory);
    case FieldType::yes_no: return json.is_bool() ? std::optional{FormAnswer{.yes = json.get_bool()}} : std::nullopt;
  }
  return std::nullopt;
}

std::string wanted(FieldType type) {
  switch (type) {
    case FieldType::text: return "expected a text";
    case FieldType::number: return "expected a number";
    case FieldType::choice: return "expected one of its choices, by its key";
    case FieldType::multi_choice: return "expected a list of its choices, by their keys";
    case FieldType::date: return "expected a day, such as 2027-01-30";
    case FieldType::user: return "expected the sign-in name of somebody who is here";
    case FieldType::service: return "expected the key of a service that is here";
    case FieldType::yes_no: return "expected true or false";
  }
  return "";
}

Json answer_json(const FormAnswer& answer, FieldType type, const Directory& directory) {
  if (answer.text) return Json(text_of(*answer.text));
  if (answer.number) return Json(*answer.number);
  if (answer.choices && type == FieldType::choice && answer.choices->size() == 1) return Json(answer.choices->front());
  if (answer.choices) {
    boost::json::array keys;
    for (const auto& one : *answer.choices) keys.emplace_back(one);
    return keys;
  }
  if (answer.date) return Json(*answer.date);
  if (answer.user) {
    const auto* person = directory.person(*answer.user);
    return Json(person ? person->login : directory.name_of(*answer.user));
  }
  if (answer.service) {
    const auto* service = directory.service(*answer.service);
    return Json(service ? service->key : fmt::format("{}", answer.service->value));
  }
  return Json(answer.yes.value_or(false));
}

std::string choice_name(const std::string& key, const FormField* field) {
  if (field == nullptr) return key;
  const auto choice = std::ranges::find(field->choices, key, &Choice::key);
  return choice == field->choices.end() ? key : choice->name;
}

FormFieldView field_view(const FormField& field, const Process& process) {
  return {field.key,     field.name,  field.type, field.required,       field.help,
          field.choices, field.least, field.most, field.default_answer, conditions_view(field.when, process)};
}

AnsweredField answered(const FormField& field, const Change& change, const Directory& directory,
                       const Process& process) {
  AnsweredField view{field_view(field, process), is_shown(field, change, directory, process), false, {}, {}};
  const auto found = change.fields.form.find(field.key);
  if (found == change.fields.form.end()) return view;
  // What a schedule leaves empty is kept as an answer that says nothing.
  if (found->second == FormAnswer{}) {
    view.answer = Json(nullptr);
    return view;
  }
  view.answer = answer_json(found->second, field.type, directory);
  view.answer_text = answer_text(found->second, &field, directory);
  return view;
}

}  // namespace

std::optional<ConditionsView> conditions_view(const std::optional<Conditions>& when, const Process& process) {
  if (!when) return std::nullopt;
  return ConditionsView{when->all, when->any, in_words(*when, process)};
}

std::vector<FormFieldView> form_view(const Process& process) {
  std::vector<FormFieldView> fields;
  for (const auto& one : process.form) fields.push_back(field_view(one, process));
  return fields;
}

std::vector<AnsweredField> answered_form(const Change& change, const Directory& directory, const Process& process) {
  std::vector<AnsweredField> fields;
  for (const auto& one : process.form) fields.push_back(answered(one, change, directory, process));
  for (const auto& [key, answer] : change.fields.form) {
    if (std::ranges::find(process.form, key, &FormField::key) != process.form.end()) continue;
    AnsweredField former;
    former.key = former.name = key;
    former.shown = false;
    former.former = true;
    former.answer_text = answer_text(answer, nullptr, directory);
    former.answer = Json(*former.answer_text);
    fields.push_back(std::move(former));
  }
  return fields;
}

std::string answer_text(const FormAnswer& answer, const FormField* field, const Directory& directory) {
  if (answer.text) return text_of(*answer.text);
  if (answer.number) return fmt::format("{}", *answer.number);
  if (answer.choices) {
    std::vector<std::string> names;
    for (const auto& one : *answer.choices) names.push_back(choice_name(one, field));
    return fmt::format("{}", fmt::join(names, ", "));
  }
  if (answer.date) return *answer.date;
  if (answer.user) return directory.name_of(*answer.user);
  if (answer.service) {
    const auto* service = directory.service(*answer.service);
    return service ? service->name : fmt::format("service {}", answer.service->value);
  }
  return answer.yes.value_or(false) ? "yes" : "no";
}

FormPatch form_patch(const std::map<std::string, Json>& sent, const Process* process, const Directory& directory,
                     std::vector<FieldError>& errors) {
  FormPatch patch;
  for (const auto& [key, json] : sent) {
    if (json.is_null()) {
      patch[key] = Patch<FormAnswer>::clear();
      continue;
    }
    const auto* known = process ? &process->form : nullptr;
    const auto field =
        known ? std::ranges::find(*known, key, &FormField::key) : std::vector<FormField>::const_iterator{};
    if (known == nullptr || field == known->end()) {
      errors.push_back(
          {"/form/" + key, fmt::format("The form{} has no field of this key.", process ? " of " + process->name : "")});
      continue;
    }
    auto answer = answer_in(json, field->type, directory);
    if (answer) patch[key] = Patch<FormAnswer>::set(std::move(*answer));
    else errors.push_back({"/form/" + key, fmt::format("{}: {}.", field->name, wanted(field->type))});
  }
  return patch;
}

}  // namespace sluice::api
