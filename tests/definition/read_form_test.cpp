// The form of a process and its conditions, as people write them and as they get them wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "definition/read_process.h"

namespace sluice::definition {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string head = R"(key: small
name: Small
type: normal
form:
  - key: effect
    name: Largest effect
    type: choice
    required: true
    help: The worst of all.
    choices: [none, {key: down, name: Nothing works}]
    default: none
  - {key: minutes, name: Minutes, type: number, least: 1, most: 60.5, when: {field: effect, operator: is, value: down}}
)";

/// A process with form, whose only task has these lines more.
std::string between_head_and_stages(const std::string& form, const std::string& of_task) {
  return form + R"(stages:
  - key: draft
    name: Draft
    phase: draft
    advance: manual
  - key: verify
    name: Verify
    phase: verification
    advance: manual
    tasks:
      - key: look
        title: Look at it
        assignee: owner
)" + of_task +
         "    gates: [tasks_done, outcome_declared]\n";
}
std::string with_task(const std::string& of_task) { return between_head_and_stages(head, of_task); }
constexpr std::int64_t line_after_task = 26;

std::string with_form(const std::string& form) {
  return between_head_and_stages("key: small\nname: Small\ntype: normal\n" + form, "");
}
constexpr std::int64_t line_of_form = 4;

/// Exactly one mistake on that line, saying that, and how to mend it.
void expect_mistake(const std::string& text, std::int64_t line, const std::string& says, const std::string& remedy) {
  const auto mistakes = look_at_process(text).mistakes;
  ASSERT_EQ(mistakes.size(), 1u) << says << (mistakes.empty() ? "" : ": " + mistakes.back().what);
  EXPECT_EQ(mistakes[0].place.line, line) << mistakes[0].what;
  EXPECT_THAT(mistakes[0].what, HasSubstr(says));
  EXPECT_THAT(mistakes[0].remedy, HasSubstr(remedy));
}

Process read(const std::string& text) {
  auto reading = look_at_process(text);
  EXPECT_THAT(reading.mistakes, IsEmpty()) << (reading.mistakes.empty() ? "" : reading.mistakes[0].what);
  return reading.read ? reading.read->process : Process{};
}

Conditions when_of(const std::string& of_task) {
  const auto process = read(with_task(of_task));
  const auto& when = process.stages.at(1).tasks.at(0).when;
  EXPECT_TRUE(when.has_value()) << of_task;
  return when.value_or(Conditions{});
}

TEST(ReadForm, reads_every_key_of_a_field) {
  const auto process = read(with_task(""));
  ASSERT_EQ(process.form.size(), 2u);
  const auto& effect = process.form[0];
  EXPECT_EQ(effect.key, "effect");
  EXPECT_EQ(effect.name, "Largest effect");
  EXPECT_EQ(effect.type, FieldType::choice);
  EXPECT_TRUE(effect.required);
  EXPECT_EQ(effect.help, "The worst of all.");
  EXPECT_THAT(effect.choices, ElementsAre(Choice{"none", "none"}, Choice{"down", "Nothing works"}));
  EXPECT_EQ(effect.default_answer, "none");
  const auto& minutes = process.form[1];
  EXPECT_EQ(minutes.type, FieldType::number);
  EXPECT_FALSE(minutes.required);
  EXPECT_EQ(minutes.least, 1);
  EXPECT_EQ(minutes.most, 60.5);
  EXPECT_EQ(minutes.when, (Conditions{{{"effect", Operator::is, {"down"}}}, {}}));
}

TEST(ReadForm, reads_a_word_as_key_and_name_at_once) {
  const auto process = read(with_form("form: [{key: a, name: A, type: multi_choice, choices: [some_more, b]}]\n"));
  EXPECT_THAT(process.form.at(0).choices, ElementsAre(Choice{"some_more", "some more"}, Choice{"b", "b"}));
}

TEST(ReadForm, reads_a_default_of_several_choices_as_a_list) {
  const auto default_of = [](const std::string& written) {
    return read(with_form("form: [{key: a, name: A, type: multi_choice, choices: [x, y, z], default: " + written +
                          "}]\n"))
        .form.at(0)
        .default_answer;
  };
  EXPECT_EQ(default_of("[x, z]"), "x,z");
  EXPECT_EQ(default_of("y"), "y");
}

