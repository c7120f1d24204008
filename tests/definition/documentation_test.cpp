// docs/processes.md: its examples can run, and it names everything that may be written. docs/first-process.md: what comes
// of following it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/described.h"
#include "definition/read_process.h"
#include "domain/process/condition_fields.h"
#include "first_process.h"

namespace sluice::definition {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const std::string& page() {
  static const std::string text = [] {
    const std::ifstream file{SLUICE_SOURCE_DIR "/docs/processes.md"};
    std::ostringstream all;
    all << file.rdbuf();
    return all.str();
  }();
  return text;
}

/// The YAML texts of the page; several in a block are parted by "---".
std::vector<std::string> examples() {
  const std::string mark = "```yaml\n", parting = "---\n";
  std::vector<std::string> all;
  for (auto begin = page().find(mark); begin != std::string::npos; begin = page().find(mark, begin + 1)) {
    auto block = page().substr(begin + mark.size(), page().find("```", begin + 1) - begin - mark.size());
    for (auto at = block.find(parting); at != std::string::npos; at = block.find(parting)) {
      all.push_back(block.substr(0, at));
      block.erase(0, at + parting.size());
    }
    all.push_back(std::move(block));
  }
  return all;
}

std::string indented(const std::string& text, std::size_t columns) {
  std::istringstream in{text};
  std::string out;
  for (std::string line; std::getline(in, line);) out += std::string(columns, ' ') + line + "\n";
  return out;
}

/// What rules speak of, with those rules.
std::string process_with_rules(const std::string& rules) {
  return R"(key: small
name: Small
type: normal
stages:
  - {key: draft, name: Draft, phase: draft, advance: manual}
  - key: agree
    name: Agree
    phase: authorization
    approvals: [{key: cab, title: The CAB agrees, approvers: group:cab, quorum: any, covers: [title]}]
    gates: [{approved: cab}]
    back: [{to: draft}]
  - {key: release, name: Release, phase: release, advance: manual}
  - {key: deployment, name: Deploy, phase: deployment, advance: manual}
  - {key: verify, name: Verify, phase: verification, advance: manual, gates: [outcome_declared]}
)" + rules;
}

/// What approvals are asked in, with those approvals.
std::string process_with_approvals(const std::string& approvals) {
  return R"(key: small
name: Small
type: normal
stages:
  - {key: draft, name: Draft, phase: draft, advance: manual}
  - key: agree
    name: Agree
    phase: authorization
)" + indented(approvals, 4) +
         R"(    gates: [{approved: board}]
    back: [{to: draft}]
  - {key: verify, name: Verify, phase: verification, advance: manual, gates: [outcome_declared]}
)";
}

/// A process with a piece of one: with that form or those contingencies or rules, or with a task that has that `when`.
std::string process_with(const std::string& piece) {
  if (piece.starts_with("rules:")) return process_with_rules(piece);
  if (piece.starts_with("approvals:")) return process_with_approvals(piece);
  const bool stands_at_top = piece.starts_with("form:") || piece.starts_with("contingencies:");
  return "key: small\nname: Small\ntype: normal\n" + (stands_at_top ? piece : "") +
         "stages:\n  - {key: draft, name: Draft, phase: draft, advance: manual}\n"
         "  - key: verify\n    name: Verify\n    phase: verification\n    advance: manual\n    tasks:\n"
         "      - key: look\n        title: Look\n        assignee: owner\n" +
         (stands_at_top ? "" : indented(piece, 8)) + "    gates: [tasks_done, outcome_declared]\n";
}

void expect_no_mistake(const std::string& text) {
  const auto mistakes = look_at_process(text).mistakes;
  EXPECT_THAT(mistakes, IsEmpty()) << text << (mistakes.empty() ? "" : mistakes[0].what);
}

/// The keys that the reader knows where this text has the key `nothing_known`: it lists them as the remedy.
std::vector<std::string> known_keys(const std::string& text) {
  for (const auto& one : look_at_process(text).mistakes) {
    if (one.what.find("nothing_known") == std::string::npos) continue;
    std::vector<std::string> keys;
    std::string list = one.remedy.substr(one.remedy.find(": ") + 2);
    list.pop_back();
    std::istringstream in{list};
    for (std::string key; in >> key;) keys.push_back(key.ends_with(',') ? key.substr(0, key.size() - 1) : key);
    return keys;
  }
  return {};
}

