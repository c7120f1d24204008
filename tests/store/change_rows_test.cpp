#include "store/change_rows.h"

#include <gtest/gtest.h>

#include "small_change.h"
#include "store/change_list.h"
#include "store/comment_rows.h"
#include "store/migrations.h"
#include "store/support/dump.h"
#include "store/support/samples.h"
#include "store/support/test_database.h"
#include "store/timers.h"
#include "store/work_list.h"

namespace sluice::store {
namespace {

constexpr Viewer everybody{.person = std::nullopt, .groups = {}, .sees_everything = true};

class ChangeRows : public DatabaseTest {
 protected:
  ChangeRow row(std::int64_t id) { return changes_by_id(session(), everybody, {{id}}).at(0); }
  void say(const std::vector<ChangeRecord>& records) {
    WriteTransaction write{session()};
    write_comments(session(), {1}, records);
    write.commit();
  }
  std::vector<CommentRow> comments() { return comments_of(session(), {1}, {}, 100); }
};
INSTANTIATE_TEST_SUITE_P(Databases, ChangeRows, both_databases, database_name);

TEST_P(ChangeRows, show_a_change_as_it_is) {
  auto one = small_change(7, "Straße");
  one.change.type = ChangeType::emergency;
  one.change.phase = Phase::closed;
  one.change.outcome = Outcome::backed_out;
  one.change.closed = noon + std::chrono::hours{1};
  one.change.hold = Hold{bob, {"later"}, noon};
  one.change.fields.services = {{5}, {3}};
  one.change.fields.tags = {"b", "a \"quoted\""};
  one.change.fields.impact = Level::high;
  one.change.fields.planned_start = PlannedTime{"2027-01-01T10:00", "UTC", noon};
  one.projection.priority = Priority::critical;
  one.projection.waiting = {{"approved", "cab", "CAB", 1, 2, {ann, bob}, noon, {}, "one more"}};
  write(session(), {one});
  const auto row = this->row(7);
  EXPECT_EQ(row.title, "Straße");
  EXPECT_EQ(row.type, ChangeType::emergency);
  EXPECT_EQ(row.outcome, Outcome::backed_out);
  EXPECT_TRUE(row.on_hold);
  EXPECT_EQ(row.services, (std::vector<ServiceId>{{5}, {3}}));
  EXPECT_EQ(row.tags, one.change.fields.tags);
  EXPECT_EQ(row.impact, Level::high);
  EXPECT_EQ(row.urgency, std::nullopt);
  EXPECT_EQ(row.planned_start, noon);
  EXPECT_EQ(row.priority, Priority::critical);
  EXPECT_EQ(row.waiting, one.projection.waiting);
  EXPECT_EQ(row.closed, one.change.closed);
}

TEST_P(ChangeRows, are_the_same_written_step_by_step_and_anew) {
  // Each step writes another random state over the one before; in the end only the last may be seen.
  std::vector<SmallChange> last;
  for (std::uint32_t step = 0; step < 12; ++step) {
    last.clear();
    for (std::int64_t id = 1; id <= 3; ++id) {
      Samples samples{step * 10 + static_cast<std::uint32_t>(id), false};
      auto one = small_change(id, samples.make<std::string>());
      one.change.fields.services = samples.make<std::vector<ServiceId>>();
      one.change.fields.tags = samples.make<std::vector<std::string>>();
      one.change.visible_to = samples.make<std::vector<GroupId>>();
      if (step % 3 != 0) one.change.tasks = samples.make<std::vector<Task>>();
      for (auto& task : one.change.tasks) task.id.value += id * 10'000;
      for (const auto person : samples.make<std::vector<PersonId>>()) {
        one.projection.parts.insert({person, Part::watcher});
        one.projection.depends_on_people.insert(person);
        one.projection.work.push_back({person, "task", "TSK-1", "Do it", true, noon, {}});
      }
      one.projection.depends_on_roles = samples.make<bool>();
      one.projection.words = samples.make<std::string>();
      last.push_back(std::move(one));
    }
    write(session(), last);
  }
  const auto live = dump_read_tables(session());
  {
    WriteTransaction transaction{session()};
    make_read_tables(session());
    say_read_tables_are_filled(session());
    transaction.commit();
  }
  EXPECT_EQ(dump_read_tables(session()), "");
  write(session(), last);
  EXPECT_EQ(dump_read_tables(session()), live);
}

TEST_P(ChangeRows, name_the_changes_that_look_at_something) {
  auto one = small_change(1);
  one.projection.depends_on_people = {ann};
  one.projection.depends_on_groups = {cab};
  auto two = small_change(2);
  two.projection.depends_on_services = {{9}};
  two.projection.depends_on_roles = true;
  auto closed = small_change(3);
  closed.change.closed = noon;
  write(session(), {one, two, closed});
  using Ids = std::vector<ChangeId>;
  EXPECT_EQ(changes_waiting_on(session(), {.people = {ann, bob}}, {}, 10), (Ids{{1}}));
  EXPECT_EQ(changes_waiting_on(session(), {.people = {}, .groups = {cab}, .services = {{9}}}, {}, 10), (Ids{{1}, {2}}));
  EXPECT_EQ(changes_waiting_on(session(), {.people = {}, .groups = {cab}, .services = {{9}}}, {1}, 10), (Ids{{2}}));
  EXPECT_EQ(changes_waiting_on(session(), {.people = {}, .groups = {}, .services = {}, .roles = true}, {}, 10),
            (Ids{{2}}));
  EXPECT_EQ(changes_waiting_on(
                session(), {.people = {}, .groups = {}, .services = {}, .roles = false, .everything = true}, {}, 10),
            (Ids{{1}, {2}}));
  EXPECT_EQ(changes_waiting_on(session(), {}, {}, 10), Ids{});
  one.projection.depends_on_people.clear();
  write(session(), {one});
  EXPECT_EQ(changes_waiting_on(session(), {.people = {ann}}, {}, 10), Ids{});
}

TEST_P(ChangeRows, set_the_timer_of_the_change) {
  auto one = small_change(1);
  one.projection.wake = noon + std::chrono::hours{1};
  write(session(), {one});
  EXPECT_EQ(next_due(session()), noon + std::chrono::hours{1});
  one.projection.wake = std::nullopt;
  write(session(), {one});
  EXPECT_EQ(next_due(session()), std::nullopt);
}

TEST_P(ChangeRows, show_each_person_their_work) {
  auto one = small_change(1);
  one.projection.work = {{ann, "task", "TSK-1", "Build it", false, noon, {}},
                         {ann, "task", "TSK-1", "Build it", true, noon, {}},
                         {bob, "approval", "cab", "CAB", true, noon, noon + std::chrono::hours{2}}};
  auto two = small_change(2);
  two.projection.work = {{ann, "advance", "", "Submit", true, noon, noon + std::chrono::hours{1}}};
  write(session(), {one, two});
  const auto work = work_of(session(), ann, 10);
  ASSERT_EQ(work.size(), 2u);
  EXPECT_EQ(work[0].kind, "advance") << "what is due comes first";
  EXPECT_TRUE(work[1].mine);
  const auto tasks = work_of(session(), ann, 1, "task");
  ASSERT_EQ(tasks.size(), 1u);
  EXPECT_EQ(tasks[0].key, "TSK-1") << "what else is due before takes no place";
  EXPECT_EQ(count_work_of(session(), ann), 2);
  EXPECT_EQ(count_work_of(session(), cem), 0);
}

TEST_P(ChangeRows, carry_the_conversation) {
  const Stamp by_ann{noon, ann}, later{noon + std::chrono::hours{1}, ann};
  say({{1, 1, by_ann, Commented{{10}, {"first"}}}, {2, 2, by_ann, Commented{{11}, {"second"}}}});
  say({{3, 3, later, CommentEdited{{10}, {"better"}}}, {4, 4, later, CommentRemoved{{11}, {}}}});
  const auto list = comments();
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0], (CommentRow{{10}, {1}, ann, noon, "better", later.at, false, 3}));
  EXPECT_EQ(list[1].text, "");
  EXPECT_TRUE(list[1].removed);
  EXPECT_EQ(comment_of(session(), {1}, {10})->text, "better");
  EXPECT_EQ(comment_of(session(), {2}, {10}), std::nullopt) << "it belongs to another change";
}

TEST_P(ChangeRows, forget_what_was_redacted) {
  const Stamp by_ann{noon, ann};
  say({{1, 1, by_ann, Commented{{10}, {"a phone number"}}}});
  say({{2, 2, by_ann, TextRedacted{1, "/text", {"personal"}}}});
  EXPECT_EQ(comments().at(0).text, "");
  EXPECT_TRUE(comments().at(0).removed);
  const auto live = dump_read_tables(session());
  session().run("DELETE FROM comments");
  say({{1, 1, by_ann, Commented{{10}, {"", true}}}, {2, 2, by_ann, TextRedacted{1, "/text", {"personal"}}}});
  EXPECT_EQ(dump_read_tables(session()), live) << "read again from the events without the text";
}

}  // namespace
}  // namespace sluice::store
