// Schedules that run: changes opened by themselves, once, whatever stops and starts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/schedule/decide.h"
#include "engine/engine_world.h"
#include "engine/support/dump.h"
#include "store/schedule_rows.h"

namespace sluice::engine {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Schedules : public EngineTest {
 protected:
  AddSchedule weekly() {
    AddSchedule add;
    add.name = "TLS portal";
    add.timing.start = "2027-01-19T06:00";  // Tuesday
    add.timing.zone = "Europe/Berlin";
    add.timing.rule = "FREQ=WEEKLY";
    add.timing.window_minutes = 30;
    add.timing.lead_minutes = 1440;
    add.change.process = "small";
    add.change.fields = a_change("Renew the certificate").fields;
    return add;
  }
  ScheduleId scheduled(AddSchedule add) {
    return must(engine().schedule_now({}, std::move(add), by(priya))).schedule->id;
  }
  ScheduleDone act(ScheduleId id, ScheduleCommand command) {
    return must(engine().schedule_now(id, std::move(command), by(priya)));
  }
  std::shared_ptr<const Schedule> state(ScheduleId id) {
    const auto session = database().connect();
    const store::ReadTransaction reading{*session};
    return must(engine().load(id, *session));
  }
  std::vector<std::string> occurrences(ScheduleId id) {
    const auto session = database().connect();
    const store::ReadTransaction reading{*session};
    std::vector<std::string> list;
    for (const auto& one : store::past_occurrences(*session, id, "", 100))
      list.push_back(one.local + (one.change_id ? " " + shown(*one.change_id) : " skipped") +
                     (one.late_minutes ? " " + std::to_string(*one.late_minutes) + " min late" : ""));
    return list;
  }
  void days_later(int days) { later(std::chrono::hours{24 * days}); }
};
INSTANTIATE_TEST_SUITE_P(Databases, Schedules, store::both_databases, store::database_name);

TEST_P(Schedules, open_a_change_at_its_time_and_once) {
  const auto id = scheduled(weekly());
  engine().settle();
  EXPECT_THAT(occurrences(id), IsEmpty());
  days_later(7);  // Monday the 18th, 12:00 in Berlin
  engine().settle();
  engine().settle();
  ASSERT_THAT(occurrences(id), ElementsAre("2027-01-19T06:00 CHG-1 360 min late")) << "nothing looked for six hours";
  const auto change = read({1});
  EXPECT_EQ(change->fields.title.text, "Renew the certificate");
  EXPECT_EQ(change->requester, priya);
  EXPECT_EQ(change->owner(), priya);
  EXPECT_EQ(change->fields.planned_start->local, "2027-01-19T06:00");
  EXPECT_EQ(change->fields.planned_end->local, "2027-01-19T06:30");
  EXPECT_EQ(change->occurrence, (Occurrence{id, "2027-01-19T06:00", 360}));
}

TEST_P(Schedules, make_up_for_what_was_missed_once_whoever_starts) {
  const auto id = scheduled(weekly());
  days_later(21);
  restart();
  engine().settle();
  const auto opened = occurrences(id);
  EXPECT_EQ(opened.size(), 3U);
  restart();
  engine().settle();
  EXPECT_EQ(occurrences(id), opened);
}

TEST_P(Schedules, are_opened_once_by_two_servers) {
  if (GetParam() == store::Dialect::sqlite) GTEST_SKIP() << "several servers need PostgreSQL";
  const auto id = scheduled(weekly());
  const auto second = another_engine();
  days_later(28);
  std::thread other{[&] { second->settle(); }};
  engine().settle();
  other.join();
  EXPECT_EQ(occurrences(id).size(), 4U);
  EXPECT_EQ(state(id)->opened, 4);
}

TEST_P(Schedules, keep_their_state_over_a_restart_and_a_rebuild) {
  const auto id = scheduled(weekly());
  act(id, SkipOccurrence{"2027-01-26T06:00", "Renewed by hand"});
  EditSchedule edit;
  edit.deputy = Patch<PersonId>::set(dana);
  edit.leg.fields.title = Patch<Written>::set({"Renew both"});
  act(id, edit);
  days_later(24);
  engine().settle();
  const auto before = *state(id);
  const auto session = database().connect();
  const auto rows = dump_of_read_tables(*session);
  EXPECT_THAT(occurrences(id),
              ElementsAre(HasSubstr("2027-02-02"), "2027-01-26T06:00 skipped", HasSubstr("2027-01-19")));
  engine().rebuild({});
  EXPECT_EQ(dump_of_read_tables(*session), rows);
  restart();
  EXPECT_EQ(*state(id), before);
  EXPECT_THAT(engine().verify({}, {}), IsEmpty());
}

TEST_P(Schedules, say_why_a_change_could_not_be_opened_and_try_again) {
  const auto id = scheduled(weekly());
  const auto process = engine().directory()->process_by_key("small")->id;
  (void)must(engine().process_now(process, RetireProcess{}, by_sluice()));
  days_later(8);
  engine().settle();
  EXPECT_THAT(occurrences(id), IsEmpty());
  ASSERT_TRUE(state(id)->trouble);
  EXPECT_THAT(state(id)->trouble->detail, HasSubstr("process"));
  const auto version = state(id)->version;
  engine().settle();
  later(std::chrono::hours{2});
  engine().settle();
  EXPECT_EQ(state(id)->version, version) << "the same is not said twice";
  (void)must(engine().process_now(process, RestoreProcess{}, by_sluice()));
  later(std::chrono::hours{1});
  engine().settle();
  EXPECT_EQ(occurrences(id).size(), 1U);
  EXPECT_FALSE(state(id)->trouble);
}

TEST_P(Schedules, open_all_the_same_where_the_owner_has_left) {
  const auto id = scheduled(weekly());
  (void)must(engine().person_now(priya, DisablePerson{"left"}, by_sluice()));
  days_later(8);
  engine().settle();
  EXPECT_EQ(occurrences(id).size(), 1U);
  EXPECT_EQ(read({1})->owner(), ruth) << "a change manager";
}

TEST_P(Schedules, refuse_a_stale_version_and_write_nothing_when_tried) {
  const auto id = scheduled(weekly());
  auto asked = by(priya);
  asked.expected_version = 7;
  const auto stale = engine().schedule_now(id, PauseSchedule{"x"}, asked);
  ASSERT_FALSE(stale);
  EXPECT_EQ(stale.error().why, Refused::version_mismatch);
  asked = by(priya);
  asked.dry_run = true;
  EXPECT_TRUE(must(engine().schedule_now(id, PauseSchedule{"x"}, asked)).schedule->paused);
  EXPECT_FALSE(state(id)->paused);
  EXPECT_FALSE(engine().schedule_now(ScheduleId{99}, PauseSchedule{"x"}, by(priya)));
}

TEST_P(Schedules, give_the_same_on_both_databases) {
  auto add = weekly();
  add.timing.rule = "FREQ=DAILY;INTERVAL=3";
  add.timing.shift = Shift::next;
  const auto id = scheduled(add);
  days_later(60);
  engine().settle();
  std::string all;
  for (const auto& one : occurrences(id)) all += one.substr(0, 16) + " ";
  EXPECT_EQ(all.substr(0, 51), "2027-03-11T06:00 2027-03-08T06:00 2027-03-05T06:00 ");
  EXPECT_EQ(occurrences(id).size(), 18U);
}

}  // namespace
}  // namespace sluice::engine
