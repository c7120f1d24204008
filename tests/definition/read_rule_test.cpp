// Rules as they are written.
#include <gmock/gmock.h>

#include "definition/read_process.h"
#include "domain/process/process.h"

namespace sluice::definition {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string with_rules(const std::string& rules) {
  return R"(key: small
name: Small
type: contingency
stages:
  - {key: build, name: Build, phase: build, tasks: [{key: build, title: Build, assignee: owner}], gates: [tasks_done]}
rules:
)" + rules;
}

TEST(ReadRule, reads_each_action) {
  const auto read = look_at_process(with_rules(R"(  - key: tell
    title: Tell them
    on: task_done
    of: build
    when: {field: impact, operator: is, value: high}
    do:
      - notify: [owner, watchers, group:cab]
        text: Built.
      - create_task: {key: look, title: Look at it, assignee: owner, due: +2wd, on_close: block}
      - set_field: tags
        value: [big, late]
      - call_webhook: ops-chat
)"));
  ASSERT_TRUE(read.read.has_value());
  const auto& rule = rules_of(read.read->process).at(0);
  EXPECT_EQ(rule.on, RuleEvent::task_done);
  EXPECT_THAT(rule.of, ElementsAre("build"));
  ASSERT_EQ(rule.actions.size(), 4U);
  EXPECT_THAT(rule.actions[0].people,
              ElementsAre(Who{WhoKind::owner, ""}, Who{WhoKind::watchers, ""}, Who{WhoKind::group, "cab"}));
  EXPECT_EQ(rule.actions[1].task->on_close, OnClose::block);
  EXPECT_THAT(rule.actions[2].values, ElementsAre("big", "late"));
  EXPECT_EQ(rule.actions[3].webhook, "ops-chat");
}

TEST(ReadRule, tells_what_an_action_can_be) {
  const auto read =
      look_at_process(with_rules("  - {key: a, on: closed, do: [{email: [owner]}]}\n"
                                 "  - {key: b, on: closed, do: [{text: x, notfy: owner}]}\n"
                                 "  - {key: c, on: closed, do: [notify]}\n"));
  ASSERT_EQ(read.mistakes.size(), 3U);
  EXPECT_EQ(read.mistakes[0].what, "“email” is no action of a rule.");
  EXPECT_THAT(read.mistakes[0].remedy, HasSubstr("notify, add_approver, create_task, set_field, call_webhook"));
  EXPECT_THAT(read.mistakes[1].what, HasSubstr("“notfy” is no action of a rule; did you mean notify?"));
  EXPECT_EQ(read.mistakes[2].what, "“notify” is no action of a rule.");
}

TEST(ReadRule, tells_where_an_action_is_none_or_two) {
  const auto read =
      look_at_process(with_rules("  - {key: a, on: closed, do: [{shout: owner}]}\n"
                                 "  - {key: b, on: closed, do: [{notify: owner, text: x, set_field: impact}]}\n"));
  ASSERT_EQ(read.mistakes.size(), 2U);
  EXPECT_EQ(read.mistakes[0].place.line, 7U);
  EXPECT_THAT(read.mistakes[0].what, HasSubstr("no action of a rule"));
  EXPECT_EQ(read.mistakes[1].place.line, 8U);
  EXPECT_THAT(read.mistakes[1].what, HasSubstr("does several"));
}

}  // namespace
}  // namespace sluice::definition
