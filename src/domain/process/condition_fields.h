// What conditions can look at: the built-in fields of a change and the form of its process, each with its type, so that
// a condition on a field that is not there, or with a value it never has, is refused when the process is checked.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "domain/process/process.h"

namespace sluice {

/// How a field compares.
enum class ConditionKind {
  word,    ///< one of some words
  level,   ///< one of some words that stand in an order
  list,    ///< several words: keys, tags, choices
  text,    ///< what somebody wrote
  number,  ///< a number
  day,     ///< a date, "2027-01-30"
  person,  ///< a person by sign-in name
  yes_no,  ///< true or false
};
BOOST_DESCRIBE_ENUM(ConditionKind, word, level, list, text, number, day, person, yes_no)

/// One field that conditions can name.
struct ConditionField {
  std::string key;
  std::string name;  ///< what people call it
  ConditionKind kind = ConditionKind::text;
  std::vector<std::string> words;  ///< the values it can have, a level's from low to high; empty: any
  friend bool operator==(const ConditionField&, const ConditionField&) = default;
};
BOOST_DESCRIBE_STRUCT(ConditionField, (), (key, name, kind, words))

/// Every field that a condition of this process can name: the built-in ones, then its form's in their order.
[[nodiscard]] std::vector<ConditionField> condition_fields(const Process& process);
/// One of them; nothing for another key.
[[nodiscard]] std::optional<ConditionField> condition_field(std::string_view key, const Process& process);
/// How a field of the form compares, by its type.
[[nodiscard]] ConditionKind kind_of(FieldType type);
/// The operators that suit a field, the usual one first.
[[nodiscard]] const std::vector<Operator>& operators_for(ConditionKind kind);
/// Whether an operator takes a value at all.
[[nodiscard]] bool takes_value(Operator op);
/// Whether it may take several, any of which will do.
[[nodiscard]] bool takes_several(Operator op);
/// What is wrong with a value of such a field, as a sentence; empty where nothing is.
[[nodiscard]] std::string wrong_value(const ConditionField& field, std::string_view value);
/// Whether a text is a day of the calendar, written "2027-01-30", from 1970 to 2037.
[[nodiscard]] bool is_day(std::string_view text);
/// Whether a key is that of a built-in field, of conditions or of changes: no form field may have it.
[[nodiscard]] bool is_built_in(std::string_view key);

/// An operator as people read it: "is at least".
[[nodiscard]] std::string_view operator_in_words(Operator op);
/// A condition as people read it: "Impact is at least high".
[[nodiscard]] std::string in_words(const Condition& condition, const Process& process);
/// Conditions as people read them: "Impact is at least high, and any of: …".
[[nodiscard]] std::string in_words(const Conditions& conditions, const Process& process);

}  // namespace sluice
