#include "definition/read_process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "definition/notation.h"

namespace sluice::definition {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const std::string small = R"(key: small
name: Small
type: normal
summary: A change in three steps.
stages:
  - key: draft
    name: Draft
    phase: draft
    advance: manual
    advance_title: Submit
    gates: [{fields: [title, reason]}]
  - key: agree
    name: Agree
    phase: authorization
    approvals:
      - {key: cab, title: The board agrees, approvers: [group:cab], quorum: at least 2, covers: [title, services], due: +2wd}
    gates: [{approved: cab}]
    back: [{to: draft, title: Back to draft, on_rejection: true}]
  - key: work
    name: Work
    phase: build
    order: in_sequence
    tasks:
      - key: build
        title: Build it
        description: |
          Build it **well**.
        duty: develop
        assignee: field:developer
        due: start-12d
      - key: look
        title: Look at it
        assignee: [group:testers, did:build]
        after: build
        checklist: [Read it, Try it]
        optional: true
        on_close: block
    gates: [tasks_done]
  - key: verify
    name: Verify
    phase: verification
    advance: manual
    gates: [outcome_declared]
)";

/// `small` with one text exchanged for another.
std::string with(const std::string& from, const std::string& to) {
  std::string text = small;
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

/// Exactly one mistake on that line, saying that.
void expect_mistake(const std::string& text, std::int64_t line, const std::string& says) {
  const auto mistakes = look_at_process(text).mistakes;
  ASSERT_EQ(mistakes.size(), 1u) << says
                                 << (mistakes.empty() ? "" : " but also: " + mistakes[1 % mistakes.size()].what);
  EXPECT_EQ(mistakes[0].place.line, line) << mistakes[0].what;
  EXPECT_THAT(mistakes[0].what, HasSubstr(says));
  EXPECT_FALSE(mistakes[0].remedy.empty());
}

TEST(ReadProcess, reads_every_key) {
  const auto read = read_process(small);
  ASSERT_TRUE(read) << read.error().errors.at(0).detail;
  const auto& process = read->process;
  EXPECT_EQ(process.key, "small");
  EXPECT_EQ(process.type, ChangeType::normal);
  ASSERT_EQ(process.stages.size(), 4u);
  const auto& draft = process.stages[0];
  EXPECT_EQ(draft.advance, Advance::manual);
  EXPECT_EQ(draft.advance_title, "Submit");
  EXPECT_EQ(draft.gates, (std::vector<Gate>{{GateKind::fields, "", {Field::title, Field::reason}}}));
  const auto& cab = process.stages[1].approvals.at(0);
  EXPECT_EQ(cab.approvers, (std::vector<Who>{{WhoKind::group, "cab"}}));
  EXPECT_EQ(cab.quorum, (Quorum{QuorumKind::at_least, 2}));
  EXPECT_EQ(cab.covers, (std::vector<Field>{Field::title, Field::services}));
  EXPECT_EQ(cab.rejections, 1);
  EXPECT_EQ(process.stages[1].gates, (std::vector<Gate>{{GateKind::approved, "cab", {}}}));
  EXPECT_EQ(process.stages[1].back, (std::vector<BackEdge>{{"draft", "Back to draft", true}}));
  const auto& work = process.stages[2];
  EXPECT_EQ(work.order, TaskOrder::in_sequence);
  EXPECT_EQ(work.tasks.at(0).description, "Build it **well**.\n");
  EXPECT_EQ(work.tasks[0].duty, Duty::develop);
  EXPECT_EQ(work.tasks[0].assignee, (std::vector<Who>{{WhoKind::field, "developer"}}));
  EXPECT_EQ(work.tasks[0].due, (Due{Anchor::planned_start, -12, DueUnit::days}));
  EXPECT_EQ(work.tasks.at(1).assignee, (std::vector<Who>{{WhoKind::group, "testers"}, {WhoKind::did, "build"}}));
  EXPECT_EQ(work.tasks[1].after, std::vector<std::string>{"build"});
  EXPECT_EQ(work.tasks[1].checklist.size(), 2u);
  EXPECT_TRUE(work.tasks[1].optional);
  EXPECT_EQ(work.tasks[1].on_close, OnClose::block);
}

TEST(ReadProcess, knows_where_everything_stands) {
  const auto read = read_process(small);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->places.at("name"), (Place{2, 1}));
  EXPECT_EQ(read->places.at("stages/2/tasks/1/title"), (Place{32, 9}));
  EXPECT_EQ(read->places.at("stages/2/tasks/1/assignee/1"), (Place{33, 35}));
}

