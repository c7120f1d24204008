// Moving a change to a newer version of its process.
#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "change_story.h"
#include "domain/change/gates.h"

namespace sluice::testing_world {
namespace {

using testing::HasSubstr;

struct Moving : testing::Test {
  Story story;
  Process newer = small_process();

  /// Publishes version 2, and asks for the move.
  Result<ChangeEvents> moved(PersonId who, std::int64_t to = 2) {
    const ProcessVersion version{story.change.process, 2, "", newer};
    const ProcessVersion older = story.process();
    ChangeFacts facts = story.facts(story.actor(who));
    facts.process = &older;
    facts.newer = to == 2 ? &version : nullptr;
    facts.next_task = {1000};
    auto done = decide(story.change, MoveToVersion{to, "The desk is asked, too"}, facts);
    if (done)
      for (const auto& event : *done) story.change = apply(std::move(story.change), event, {story.now, who});
    return done;
  }
  [[nodiscard]] const Task* task(std::string_view key) const {
    for (auto one = story.change.tasks.rbegin(); one != story.change.tasks.rend(); ++one)
      if (one->key == key) return &*one;
    return nullptr;
  }
};

TEST_F(Moving, keeps_what_is_the_same_in_both) {
  story.authorized();
  const auto before = story.change.tasks;
  const auto done = moved(story.ruth);
  ASSERT_TRUE(done) << done.error().detail;
  EXPECT_EQ(story.change.process_version, 2);
  EXPECT_EQ(story.change.tasks, before);
  EXPECT_EQ(find_approval(story.change, "cab")->state, ApprovalState::granted);
}

TEST_F(Moving, makes_what_the_newer_version_adds_to_the_present_stage) {
  story.authorized();
  newer.stages[2].tasks.push_back(task_of("desk"));
  ASSERT_TRUE(moved(story.ruth));
  ASSERT_NE(task("desk"), nullptr);
  EXPECT_EQ(task("desk")->state, TaskState::open);
}

TEST_F(Moving, cancels_what_nobody_has_begun_and_leaves_the_rest) {
  story.authorized().given(StartTask{story.task("build")}, story.priya);
  newer.stages[2].tasks = {task_of("other")};
  ASSERT_TRUE(moved(story.ruth));
  EXPECT_EQ(task("peer")->state, TaskState::cancelled);
  EXPECT_EQ(task("build")->state, TaskState::in_progress) << "somebody is at work on it";
  const auto unmet = unmet_gates(story.change, story.world.directory, newer, story.now);
  EXPECT_EQ(unmet.size(), 2u) << "what was begun, and what came; not what was cancelled";
}

TEST_F(Moving, makes_an_altered_task_anew_with_those_after_it) {
  story.authorized();
  newer.stages[2].tasks[0].assignee = {{WhoKind::group, "cab"}};
  const auto old_build = story.task("build"), old_peer = story.task("peer");
  ASSERT_TRUE(moved(story.ruth));
  EXPECT_EQ(find_task(story.change, old_build)->state, TaskState::cancelled);
  EXPECT_EQ(find_task(story.change, old_peer)->state, TaskState::cancelled);
  EXPECT_EQ(task("build")->candidates, (std::vector<Who>{{WhoKind::group, "cab"}}));
  EXPECT_EQ(task("peer")->after, std::vector{task("build")->id}) << "it waits for the new one";
}

TEST_F(Moving, asks_again_only_where_more_is_asked_about) {
  story.authorized();
  newer.stages[1].approvals[0].title = "The board agrees";
  newer.stages[1].approvals[0].covers = {Field::title};
  ASSERT_TRUE(moved(story.ruth));
  EXPECT_EQ(find_approval(story.change, "cab")->state, ApprovalState::granted) << "it covered more than that";
}

TEST_F(Moving, asks_an_approval_of_an_earlier_stage_anew_where_the_change_stands) {
  story.authorized();
  newer.stages[1].approvals[0].covers.push_back(Field::backout_plan);
  ASSERT_TRUE(moved(story.ruth));
  const auto* cab = find_approval(story.change, "cab");
  ASSERT_NE(cab, nullptr);
  EXPECT_EQ(cab->state, ApprovalState::asked);
  EXPECT_TRUE(cab->decisions.empty());
  EXPECT_EQ(story.change.stage(), "build");
}

TEST_F(Moving, asks_an_undecided_approval_as_the_newer_version_asks_it) {
  story.submitted();
  newer.stages[1].approvals[0].quorum = {QuorumKind::any, 1};
  ASSERT_TRUE(moved(story.ruth));
  EXPECT_EQ(find_approval(story.change, "cab")->quorum.kind, QuorumKind::any);
}

TEST_F(Moving, leaves_an_approval_that_somebody_has_decided) {
  story.submitted().given(Decide{"cab", Decision::approve, "", ""}, story.dana);
  newer.stages[1].approvals[0].quorum = {QuorumKind::any, 1};
  ASSERT_TRUE(moved(story.ruth));
  EXPECT_EQ(find_approval(story.change, "cab")->quorum.kind, QuorumKind::at_least);
  EXPECT_EQ(find_approval(story.change, "cab")->decisions.size(), 1u);
}

TEST_F(Moving, goes_on_at_once_where_nothing_holds_it_any_more) {
  story.submitted();
  newer.stages[1].approvals.clear();
  newer.stages[1].gates.clear();
  ASSERT_TRUE(moved(story.ruth));
  EXPECT_EQ(story.change.stage(), "build");
}

TEST_F(Moving, is_refused_where_the_stage_is_not_there) {
  story.authorized();
  newer.stages[2].key = "make";
  const auto done = moved(story.ruth);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().why, Refused::out_of_turn);
  EXPECT_THAT(done.error().detail, HasSubstr("Stage build (build), which version 2 of small does not have"));
}

TEST_F(Moving, is_for_the_owner_and_change_managers_to_a_newer_version) {
  story.authorized();
  EXPECT_EQ(moved(story.tomas).error().why, Refused::not_permitted);
  EXPECT_EQ(moved(story.priya, 7).error().why, Refused::invalid) << "there is no version 7";
  EXPECT_EQ(moved(story.priya, 1).error().why, Refused::invalid) << "that is its own";
  EXPECT_TRUE(moved(story.priya)) << "she owns it";
}

TEST_F(Moving, keeps_the_approval_of_a_stage_that_is_called_otherwise_now_when_it_goes_back) {
  story.in_verification();
  newer.stages[1].key = "agreement";
  newer.stages[4].back = {{"build", "", false}};
  ASSERT_TRUE(moved(story.ruth));
  const ProcessVersion version{story.change.process, 2, "", newer};
  ChangeFacts facts = story.facts(story.actor(story.ruth));
  facts.process = &version;
  facts.next_task = {2000};
  const auto back = decide(story.change, SendBack{"build", "It does not work"}, facts);
  ASSERT_TRUE(back) << back.error().detail;
  EXPECT_FALSE(has<ApprovalCancelled>(*back)) << "it was given before what is done again";
}

/// A version with something else in its stages.
Process some_newer() {
  Process process = small_process();
  auto& build = process.stages[2];
  if (*rc::gen::arbitrary<bool>()) build.tasks.push_back(task_of("fresh", {"peer"}));
  if (*rc::gen::arbitrary<bool>()) build.tasks.erase(build.tasks.begin() + 1);
  if (*rc::gen::arbitrary<bool>()) build.tasks[0].title = "Make it";
  if (*rc::gen::arbitrary<bool>()) process.stages[1].approvals[0].covers.push_back(Field::test_plan);
  if (*rc::gen::arbitrary<bool>()) process.stages[1].approvals[0].quorum = {QuorumKind::any, 1};
  for (auto& task : build.tasks)
    std::erase_if(task.after, [&](const std::string& key) {
      return std::ranges::find(build.tasks, key, &TaskTemplate::key) == build.tasks.end();
    });
  return process;
}

RC_GTEST_PROP(MovingVersions, never_keeps_a_change_from_going_on, ()) {
  Story story;
  const auto steps = *rc::gen::inRange(0, 3);
  if (steps == 0) story.drafted();
  if (steps == 1) story.submitted();
  if (steps == 2) story.authorized();
  const ProcessVersion newer{story.change.process, 2, "", some_newer()};
  ChangeFacts facts = story.facts(story.actor(story.ruth));
  facts.newer = &newer;
  const auto done = decide(story.change, MoveToVersion{2, ""}, facts);
  RC_ASSERT(done.has_value());
  for (const auto& event : *done) story.change = apply(std::move(story.change), event, {story.now, story.ruth});
  // No task of the present stage is there twice, and all that it waits for is something of the newer version or begun.
  std::set<std::string> live;
  for (const Task& task : story.change.tasks)
    if (is_open(task.state) && task.visit == story.change.visit()) RC_ASSERT(live.insert(task.key).second);
  const Stage& stage = *current_stage(story.change, newer.process);
  for (const auto& one : live) RC_ASSERT(std::ranges::find(stage.tasks, one, &TaskTemplate::key) != stage.tasks.end());
  for (const Task& task : story.change.tasks)
    for (const TaskId before : task.after)
      if (is_open(task.state)) RC_ASSERT(find_task(story.change, before)->state != TaskState::cancelled);
}

}  // namespace
}  // namespace sluice::testing_world