TEST(ReadForm, tells_what_is_wrong_where_it_stands) {
  const auto wrong = [](const std::string& field, const std::string& says, const std::string& remedy) {
    expect_mistake(with_form("form:\n  - {" + field + "}\n"), line_of_form + 1, says, remedy);
  };
  wrong("key: a, name: A", "The key type is missing", "text");
  wrong("key: a, name: A, type: words", "none of the words known here", "text");
  wrong("key: a, name: A, type: text, colour: red", "no key colour", "required");
  wrong("key: a, name: A, type: text, required: yes", "required is true or false", "true");
  wrong("key: a, name: A, type: number, least: few", "least is a number", "digits");
  wrong("key: a, name: A, type: number, least: \"3\"", "least is a number", "without quotes");
  wrong("key: a, name: A, type: choice", "nothing to choose", "choices");
  wrong("key: a, name: A, type: choice, choices: [{key: b, name: B, colour: red}]", "no key colour", "name");
  wrong("key: impact, name: Impact, type: text", "built-in field", "another key");
  wrong("key: a, name: A, type: number, default: many", "no number", "can have");
  wrong("key: a, name: A, type: number, least: 1, default: 0", "At least 1 is needed", "can have");
  wrong("key: a, name: A, type: multi_choice, choices: [x, y], default: [x, w]", "no choice w", "by their keys");
  wrong("key: a, name: A, type: choice, choices: [x, y], default: [x, y]", "default is a text, not a list", "one line");
  expect_mistake(with_form("form: some\n"), line_of_form, "form is a list", "dash");
}

TEST(ReadConditions, reads_each_way_of_writing_them) {
  const Condition down{"effect", Operator::is, {"down"}};
  const Condition high{"impact", Operator::at_least, {"medium"}};
  EXPECT_EQ(when_of("        when: {field: effect, operator: is, value: down}\n"), (Conditions{{down}, {}}));
  EXPECT_EQ(when_of("        when:\n          - {field: effect, operator: is, value: down}\n"
                    "          - {field: impact, operator: at_least, value: medium}\n"),
            (Conditions{{down, high}, {}}));
  EXPECT_EQ(when_of("        when:\n          all: [{field: effect, operator: is, value: down}]\n"
                    "          any: [{field: impact, operator: at_least, value: medium}]\n"),
            (Conditions{{down}, {high}}));
  EXPECT_EQ(when_of("        when: {any: [{field: minutes, operator: filled}]}\n"),
            (Conditions{{}, {{"minutes", Operator::filled, {}}}}));
  EXPECT_EQ(when_of("        when: {field: impact, operator: is_not, value: [low, medium]}\n"),
            (Conditions{{{"impact", Operator::is_not, {"low", "medium"}}}, {}}));
}