TEST(ReadProcess, tells_unknown_keys_with_what_was_meant) {
  expect_mistake(with("advance_title:", "advance_titel:"), 10, "advance_titel in a stage; did you mean advance_title?");
  expect_mistake(with("summary:", "colour:"), 4, "no key colour in a process.");
  expect_mistake(with("on_close: block", "on_end: block"), 37, "no key on_end");
}

TEST(ReadProcess, tells_words_that_are_none_with_the_list) {
  expect_mistake(with("phase: build", "phase: bild"), 21, "did you mean build?");
  const auto mistakes = look_at_process(with("type: normal", "type: big")).mistakes;
  ASSERT_EQ(mistakes.size(), 1u);
  EXPECT_THAT(mistakes[0].remedy, HasSubstr("standard, normal, emergency, contingency"));
  expect_mistake(with("covers: [title, services]", "covers: [title, service]"), 16, "did you mean services?");
  const auto phases = look_at_process(with("phase: build", "phase: bild")).mistakes;
  ASSERT_EQ(phases.size(), 1u);
  EXPECT_THAT(phases[0].remedy, testing::EndsWith("verification, review.")) << "closed follows by itself";
  expect_mistake(with("[tasks_done]", "[task_done]"), 38, "did you mean tasks_done?");
  expect_mistake(with("{approved: cab}", "{aproved: cab}"), 17, "did you mean approved?");
}

TEST(ReadProcess, tells_values_of_the_wrong_kind) {
  expect_mistake(with("name: Small", "name: [Small]"), 2, "name is a text, not a list");
  expect_mistake(with("optional: true", "optional: yes"), 36, "true or false, not “yes”");
  expect_mistake(with("optional: true", "optional: \"true\""), 36, "true or false");
  expect_mistake(with("due: +2wd}", "rejections: two}"), 16, "whole number, not “two”");
  expect_mistake(with("due: start-12d", "due: 12 days before"), 30, "no due date");
  expect_mistake(with("quorum: at least 2", "quorum: most"), 16, "no quorum");
  expect_mistake(with("quorum: at least 2, ", ""), 16, "does not say when it is granted");
  expect_mistake(with("assignee: field:developer", "assignee: developer"), 29, "no rule that finds people");
  expect_mistake(with("assignee: field:developer", "assignee: {field: developer}"), 29, "a group of keys is no rule");
  expect_mistake(with("gates: [tasks_done]", "gates: tasks_done"), 38, "gates is a list");
  expect_mistake(with("[tasks_done]", "[{tasks_done: now}]"), 38, "takes no value");
  expect_mistake(with("[tasks_done]", "[approved]"), 38, "which approval");
  expect_mistake(with("type: normal\n", ""), 1, "key type is missing");
}

TEST(ReadProcess, tells_of_a_key_that_stands_twice_the_line_of_the_first) {
  expect_mistake(with("key: work", "key: agree"), 19, "The key agree is used twice; first on line 12.");
}

TEST(ReadProcess, tells_of_a_draft_that_its_key_is_of_another_process) {
  EXPECT_THAT(look_at_process(small, "small").mistakes, IsEmpty());
  const auto mistakes = look_at_process(small, "other").mistakes;
  ASSERT_EQ(mistakes.size(), 1u);
  EXPECT_EQ(mistakes[0].place.line, 1);
  EXPECT_EQ(mistakes[0].path, "key");
  EXPECT_THAT(mistakes[0].what, HasSubstr("the draft of other, but its text says key: small"));
  EXPECT_FALSE(read_process(small, "other"));
}

