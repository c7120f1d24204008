// What check() says of rules: what they listen to has to be there, and what they do has to be possible.
#include <gmock/gmock.h>

#include <functional>

#include "domain/process/check.h"
#include "process_builder.h"

namespace sluice::testing_world {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Rule sound_rule() {
  Rule rule;
  rule.key = "tell";
  rule.on = RuleEvent::stage_entered;
  rule.of = {"build"};
  rule.actions = {{.act = RuleAct::notify, .people = {{WhoKind::watchers, ""}}, .text = "Look."},
                  {.act = RuleAct::add_approver, .people = {{WhoKind::group, "security"}}, .approval = "cab"},
                  {.act = RuleAct::create_task, .task = task_of("rehearse")},
                  {.act = RuleAct::set_field, .field = "impact", .values = {"high"}},
                  {.act = RuleAct::call_webhook, .webhook = "ops-chat"}};
  return rule;
}

std::vector<Mistake> after_rule(const std::function<void(Rule&)>& spoil) {
  Process process = small_process();
  process.rules = {sound_rule()};
  spoil(process.rules->front());
  return check(process);
}

auto told_at(const char* path, const char* what) {
  return ElementsAre(AllOf(testing::Field(&Mistake::path, path), testing::Field(&Mistake::what, HasSubstr(what))));
}

TEST(RuleCheck, finds_nothing_in_a_sound_rule) {
  EXPECT_THAT(after_rule([](Rule&) {}), IsEmpty());
}

TEST(RuleCheck, wants_what_it_listens_to_to_be_there) {
  EXPECT_THAT(after_rule([](Rule& rule) { rule.of = {"bild"}; }), told_at("rules/0/of/0", "There is no stage bild"));
  EXPECT_THAT(after_rule([](Rule& rule) { rule.on = RuleEvent::closed; }), told_at("rules/0/of", "change as a whole"));
  EXPECT_THAT(after_rule([](Rule& rule) {
                rule.on = RuleEvent::task_done;
                rule.of = {"rehearse"};
              }),
              IsEmpty())
      << "a task that a rule creates is one, too";
}

TEST(RuleCheck, wants_it_to_do_something_that_can_be_done) {
  EXPECT_THAT(after_rule([](Rule& rule) { rule.actions.clear(); }), told_at("rules/0", "does nothing"));
  EXPECT_THAT(after_rule([](Rule& rule) { rule.actions.assign(11, rule.actions[0]); }),
              told_at("rules/0/do", "10 are"));
  EXPECT_THAT(after_rule([](Rule& rule) { rule.actions[0].text = " "; }),
              told_at("rules/0/do/0/text", "text is missing"));
  EXPECT_THAT(after_rule([](Rule& rule) { rule.actions[1].people = {{WhoKind::watchers, ""}}; }),
              told_at("rules/0/do/1/add_approver/0", "can only be told"));
  EXPECT_THAT(after_rule([](Rule& rule) { rule.actions[1].approval = "cap"; }),
              told_at("rules/0/do/1/approval", "There is no approval cap"));
  EXPECT_THAT(after_rule([](Rule& rule) { rule.actions[2].task->after = {"build"}; }),
              told_at("rules/0/do/2/create_task/after", "comes after"));
  EXPECT_THAT(after_rule([](Rule& rule) { rule.actions[2].task->key = "build"; }),
              told_at("rules/0/do/2/create_task/key", "used twice"));
  EXPECT_THAT(after_rule([](Rule& rule) { rule.actions[3].field = "planned_start"; }),
              told_at("rules/0/do/3/set_field", "No rule sets"));
  EXPECT_THAT(after_rule([](Rule& rule) { rule.actions[3].values = {"huge"}; }),
              told_at("rules/0/do/3/value/0", "huge"));
  EXPECT_THAT(after_rule([](Rule& rule) { rule.actions[4].webhook = "Ops chat"; }),
              told_at("rules/0/do/4/call_webhook", "no key"));
}

/// What is told of a rule that sets this field to these values, in a process whose form asks for an amount and for some letters.
std::vector<Mistake> after_setting(std::string field, std::vector<std::string> values) {
  Process process = small_process();
  FormField amount, some;
  amount.key = amount.name = "amount";
  amount.type = FieldType::number;
  amount.least = 1;
  some.key = some.name = "some";
  some.type = FieldType::multi_choice;
  some.choices = {{"a", "A"}, {"b", "B"}};
  process.form = {amount, some};
  process.rules = {sound_rule()};
  auto& action = process.rules->front().actions[3];
  action.field = std::move(field);
  action.values = std::move(values);
  return check(process);
}

TEST(RuleCheck, wants_a_value_that_the_field_takes) {
  EXPECT_THAT(after_setting("amount", {"1"}), IsEmpty());
  EXPECT_THAT(after_setting("amount", {"0"}), told_at("rules/0/do/3/value", "At least 1 is needed"));
  EXPECT_THAT(after_setting("some", {"a", "b"}), IsEmpty());
  EXPECT_THAT(after_setting("some", {"a", "a"}), told_at("rules/0/do/3/value", "chosen twice"));
  EXPECT_THAT(after_setting("title", {"One line\nand another"}), told_at("rules/0/do/3/value", "title"));
  EXPECT_THAT(after_setting("reason", {"So it is"}), IsEmpty());
  EXPECT_THAT(after_setting("developer", {"somebody"}), IsEmpty()) << "who is here only a server knows";
}

}  // namespace
}  // namespace sluice::testing_world
