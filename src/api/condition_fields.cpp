#include "api/condition_fields.h"

#include <algorithm>

#include "domain/process/condition_fields.h"

namespace sluice::api {
namespace {

/// A field that every change has.
struct ConditionFieldView {
  std::string key;
  std::string name;
  ConditionKind kind = ConditionKind::text;
  std::vector<std::string> values;  ///< those that it can have, a level's from low to high; empty: any
};
BOOST_DESCRIBE_STRUCT(ConditionFieldView, (), (key, name, kind, values))

/// A type that fields of a form have.
struct ConditionTypeView {
  FieldType type = FieldType::text;
  ConditionKind kind = ConditionKind::text;
};
BOOST_DESCRIBE_STRUCT(ConditionTypeView, (), (type, kind))

struct ConditionKindView {
  ConditionKind kind = ConditionKind::text;
  std::vector<Operator> operators;  ///< that suit it, the usual one first
};
BOOST_DESCRIBE_STRUCT(ConditionKindView, (), (kind, operators))

struct OperatorView {
  Operator key = Operator::is;
  std::string name;  ///< as people read it: "is at least"
  bool takes_value = true;
  bool takes_several = true;  ///< any of several values will do
};
BOOST_DESCRIBE_STRUCT(OperatorView, (), (key, name, takes_value, takes_several))

struct ConditionWords {
  std::vector<ConditionFieldView> fields;
  std::vector<ConditionTypeView> form;  ///< how a field of the form compares, by its type
  std::vector<ConditionKindView> kinds;
  std::vector<OperatorView> operators;
};
BOOST_DESCRIBE_STRUCT(ConditionWords, (), (fields, form, kinds, operators))

/// Calls visit with each word of an enumeration, in its order.
template <DescribedEnum Enum, class Visit>
void for_each_word(Visit visit) {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto one) { visit(one.value); });
}

Result<ConditionWords> show_condition_fields(Call&, const Nothing&) {
  ConditionWords all;
  for (auto& one : condition_fields(Process{}))
    all.fields.push_back({std::move(one.key), std::move(one.name), one.kind, std::move(one.words)});
  for_each_word<FieldType>([&](FieldType type) { all.form.push_back({type, kind_of(type)}); });
  for_each_word<ConditionKind>([&](ConditionKind kind) { all.kinds.push_back({kind, operators_for(kind)}); });
  for_each_word<Operator>([&](Operator op) {
    all.operators.push_back({op, std::string{operator_in_words(op)}, takes_value(op), takes_several(op)});
  });
  return all;
}

}  // namespace

Route condition_fields_route() {
  return reads<Nothing, ConditionWords>(
      "/condition-fields", "processes", Access::by(Permission::see),
      {"Read what conditions can look at",
       "The fields that every change has, each with its kind and the values that it can have; of which kind the fields "
       "of a form are, by their type; and which operators suit which kind. For an editor of processes."},
      show_condition_fields);
}

}  // namespace sluice::api
