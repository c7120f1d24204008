#include "domain/change/form_answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "domain/bounds.h"
#include "domain/change/applies.h"
#include "domain/process/condition_fields.h"

namespace sluice {

namespace {

/// How many members of an answer say something: exactly one does; none where the field is left empty.
int members_of(const FormAnswer& answer) {
  return static_cast<int>(answer.text.has_value()) + static_cast<int>(answer.number.has_value()) +
         static_cast<int>(answer.choices.has_value()) + static_cast<int>(answer.date.has_value()) +
         static_cast<int>(answer.user.has_value()) + static_cast<int>(answer.service.has_value()) +
         static_cast<int>(answer.yes.has_value());
}

bool fits(const FormAnswer& answer, FieldType type) {
  if (members_of(answer) != 1) return false;
  switch (type) {
    case FieldType::text: return answer.text.has_value();
    case FieldType::number: return answer.number.has_value();
    case FieldType::choice:
    case FieldType::multi_choice: return answer.choices.has_value();
    case FieldType::date: return answer.date.has_value();
    case FieldType::user: return answer.user.has_value();
    case FieldType::service: return answer.service.has_value();
    case FieldType::yes_no: return answer.yes.has_value();
  }
  return false;
}

std::string wanted(FieldType type) {
  switch (type) {
    case FieldType::text: return "expected a text";
    case FieldType::number: return "expected a number";
    case FieldType::choice: return "expected one of its choices";
    case FieldType::multi_choice: return "expected a list of its choices";
    case FieldType::date: return "expected a day, such as 2027-01-30";
    case FieldType::user: return "expected a person's sign-in name";
    case FieldType::service: return "expected a service's key";
    case FieldType::yes_no: return "expected true or false";
  }
  return "";
}

std::string wrong_choices(const FormField& field, const std::vector<std::string>& chosen) {
  if (field.type == FieldType::choice && chosen.size() != 1) return "Choose exactly one.";
  if (chosen.empty()) return "Choose at least one, or leave the field empty.";
  std::set<std::string> seen;
  for (const auto& one : chosen) {
    if (std::ranges::find(field.choices, one, &Choice::key) == field.choices.end())
      return fmt::format("There is no choice {}.", one);
    if (!seen.insert(one).second) return fmt::format("{} is chosen twice.", one);
  }
  return "";
}

std::string wrong_number(const FormField& field, double number) {
  if (!std::isfinite(number)) return "This is no number.";
  if (field.least && number < *field.least) return fmt::format("At least {} is needed.", *field.least);
  if (field.most && number > *field.most) return fmt::format("At most {} is possible.", *field.most);
  return "";
}

std::string wrong_person(PersonId id, const Directory& directory) {
  const auto* person = directory.person(id);
  if (person == nullptr) return "There is no such person.";
  return person->enabled ? "" : fmt::format("{} is disabled and can take nothing on.", person->name);
}

std::string wrong_service(ServiceId id, const Directory& directory) {
  const auto* service = directory.service(id);
  if (service == nullptr) return "There is no such service.";
  return service->retired ? fmt::format("The service {} is retired.", service->key) : "";
}

std::string wrong_text(const Written& text) {
  if (text.removed) return "";
  if (text.text.find_first_not_of(" \t\r\n") == std::string::npos) return "Write something, or leave the field empty.";
  if (text.text.size() > bounds::text_bytes)
    return fmt::format("At most {} bytes are possible; these are {}.", bounds::text_bytes, text.text.size());
  return "";
}

std::string wrong_in(const FormField& field, const FormAnswer& answer, const Directory& directory) {
  if (!fits(answer, field.type)) return fmt::format("{}: {}.", field.name, wanted(field.type));
  if (answer.text) return wrong_text(*answer.text);
  if (answer.number) return wrong_number(field, *answer.number);
  if (answer.choices) return wrong_choices(field, *answer.choices);
  if (answer.date) return is_day(*answer.date) ? "" : "Write a day from 1970 to 2037, such as 2027-01-30.";
  if (answer.user) return wrong_person(*answer.user, directory);
  if (answer.service) return wrong_service(*answer.service, directory);
  return "";
}

bool is_left_empty(const FormAnswer& answer) { return members_of(answer) == 0; }

/// The default of a field that is shown and that nobody has answered.
std::optional<FormAnswer> default_of(const FormField& field, const Change& change, const Process& process,
                                     const Directory& directory) {
  if (!field.default_answer || change.fields.form.contains(field.key)) return std::nullopt;
  if (!is_shown(field, change, directory, process)) return std::nullopt;
  return read_answer(field, *field.default_answer, directory);
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const auto to = std::min(text.find(',', from), text.size());
    parts.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return parts;
}

std::optional<FormAnswer> read_number(const std::string& text) {
  double number = 0;
  const auto* end = text.data() + text.size();
  if (const auto read = std::from_chars(text.data(), end, number); read.ec != std::errc{} || read.ptr != end)
    return std::nullopt;
  return FormAnswer{.number = number};
}

}  // namespace

std::vector<FieldError> wrong_answers(const FormAnswers& answers, const FormAnswers& before, const Process& process,
                                      const Directory& directory) {
  std::vector<FieldError> errors;
  for (const auto& [key, answer] : answers) {
    if (is_left_empty(answer)) continue;
    if (const auto known = before.find(key); known != before.end() && known->second == answer) continue;
    const auto field = std::ranges::find(process.form, key, &FormField::key);
    const auto wrong = field == process.form.end() ? fmt::format("The form of {} has no field {}.", process.name, key)
                                                   : wrong_in(*field, answer, directory);
    if (!wrong.empty()) errors.push_back({"/form/" + key, wrong});
  }
  return errors;
}

std::optional<FormAnswer> read_answer(const FormField& field, const std::string& text, const Directory& directory) {
  switch (field.type) {
    case FieldType::text: return FormAnswer{.text = Written{text}};
    case FieldType::number: return read_number(text);
    case FieldType::choice: return FormAnswer{.choices = std::vector{text}};
    case FieldType::multi_choice: return FormAnswer{.choices = split(text)};
    case FieldType::date: return FormAnswer{.date = text};
    case FieldType::user: {
      const auto* person = directory.person_by_login(text);
      return person ? std::optional{FormAnswer{.user = person->id}} : std::nullopt;
    }
    case FieldType::service: {
      const auto* service = directory.service_by_key(text);
      return service ? std::optional{FormAnswer{.service = service->id}} : std::nullopt;
    }
    case FieldType::yes_no:
      if (text != "true" && text != "false") return std::nullopt;
      return FormAnswer{.yes = text == "true"};
  }
  return std::nullopt;
}

std::string wrong_answer(const FormField& field, const std::string& written) {
  if (field.type == FieldType::user || field.type == FieldType::service) return "";
  const Directory nobody;
  const auto answer = read_answer(field, written, nobody);
  return answer ? wrong_in(field, *answer, nobody) : fmt::format("{}: {}.", field.name, wanted(field.type));
}

ChangeFields begun(ChangeFields fields, const FieldsPatch& patch, const Process* process) {
  fields = patched(std::move(fields), patch);
  if (process == nullptr) return fields;
  for (const FormField& field : process->form) {
    const auto edit = patch.form.find(field.key);
    if (field.default_answer && edit != patch.form.end() && !edit->second.value) fields.form[field.key] = {};
  }
  return fields;
}

FormAnswers first_answers(Change change, const Process& process, const Directory& directory) {
  auto& answers = change.fields.form;
  // In the order of the form: conditions look at what stands before.
  for (const FormField& field : process.form)
    if (auto answer = default_of(field, change, process, directory)) answers[field.key] = std::move(*answer);
  std::erase_if(answers, [](const auto& one) { return is_left_empty(one.second); });
  return std::move(answers);
}

FormPatch defaults_shown_by(const FieldsPatch& edit, const Change& before, const Process& process,
                            const Directory& directory) {
  FormPatch shown;
  const auto may_appear = [&](const FormField& field) {
    return field.default_answer && !edit.form.contains(field.key) && !is_shown(field, before, directory, process);
  };
  if (std::ranges::none_of(process.form, may_appear)) return shown;
  Change after = before;
  after.fields = patched(std::move(after.fields), edit);
  for (const FormField& field : process.form) {
    if (!may_appear(field)) continue;
    auto answer = default_of(field, after, process, directory);
    if (!answer) continue;
    after.fields.form[field.key] = *answer;
    shown[field.key] = Patch<FormAnswer>::set(std::move(*answer));
  }
  return shown;
}

std::size_t text_bytes(const FormAnswers& answers) {
  std::size_t bytes = 0;
  for (const auto& [key, answer] : answers)
    if (answer.text) bytes += answer.text->text.size();
  return bytes;
}

}  // namespace sluice