TEST(ReadConditions, reads_them_wherever_they_may_stand) {
  const std::string when = "{field: effect, operator: is, value: down}";
  const Conditions down{{{"effect", Operator::is, {"down"}}}, {}};
  const auto process = read(head + R"(stages:
  - {key: draft, name: Draft, phase: draft, advance: manual}
  - key: agree
    name: Agree
    phase: authorization
    when: )" + when + R"(
    approvals: [{key: cab, title: They agree, approvers: group:cab, quorum: any, covers: [title, effect], when: )" +
                            when + R"(}]
    gates: [{approved: cab}, {fields: [reason, minutes]}]
  - {key: verify, name: Verify, phase: verification, advance: manual, gates: [outcome_declared]}
)");
  const auto& stage = process.stages.at(1);
  EXPECT_EQ(stage.when, down);
  EXPECT_EQ(stage.approvals.at(0).when, down);
  EXPECT_THAT(stage.approvals[0].covers, ElementsAre(Field::title));
  EXPECT_THAT(stage.approvals[0].covers_form, ElementsAre("effect"));
  EXPECT_THAT(stage.gates.at(1).fields, ElementsAre(Field::reason));
  EXPECT_THAT(stage.gates[1].form_fields, ElementsAre("minutes"));
}

TEST(ReadConditions, tells_what_is_wrong_on_its_line) {
  const auto wrong = [](const std::string& condition, const std::string& says, const std::string& remedy) {
    expect_mistake(with_task("        when: " + condition + "\n"), line_after_task, says, remedy);
  };
  wrong("{field: efect, operator: is, value: down}", "no field efect", "did you mean effect?");
  wrong("{field: effect, operator: at_least, value: down}", "cannot be compared by at_least", "is, is_not");
  wrong("{field: effect, operator: is, value: up}", "never up", "can have");
  wrong("{field: effect, operator: is}", "compared with nothing", "value");
  wrong("{field: effect, operator: filled, value: down}", "takes no value", "Leave");
  wrong("{field: effect, operator: equals, value: down}", "none of the words known here", "is_not");
  wrong("{field: effect, value: down}", "The key operator is missing", "is_not");
  wrong("{field: minutes, operator: at_most, value: some}", "no number", "can have");
  wrong("{field: planned_start, operator: at_least, value: 2027-02-30}", "no day", "can have");
  wrong("{field: restricted, operator: is, value: \"yes\"}", "neither true nor false", "can have");
  wrong("{field: effect, operator: is, value: down, else: up}", "no key else", "operator");
  wrong("{none: []}", "no key none", "any");
  wrong("effect", "no condition", "Write {field: impact");
  wrong("[]", "no condition", "Write {field: impact");
}

TEST(ReadConditions, tells_of_several_which_one_is_wrong) {
  expect_mistake(with_task("        when:\n          - {field: effect, operator: is, value: down}\n"
                           "          - {field: urgency, operator: is, value: highest}\n"),
                 line_after_task + 2, "never highest", "can have");
  expect_mistake(with_task("        when:\n          any:\n            - {field: nobody, operator: filled}\n"),
                 line_after_task + 2, "no field nobody", "built-in");
}

TEST(ReadConditions, may_look_only_at_fields_that_stand_before) {
  expect_mistake(with_form("form:\n"
                           "  - {key: a, name: A, type: yes_no, when: {field: b, operator: is, value: true}}\n"
                           "  - {key: b, name: B, type: yes_no}\n"),
                 line_of_form + 1, "b stands further down", "Move it before this one");
}

TEST(ReadForm, tells_of_a_key_that_stands_twice_where_the_first_is) {
  expect_mistake(with_form("form:\n"
                           "  - {key: a, name: A, type: yes_no}\n"
                           "  - {key: a, name: B, type: yes_no}\n"),
                 line_of_form + 2, "The key a is used twice; first on line 5.", "a key of its own");
}

TEST(ReadForm, offers_its_fields_wherever_fields_are_named) {
  auto text = with_task("");
  text.insert(text.find("    advance: manual\n"), "    gates: [{fields: [title, minuts]}]\n");
  expect_mistake(text, 17, "did you mean minutes?", "owner, form, risk, effect, minutes");
}

TEST(ReadTaskKeys, reads_how_a_task_is_given_and_what_follows_from_it) {
  const auto task =
      read(with_task("        assign_by: least_busy\n        on_fail: ignore\n        on_close: hand_over\n"))
          .stages.at(1)
          .tasks.at(0);
  EXPECT_EQ(task.assign_by, AssignBy::least_busy);
  EXPECT_EQ(task.on_fail, OnFail::ignore);
  EXPECT_EQ(task.on_close, OnClose::hand_over);
  const auto plain = read(with_task("")).stages.at(1).tasks.at(0);
  EXPECT_EQ(plain.assign_by, std::nullopt);
  EXPECT_EQ(plain.on_fail, std::nullopt);
}

TEST(ReadTaskKeys, tells_what_is_wrong_on_its_line) {
  expect_mistake(with_task("        assign_by: random\n"), line_after_task, "none of the words known here",
                 "round_robin");
  expect_mistake(with_task("        on_fail: stop\n"), line_after_task, "none of the words known here", "hold");
  expect_mistake(with_task("        on_fail: back\n"), line_after_task, "no way back", "back:");
}

TEST(ReadPeople, finds_the_manager_and_who_is_named_in_the_form) {
  const auto form = "form: [{key: sponsor, name: Sponsor, type: user}, {key: why, name: Why, type: text}]\n";
  const auto asking = [&](const std::string& rule) {
    auto text = with_form(form);
    text.replace(text.find("assignee: owner"), 15, "assignee: " + rule);
    return text;
  };
  EXPECT_EQ(read(asking("manager")).stages.at(1).tasks.at(0).assignee, (std::vector<Who>{{WhoKind::manager, ""}}));
  EXPECT_EQ(read(asking("field:sponsor")).stages.at(1).tasks.at(0).assignee,
            (std::vector<Who>{{WhoKind::field, "sponsor"}}));
  expect_mistake(asking("field:why"), 17, "No field why names people", "sponsor");
}

}  // namespace
}  // namespace sluice::definition