TEST(ReadProcess, tells_what_check_finds_with_its_line) {
  expect_mistake(with("after: build", "after: bild"), 34, "no task bild");
  expect_mistake(with("        title: Build it\n", ""), 24, "title is missing");
  expect_mistake(with("to: draft", "to: darft"), 18, "no stage darft");
  expect_mistake(with("    gates: [tasks_done]\n", "    gates: [tasks_done, tasks_done]\n"), 38, "twice");
}

TEST(ReadProcess, tells_all_mistakes_in_the_order_of_the_text) {
  std::string text = with("advance: manual", "advance: maybe");
  text.replace(text.find("optional: true"), 14, "optional: 1   ");
  text.replace(text.find("key: small"), 10, "keys: smal");
  const auto mistakes = look_at_process(text).mistakes;
  ASSERT_EQ(mistakes.size(), 3u);
  EXPECT_EQ(mistakes[0].place.line, 1);
  EXPECT_EQ(mistakes[1].place.line, 9);
  EXPECT_EQ(mistakes[2].place.line, 36);
}

/// What is told of a text, as "line what".
std::vector<std::string> told(const std::string& text) {
  std::vector<std::string> all;
  for (const auto& one : look_at_process(text).mistakes) all.push_back(fmt::format("{} {}", one.place.line, one.what));
  return all;
}

TEST(ReadProcess, tells_what_cannot_run_beside_what_cannot_be_read) {
  auto text = with("advance_title: Submit", "colour: red");
  const auto exchange = [&text](const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
  };
  exchange("duty: develop", "duty: enjoy\n        after: look");
  exchange("covers: [title, services]", "covers: [title, sevices]");
  exchange("gates: [outcome_declared]", "gates: [outcome_declared, lunch]");
  exchange("order: in_sequence", "order: at_once");
  EXPECT_THAT(told(text),
              testing::ElementsAre(HasSubstr("10 There is no key colour"), HasSubstr("16 “sevices”"),
                                   HasSubstr("28 “enjoy”"), HasSubstr("wait for each other"), HasSubstr("“lunch”")));
}

TEST(ReadProcess, tells_nothing_that_only_follows_from_what_it_could_not_read) {
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"gates: [{approved: cab}]", "gates: [{aproved: cab}]"},
           {"gates: [outcome_declared]", "gates: [outcome_decared]"},
           {"gates: [tasks_done]", "gatess: [tasks_done]"},
           {"phase: verification", "phase: verfication"},
           {"- key: build", "- kee: build"},
           {"approvers: [group:cab]", "approvers: [grup]"},
           {"advance: manual\n    advance_title", "advance: maual\n    advance_title"},
           {"type: normal", "type: norml"}})
    EXPECT_EQ(told(with(from, to)).size(), 1U) << to << "\n" << testing::PrintToString(told(with(from, to)));
}

TEST(ReadProcess, does_not_tell_without_end) {
  std::string same, unknown;
  for (int i = 0; i < 400; ++i) {
    same += "key: a\n";
    unknown += "k" + std::to_string(i) + ": a\n";
  }
  EXPECT_EQ(look_at_process(same + "[").mistakes.size(), 200u);
  EXPECT_EQ(look_at_process(unknown).mistakes.size(), 200u);
}

TEST(ReadProcess, refuses_with_pointers_and_lines) {
  const auto refused = read_process(with("phase: build", "phase: bild"));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().why, Refused::invalid);
  ASSERT_EQ(refused.error().errors.size(), 1u);
  EXPECT_EQ(refused.error().errors[0].pointer, "/stages/2/phase");
  EXPECT_THAT(refused.error().errors[0].detail, HasSubstr("Line 21, column 12: “bild”"));
  EXPECT_EQ(read_process(std::string(1024 * 1024 + 1, ' ')).error().why, Refused::too_large);
}

TEST(ReadYaml, tells_where_a_text_is_no_yaml) {
  expect_mistake(with("gates: [tasks_done]", "gates: [tasks_done"), 39, "This is not YAML");
  expect_mistake(with("name: Small", "  name: Small"), 2, "This is not YAML");
  expect_mistake("", 1, "empty");
  expect_mistake("# nothing\n", 1, "empty");
  expect_mistake("just words", 1, "not “just words”");
  expect_mistake("- a\n- b\n", 1, "not a list");
}

