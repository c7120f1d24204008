// Whose a task is: who may do it, give it away, judge it, and whom an edit gives it to.
#include "change_story.h"

namespace sluice::testing_world {
namespace {

std::vector<Who> by_group(const std::string& key) { return {{WhoKind::group, key}}; }

/// The process of the stories, with whom the task `build` is for.
Story built_by(std::vector<Who> people) {
  Process process = small_process();
  process.stages[2].tasks[0].assignee = std::move(people);
  return Story{std::move(process)};
}

Refusal refused(const Result<ChangeEvents>& done) {
  EXPECT_FALSE(done.has_value());
  return done ? Refusal{} : done.error();
}

bool names(const Refusal& refusal, const std::string& text) { return refusal.detail.find(text) != std::string::npos; }

TEST(TaskOfOthers, cannot_be_taken_by_whoever_asked_for_the_change) {
  auto story = built_by(by_group("cab"));
  story.authorized();
  const TaskId id = story.task("build");
  for (const ChangeCommand& command : std::vector<ChangeCommand>{ClaimTask{id}, StartTask{id}, FinishTask{id, ""},
                                                                 FailTask{id, "no"}, TickItem{id, 0, true}}) {
    const auto refusal = refused(story.when(command, story.priya));
    EXPECT_EQ(refusal.why, Refused::not_permitted);
    EXPECT_TRUE(names(refusal, "Dana Kowalski")) << refusal.detail;
  }
  EXPECT_FALSE(story.can(story.priya, "finish", shown(id)));
}

TEST(TaskOfOthers, cannot_be_given_by_the_owner_to_whom_its_rule_does_not_find) {
  auto story = built_by(by_group("cab"));
  story.authorized();
  const TaskId id = story.task("build");
  for (const PersonId to : {story.priya, story.tomas}) {
    const auto refusal = refused(story.when(AssignTask{id, to}, story.priya));
    EXPECT_EQ(refusal.why, Refused::not_permitted);
    EXPECT_TRUE(names(refusal, "Dana Kowalski, Lee Okafor and Mei Tanaka")) << refusal.detail;
    EXPECT_TRUE(names(refusal, "Ruth Steiner")) << refusal.detail;
  }
  story.given(AssignTask{id, story.mei}, story.priya);
  EXPECT_EQ(refused(story.when(AssignTask{id, story.tomas}, story.mei)).why, Refused::not_permitted);
  story.given(AssignTask{id, story.lee}, story.mei);
}

TEST(TaskOfOthers, is_given_by_a_change_manager_to_anybody_but_themselves) {
  auto story = built_by(by_group("cab"));
  story.authorized();
  const TaskId id = story.task("build");
  EXPECT_EQ(refused(story.when(AssignTask{id, story.ruth}, story.ruth)).why, Refused::not_permitted);
  EXPECT_EQ(refused(story.when(StartTask{id}, story.ruth)).why, Refused::not_permitted);
  story.given(AssignTask{id, story.tomas}, story.ruth).given(FinishTask{id, ""}, story.tomas);
}

TEST(TaskOfOthers, is_the_change_managers_own_where_its_rule_finds_them) {
  auto story = built_by({{WhoKind::group, "cab"}, {WhoKind::role, "change_manager"}});
  story.authorized();
  const TaskId id = story.task("build");
  story.given(AssignTask{id, story.ruth}, story.ruth).given(FinishTask{id, ""}, story.ruth);
}

TEST(TaskAddedByHand, is_for_those_who_hand_out_tasks_until_somebody_has_it) {
  Story story;
  story.authorized().given(AddTask{"Tell the bank", "", {}, {}, {}, {}, false}, story.ruth);
  const TaskId id = story.change.tasks.back().id;
  EXPECT_TRUE(names(refused(story.when(StartTask{id}, story.omar)), "Priya Nair"));
  story.given(AssignTask{id, story.omar}, story.priya);
  EXPECT_FALSE(story.when(StartTask{id}, story.priya));
  story.given(AssignTask{id, std::nullopt}, story.omar).given(FinishTask{id, ""}, story.priya);
}

TEST(TaskOfSomebodyDisabled, is_taken_over_by_whom_its_rule_finds) {
  auto story = built_by(by_group("cab"));
  story.authorized().given(StartTask{story.task("build")}, story.mei);
  const TaskId id = story.task("build");
  EXPECT_FALSE(story.when(ClaimTask{id}, story.lee));
  story.world.disable(story.mei);
  EXPECT_FALSE(story.when(ClaimTask{id}, story.priya));
  story.given(ClaimTask{id}, story.lee).given(FinishTask{id, ""}, story.lee);
  EXPECT_EQ(find_task(story.change, id)->done_by, story.lee);
}

TEST(TaskOfSomebodyDisabled, falls_to_the_only_one_who_is_left) {
  auto story = built_by(by_group("two"));
  story.world.group("two", {story.lee, story.mei});
  story.authorized().given(ClaimTask{story.task("build")}, story.mei);
  story.world.disable(story.mei);
  ASSERT_TRUE(story.reconsidered());
  EXPECT_EQ(find_task(story.change, story.task("build"))->assignee, story.lee);
}

TEST(TaskOfOnePerson, cannot_be_with_nobody) {
  Story story;
  story.authorized();
  const auto refusal = refused(story.when(AssignTask{story.task("build"), std::nullopt}, story.priya));
  EXPECT_EQ(refusal.why, Refused::out_of_turn);
  EXPECT_TRUE(names(refusal, "Priya Nair alone")) << refusal.detail;
  EXPECT_TRUE(names(refusal, "Ruth Steiner")) << refusal.detail;
}

TEST(TaskOfSeveral, can_be_with_nobody_again) {
  auto story = built_by(by_group("cab"));
  story.authorized().given(ClaimTask{story.task("build")}, story.mei);
  story.given(AssignTask{story.task("build"), std::nullopt}, story.mei);
  EXPECT_FALSE(find_task(story.change, story.task("build"))->assignee);
}

FieldsPatch developed_by(PersonId person) {
  FieldsPatch patch;
  patch.developer = Patch<PersonId>::set(person);
  return patch;
}

Story for_the_developer() {
  auto story = built_by({{WhoKind::field, "developer"}});
  story.authorized().given(EditChange{developed_by(story.tomas)}, story.priya);
  return story;
}

TEST(TaskOfAField, goes_to_whom_an_edit_names) {
  auto story = for_the_developer();
  const TaskId id = story.task("build");
  EXPECT_EQ(find_task(story.change, id)->assignee, story.tomas);
  story.given(EditChange{developed_by(story.omar)}, story.priya);
  EXPECT_EQ(find_task(story.change, id)->assignee, story.omar);
  EXPECT_EQ(refused(story.when(FinishTask{id, ""}, story.tomas)).why, Refused::not_permitted);
  story.given(FinishTask{id, ""}, story.omar);
}

TEST(TaskOfAField, goes_to_whom_an_edit_names_though_the_change_is_on_hold) {
  auto story = for_the_developer();
  story.given(HoldChange{"wait"}, story.priya).given(EditChange{developed_by(story.omar)}, story.priya);
  EXPECT_EQ(find_task(story.change, story.task("build"))->assignee, story.omar);
}

TEST(TaskOfAField, stays_with_whoever_began_it_and_with_whom_a_change_manager_gave_it) {
  auto story = for_the_developer();
  const TaskId id = story.task("build");
  story.given(AssignTask{id, story.lena}, story.ruth).given(EditChange{developed_by(story.omar)}, story.priya);
  EXPECT_EQ(find_task(story.change, id)->assignee, story.lena);
  story.given(StartTask{id}, story.lena).given(EditChange{developed_by(story.tomas)}, story.priya);
  EXPECT_EQ(find_task(story.change, id)->assignee, story.lena);
}

TEST(TaskOfTheOwner, goes_with_the_change_to_another_owner) {
  Story story;
  story.authorized();
  FieldsPatch patch;
  patch.owner = Patch<PersonId>::set(story.lena);
  story.given(EditChange{patch}, story.priya);
  for (const auto* key : {"build", "peer"}) EXPECT_EQ(find_task(story.change, story.task(key))->assignee, story.lena);
}

/// A change that one has built, and that went back because what another had to look at failed.
Story sent_back_after(const std::vector<std::string>& order) {
  Process process = small_process();
  auto& build = process.stages[2];
  build.tasks = {};
  for (const auto& key : order) build.tasks.push_back(task_of(key));
  for (auto& task : build.tasks) {
    if (task.key == "build") task.assignee = by_group("cab");
    if (task.key == "carry") task.assignee = {{WhoKind::did, "build"}};
    if (task.key == "look") task.on_fail = OnFail::back;
  }
  build.back = {{"draft", "Back to draft", false}};
  Story story{std::move(process)};
  story.authorized().given(ClaimTask{story.task("build")}, story.mei);
  story.given(FinishTask{story.task("build"), ""}, story.mei);
  EXPECT_EQ(find_task(story.change, story.task("carry"))->assignee, story.mei);
  story.given(FailTask{story.task("look"), "no"}, story.priya).given(AdvanceChange{}, story.priya);
  return story.given(Decide{"cab", Decision::approve, "", ""}, story.dana)
      .given(Decide{"cab", Decision::approve, "", ""}, story.lee);
}

TEST(TaskOfWhoeverDidAnother, waits_after_going_back_for_who_does_it_anew) {
  for (const std::vector<std::string>& order :
       {std::vector<std::string>{"build", "carry", "look"}, {"carry", "build", "look"}}) {
    auto story = sent_back_after(order);
    const TaskId carry = story.task("carry");
    EXPECT_FALSE(find_task(story.change, carry)->assignee) << "who did it before has it no longer";
    EXPECT_FALSE(story.when(FinishTask{carry, ""}, story.mei));
    story.given(ClaimTask{story.task("build")}, story.lee).given(FinishTask{story.task("build"), ""}, story.lee);
    EXPECT_EQ(find_task(story.change, carry)->assignee, story.lee);
  }
}

TEST(TaskOfWhoeverDidAnother, goes_to_who_did_it_before_where_it_is_no_longer_to_be_done) {
  auto story = sent_back_after({"build", "carry", "look"});
  const Task& carry = *find_task(story.change, story.task("carry"));
  EXPECT_EQ(find_people(carry.candidates, story.change, story.world.directory), std::vector<PersonId>{});
  find_task(story.change, story.task("build"))->state = TaskState::cancelled;
  EXPECT_EQ(find_people(carry.candidates, story.change, story.world.directory), std::vector{story.mei});
}

TEST(ApprovalByWhoeverDidATask, waits_after_going_back_for_who_does_it_anew) {
  Process process = small_process();
  auto& build = process.stages[2];
  build.tasks[0].assignee = by_group("cab");
  build.tasks[1].on_fail = OnFail::back;
  build.back = {{"draft", "Back to draft", false}};
  ApprovalTemplate signed_by;
  signed_by.key = "signed";
  signed_by.title = "Whoever built it stands for it";
  signed_by.approvers = {{WhoKind::did, "build"}};
  build.approvals = {signed_by};
  Story story{std::move(process)};
  story.authorized().given(FinishTask{story.task("build"), ""}, story.mei);
  story.given(FailTask{story.task("peer"), "no"}, story.priya).given(AdvanceChange{}, story.priya);
  story.given(Decide{"cab", Decision::approve, "", ""}, story.dana)
      .given(Decide{"cab", Decision::approve, "", ""}, story.lee);
  EXPECT_FALSE(story.when(Decide{"signed", Decision::approve, "", ""}, story.mei));
  story.given(FinishTask{story.task("build"), ""}, story.lee);
  story.given(Decide{"signed", Decision::approve, "", ""}, story.lee);
}

TEST(TaskDone, is_reopened_by_whoever_does_the_one_after_it) {
  Process process = small_process();
  process.stages[2].tasks[1].assignee = by_group("cab");
  Story story{std::move(process)};
  story.authorized().given(FinishTask{story.task("build"), ""}, story.priya);
  const TaskId id = story.task("build");
  const auto refusal = refused(story.when(ReopenTask{id, "not as agreed"}, story.mei));
  EXPECT_EQ(refusal.why, Refused::not_permitted);
  EXPECT_TRUE(names(refusal, "Priya Nair")) << refusal.detail;
  story.given(ClaimTask{story.task("peer")}, story.mei);
  EXPECT_FALSE(story.when(ReopenTask{id, ""}, story.mei)) << "a reason is needed";
  EXPECT_TRUE(story.can(story.mei, "reopen", shown(id)));
  story.given(ReopenTask{id, "not as agreed"}, story.mei);
  EXPECT_EQ(find_task(story.change, id)->assignee, story.priya);
  EXPECT_EQ(story.when(FinishTask{story.task("peer"), ""}, story.mei).error().unmet.at(0).key, shown(id));
  EXPECT_FALSE(story.when(FinishTask{id, ""}, story.mei)) << "it is not theirs to do";
}

}  // namespace
}  // namespace sluice::testing_world
