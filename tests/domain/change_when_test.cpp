// What a process asks for only under conditions: tasks, approvals, stages and form fields, as the answers alter.
#include <gmock/gmock.h>

#include "change_story.h"
#include "domain/change/applies.h"
#include "domain/change/form_answers.h"

namespace sluice {
namespace {

using namespace testing_world;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Conditions all(std::vector<Condition> conditions) { return {std::move(conditions), {}}; }
Conditions is(std::string field, std::string value) {
  return all({{std::move(field), Operator::is, {std::move(value)}}});
}

FormField choice_of(std::string key, std::vector<std::string> choices) {
  FormField field;
  field.name = "The " + key;
  field.key = std::move(key);
  field.type = FieldType::choice;
  for (auto& one : choices) field.choices.push_back({one, one});
  return field;
}

FormAnswer chosen(std::string key) { return {.choices = std::vector{std::move(key)}}; }

FormPatch answering(std::string key, FormAnswer answer) {
  return {{std::move(key), Patch<FormAnswer>::set(std::move(answer))}};
}

EditChange answers(std::string key, FormAnswer answer) {
  FieldsPatch patch;
  patch.form = answering(std::move(key), std::move(answer));
  return {patch};
}
EditChange urgency(Level level) {
  FieldsPatch patch;
  patch.urgency = Patch<Level>::set(level);
  return {patch};
}

Process with_effect() {
  Process process = small_process();
  process.form = {choice_of("effect", {"none", "down"})};
  return process;
}

TEST(Conditions, hold_as_all_and_any_say) {
  Story story{with_effect()};
  story.drafted().given(urgency(Level::high), story.priya);
  const auto truth = [&](const Conditions& conditions) {
    return evaluate(conditions, story.change, story.world.directory, story.process().process);
  };
  EXPECT_EQ(truth(is("urgency", "high")), Truth::yes);
  EXPECT_EQ(truth(all({{"urgency", Operator::at_least, {"medium"}}})), Truth::yes);
  EXPECT_EQ(truth(all({{"urgency", Operator::at_most, {"medium"}}})), Truth::no);
  EXPECT_EQ(truth(all({{"services", Operator::includes, {"crm", "billing-db"}}})), Truth::yes);
  EXPECT_EQ(truth(all({{"services", Operator::excludes, {"billing-db"}}})), Truth::no);
  EXPECT_EQ(truth(all({{"title", Operator::includes, {"POSTGRESQL"}}})), Truth::yes);
  EXPECT_EQ(truth(all({{"requester", Operator::is, {"priya.nair"}}})), Truth::yes);
  EXPECT_EQ(truth({{{"urgency", Operator::is, {"high"}}}, {{"impact", Operator::filled, {}}}}), Truth::no);
  EXPECT_EQ(truth({{}, {{"impact", Operator::empty, {}}, {"urgency", Operator::is, {"low"}}}}), Truth::yes);
}

TEST(Conditions, on_what_is_not_known_are_neither_true_nor_false) {
  Story story{with_effect()};
  story.drafted();
  const auto truth = [&](const Conditions& conditions) {
    return evaluate(conditions, story.change, story.world.directory, story.process().process);
  };
  EXPECT_EQ(truth(is("effect", "down")), Truth::unknown);
  EXPECT_EQ(truth(all({{"effect", Operator::is_not, {"down"}}})), Truth::unknown);
  EXPECT_EQ(truth(all({{"effect", Operator::is, {"down"}}, {"title", Operator::empty, {}}})), Truth::no);
  EXPECT_EQ(truth({{}, {{"effect", Operator::is, {"down"}}, {"title", Operator::filled, {}}}}), Truth::yes);
}

TEST(Conditions, know_that_somebody_is_in_no_group) {
  Story story{with_effect()};
  story.drafted();
  const auto truth = [&](Operator op, std::vector<std::string> groups) {
    return evaluate(all({{"requester_groups", op, std::move(groups)}}), story.change, story.world.directory,
                    story.process().process);
  };
  EXPECT_EQ(truth(Operator::includes, {"cab"}), Truth::no);
  EXPECT_EQ(truth(Operator::excludes, {"cab"}), Truth::yes);
  EXPECT_EQ(truth(Operator::filled, {}), Truth::no);
  EXPECT_EQ(truth(Operator::empty, {}), Truth::yes);
  story.world.group("web-team", {story.priya});
  EXPECT_EQ(truth(Operator::includes, {"web-team"}), Truth::yes);
  EXPECT_EQ(truth(Operator::includes, {"cab"}), Truth::no);
  EXPECT_EQ(truth(Operator::filled, {}), Truth::yes);
}

Process with_desk_task() {
  Process process = with_effect();
  Stage& build = process.stages[2];
  TaskTemplate desk = task_of("desk");
  desk.when = is("effect", "down");
  build.tasks.push_back(desk);
  build.tasks[1].after.push_back("desk");
  return process;
}

TEST(WhenOfTask, makes_it_only_while_it_holds) {
  Story story{with_desk_task()};
  story.drafted().given(answers("effect", chosen("none")), story.priya).given(AdvanceChange{}, story.priya);
  story.given(Decide{"cab", Decision::approve, "", ""}, story.dana)
      .given(Decide{"cab", Decision::approve, "", ""}, story.lee);
  EXPECT_THAT(story.change.tasks, SizeIs(2)) << "no desk";
  EXPECT_EQ(story.state_of("peer"), TaskState::blocked);
  story.given(FinishTask{story.task("build"), ""}, story.priya);
  EXPECT_EQ(story.state_of("peer"), TaskState::open) << "what does not apply is nothing to wait for";
}

TEST(WhenOfTask, makes_it_while_nobody_knows) {
  Story story{with_desk_task()};
  story.authorized();
  EXPECT_EQ(story.state_of("desk"), TaskState::open);
}

TEST(WhenOfTask, is_looked_at_again_with_every_edit) {
  Story story{with_desk_task()};
  story.authorized().given(answers("effect", chosen("none")), story.priya);
  EXPECT_EQ(story.state_of("desk"), TaskState::cancelled) << "nobody had begun it";
  story.given(answers("effect", chosen("down")), story.priya);
  EXPECT_EQ(story.state_of("desk"), TaskState::open) << "made anew";
  story.given(StartTask{story.task("desk")}, story.priya).given(answers("effect", chosen("none")), story.priya);
  EXPECT_EQ(story.state_of("desk"), TaskState::in_progress) << "what is begun stays";
}

TEST(WhenOfTask, is_not_turned_on_and_off_without_end) {
  Story story{with_desk_task()};
  story.authorized();
  std::optional<Refusal> refusal;
  for (std::size_t i = 0; i < 2 * bounds::parts + 2 && !refusal; ++i)
    if (const auto done = story.when(answers("effect", chosen(i % 2 == 0 ? "none" : "down")), story.priya); !done)
      refusal = done.error();
  ASSERT_TRUE(refusal.has_value());
  EXPECT_EQ(refusal->why, Refused::out_of_turn);
  EXPECT_THAT(refusal->detail, HasSubstr("Leave the answers"));
  EXPECT_LE(story.change.tasks.size() + story.change.approvals.size(), bounds::parts);
}

TEST(WhenOfApproval, asks_only_while_it_holds_and_takes_an_open_question_back) {
  Process process = with_effect();
  process.stages[1].approvals[0].when = is("effect", "down");
  Story story{process};
  story.drafted().given(answers("effect", chosen("down")), story.priya).given(AdvanceChange{}, story.priya);
  EXPECT_EQ(story.change.stage(), "authorization");
  story.given(answers("effect", chosen("none")), story.priya);
  EXPECT_EQ(story.change.stage(), "build");
  EXPECT_EQ(story.change.approvals[0].state, ApprovalState::cancelled);
}

TEST(WhenOfStage, passes_over_what_does_not_apply_and_says_so) {
  Process process = with_effect();
  process.stages[1].when = is("effect", "down");
  Story story{process};
  story.drafted().given(answers("effect", chosen("none")), story.priya).given(AdvanceChange{}, story.priya);
  EXPECT_EQ(story.change.stage(), "build");
  EXPECT_THAT(story.change.passed_over, ElementsAre("authorization"));
  EXPECT_TRUE(has<StagePassedOver>(story.log));
}

TEST(WhenOfStage, enters_it_while_nobody_knows) {
  Process process = with_effect();
  process.stages[1].when = is("effect", "down");
  Story story{process};
  EXPECT_EQ(story.submitted().change.stage(), "authorization");
}

TEST(Form, keeps_the_first_stage_until_what_it_asks_for_is_answered) {
  Process process = with_effect();
  process.form[0].required = true;
  process.form.push_back(choice_of("how_long", {"minutes", "hours"}));
  process.form[1].required = true;
  process.form[1].when = is("effect", "down");
  Story story{process};
  story.drafted();
  const auto missing = [&] {
    std::vector<std::string> keys;
    for (const auto& one : story.waits())
      if (one.gate == "fields") keys.push_back(one.key);
    return keys;
  };
  EXPECT_THAT(missing(), ElementsAre("effect"));
  EXPECT_EQ(story.when(AdvanceChange{}, story.priya).error().why, Refused::out_of_turn);
  story.given(answers("effect", chosen("down")), story.priya);
  EXPECT_THAT(missing(), ElementsAre("how_long")) << "asked for now that it is shown";
  story.given(answers("effect", chosen("none")), story.priya);
  EXPECT_THAT(missing(), IsEmpty());
}

TEST(Form, refuses_every_answer_that_does_not_do) {
  Process process = with_effect();
  FormField minutes;
  minutes.key = "minutes";
  minutes.name = "Minutes";
  minutes.type = FieldType::number;
  minutes.most = 60;
  process.form.push_back(minutes);
  Story story{process};
  story.drafted();
  FieldsPatch patch;
  patch.form = {{"effect", Patch<FormAnswer>::set(chosen("huge"))},
                {"minutes", Patch<FormAnswer>::set({.number = 61})},
                {"unknown", Patch<FormAnswer>::set(chosen("x"))}};
  const auto refused = story.when(EditChange{patch}, story.priya);
  ASSERT_FALSE(refused.has_value());
  std::vector<std::string> pointers;
  for (const auto& one : refused.error().errors) pointers.push_back(one.pointer);
  EXPECT_THAT(pointers, ElementsAre("/form/effect", "/form/minutes", "/form/unknown"));
  EXPECT_EQ(story.when(answers("minutes", chosen("x")), story.priya).error().errors[0].pointer, "/form/minutes");
  EXPECT_TRUE(story.when(answers("minutes", {.number = 60}), story.priya).has_value());
}

TEST(Form, begins_with_its_defaults) {
  Process process = with_effect();
  process.form[0].default_answer = "none";
  Story story{process};
  EXPECT_EQ(story.drafted().change.fields.form.at("effect"), chosen("none"));
}

/// How long, asked for and 30 by default, where nothing is available.
Process with_minutes(std::optional<std::string> effect_by_default = std::nullopt) {
  Process process = with_effect();
  process.form[0].default_answer = std::move(effect_by_default);
  FormField minutes;
  minutes.key = "minutes";
  minutes.name = "Minutes";
  minutes.type = FieldType::number;
  minutes.default_answer = "30";
  minutes.when = is("effect", "down");
  process.form.push_back(minutes);
  return process;
}
const FormAnswer half_an_hour{.number = 30};

FormAnswers form_of_new(Story& story, FormPatch sent) {
  FieldsPatch patch;
  patch.title = Patch<Written>::set({"T"});
  patch.form = std::move(sent);
  story.given(CreateChange{"small", begun({}, patch, &story.process().process), false, {}}, story.priya);
  return story.change.fields.form;
}

TEST(DefaultAnswer, is_taken_by_fields_that_are_shown) {
  EXPECT_EQ(form_of_new(*std::make_unique<Story>(with_minutes("none")), {}), (FormAnswers{{"effect", chosen("none")}}));
  EXPECT_EQ(form_of_new(*std::make_unique<Story>(with_minutes("down")), {}),
            (FormAnswers{{"effect", chosen("down")}, {"minutes", half_an_hour}}))
      << "one default shows the next field";
}

TEST(DefaultAnswer, is_not_taken_where_the_field_is_left_empty) {
  Story story{with_minutes("none")};
  EXPECT_THAT(form_of_new(story, {{"effect", Patch<FormAnswer>::clear()}}), IsEmpty());
}

TEST(DefaultAnswer, is_taken_once_an_edit_shows_the_field) {
  Story story{with_minutes()};
  story.drafted().given(answers("effect", chosen("down")), story.priya);
  EXPECT_EQ(story.change.fields.form.at("minutes"), half_an_hour);
  FieldsPatch none;
  none.form = {{"minutes", Patch<FormAnswer>::clear()}};
  story.given(EditChange{none}, story.priya);
  EXPECT_FALSE(story.change.fields.form.contains("minutes")) << "shown before: it stays empty";
  story.given(urgency(Level::high), story.priya);
  EXPECT_FALSE(story.change.fields.form.contains("minutes"));
}

TEST(DefaultAnswer, gives_way_to_what_the_edit_that_shows_the_field_says) {
  Story story{with_minutes()};
  story.drafted();
  FieldsPatch left_empty;
  left_empty.form = {{"effect", Patch<FormAnswer>::set(chosen("down"))}, {"minutes", Patch<FormAnswer>::clear()}};
  story.given(EditChange{left_empty}, story.priya);
  EXPECT_FALSE(story.change.fields.form.contains("minutes"));
}

TEST(DefaultAnswer, that_an_edit_brings_withdraws_the_approval_that_covers_it) {
  Process process = with_minutes();
  process.stages[1].approvals[0].covers_form = {"minutes"};
  Story story{process};
  story.authorized().given(answers("effect", chosen("down")), story.priya);
  EXPECT_EQ(find_approval(story.change, "cab")->state, ApprovalState::asked);
}

TEST(Form, is_what_an_approval_may_cover) {
  Process process = with_effect();
  process.stages[1].approvals[0].covers_form = {"effect"};
  Story story{process};
  story.authorized().given(answers("effect", chosen("down")), story.priya);
  EXPECT_EQ(find_approval(story.change, "cab")->state, ApprovalState::asked) << "withdrawn and asked again";
  const auto& withdrawn = std::get<ApprovalWithdrawn>(*std::ranges::find_if(
      story.log, [](const ChangeEvent& one) { return std::holds_alternative<ApprovalWithdrawn>(one); }));
  EXPECT_THAT(withdrawn.form_fields, ElementsAre("effect"));
}

TEST(WhenOfStage, that_hangs_on_the_outcome_closes_over_no_open_task) {
  Process process = small_process();
  TaskTemplate report = task_of("report");
  report.on_close = OnClose::block;
  process.stages[4].tasks = {report};
  Stage review = stage_of("review", Phase::review);
  review.when = is("outcome", "unsuccessful");
  process.stages.push_back(review);
  Story story{process};
  story.in_verification().given(DeclareOutcome{Outcome::successful, "", {}}, story.priya);
  EXPECT_EQ(story.change.stage(), "verification") << "the report is open";
  story.given(FinishTask{story.task("report"), ""}, story.priya).given(AdvanceChange{}, story.priya);
  EXPECT_TRUE(story.change.is_closed());
}

TEST(WhenOfApproval, without_a_gate_on_tasks_tells_which_come_before_it) {
  Process process = small_process();
  ApprovalTemplate release = process.stages[1].approvals[0];
  release.key = "release";
  release.after = {"peer"};
  process.stages[2].approvals = {release};
  process.stages[2].gates = {{GateKind::approved, "release", {}}};
  Story story{process};
  story.authorized();
  std::vector<std::string> told;
  for (const auto& one : story.waits()) told.push_back(one.title);
  EXPECT_THAT(told, ElementsAre("The CAB agrees", "Do build", "Do peer"));
}

}  // namespace
}  // namespace sluice