std::string as_on_windows(const std::string& text) {
  std::string lines;
  for (const char c : text) lines += c == '\n' ? std::string{"\r\n"} : std::string{c};
  return lines;
}

TEST(ReadYaml, takes_lines_that_end_as_on_windows) {
  const auto read = read_process(as_on_windows(small));
  ASSERT_TRUE(read) << read.error().errors.at(0).detail;
  EXPECT_EQ(read->process, read_process(small)->process);
  EXPECT_EQ(read->places, read_process(small)->places);
  expect_mistake(as_on_windows(with("phase: build", "phase: bild")), 21, "did you mean build?");
}

TEST(ReadYaml, refuses_what_hides_or_grows) {
  expect_mistake(with("name: Small", "name: &n Small"), 2, "Anchors");
  expect_mistake("a: &a [x]\nb: [*a, *a]\n", 1, "Anchors");
  expect_mistake(with("name: Small", "name: *n"), 2, "not YAML");
  expect_mistake(with("name: Small", "name: !!binary Small"), 2, "Tags");
  expect_mistake(with("name: Small", "name: Small\nname: Large"), 3, "name stands here twice; first on line 2");
  expect_mistake(small + "---\nkey: second\n", 45, "second document");
  expect_mistake("? [a, b]\n: c\n", 1, "key has to be a word");
  std::string deep;
  for (int i = 0; i < 20; ++i) deep += "- ";
  expect_mistake(deep + "x", 1, "nested more than 16 levels");
  EXPECT_EQ(look_at_process(std::string(200'000, '[')).mistakes.size(), 1u);
  EXPECT_EQ(look_at_process(std::string(200'000, '{')).mistakes.size(), 1u);
  std::string many = "stages:\n";
  for (int i = 0; i < 60'000; ++i) many += "- x\n";
  expect_mistake(many, 49'999, "more than 50000 parts");
}

TEST(ReadYaml, refuses_what_is_no_text) {
  expect_mistake("key: a\nname: \xff\n", 2, "UTF-8");
  expect_mistake(std::string("key: a\nname: b\0c\n", 17), 2, "UTF-8");
  expect_mistake("key: a\nname: \"b\\0c\"\n", 2, "control character");
  expect_mistake("key: a\nname: \"\\x1b[2J\"\n", 2, "control character");
  expect_mistake("\xff\xfek\0e\0y\0", 1, "UTF-8");
}

TEST(ReadYaml, counts_columns_in_characters) {
  const auto mistakes = look_at_process("key: small\nname: Größe\ntype: {a: ü, b: 1}\nnäme: x\n").mistakes;
  ASSERT_GE(mistakes.size(), 2u);
  EXPECT_EQ(mistakes[0].place, (Place{3, 7}));
  EXPECT_EQ(mistakes.back().place, (Place{4, 1}));
}

TEST(Notation, is_read_and_written_alike) {
  for (const auto* text : {"+2wd", "+0min", "start-12d", "end+1h", "deployed+90d", "start+999999min"}) {
    ASSERT_TRUE(parse_due(text)) << text;
    EXPECT_EQ(written_form(*parse_due(text)), text);
  }
  for (const auto* text : {"", "2wd", "+wd", "+2", "+2weeks", "window-2d", "+-2d", "+1000000d", "+2 wd", "+2WD"})
    EXPECT_FALSE(parse_due(text)) << text;
  for (const auto* text : {"all", "any", "at least 2", "one of each"}) {
    ASSERT_TRUE(parse_quorum(text)) << text;
    EXPECT_EQ(written_form(*parse_quorum(text)), text);
  }
  for (const auto* text : {"", "some", "at least", "at least two", "at least -1", "at least  2", "2"})
    EXPECT_FALSE(parse_quorum(text)) << text;
  for (const auto* text :
       {"owner", "owners", "requester", "group:cab", "did:build", "field:test_lead", "role:auditor"}) {
    ASSERT_TRUE(parse_who(text)) << text;
    EXPECT_EQ(written_form(*parse_who(text)), text);
  }
  EXPECT_FALSE(parse_who("everybody"));
}

}  // namespace
}  // namespace sluice::definition
