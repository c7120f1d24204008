// The form of a process and its conditions: every mistake is told where it stands.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/bounds.h"
#include "domain/process/check.h"
#include "domain/process/condition_fields.h"
#include "process_builder.h"

namespace sluice {
namespace {

using namespace testing_world;
using testing::HasSubstr;
using testing::IsEmpty;

FormField field_of(std::string key, FieldType type) {
  FormField field;
  field.name = "The " + key;
  field.key = std::move(key);
  field.type = type;
  if (type == FieldType::choice || type == FieldType::multi_choice) field.choices = {{"a", "A"}, {"b", "B"}};
  return field;
}

Process with(std::vector<FormField> form) {
  Process process = small_process();
  process.form = std::move(form);
  return process;
}

void expect_one(const Process& process, const std::string& path, const std::string& says) {
  const auto mistakes = check(process);
  ASSERT_EQ(mistakes.size(), 1u) << path << (mistakes.empty() ? "" : ": " + mistakes.back().what);
  EXPECT_EQ(mistakes[0].path, path) << mistakes[0].what;
  EXPECT_THAT(mistakes[0].what, HasSubstr(says));
  EXPECT_FALSE(mistakes[0].remedy.empty());
}

Process asking(Condition condition) {
  auto process = with({field_of("effect", FieldType::choice), field_of("minutes", FieldType::number)});
  process.stages[2].tasks[0].when = Conditions{{std::move(condition)}, {}};
  return process;
}
const std::string place = "stages/2/tasks/0/when/all/0";

TEST(ProcessForm, takes_fields_of_every_type) {
  using enum FieldType;
  std::vector<FormField> form;
  for (const auto type : {text, number, choice, multi_choice, date, user, service, yes_no})
    form.push_back(field_of("f" + std::to_string(form.size()), type));
  EXPECT_THAT(check(with(form)), IsEmpty());
}

TEST(ProcessForm, wants_keys_of_its_own) {
  expect_one(with({field_of("Effect", FieldType::text)}), "form/0/key", "not well formed");
  expect_one(with({field_of("impact", FieldType::text)}), "form/0/key", "built-in");
  expect_one(with({field_of("a", FieldType::text), field_of("a", FieldType::text)}), "form/1/key", "used twice");
}

TEST(ProcessForm, wants_choices_where_there_is_something_to_choose) {
  auto none = field_of("effect", FieldType::choice);
  none.choices.clear();
  expect_one(with({none}), "form/0", "nothing to choose");
  auto text = field_of("effect", FieldType::text);
  text.choices = {{"a", "A"}};
  expect_one(with({text}), "form/0/choices", "no choices");
}

TEST(ProcessForm, wants_defaults_that_the_field_can_have) {
  auto choice = field_of("effect", FieldType::choice);
  choice.default_answer = "c";
  expect_one(with({choice}), "form/0/default", "never c");
  auto day = field_of("day", FieldType::date);
  day.default_answer = "2027-02-30";
  expect_one(with({day}), "form/0/default", "no day");
}

TEST(ProcessForm, wants_defaults_within_the_bounds_of_the_field) {
  auto amount = field_of("amount", FieldType::number);
  amount.least = 1;
  amount.most = 9.5;
  amount.default_answer = "0";
  expect_one(with({amount}), "form/0/default", "At least 1 is needed");
  amount.default_answer = "10";
  expect_one(with({amount}), "form/0/default", "At most 9.5 is possible");
  amount.default_answer = "inf";
  expect_one(with({amount}), "form/0/default", "no number");
  amount.default_answer = "9.5";
  EXPECT_THAT(check(with({amount})), IsEmpty());
  auto note = field_of("note", FieldType::text);
  note.default_answer = std::string(bounds::text_bytes + 1, 'x');
  expect_one(with({note}), "form/0/default", "bytes are possible");
  note.default_answer = " \n";
  expect_one(with({note}), "form/0/default", "Write something");
}

TEST(ProcessForm, takes_several_choices_as_a_default_only_where_several_may_be_chosen) {
  auto some = field_of("some", FieldType::multi_choice);
  some.default_answer = "a,b";
  EXPECT_THAT(check(with({some})), IsEmpty());
  some.default_answer = "a,c";
  expect_one(with({some}), "form/0/default", "There is no choice c");
  some.default_answer = "a,a";
  expect_one(with({some}), "form/0/default", "chosen twice");
  some.default_answer = "";
  expect_one(with({some}), "form/0/default", "empty");
  auto one = field_of("one", FieldType::choice);
  one.default_answer = "a,b";
  expect_one(with({one}), "form/0/default", "never a,b");
}

TEST(ProcessForm, shows_a_field_only_by_what_stands_before_it) {
  auto first = field_of("first", FieldType::yes_no);
  first.when = Conditions{{{"second", Operator::is, {"true"}}}, {}};
  expect_one(with({first, field_of("second", FieldType::yes_no)}), "form/0/when/all/0/field",
             "second stands further down");
  first.when = Conditions{{{"first", Operator::is, {"true"}}}, {}};
  expect_one(with({first}), "form/0/when/all/0/field", "its own answer");
  first.when = Conditions{{{"third", Operator::is, {"true"}}}, {}};
  expect_one(with({first}), "form/0/when/all/0/field", "no field third");
}

TEST(ConditionCheck, wants_fields_operators_and_values_that_fit) {
  EXPECT_THAT(check(asking({"effect", Operator::is, {"a", "b"}})), IsEmpty());
  EXPECT_THAT(check(asking({"minutes", Operator::at_least, {"30"}})), IsEmpty());
  expect_one(asking({"efect", Operator::is, {"a"}}), place + "/field", "no field efect");
  expect_one(asking({"effect", Operator::at_least, {"a"}}), place + "/operator", "cannot be compared");
  expect_one(asking({"effect", Operator::is, {"c"}}), place + "/value/0", "never c");
  expect_one(asking({"effect", Operator::is, {}}), place, "compared with nothing");
  expect_one(asking({"effect", Operator::filled, {"a"}}), place + "/value", "takes no value");
  expect_one(asking({"minutes", Operator::is, {"many"}}), place + "/value/0", "no number");
  expect_one(asking({"urgency", Operator::is, {"highest"}}), place + "/value/0", "never highest");
}

TEST(ConditionCheck, wants_a_way_back_where_a_failure_takes_it) {
  auto process = small_process();
  process.stages[2].tasks[0].on_fail = OnFail::back;
  expect_one(process, "stages/2/tasks/0/on_fail", "no way back");
}

TEST(ConditionCheck, begins_in_the_first_stage_whatever_holds) {
  auto process = small_process();
  process.stages[1].back.clear();  // a rejection that leads to a stage with conditions is a mistake of its own
  process.stages[0].when = Conditions{{{"urgency", Operator::is, {"high"}}}, {}};
  expect_one(process, "stages/0/when", "first stage");
}

TEST(ConditionWords, read_as_a_sentence) {
  const auto process = with({field_of("effect", FieldType::choice)});
  EXPECT_EQ(
      in_words(Conditions{{{"urgency", Operator::at_least, {"high"}}, {"effect", Operator::is, {"a"}}}, {}}, process),
      "Urgency is at least high, and The effect is A");
}

}  // namespace
}  // namespace sluice
