#include "store/saved_views.h"

#include <gtest/gtest.h>

#include "store/people.h"
#include "store/support/test_database.h"
#include "store/transaction.h"

namespace sluice::store {
namespace {

constexpr PersonId ann{1}, bob{2};
constexpr Instant noon{1'796'000'000'000'000};

class SavedViews : public DatabaseTest {
 protected:
  SavedView kept(std::int64_t id, PersonId person, const std::string& name, bool shared = false) {
    const SavedView view{.id = id,
                         .person = person,
                         .name = name,
                         .shared = shared,
                         .query = "state=open&q=%C3%A4",
                         .columns = {"priority", "owner"},
                         .sort = "-updated",
                         .created = noon,
                         .updated = noon};
    WriteTransaction transaction{session()};
    put_view(session(), view);
    transaction.commit();
    return view;
  }
  std::vector<std::int64_t> seen_by(PersonId person) {
    std::vector<std::int64_t> ids;
    for (const auto& one : views_for(session(), person)) ids.push_back(one.id);
    return ids;
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, SavedViews, both_databases, database_name);

TEST_P(SavedViews, are_kept_as_they_are_and_saved_over) {
  auto view = kept(1, ann, "Mine");
  EXPECT_EQ(find_view(session(), 1), view);
  EXPECT_EQ(view_named(session(), ann, "Mine"), view);
  EXPECT_EQ(view_named(session(), bob, "Mine"), std::nullopt);
  view = kept(1, ann, "Renamed", true);
  EXPECT_EQ(find_view(session(), 1), view);
  EXPECT_EQ(count_views(session(), ann), 1);
  EXPECT_EQ(count_shared_views(session()), 1);
}

TEST_P(SavedViews, are_listed_by_name_with_those_that_others_share) {
  kept(1, ann, "B");
  kept(2, bob, "A", true);
  kept(3, bob, "C");
  EXPECT_EQ(seen_by(ann), (std::vector<std::int64_t>{2, 1}));
  EXPECT_EQ(seen_by(bob), (std::vector<std::int64_t>{2, 3}));
}

TEST_P(SavedViews, go_one_by_one_and_with_their_owner) {
  kept(1, ann, "B", true);
  kept(2, bob, "A");
  WriteTransaction transaction{session()};
  EXPECT_FALSE(remove_view(session(), 9));
  EXPECT_TRUE(remove_view(session(), 2));
  erase_person(transaction, ann);
  transaction.commit();
  EXPECT_TRUE(seen_by(bob).empty());
}

}  // namespace
}  // namespace sluice::store
