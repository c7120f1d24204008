#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "calendar/schedule_world.h"
#include "domain/change/form_answers.h"
#include "domain/schedule/bounds.h"

namespace sluice::calendar {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ScheduleTest : public testing::Test, public ScheduleWorld {};

TEST_F(ScheduleTest, counts_on_from_its_own_days_not_from_shifted_ones) {
  must(certificate(), nils);
  EXPECT_THAT(coming(6), ElementsAre("2027-03-02", "2027-05-01 -> 2027-05-03", "2027-06-30", "2027-08-29 -> 2027-08-30",
                                     "2027-10-28", "2027-12-27"));
}

TEST_F(ScheduleTest, opens_its_change_as_long_before_the_window_as_asked) {
  must(certificate(), nils);
  at("2027-02-23T04:59:59Z");
  EXPECT_TRUE(open_due().empty());
  at("2027-02-23T05:00:00Z");
  const auto opened = open_due();
  ASSERT_EQ(opened.size(), 1u);
  const auto& fields = opened[0].change.fields;
  EXPECT_EQ(fields.planned_start,
            (PlannedTime{"2027-03-02T06:00", "Europe/Berlin", *from_rfc3339("2027-03-02T05:00:00Z")}));
  EXPECT_EQ(fields.planned_end->local, "2027-03-02T06:30");
  EXPECT_EQ(fields.owner, nils);
  EXPECT_EQ(opened[0].change.occurrence, (Occurrence{{1}, "2027-03-02T06:00", std::nullopt}));
  EXPECT_TRUE(open_due().empty());
}

TEST_F(ScheduleTest, takes_whole_days_of_the_lead_from_the_calendar) {
  auto add = certificate("");
  add.timing.start = "2027-03-30T06:00";  // two days after the clocks went forward
  must(add, nils);
  EXPECT_EQ(to_rfc3339(next_to_open(schedule, recurrences())->window.opens), "2027-03-23T05:00:00Z")
      << "06:00 in Berlin on both days";
}

TEST_F(ScheduleTest, shows_a_time_that_the_clocks_skip_as_it_really_is) {
  auto add = certificate("FREQ=DAILY;COUNT=3");
  add.timing.start = "2027-03-27T02:30";  // the clocks go forward on the 28th
  add.timing.shift = Shift::none;
  add.timing.lead_minutes = 0;
  must(add, nils);
  std::vector<std::string> planned;
  for (const auto& one : upcoming(schedule, recurrences(), "", 10).items) planned.push_back(one.window.planned);
  EXPECT_THAT(planned, ElementsAre("2027-03-27T02:30", "2027-03-28T03:30", "2027-03-29T02:30"));
  at("2027-03-28T01:30:00Z");
  const auto opened = open_due();
  ASSERT_EQ(opened.size(), 2U);
  EXPECT_EQ(opened[1].window.local, "2027-03-28T02:30") << "what it is called by";
  EXPECT_EQ(opened[1].change.fields.planned_start,
            (PlannedTime{"2027-03-28T03:30", "Europe/Berlin", *from_rfc3339("2027-03-28T01:30:00Z")}));
}

TEST_F(ScheduleTest, opens_what_was_missed_once_and_says_how_late) {
  must(certificate(), nils);
  at("2027-06-22T16:00:00Z");
  EXPECT_EQ(open_due().size(), 2u);
  at("2027-06-24T07:10:00Z");  // 09:10 in Berlin; it was to be opened on the 23rd at 06:00
  const auto opened = open_due();
  ASSERT_EQ(opened.size(), 1u);
  EXPECT_EQ(opened[0].window.local, "2027-06-30T06:00");
  EXPECT_EQ(opened[0].late_minutes, 27 * 60 + 10);
  EXPECT_TRUE(open_due().empty());
}

TEST_F(ScheduleTest, is_late_from_a_minute_on) {
  must(certificate("FREQ=DAILY"), nils);
  at("2027-02-23T05:00:59Z");
  EXPECT_EQ(open_due().at(0).late_minutes, std::nullopt) << "a server looks each second, and may be busy";
  at("2027-02-24T05:01:00Z");
  EXPECT_EQ(open_due().at(0).late_minutes, 1);
  at("2027-02-25T05:03:07Z");
  EXPECT_EQ(open_due().at(0).late_minutes, 3) << "down for some minutes around its time";
}

TEST_F(ScheduleTest, is_not_late_where_it_was_made_after_the_opening) {
  at("2027-03-01T09:00:00Z");
  must(certificate(), nils);
  const auto opened = open_due();
  ASSERT_EQ(opened.size(), 1u);
  EXPECT_EQ(opened[0].late_minutes, std::nullopt);
}

TEST_F(ScheduleTest, opens_nothing_for_windows_before_it_was_made) {
  at("2027-06-01T09:00:00Z");
  must(certificate(), nils);
  EXPECT_THAT(coming(1), ElementsAre("2027-06-30"));
  EXPECT_TRUE(open_due().empty());
}

TEST_F(ScheduleTest, opens_nothing_while_it_is_paused_and_makes_nothing_up) {
  must(certificate("FREQ=WEEKLY"), nils);
  must(PauseSchedule{"The portal is being moved"}, nils);
  at("2027-04-01T09:00:00Z");
  EXPECT_TRUE(open_due().empty());
  must(ResumeSchedule{}, nils);
  const auto opened = open_due();
  ASSERT_EQ(opened.size(), 1u);
  EXPECT_EQ(opened[0].window.local, "2027-04-06T06:00") << "the next one; its opening was during the pause";
  EXPECT_EQ(opened[0].late_minutes, std::nullopt);
  EXPECT_THAT(refusal(ResumeSchedule{}, nils), HasSubstr("not paused"));
}

TEST_F(ScheduleTest, skips_one_with_a_reason_and_takes_it_back) {
  must(certificate(), nils);
  EXPECT_THAT(refusal(SkipOccurrence{"2027-03-02T06:00", ""}, nils), HasSubstr("/reason"));
  EXPECT_THAT(refusal(SkipOccurrence{"2027-03-03T06:00", "x"}, nils), HasSubstr("/local: No occurrence"));
  EXPECT_THAT(refusal(SkipOccurrence{"next", "x"}, nils), HasSubstr("/local"));
  must(SkipOccurrence{"2027-03-02T06:00", "Renewed by hand"}, nils);
  EXPECT_THAT(coming(2), ElementsAre("2027-03-02 skipped", "2027-05-01 -> 2027-05-03"));
  EXPECT_THAT(refusal(SkipOccurrence{"2027-03-02T06:00", "again"}, nils), HasSubstr("skipped already"));
  at("2027-02-24T09:00:00Z");
  EXPECT_TRUE(open_due().empty());
  must(UnskipOccurrence{"2027-03-02T06:00"}, nils);
  EXPECT_EQ(open_due().size(), 1u);
}

TEST_F(ScheduleTest, leaves_out_what_is_excepted_and_what_is_on_no_working_day) {
  auto add = certificate("FREQ=DAILY;COUNT=7");
  add.timing.shift = Shift::skip;
  add.timing.except = {"2027-03-04", "2027-03-03T06:00"};
  must(add, nils);
  EXPECT_THAT(coming(9),
              ElementsAre("2027-03-02", "2027-03-05", "2027-03-06 left_out", "2027-03-07 left_out", "2027-03-08"));
}

TEST_F(ScheduleTest, moves_to_the_previous_working_day) {
  auto add = certificate("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3");
  add.timing.shift = Shift::previous;
  must(add, nils);
  EXPECT_THAT(coming(9), ElementsAre("2027-03-31", "2027-04-30", "2027-05-31"));
  add.timing.rule = "FREQ=MONTHLY;BYMONTHDAY=2;COUNT=3";
  schedule = {};
  must(add, nils);
  EXPECT_THAT(coming(9), ElementsAre("2027-03-02", "2027-04-02", "2027-05-02 -> 2027-04-30"));
}

TEST_F(ScheduleTest, makes_one_of_what_the_shift_moves_onto_one_moment) {
  auto add = certificate("FREQ=DAILY;COUNT=9");  // from Tuesday; the 6th is a Saturday
  must(add, nils);
  EXPECT_THAT(coming(9), ElementsAre("2027-03-02", "2027-03-03", "2027-03-04", "2027-03-05", "2027-03-08", "2027-03-09",
                                     "2027-03-10"));
  EXPECT_THAT(refusal(SkipOccurrence{"2027-03-06T06:00", "x"}, nils), HasSubstr("/local: No occurrence"));
  must(SkipOccurrence{"2027-03-08T06:00", "x"}, nils);
  at("2027-03-15T09:00:00Z");
  std::vector<std::string> opened;
  for (const auto& one : open_due()) opened.push_back(one.window.local.substr(5, 5));
  EXPECT_THAT(opened, ElementsAre("03-02", "03-03", "03-04", "03-05", "03-09", "03-10"));
}

TEST_F(ScheduleTest, calls_one_of_several_by_the_nearest_start_that_is_meant) {
  auto add = certificate("FREQ=DAILY;COUNT=9");
  add.timing.except = {"2027-03-08"};
  must(add, nils);
  EXPECT_THAT(coming(6), ElementsAre("2027-03-02", "2027-03-03", "2027-03-04", "2027-03-05", "2027-03-07 -> 2027-03-08",
                                     "2027-03-09"));
  add.timing.shift = Shift::previous;
  schedule = {};
  must(add, nils);
  EXPECT_THAT(coming(9),
              ElementsAre("2027-03-02", "2027-03-03", "2027-03-04", "2027-03-05", "2027-03-09", "2027-03-10"));
}

TEST_F(ScheduleTest, changes_from_one_occurrence_on_and_leaves_those_before) {
  must(certificate("FREQ=WEEKLY"), nils);
  ChangeFromHere change;
  change.local = "2027-03-16T06:00";
  change.leg.rule = Patch<std::string>::set("FREQ=WEEKLY;INTERVAL=2");
  change.leg.fields.title = Patch<Written>::set({"Renew both certificates"});
  must(change, nils);
  EXPECT_THAT(coming(5), ElementsAre("2027-03-02", "2027-03-09", "2027-03-16", "2027-03-30", "2027-04-13"));
  at("2027-03-23T09:00:00Z");
  const auto opened = open_due();
  ASSERT_EQ(opened.size(), 4u);
  EXPECT_EQ(opened[1].change.fields.title.text, "Renew the certificate of the portal");
  EXPECT_EQ(opened[2].change.fields.title.text, "Renew both certificates");
  EXPECT_EQ(schedule.legs.size(), 1u) << "what is over is forgotten";
}

TEST_F(ScheduleTest, gives_no_day_two_changes_by_an_edit) {
  must(certificate("FREQ=WEEKLY"), nils);
  at("2027-02-24T09:00:00Z");
  ASSERT_EQ(open_due().size(), 1u);
  EditSchedule edit;
  edit.leg.start = Patch<std::string>::set("2027-03-02T08:00");
  must(edit, nils);
  EXPECT_TRUE(open_due().empty());
  at("2027-03-02T09:00:00Z");
  const auto opened = open_due();
  ASSERT_EQ(opened.size(), 1u);
  EXPECT_EQ(opened[0].window.local, "2027-03-09T08:00");
}

TEST_F(ScheduleTest, edits_what_is_opened_without_touching_when) {
  must(certificate("FREQ=WEEKLY"), nils);
  const auto before = coming(5);
  EditSchedule edit;
  edit.name = Patch<std::string>::set("Portal");
  edit.deputy = Patch<PersonId>::set(dana);
  edit.leg.fields.title = Patch<Written>::set({"Renew it"});
  must(edit, nils);
  EXPECT_EQ(schedule.name.text, "Portal");
  EXPECT_EQ(schedule.deputy, dana);
  EXPECT_EQ(coming(5), before);
  EXPECT_TRUE(ask(edit, nils)->empty()) << "the same again is nothing";
}

TEST_F(ScheduleTest, keeps_of_its_form_what_is_left_empty) {
  auto process = testing_world::small_process();
  process.key = "asking";
  for (const auto* key : {"effect", "cause"}) {
    FormField field;
    field.key = field.name = key;
    field.default_answer = "Not known";
    process.form.push_back(field);
  }
  world.process(process);
  auto add = certificate("");
  add.change.process = "asking";
  must(add, nils);
  EditSchedule edit;
  edit.leg.fields.form = {{"effect", Patch<FormAnswer>::clear()}};
  must(edit, nils);
  at("2027-02-23T05:00:00Z");
  Change asked_for;
  asked_for.fields = open_due().at(0).change.fields;
  const auto begins = first_answers(asked_for, process, world.directory);
  EXPECT_EQ(begins, (FormAnswers{{"cause", FormAnswer{.text = Written{"Not known"}}}}));
}

TEST_F(ScheduleTest, ends_and_opens_nothing_more) {
  must(certificate(), nils);
  must(EndSchedule{"The portal is gone"}, nils);
  at("2028-02-24T09:00:00Z");
  EXPECT_TRUE(open_due().empty());
  EXPECT_THAT(coming(5), ElementsAre());
  EXPECT_THAT(refusal(PauseSchedule{"x"}, nils), HasSubstr("has ended"));
}

TEST_F(ScheduleTest, is_edited_by_its_owner_deputy_and_change_managers_only) {
  must(certificate(), nils);
  EXPECT_THAT(refusal(PauseSchedule{"x"}, dana), HasSubstr("Nils Holm or a change manager"));
  EditSchedule edit;
  edit.deputy = Patch<PersonId>::set(dana);
  must(edit, ruth);
  must(PauseSchedule{"x"}, dana);
}

TEST_F(ScheduleTest, hides_restricted_ones) {
  auto add = certificate();
  add.change.restricted = true;
  must(add, nils);
  EXPECT_EQ(refusal(PauseSchedule{"x"}, dana), "There is no such schedule.");
}

TEST_F(ScheduleTest, is_opened_all_the_same_where_its_owner_has_left) {
  auto add = certificate("FREQ=WEEKLY");
  add.deputy = dana;
  add.change.fields.developer = nils;
  must(add, nils);
  world.disable(nils);
  at("2027-02-23T06:00:00Z");
  auto opened = open_due();
  ASSERT_EQ(opened.size(), 1u);
  EXPECT_EQ(opened[0].change.fields.owner, dana);
  EXPECT_EQ(opened[0].change.fields.developer, std::nullopt);
  EXPECT_THAT(opened[0].left_out, ElementsAre("developer"));
  world.disable(dana);
  at("2027-03-02T06:00:00Z");
  opened = open_due();
  ASSERT_EQ(opened.size(), 1u);
  EXPECT_EQ(opened[0].change.fields.owner, ruth) << "a change manager";
  world.disable(ruth);
  at("2027-03-09T06:00:00Z");
  const auto nobody = due_opening(schedule, facts(Actor{}));
  ASSERT_TRUE(nobody);
  EXPECT_EQ(nobody->change.fields.owner, std::nullopt);
}

TEST_F(ScheduleTest, refuses_what_does_not_do_and_says_where) {
  auto add = certificate();
  add.name = " ";
  add.timing.zone = "Mars/Olympus";
  add.timing.start = "tomorrow";
  add.timing.window_minutes = 0;
  add.timing.lead_minutes = bounds::lead_minutes + 1;
  add.timing.except = {"never"};
  add.change.fields.title = {};
  add.change.fields.planned_start = PlannedTime{};
  const auto done = ask(add, nils);
  ASSERT_FALSE(done);
  std::vector<std::string> pointers;
  for (const auto& one : done.error().errors) pointers.push_back(one.pointer);
  EXPECT_THAT(pointers, testing::UnorderedElementsAre("/name", "/timing/zone", "/timing/start",
                                                      "/timing/window_minutes", "/timing/lead_minutes",
                                                      "/timing/except/0", "/change/title", "/change/planned_start"));
}

TEST_F(ScheduleTest, refuses_a_process_that_is_not_there) {
  auto add = certificate();
  add.change.process = "nothing";
  EXPECT_THAT(refusal(add, nils), HasSubstr("/change/process: There is no process nothing, or it is retired"));
}

TEST_F(ScheduleTest, refuses_one_of_which_nothing_is_to_come) {
  at("2027-06-01T09:00:00Z");
  EXPECT_THAT(refusal(certificate(""), nils), HasSubstr("/timing/start: Nothing of this is still to come"));
  EXPECT_THAT(refusal(certificate("FREQ=DAILY;COUNT=3"), nils), HasSubstr("/timing/rule: Nothing"));
  EXPECT_THAT(refusal(certificate("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), nils), HasSubstr("/timing/rule: Nothing"));
  auto late = certificate("");
  late.timing.start = "2038-01-01T06:00";
  EXPECT_THAT(refusal(late, nils), HasSubstr("until the end of 2037"));
  auto weekends = certificate("FREQ=WEEKLY;BYDAY=SA,SU");
  weekends.timing.shift = Shift::skip;
  EXPECT_THAT(refusal(weekends, nils), HasSubstr("Nothing of this is still to come"));
}

TEST_F(ScheduleTest, says_where_planning_ends) {
  auto add = certificate("FREQ=YEARLY");
  must(add, nils);
  const auto list = upcoming(schedule, recurrences(), "", 50);
  EXPECT_EQ(list.items.size(), 11u) << "2027 to 2037";
  EXPECT_TRUE(list.all);
  EXPECT_TRUE(list.endless);
}

TEST_F(ScheduleTest, opens_what_could_not_be_opened_with_the_length_that_an_edit_gives) {
  // Given a schedule for once, whose change could not be opened and whose window has begun
  must(certificate(""), nils);
  at("2027-03-02T05:10:00Z");
  const auto opening = due_opening(schedule, facts(Actor{}));
  ASSERT_TRUE(opening);
  const auto refused = not_opened(schedule, *opening, {Refused::invalid, "There is no such process."});
  schedule = apply(schedule, refused.at(0), {now, std::nullopt});
  // When its length is edited
  EditSchedule edit;
  edit.leg.window_minutes = Patch<std::int64_t>::set(90);
  must(edit, nils);
  // Then it is tried at once, with that length
  EXPECT_FALSE(schedule.trouble);
  EXPECT_EQ(next_look(schedule, next_to_open(schedule, recurrences()), now), opening->window.opens);
  const auto opened = open_due();
  ASSERT_EQ(opened.size(), 1u);
  EXPECT_EQ(opened[0].change.fields.planned_end->local, "2027-03-02T07:30");
  EXPECT_EQ(opened[0].late_minutes, 7 * 1440 + 10);
}

TEST_F(ScheduleTest, keeps_trouble_until_it_can_be_opened) {
  must(certificate(), nils);
  at("2027-02-23T06:00:00Z");
  const auto opening = due_opening(schedule, facts(Actor{}));
  ASSERT_TRUE(opening);
  const Refusal why{Refused::invalid, "There is no such process."};
  const auto events = not_opened(schedule, *opening, why);
  ASSERT_EQ(events.size(), 1u);
  schedule = apply(schedule, events[0], {now, std::nullopt});
  ASSERT_TRUE(schedule.trouble);
  EXPECT_TRUE(not_opened(schedule, *opening, why).empty()) << "the same is not said twice";
  EXPECT_EQ(next_look(schedule, next_to_open(schedule, recurrences()), now), now + std::chrono::hours{1});
  EXPECT_EQ(open_due().size(), 1u);
  EXPECT_FALSE(schedule.trouble);
}

}  // namespace
}  // namespace sluice::calendar
