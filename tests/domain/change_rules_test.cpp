// The rules of a process: what they listen to, what they do, and what becomes of what they cannot do.
#include <gmock/gmock.h>

#include "base/described.h"
#include "change_story.h"

namespace sluice::testing_world {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

RuleAction telling(std::vector<Who> people, std::string text) {
  return {.act = RuleAct::notify, .people = std::move(people), .text = std::move(text)};
}
RuleAction asking(Who who, std::string approval) {
  return {.act = RuleAct::add_approver, .people = {std::move(who)}, .approval = std::move(approval)};
}
RuleAction creating(std::string key) { return {.act = RuleAct::create_task, .task = task_of(std::move(key))}; }
RuleAction setting(std::string field, std::string value) {
  return {.act = RuleAct::set_field, .field = std::move(field), .values = {std::move(value)}};
}
RuleAction calling(std::string webhook) { return {.act = RuleAct::call_webhook, .webhook = std::move(webhook)}; }

Rule rule_on(RuleEvent on, RuleAction action, std::vector<std::string> of = {}) {
  return {.key = std::string{word(on)} + "_rule", .on = on, .of = std::move(of), .actions = {std::move(action)}};
}

Process with_rules(std::vector<Rule> rules) {
  Process process = small_process();
  process.rules = std::move(rules);
  return process;
}

template <class Event>
std::vector<Event> all_of(const Story& story) {
  std::vector<Event> found;
  for (const auto& one : story.log)
    if (const auto* event = std::get_if<Event>(&one)) found.push_back(*event);
  return found;
}

/// What rules and moved windows told; that an approval waits is told besides.
std::vector<PeopleNotified> notices(const Story& story) {
  auto all = all_of<PeopleNotified>(story);
  std::erase_if(all, [](const PeopleNotified& one) { return one.kind.has_value(); });
  return all;
}

std::vector<PersonId> told(const Story& story) {
  std::vector<PersonId> people;
  for (const auto& one : notices(story)) people.insert(people.end(), one.people.begin(), one.people.end());
  return people;
}

EditChange window(const char* start) {
  FieldsPatch patch;
  const auto at = *from_rfc3339(start);
  patch.planned_start = Patch<PlannedTime>::set({find_zone("Europe/Berlin")->local_of(at), "Europe/Berlin", at});
  return {patch};
}
EditChange impact(Level level) {
  FieldsPatch patch;
  patch.impact = Patch<Level>::set(level);
  return {patch};
}

TEST(Rule, tells_people_when_a_stage_is_entered) {
  Story story{
      with_rules({rule_on(RuleEvent::stage_entered, telling({{WhoKind::group, "cab"}}, "Read it."), {"build"})})};
  story.submitted();
  EXPECT_THAT(told(story), IsEmpty()) << "another stage than the one that it listens to";
  story.given(Decide{"cab", Decision::approve, "", ""}, story.dana)
      .given(Decide{"cab", Decision::approve, "", ""}, story.lee);
  EXPECT_THAT(told(story), UnorderedElementsAre(story.dana, story.lee, story.mei));
  EXPECT_THAT(all_of<RuleFollowed>(story),
              ElementsAre(RuleFollowed{"stage_entered_rule", "stage_entered_rule", RuleEvent::stage_entered, "build"}));
}

TEST(Rule, hears_what_happens_to_tasks_and_approvals) {
  Story story{with_rules({rule_on(RuleEvent::approval_granted, telling({{WhoKind::owner, ""}}, "Granted."), {"cab"}),
                          rule_on(RuleEvent::task_done, telling({{WhoKind::requester, ""}}, "Built."), {"build"}),
                          rule_on(RuleEvent::task_failed, telling({{WhoKind::person, "ruth.steiner"}}, "Failed."))})};
  story.authorized().given(FinishTask{story.task("build"), ""}, story.priya);
  story.given(FailTask{story.task("peer"), "No"}, story.priya);
  std::vector<std::string> rules;
  for (const auto& one : all_of<RuleFollowed>(story)) rules.push_back(one.rule);
  EXPECT_THAT(rules, ElementsAre("approval_granted_rule", "task_done_rule", "task_failed_rule"));
  EXPECT_EQ(notices(story)[1].text.text, shown(story.task("build")) + " Do build: Built.");
}

TEST(Rule, is_followed_for_each_task_that_people_have_added) {
  Story story{with_rules({rule_on(RuleEvent::task_overdue, telling({{WhoKind::owner, ""}}, "Late."))})};
  story.submitted();
  for (const auto* title : {"Ask the bank", "Ask the law"}) {
    AddTask add;
    add.title = title;
    add.due = story.now + std::chrono::hours{1};
    story.given(add, story.ruth);
  }
  story.now = story.now + std::chrono::hours{2};
  ASSERT_TRUE(story.when_time_comes().has_value());
  std::vector<std::string> texts, numbered;
  for (const auto& one : notices(story)) texts.push_back(one.text.text);
  for (const Task& task : story.change.tasks) numbered.push_back(shown(task.id) + ": Late.");
  EXPECT_EQ(numbered.size(), 2U);
  EXPECT_EQ(texts, numbered) << "by their numbers: what was written into a title stands nowhere else";
}

TEST(Rule, is_followed_only_while_its_conditions_are_known_to_hold) {
  Rule rule = rule_on(RuleEvent::commented, telling({{WhoKind::owner, ""}}, "Somebody said something."));
  rule.when = Conditions{{{"impact", Operator::at_least, {"high"}}}, {}};
  Story story{with_rules({rule})};
  story.drafted().given(Comment{"Hello"}, story.priya);
  EXPECT_THAT(told(story), IsEmpty()) << "nobody has said what the impact is";
  story.given(impact(Level::high), story.priya).given(Comment{"Again"}, story.priya);
  EXPECT_THAT(told(story), ElementsAre(story.priya));
}

TEST(Rule, adds_approvers_to_a_question_that_is_still_to_come) {
  Story story{with_rules({rule_on(RuleEvent::created, asking({WhoKind::person, "ruth.steiner"}, "cab"))})};
  story.submitted();
  EXPECT_TRUE(story.can(story.ruth, "approve", "cab"));
  story.given(Decide{"cab", Decision::approve, "", ""}, story.ruth)
      .given(Decide{"cab", Decision::approve, "", ""}, story.lee);
  EXPECT_EQ(story.change.stage(), "build");
}

TEST(Rule, asks_again_where_approvers_are_added_to_what_everybody_had_granted) {
  Process process =
      with_rules({rule_on(RuleEvent::edited, asking({WhoKind::person, "ruth.steiner"}, "cab"), {"impact"})});
  process.stages[1].approvals[0].quorum = {QuorumKind::all, 1};
  Story story{process};
  story.submitted();
  for (const PersonId one : {story.dana, story.lee, story.mei})
    story.given(Decide{"cab", Decision::approve, "", ""}, one);
  ASSERT_EQ(story.change.stage(), "build");
  story.given(impact(Level::high), story.priya);
  EXPECT_EQ(find_approval(story.change, "cab")->state, ApprovalState::asked);
  story.given(FinishTask{story.task("build"), ""}, story.priya).given(FinishTask{story.task("peer"), ""}, story.priya);
  EXPECT_EQ(story.change.stage(), "build") << "what is asked again keeps it where it is";
  story.given(Decide{"cab", Decision::approve, "", ""}, story.ruth);
  EXPECT_EQ(story.change.stage(), "deployment");
}

TEST(Rule, adds_nobody_twice) {
  Story story{with_rules({rule_on(RuleEvent::commented, asking({WhoKind::person, "ruth.steiner"}, "cab"))})};
  story.submitted().given(Comment{"One"}, story.priya).given(Comment{"Two"}, story.priya);
  EXPECT_EQ(all_of<ApproversAdded>(story).size(), 1U);
  EXPECT_EQ(all_of<RuleFollowed>(story).size(), 1U) << "what does nothing is not told";
}

TEST(Rule, creates_its_task_in_the_stage_that_was_entered_before_it_is_left) {
  Process process = with_rules({rule_on(RuleEvent::stage_entered, creating("rehearse"), {"build"})});
  process.stages[2].tasks.clear();
  Story story{process};
  story.authorized();
  EXPECT_EQ(story.change.stage(), "build") << "it is left once the task of the rule is done";
  EXPECT_EQ(find_task(story.change, story.task("rehearse"))->stage, "build");
  story.given(FinishTask{story.task("rehearse"), ""}, story.priya);
  EXPECT_EQ(story.change.stage(), "deployment");
}

TEST(Rule, creates_its_task_once_in_a_visit) {
  Story story{with_rules({rule_on(RuleEvent::commented, creating("rehearse"))})};
  story.submitted().given(Comment{"One"}, story.priya).given(Comment{"Two"}, story.priya);
  EXPECT_EQ(std::ranges::count(story.change.tasks, "rehearse", &Task::key), 1);
}

TEST(Rule, sets_a_field_and_withdraws_what_covers_it) {
  Process process = with_rules({rule_on(RuleEvent::commented, setting("impact", "high"))});
  process.stages[1].approvals[0].covers = {Field::impact};
  Story story{process};
  story.submitted().given(Decide{"cab", Decision::approve, "", ""}, story.dana).given(Comment{"It is big"}, story.lee);
  EXPECT_EQ(story.change.fields.impact, Level::high);
  EXPECT_THAT(find_approval(story.change, "cab")->decisions, IsEmpty());
  story.given(Comment{"Still"}, story.lee);
  ASSERT_EQ(all_of<ChangeEdited>(story).size(), 1U) << "it is so already";
  EXPECT_EQ(all_of<ChangeEdited>(story)[0].rule, "commented_rule");
}

TEST(Rule, that_names_somebody_else_gives_them_the_tasks_of_who_stood_there) {
  Process process = with_rules({rule_on(RuleEvent::commented, setting("deployer", "tomas.weber"))});
  process.stages[2].tasks[0].assignee = {{WhoKind::field, "deployer"}};
  Story story{process};
  FieldsPatch patch;
  patch.deployer = Patch<PersonId>::set(story.omar);
  story.drafted().given(EditChange{patch}, story.priya).given(AdvanceChange{}, story.priya);
  for (const PersonId one : {story.dana, story.lee}) story.given(Decide{"cab", Decision::approve, "", ""}, one);
  ASSERT_EQ(find_task(story.change, story.task("build"))->assignee, story.omar);
  story.given(Comment{"Tomas does it"}, story.priya);
  EXPECT_EQ(find_task(story.change, story.task("build"))->assignee, story.tomas);
  EXPECT_FALSE(all_of<ChangeEdited>(story).front().rule) << "a person did";
  EXPECT_EQ(all_of<TaskAssigned>(story).back().by_rules, true) << "nobody gave it away by hand";
}

TEST(Rule, calls_a_webhook) {
  Story story{with_rules({rule_on(RuleEvent::closed, calling("ops-chat"))})};
  story.drafted().given(CancelChange{"Not needed"}, story.priya);
  const auto calls = all_of<WebhookCalled>(story);
  ASSERT_EQ(calls.size(), 1U);
  EXPECT_EQ(calls[0].webhook, "ops-chat");
}

TEST(Rule, that_calls_a_webhook_that_is_not_there_says_why_to_the_owner) {
  Story story{with_rules({rule_on(RuleEvent::closed, calling("ops-chat"))})};
  const Destinations none;
  story.destinations = &none;
  story.drafted().given(CancelChange{"Not needed"}, story.priya);
  EXPECT_THAT(all_of<WebhookCalled>(story), IsEmpty());
  const auto failed = all_of<RuleNotFollowed>(story);
  ASSERT_EQ(failed.size(), 1U);
  EXPECT_EQ(failed[0].act, RuleAct::call_webhook);
  EXPECT_THAT(failed[0].why.text, HasSubstr("There is no webhook ops-chat"));
  EXPECT_THAT(told(story), ElementsAre(story.change.owner()));
}

TEST(Rule, calls_a_disabled_webhook_whose_log_keeps_it) {
  Story story{with_rules({rule_on(RuleEvent::closed, calling("ops-chat"))})};
  const Destinations disabled{{"ops-chat", Destination::disabled}};
  story.destinations = &disabled;
  story.drafted().given(CancelChange{"Not needed"}, story.priya);
  EXPECT_EQ(all_of<WebhookCalled>(story).size(), 1U);
}

TEST(Rule, that_cannot_be_followed_says_why_to_the_owner) {
  Story story{with_rules({rule_on(RuleEvent::closed, creating("look_back"))})};
  story.drafted().given(CancelChange{"Not needed"}, story.priya);
  const auto failed = all_of<RuleNotFollowed>(story);
  ASSERT_EQ(failed.size(), 1U);
  EXPECT_THAT(failed[0].why.text, HasSubstr("has ended"));
  EXPECT_THAT(told(story), ElementsAre(story.change.owner()));
  EXPECT_TRUE(story.change.is_closed());
}

TEST(Rule, that_finds_nobody_says_why) {
  Story story{with_rules({rule_on(RuleEvent::created, telling({{WhoKind::group, "nobody-here"}}, "Hello."))})};
  story.drafted();
  ASSERT_EQ(all_of<RuleNotFollowed>(story).size(), 1U);
  EXPECT_THAT(all_of<RuleNotFollowed>(story)[0].why.text, HasSubstr("no group nobody-here"));
}

TEST(Rule, hears_what_another_has_done_but_never_goes_round) {
  Rule up = rule_on(RuleEvent::edited, setting("impact", "high"), {"impact"});
  Rule down = rule_on(RuleEvent::edited, setting("impact", "low"), {"impact"});
  down.key = "down";
  Story story{with_rules({up, down})};
  story.drafted().given(impact(Level::medium), story.priya);
  EXPECT_EQ(all_of<ChangeEdited>(story).size(), 3U) << "each of the two once";
  EXPECT_EQ(story.change.fields.impact, Level::low);
}

TEST(Rule, sets_a_field_no_more_when_it_has_been_followed_too_often) {
  Story story{with_rules({rule_on(RuleEvent::commented, setting("impact", "high"))})};
  story.drafted();
  for (int i = 0; i <= bounds::rule_settings; ++i)
    story.given(impact(Level::low), story.priya).given(Comment{"Bigger"}, story.priya);
  EXPECT_EQ(story.change.fields.impact, Level::low);
  ASSERT_EQ(all_of<RuleNotFollowed>(story).size(), 1U);
  EXPECT_THAT(all_of<RuleNotFollowed>(story)[0].why.text, HasSubstr("20 times"));
}

TEST(Window, tells_whom_it_concerns_from_what_to_what_it_moves) {
  Story story;
  story.drafted().given(window("2027-03-02T21:00:00Z"), story.priya);
  EXPECT_THAT(told(story), IsEmpty()) << "nobody but its author knows of a draft";
  story.given(AdvanceChange{}, story.priya).given(AddWatcher{story.tomas}, story.tomas);
  story.given(window("2027-03-03T21:00:00Z"), story.priya);
  const auto events = notices(story);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_THAT(events[0].text.text, HasSubstr("from Tue 2 Mar 2027 22:00 (Europe/Berlin) to Wed 3 Mar 2027 22:00"));
  EXPECT_THAT(events[0].people, Contains(story.tomas)) << "who follows it";
  EXPECT_THAT(events[0].people, Contains(story.mei)) << "who is asked to approve it";
  EXPECT_THAT(events[0].people, Not(Contains(story.priya))) << "who moved it";
}

TEST(Window, tells_who_is_named_in_the_form) {
  Process process = small_process();
  FormField contact;
  contact.key = "contact";
  contact.name = "Contact at the site";
  contact.type = FieldType::user;
  process.form = {contact};
  Story story{std::move(process)};
  FieldsPatch patch;
  FormAnswer answer;
  answer.user = story.omar;
  patch.form["contact"] = Patch<FormAnswer>::set(answer);
  story.submitted().given(EditChange{patch}, story.priya).given(window("2027-03-03T21:00:00Z"), story.priya);
  ASSERT_EQ(notices(story).size(), 1U);
  EXPECT_THAT(notices(story)[0].people, Contains(story.omar));
}

}  // namespace
}  // namespace sluice::testing_world
