#include "store/change_list.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <random>

#include "base/words.h"
#include "small_change.h"
#include "store/cursor.h"
#include "store/support/test_database.h"
#include "store/work_list.h"

namespace sluice::store {
namespace {

const Viewer auditor{.person = std::nullopt, .groups = {}, .sees_everything = true};
Viewer eyes_of(PersonId person, std::vector<GroupId> groups = {}) { return {person, std::move(groups), false}; }

using Ids = std::vector<std::int64_t>;

Task task(std::int64_t id, TaskState state, std::optional<PersonId> assignee, std::optional<Instant> due) {
  Task made;
  made.id = {id};
  made.title = {"Task"};
  made.stage = "build";
  made.state = state;
  made.assignee = assignee;
  made.due = due;
  made.since = noon;
  return made;
}

class ChangeList : public DatabaseTest {
 protected:
  Ids list(const Viewer& viewer, const ChangeFilter& filter = {}, Sort sort = {SortBy::id, false}) {
    Ids ids;
    std::string cursor;
    while (true) {
      const auto page = list_changes(session(), viewer, filter, sort, 3, cursor);
      if (!page) throw std::runtime_error(page.error().detail);
      for (const auto& row : page->rows) ids.push_back(row.id.value);
      if (!page->next) break;
      cursor = *page->next;
    }
    EXPECT_EQ(count_changes(session(), viewer, filter).value(), static_cast<std::int64_t>(ids.size()));
    return ids;
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, ChangeList, both_databases, database_name);

TEST_P(ChangeList, hides_what_is_restricted_from_strangers) {
  auto open = small_change(1);
  auto hidden = small_change(2);
  hidden.change.restricted = true;
  hidden.change.visible_to = {cab};
  write(session(), {open, hidden});
  EXPECT_EQ(list(auditor), (Ids{1, 2}));
  EXPECT_EQ(list(eyes_of(ann)), (Ids{1, 2})) << "has a part in it";
  EXPECT_EQ(list(eyes_of(bob)), (Ids{1}));
  EXPECT_EQ(list(eyes_of(bob, {cab})), (Ids{1, 2})) << "is a member of a group it names";
  EXPECT_EQ(list(eyes_of(bob, {{99}, {98}})), (Ids{1}));
  EXPECT_EQ(list(Viewer{}), (Ids{1})) << "nobody in particular";
}

TEST_P(ChangeList, hides_it_in_every_way_of_asking) {
  auto hidden = small_change(1, "Embargoed");
  hidden.change.restricted = true;
  hidden.change.fields.services = {{4}};
  hidden.change.tasks = {task(1, TaskState::open, {}, {})};
  write(session(), {hidden});
  const auto stranger = eyes_of(bob);
  EXPECT_TRUE(list(stranger, {.words = "embargoed"}).empty());
  EXPECT_EQ(list(eyes_of(ann), {.words = "embargoed"}), (Ids{1}));
  EXPECT_TRUE(changes_by_id(session(), stranger, {{1}}).empty());
  EXPECT_FALSE(sees(session(), stranger, {1}));
  EXPECT_TRUE(sees(session(), eyes_of(ann), {1}));
  EXPECT_TRUE(count_by_phase(session(), stranger, {})->empty());
  EXPECT_TRUE(open_changes_by_service(session(), stranger).empty());
  EXPECT_EQ(open_changes_by_service(session(), eyes_of(ann)).at({4}), 1);
  EXPECT_TRUE(list_tasks(session(), stranger, {}, 10, "")->rows.empty());
  EXPECT_EQ(list_tasks(session(), eyes_of(ann), {}, 10, "")->rows.size(), 1u);
}

TEST_P(ChangeList, finds_by_every_field) {
  auto one = small_change(1);
  auto two = small_change(2);
  two.change.type = ChangeType::emergency;
  two.change.process = {2};
  two.change.phase = Phase::closed;
  two.change.closed = noon;
  two.change.outcome = Outcome::cancelled;
  two.change.requester = bob;
  two.change.fields.owner = bob;
  two.change.fields.services = {{4}, {5}};
  two.change.fields.tags = {"database"};
  two.change.created = noon + std::chrono::hours{1};
  two.change.fields.planned_start = PlannedTime{"", "", noon};
  two.projection.stage = "closed";
  two.projection.priority = Priority::high;
  two.projection.parts = {{bob, Part::owner}, {cem, Part::watcher}};
  two.projection.work = {{cem, "approval", "cab", "CAB", true, {}, {}}};
  auto three = small_change(3);
  three.change.hold = Hold{ann, {}, noon};
  write(session(), {one, two, three});
  const Ids only{2}, others{1, 3};
  EXPECT_EQ(list(auditor, {.types = {ChangeType::emergency, ChangeType::standard}}), only);
  EXPECT_EQ(list(auditor, {.processes = {{2}}}), only);
  EXPECT_EQ(list(auditor, {.phases = {Phase::closed}}), only);
  EXPECT_EQ(list(auditor, {.stages = {"closed"}}), only);
  EXPECT_EQ(list(auditor, {.outcomes = {Outcome::cancelled}}), only);
  EXPECT_EQ(list(auditor, {.owners = {bob}}), only);
  EXPECT_EQ(list(auditor, {.requesters = {bob, cem}}), only);
  EXPECT_EQ(list(auditor, {.people = {cem}}), only);
  EXPECT_EQ(list(auditor, {.waiting_for = {cem}}), only);
  EXPECT_EQ(list(auditor, {.services = {{4}, {9}}}), only);
  EXPECT_EQ(list(auditor, {.tags = {"database"}}), only);
  EXPECT_EQ(list(auditor, {.priorities = {Priority::high}}), only);
  EXPECT_EQ(list(auditor, {.created_after = noon + std::chrono::seconds{1}}), only);
  EXPECT_EQ(list(auditor, {.created_before = noon + std::chrono::seconds{1}}), others);
  EXPECT_EQ(list(auditor, {.planned_after = noon, .planned_before = noon + std::chrono::seconds{1}}), only);
  EXPECT_EQ(list(auditor, {.standings = {Standing::open}}), (Ids{1}));
  EXPECT_EQ(list(auditor, {.standings = {Standing::open, Standing::on_hold}}), others);
  EXPECT_EQ(list(auditor, {.standings = {Standing::closed}}), only);
  EXPECT_EQ(list(auditor, {.standings = {Standing::on_hold}}), (Ids{3}));
  EXPECT_EQ(list(auditor, {.standings = {Standing::closed, Standing::open}}), (Ids{1, 2}));
  EXPECT_EQ(list(auditor, {.standings = {Standing::closed, Standing::on_hold}}), (Ids{2, 3}));
  EXPECT_EQ(list(auditor, {.standings = {Standing::on_hold, Standing::closed, Standing::open}}), (Ids{1, 2, 3}));
  EXPECT_EQ(list(auditor, {.types = {ChangeType::emergency}, .owners = {ann}}), Ids{}) << "all fields have to fit";
  EXPECT_EQ(count_by_phase(session(), auditor, {}).value(),
            (std::map<Phase, std::int64_t>{{Phase::draft, 2}, {Phase::closed, 1}}));
}

TEST_P(ChangeList, finds_text_by_its_words) {
  write(session(), {small_change(1042, "PostgreSQL 15.2 für Straße; db01.example.org"),
                    small_change(7, "Обновление базы"), small_change(8, "Upgrade upgraded upgrades")});
  const auto found = [&](std::string words) { return list(auditor, {.words = std::move(words)}); };
  EXPECT_EQ(found("chg-1042"), (Ids{1042}));
  EXPECT_EQ(found("strasse POSTGRESQL"), (Ids{1042})) << "all words, in any order, without accents or case";
  EXPECT_EQ(found("db01.exam"), (Ids{1042})) << "the last is a beginning";
  EXPECT_EQ(found("exam db01"), Ids{}) << "the others are whole";
  EXPECT_EQ(found("обновл"), (Ids{7}));
  EXPECT_EQ(found("upgrade"), (Ids{8}));
  EXPECT_EQ(found("--"), Ids{});
  EXPECT_EQ(found("' OR \" * AND ) upg"), Ids{}) << "no word of a query language means anything";
  EXPECT_EQ(found("15"), (Ids{1042}));
}

TEST_P(ChangeList, forgets_the_words_of_an_earlier_text) {
  write(session(), {small_change(1, "first")});
  write(session(), {small_change(1, "second")});
  EXPECT_EQ(list(auditor, {.words = "first"}), Ids{});
  EXPECT_EQ(list(auditor, {.words = "second"}), (Ids{1}));
}

TEST_P(ChangeList, refuses_a_cursor_of_another_list) {
  write(session(), {small_change(1), small_change(2)});
  const auto page = list_changes(session(), auditor, {}, {SortBy::title, false}, 1, "");
  ASSERT_TRUE(page && page->next);
  for (const auto& cursor :
       {*page->next, std::string{"nonsense"}, std::string{"-updated.x.1.2"}, std::string{"-updated.tzz.1"}}) {
    const auto other = list_changes(session(), auditor, {}, {SortBy::updated, true}, 1, cursor);
    ASSERT_FALSE(other) << cursor;
    EXPECT_EQ(other.error().why, Refused::malformed);
    EXPECT_EQ(other.error().errors.at(0).pointer, "?cursor");
  }
  EXPECT_EQ(list_changes(session(), auditor, {}, {SortBy::title, false}, 1, *page->next)->rows.at(0).id.value, 2);
}

TEST_P(ChangeList, refuses_a_filter_without_bounds) {
  EXPECT_FALSE(list_changes(session(), auditor, {.owners = std::vector<PersonId>(101, ann)}, {}, 10, ""));
}

/// What the list should be, worked out without a database.
template <class Key>
Ids sorted(std::vector<SmallChange> changes, bool descending, Key key) {
  std::ranges::sort(changes, [&](const SmallChange& a, const SmallChange& b) {
    const auto left = key(a), right = key(b);
    if (left.has_value() != right.has_value()) return left.has_value();
    if (left != right) return descending ? right < left : left < right;
    return descending ? b.change.id < a.change.id : a.change.id < b.change.id;
  });
  Ids ids;
  for (const auto& one : changes) ids.push_back(one.change.id.value);
  return ids;
}

TEST_P(ChangeList, sorts_and_pages_as_a_sort_in_memory_would) {
  std::mt19937 random{7};
  std::vector<SmallChange> changes;
  const std::vector<std::string> titles{"b", "a", "Ä", "z z", "a b", "", "ß"};
  for (std::int64_t id = 1; id <= 40; ++id) {
    auto one = small_change(id, titles[random() % titles.size()]);
    one.change.updated = noon + std::chrono::seconds{random() % 5};
    one.change.created = noon + std::chrono::seconds{random() % 5};
    one.projection.stage_since = noon + std::chrono::seconds{random() % 5};
    one.change.phase = static_cast<Phase>(random() % 9);
    if (random() % 2 == 0) one.projection.priority = static_cast<Priority>(random() % 5);
    if (random() % 2 == 0)
      one.change.fields.planned_start = PlannedTime{"", "", noon + std::chrono::seconds{random() % 3}};
    changes.push_back(std::move(one));
  }
  write(session(), changes);
  for (const bool down : {false, true}) {
    const auto expect = [&](SortBy by, auto key) {
      EXPECT_EQ(list(auditor, {}, {by, down}), sorted(changes, down, key)) << word(by) << (down ? " down" : " up");
    };
    expect(SortBy::updated, [](const SmallChange& one) { return std::optional{one.change.updated}; });
    expect(SortBy::created, [](const SmallChange& one) { return std::optional{one.change.created}; });
    expect(SortBy::stage_since, [](const SmallChange& one) { return std::optional{one.projection.stage_since}; });
    expect(SortBy::id, [](const SmallChange& one) { return std::optional{one.change.id}; });
    expect(SortBy::title, [](const SmallChange& one) { return std::optional{folded(one.change.fields.title.text)}; });
    expect(SortBy::phase, [](const SmallChange& one) { return std::optional{one.change.phase}; });
    expect(SortBy::priority, [](const SmallChange& one) { return one.projection.priority; });
    expect(SortBy::planned_start, [](const SmallChange& one) {
      return one.change.fields.planned_start ? std::optional{one.change.fields.planned_start->at} : std::nullopt;
    });
  }
}

class TaskList : public DatabaseTest {};
INSTANTIATE_TEST_SUITE_P(Databases, TaskList, both_databases, database_name);

TEST_P(TaskList, filters_and_pages_by_due_date) {
  auto one = small_change(1);
  one.change.tasks = {task(1, TaskState::open, ann, noon + std::chrono::hours{2}), task(2, TaskState::done, bob, {}),
                      task(3, TaskState::open, {}, noon), task(4, TaskState::open, ann, {})};
  one.projection.work = {{cem, "task", "TSK-3", "Task", false, noon, noon},
                         {ann, "task", "TSK-1", "Task", true, noon, {}}};
  write(session(), {one});
  const auto list = [&](const TaskFilter& filter) {
    Ids ids;
    std::string cursor;
    while (true) {
      const auto page = list_tasks(session(), auditor, filter, 1, cursor).value();
      for (const auto& row : page.rows) ids.push_back(row.id.value);
      if (!page.next) return ids;
      cursor = *page.next;
    }
  };
  EXPECT_EQ(list({}), (Ids{3, 1, 2, 4}));
  EXPECT_EQ(list({.assignees = {ann}}), (Ids{1, 4}));
  EXPECT_EQ(list({.candidates = {cem, ann}}), (Ids{3}));
  EXPECT_EQ(list({.states = {TaskState::done}}), (Ids{2}));
  EXPECT_EQ(list({.due_before = noon + std::chrono::hours{1}}), (Ids{3}));
  EXPECT_FALSE(list_tasks(session(), auditor, {}, 1, "-updated.n1.1"));
}

RC_GTEST_PROP(CursorText, reads_back_what_it_wrote, (std::int64_t id, std::int64_t number)) {
  const auto text = *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127)));
  for (const Cursor& cursor :
       {Cursor{"-updated", number, {}, id}, Cursor{"title", {}, text, id}, Cursor{"priority", {}, {}, id}})
    RC_ASSERT(read_cursor(to_text(cursor)) == cursor);
}

RC_GTEST_PROP(CursorText, survives_anything, (const std::string& text)) {
  (void)read_cursor(text);
  (void)read_cursor("title.t" + text + ".1");
}

}  // namespace
}  // namespace sluice::store
