#include "change_story.h"
#include "domain/change/checks.h"

namespace sluice::testing_world {
namespace {

Story building(TaskTemplate task) {
  Process process = small_process();
  task.key = "build";
  process.stages[2].tasks[0] = std::move(task);
  return Story{std::move(process)};
}

TEST(Task, of_a_group_is_taken_by_one_of_it) {
  auto task = task_of("build");
  task.assignee = {{WhoKind::group, "cab"}};
  auto story = building(task);
  story.authorized();
  const TaskId id = story.task("build");
  EXPECT_FALSE(find_task(story.change, id)->assignee);
  EXPECT_EQ(story.when(StartTask{id}, story.tomas).error().why, Refused::not_permitted);
  story.given(StartTask{id}, story.mei);
  EXPECT_EQ(find_task(story.change, id)->assignee, story.mei);
  EXPECT_EQ(story.when(FinishTask{id, ""}, story.lee).error().why, Refused::not_permitted);
  story.given(FinishTask{id, "done"}, story.mei);
  EXPECT_EQ(story.state_of("peer"), TaskState::open);
}

TEST(Task, blocked_says_what_comes_first) {
  Story story;
  story.authorized();
  const auto refused = story.when(StartTask{story.task("peer")}, story.priya);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().unmet.at(0).key, shown(story.task("build")));
}

TEST(Task, in_sequence_is_created_when_its_turn_comes) {
  Process process = small_process();
  process.stages[2].order = TaskOrder::in_sequence;
  Story story{process};
  story.authorized();
  EXPECT_EQ(story.change.tasks.size(), 1U);
  EXPECT_EQ(story.waits().size(), 2U) << "the one that is to come is listed, too";
  story.given(FinishTask{story.task("build"), ""}, story.priya);
  EXPECT_EQ(story.change.tasks.size(), 2U);
}

TEST(Task, with_a_checklist_ends_when_all_is_ticked) {
  auto task = task_of("build");
  task.checklist = {"one", "two"};
  auto story = building(task);
  story.authorized();
  const TaskId id = story.task("build");
  story.given(TickItem{id, 0, true}, story.priya);
  EXPECT_EQ(story.when(FinishTask{id, ""}, story.priya).error().unmet.size(), 1U);
  story.given(TickItem{id, 1, true}, story.priya).given(FinishTask{id, ""}, story.priya);
  EXPECT_EQ(story.when(TickItem{id, 2, true}, story.priya).error().why, Refused::out_of_turn);
}

TEST(Task, that_failed_keeps_the_change_until_it_is_reopened) {
  Story story;
  story.authorized();
  const TaskId id = story.task("build");
  EXPECT_FALSE(story.when(FailTask{id, ""}, story.priya));
  story.given(FailTask{id, "disk full"}, story.priya);
  EXPECT_NE(story.waits().at(0).detail.find("disk full"), std::string::npos);
  EXPECT_EQ(story.state_of("peer"), TaskState::blocked);
  story.given(ReopenTask{id, "space made"}, story.priya).given(FinishTask{id, ""}, story.priya);
  EXPECT_EQ(story.state_of("peer"), TaskState::open);
}

TEST(Task, is_skipped_only_where_it_is_optional_and_with_a_reason) {
  auto task = task_of("build");
  task.optional = true;
  auto story = building(task);
  story.authorized();
  EXPECT_FALSE(story.when(SkipTask{story.task("peer"), "no need"}, story.priya));
  EXPECT_FALSE(story.when(SkipTask{story.task("build"), ""}, story.priya));
  story.given(SkipTask{story.task("build"), "no need"}, story.priya);
  EXPECT_EQ(story.state_of("peer"), TaskState::open);
}

TEST(Task, added_by_hand_must_be_done_too) {
  Story story;
  story.authorized().given(AddTask{"Tell the bank", "", story.lena, {}, {}, {}, false}, story.priya);
  const TaskId id = story.change.tasks.back().id;
  story.given(FinishTask{story.task("build"), ""}, story.priya).given(FinishTask{story.task("peer"), ""}, story.priya);
  EXPECT_EQ(story.change.stage(), "build");
  story.given(FinishTask{id, ""}, story.lena);
  EXPECT_EQ(story.change.stage(), "deployment");
}

/// A task by hand with a full description and checklist.
AddTask full_task() {
  AddTask task{"Full", std::string(bounds::text_bytes, 'd'), {}, {}, {}, {}, false};
  task.checklist.assign(bounds::checklist_items, std::string(bounds::short_text_bytes, 'c'));
  return task;
}

TEST(Task, has_room_on_a_change_until_its_texts_are_two_mebibytes) {
  Story story;
  story.authorized();
  while (text_bytes(story.change.fields) + text_bytes(story.change.tasks) + 70'004 <= bounds::change_bytes)
    story.given(full_task(), story.priya);
  const auto refused = story.when(full_task(), story.priya);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().why, Refused::invalid);
  EXPECT_NE(refused.error().detail.find("2097152 bytes"), std::string::npos);
  // What is there may be altered as long as nothing is added.
  const auto last = story.change.tasks.back().id;
  story.given(EditTask{last, {}, Patch<std::string>::set("short"), {}}, story.priya);
  const std::string rest(bounds::text_bytes, 'n');
  FieldsPatch patch;
  patch.description = Patch<Written>::set({rest});
  patch.reason = Patch<Written>::set({rest});
  patch.deployment_plan = Patch<Written>::set({rest});
  patch.backout_plan = Patch<Written>::set({rest});
  patch.test_plan = Patch<Written>::set({rest});
  patch.communication_plan = Patch<Written>::set({rest});
  EXPECT_FALSE(story.when(EditChange{patch}, story.priya));
}

TEST(Task, are_three_hundred_at_most_on_a_change) {
  Story story;
  story.authorized();
  while (story.change.tasks.size() < bounds::tasks)
    story.given(AddTask{"One more", "", {}, {}, {}, {}, false}, story.priya);
  const auto refused = story.when(AddTask{"One too many", "", {}, {}, {}, {}, false}, story.priya);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().detail.find("300 tasks at most"), std::string::npos);
}

