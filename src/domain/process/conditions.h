// Conditions over the fields of a change: what `when`, rules, filters and approver rules are written in. Lists under
// `all` and `any` of field, operator and value, as ticket systems have them.
#pragma once
#include <string>
#include <vector>

#include <boost/describe.hpp>

namespace sluice {

/// How a field is compared. Which operators suit which field, conditions are checked for (condition_fields.h).
enum class Operator {
  is,        ///< the value, or one of several values
  is_not,    ///< none of the values
  at_least,  ///< a number, a level, a date or a length of time that is not below the value
  at_most,   ///< … not above it
  includes,  ///< a list or a text that holds one of the values
  excludes,  ///< … none of them
  filled,    ///< says something; takes no value
  empty,     ///< says nothing; takes no value
};
BOOST_DESCRIBE_ENUM(Operator, is, is_not, at_least, at_most, includes, excludes, filled, empty)

/// One comparison. Values are written as in a process: a word, a number, a date, a key, true or false.
struct Condition {
  std::string field;
  Operator op = Operator::is;
  std::vector<std::string> values;
  friend bool operator==(const Condition&, const Condition&) = default;
};
BOOST_DESCRIBE_STRUCT(Condition, (), (field, op, values))

/// Holds when each of `all` does and, where `any` names some, at least one of these.
struct Conditions {
  std::vector<Condition> all;
  std::vector<Condition> any;
  friend bool operator==(const Conditions&, const Conditions&) = default;
};
BOOST_DESCRIBE_STRUCT(Conditions, (), (all, any))

}  // namespace sluice
