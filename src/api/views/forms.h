// The form of a process: its fields with the answers of a change, and answers as they are sent.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/json.h"
#include "base/result.h"
#include "domain/access/directory.h"
#include "domain/change/change.h"

namespace sluice::api {

/// A condition as it stands in the process, and as people read it.
struct ConditionsView {
  std::vector<Condition> all;
  std::vector<Condition> any;
  std::string in_words;
};
BOOST_DESCRIBE_STRUCT(ConditionsView, (), (all, any, in_words))
[[nodiscard]] std::optional<ConditionsView> conditions_view(const std::optional<Conditions>& when,
                                                            const Process& process);

/// A field of a form as its process defines it.
struct FormFieldView {
  std::string key;
  std::string name;
  FieldType type = FieldType::text;
  bool required = false;
  std::string help;
  std::vector<Choice> choices;
  std::optional<double> least;
  std::optional<double> most;
  std::optional<std::string> default_answer;
  std::optional<ConditionsView> when;
};
BOOST_DESCRIBE_STRUCT(FormFieldView, (), (key, name, type, required, help, choices, least, most, default_answer, when))

/// The same with what a change answers.
struct AnsweredField : FormFieldView {
  bool shown = true;    ///< whether it is asked for, as the other fields are answered
  bool former = false;  ///< answered when the process had such a field; it has none any more
  /// A text, a number, true or false, a choice's key or a list of them, a sign-in name, a service's key; absent: none. Null: a
  /// schedule leaves the field empty, so that no change begins with its default.
  std::optional<Json> answer;
  std::optional<std::string> answer_text;  ///< as people read it
};
BOOST_DESCRIBE_STRUCT(AnsweredField, (FormFieldView), (shown, former, answer, answer_text))

[[nodiscard]] std::vector<FormFieldView> form_view(const Process& process);
/// In the order of the form; answers to fields that the process no longer has come last, as texts.
[[nodiscard]] std::vector<AnsweredField> answered_form(const Change& change, const Directory& directory,
                                                       const Process& process);
/// An answer as people read it, such as a choice by its name.
[[nodiscard]] std::string answer_text(const FormAnswer& answer, const FormField* field, const Directory& directory);

/// Answers as they were sent, by the types of the form's fields; null takes one away. Every one that does not do is put
/// into `errors` at /form/<key>. `process` is null where nobody knows which it is: then no answer does.
[[nodiscard]] FormPatch form_patch(const std::map<std::string, Json>& sent, const Process* process,
                                   const Directory& directory, std::vector<FieldError>& errors);

}  // namespace sluice::api
