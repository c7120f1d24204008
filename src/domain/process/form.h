// The form of a process: fields of its own beside the built-in ones, and what people answer in them.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/patch.h"
#include "base/written.h"
#include "domain/process/conditions.h"

namespace sluice {

/// What a form field holds.
enum class FieldType {
  text,          ///< what somebody writes, Markdown
  number,        ///< a number, whole or not
  choice,        ///< one of its choices
  multi_choice,  ///< some of its choices
  date,          ///< a day, "2027-01-30"
  user,          ///< a person
  service,       ///< a service
  yes_no,
};
BOOST_DESCRIBE_ENUM(FieldType, text, number, choice, multi_choice, date, user, service, yes_no)

/// An answer: the one member of its field's type says it, the others are empty.
struct FormAnswer {
  std::optional<Written> text{};
  std::optional<double> number{};
  std::optional<std::vector<std::string>> choices{};  ///< keys; one of a choice, some of a multi_choice
  std::optional<std::string> date{};
  std::optional<PersonId> user{};
  std::optional<ServiceId> service{};
  std::optional<bool> yes{};
  friend bool operator==(const FormAnswer&, const FormAnswer&) = default;
};
BOOST_DESCRIBE_STRUCT(FormAnswer, (), (text, number, choices, date, user, service, yes))

/// Answers by the field's key. A field that was not answered is not there.
using FormAnswers = std::map<std::string, FormAnswer>;
/// An edit of answers: each left, taken away or given.
using FormPatch = std::map<std::string, Patch<FormAnswer>>;

/// One of the answers a field offers.
struct Choice {
  std::string key;   ///< lower-case words joined by - or _
  std::string name;  ///< what people read
  friend bool operator==(const Choice&, const Choice&) = default;
};
BOOST_DESCRIBE_STRUCT(Choice, (), (key, name))

/// A field of a process' own.
struct FormField {
  std::string key;  ///< unique in the process, and none of the built-in fields'
  std::string name;
  FieldType type = FieldType::text;
  bool required = false;  ///< the first stage is not left without an answer, while the field is shown
  std::string help;
  std::vector<Choice> choices;        ///< for choice and multi_choice
  std::optional<double> least, most;  ///< for number
  std::optional<std::string>
      default_answer;              ///< as written; of a multi_choice divided by commas. New changes begin with it
  std::optional<Conditions> when;  ///< shown, and asked for, while this holds
  friend bool operator==(const FormField&, const FormField&) = default;
};
BOOST_DESCRIBE_STRUCT(FormField, (), (key, name, type, required, help, choices, least, most, default_answer, when))

}  // namespace sluice