TEST(Conversation, has_ten_thousand_comments_at_most) {
  Story story;
  story.authorized();
  for (std::size_t i = story.change.comments.size(); i < bounds::comments; ++i)
    story.change.comments.push_back({CommentId{static_cast<std::int64_t>(i) + 1}, story.priya, false});
  const auto refused = story.when(Comment{"One too many"}, story.priya);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().why, Refused::out_of_turn);
}

TEST(Task, falls_due_after_working_days_and_is_reported_once) {
  auto task = task_of("build");
  task.due = Due{Anchor::entered, 2, DueUnit::working_days};
  auto story = building(task);
  story.authorized();
  const auto due = find_task(story.change, story.task("build"))->due;
  EXPECT_EQ(due, from_rfc3339("2027-01-13T11:00:00Z"));
  EXPECT_EQ(next_wake(story.change, story.world.directory, story.process(), story.now), due);
  story.now = *due;
  EXPECT_TRUE(has<TaskBecameOverdue>(*story.when_time_comes()));
  EXPECT_TRUE(story.when_time_comes()->empty());
}

TEST(Task, due_date_moves_with_the_planned_start) {
  auto task = task_of("build");
  task.due = Due{Anchor::planned_start, -2, DueUnit::days};
  auto story = building(task);
  story.authorized();
  EXPECT_FALSE(find_task(story.change, story.task("build"))->due);
  FieldsPatch window;
  window.planned_start =
      Patch<PlannedTime>::set({"2027-01-30T22:00", "Europe/Berlin", *from_rfc3339("2027-01-30T21:00:00Z")});
  EXPECT_TRUE(has<TaskDueMoved>(*story.when(EditChange{window}, story.priya)));
  EXPECT_EQ(find_task(story.change, story.task("build"))->due, from_rfc3339("2027-01-28T21:00:00Z"));
}

TEST(Task, of_a_group_that_was_empty_gets_its_person_when_there_is_one) {
  auto task = task_of("build");
  task.assignee = {{WhoKind::group, "later"}};
  auto story = building(task);
  story.authorized();
  EXPECT_EQ(story.waits().at(0).people, (std::vector{story.priya, story.ruth})) << "who can hand it out";
  story.world.group("later", {story.tomas});
  EXPECT_TRUE(has<TaskAssigned>(*story.reconsidered()));
  EXPECT_EQ(find_task(story.change, story.task("build"))->assignee, story.tomas);
}

TEST(Window, opens_the_stage_when_its_time_comes) {
  Process process = small_process();
  process.stages[2].gates.push_back({GateKind::window_open, "", {}});
  Story story{process};
  story.authorized()
      .given(FinishTask{story.task("build"), ""}, story.priya)
      .given(FinishTask{story.task("peer"), ""}, story.priya);
  EXPECT_EQ(story.waits().at(0).detail, "No planned start; name one.");
  FieldsPatch window;
  window.planned_start =
      Patch<PlannedTime>::set({"2027-01-30T22:00", "Europe/Berlin", *from_rfc3339("2027-01-30T21:00:00Z")});
  story.given(EditChange{window}, story.priya);
  EXPECT_EQ(next_wake(story.change, story.world.directory, story.process(), story.now),
            from_rfc3339("2027-01-30T21:00:00Z"));
  story.now = *from_rfc3339("2027-01-30T21:00:00Z");
  ASSERT_TRUE(story.when_time_comes());
  EXPECT_EQ(story.change.stage(), "deployment");
}

TEST(Projection, shows_who_is_waited_for) {
  Story story;
  story.submitted().given(Decide{"cab", Decision::approve, "", ""}, story.dana);
  const auto seen = project(story.change, story.world.directory, story.process(), story.now);
  std::vector<PersonId> people;
  for (const auto& row : seen.work) people.push_back(row.person);
  EXPECT_EQ(people, (std::vector{story.lee, story.mei}));
  EXPECT_TRUE(seen.depends_on_groups.contains(story.cab));
  EXPECT_NE(seen.words.find("billing-db"), std::string::npos);
}

}  // namespace
}  // namespace sluice::testing_world