TEST(ProcessesPage, has_an_example_that_can_run) {
  const auto reading = look_at_process(examples().at(0));
  EXPECT_THAT(reading.mistakes, IsEmpty()) << (reading.mistakes.empty() ? "" : reading.mistakes[0].what);
  ASSERT_TRUE(reading.read);
  EXPECT_EQ(reading.read->process.key, "small-fix");
}

TEST(ProcessesPage, shows_only_pieces_that_can_run) {
  const auto all = examples();
  EXPECT_GE(all.size(), 5u);
  for (std::size_t i = 1; i < all.size(); ++i) expect_no_mistake(process_with(all[i]));
}

TEST(ProcessesPage, explains_every_key) {
  for (const auto* text :
       {"nothing_known: 1", "stages: [{nothing_known: 1}]", "stages: [{tasks: [{nothing_known: 1}]}]",
        "stages: [{approvals: [{nothing_known: 1}]}]", "stages: [{approvals: [{approver_rules: {nothing_known: 1}}]}]",
        "stages: [{approvals: [{approver_rules: {rows: [{nothing_known: 1}]}}]}]",
        "stages: [{back: [{nothing_known: 1}]}]", "form: [{nothing_known: 1}]",
        "form: [{choices: [{nothing_known: 1}]}]", "form: [{when: {nothing_known: 1}}]",
        "form: [{when: {field: title, nothing_known: 1}}]", "stages: [{gates: [{related: {nothing_known: 1}}]}]",
        "contingencies: [{nothing_known: 1}]", "rules: [{nothing_known: 1}]",
        "rules: [{do: [{notify: owner, nothing_known: 1}]}]", "rules: [{do: [{set_field: tags, nothing_known: 1}]}]",
        "rules: [{do: [{add_approver: owner, nothing_known: 1}]}]",
        "rules: [{do: [{call_webhook: a, nothing_known: 1}]}]"}) {
    const auto keys = known_keys(text);
    EXPECT_FALSE(keys.empty()) << text;
    for (const auto& key : keys) EXPECT_THAT(page(), HasSubstr("`" + key + "`")) << text;
  }
}

template <class Enum>
void expect_words_on_the_page() {
  for_each_enumerator<Enum>([](std::string_view name, Enum) {
    EXPECT_THAT(page(), testing::ContainsRegex("[`{:]" + std::string{name} + "[`:]")) << name;
  });
}

TEST(ProcessesPage, lists_every_word) {
  expect_words_on_the_page<ChangeType>();
  expect_words_on_the_page<Phase>();
  expect_words_on_the_page<Advance>();
  expect_words_on_the_page<TaskOrder>();
  expect_words_on_the_page<OnClose>();
  expect_words_on_the_page<Duty>();
  expect_words_on_the_page<Field>();
  expect_words_on_the_page<GateKind>();
  expect_words_on_the_page<WhoKind>();
  expect_words_on_the_page<FieldType>();
  expect_words_on_the_page<Operator>();
  expect_words_on_the_page<OnFail>();
  expect_words_on_the_page<AssignBy>();
  expect_words_on_the_page<RelatedState>();
  expect_words_on_the_page<RuleEvent>();
  expect_words_on_the_page<RuleAct>();
}

TEST(ProcessesPage, lists_every_field_that_conditions_look_at) {
  for (const auto& field : condition_fields({})) {
    EXPECT_THAT(page(), HasSubstr("`" + field.key + "`"));
    for (const auto& one : field.words) EXPECT_THAT(page(), HasSubstr("`" + one + "`")) << field.key;
  }
}

TEST(FirstProcessPage, leads_to_a_process_that_can_run) {
  const FirstProcessPage followed;
  const auto reading = look_at_process(followed.file());
  EXPECT_THAT(reading.mistakes, IsEmpty()) << (reading.mistakes.empty() ? "" : reading.mistakes[0].what);
  ASSERT_TRUE(reading.read);
  const auto& process = reading.read->process;
  EXPECT_EQ(process.key, "workplace-software");
  EXPECT_EQ(process.stages.size(), 7u);
  EXPECT_EQ(process.form.size(), 3u);
  EXPECT_TRUE(process.stages.back().when);
}

}  // namespace
}  // namespace sluice::definition
