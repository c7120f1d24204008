#include "store/plain_rows.h"

#include <gtest/gtest.h>

#include "store/people.h"
#include "store/support/test_database.h"

namespace sluice::store {
namespace {

constexpr Instant noon{1'796'000'000'000'000};
constexpr PersonId ann{1}, bob{2};

class PlainRows : public DatabaseTest {
 protected:
  void put(PersonId person, const PersonDetails& details) {
    WriteTransaction write{session()};
    write_person_details(write, person, details);
    write.commit();
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, PlainRows, both_databases, database_name);

SignedIn signed_in(std::string hash, PersonId person, Instant at) {
  return {std::move(hash), person, "csrf", at, at, at + std::chrono::hours{1}};
}

TEST_P(PlainRows, know_who_is_signed_in_until_it_is_over) {
  const auto row = signed_in("one", ann, noon);
  add_session(session(), row);
  EXPECT_EQ(find_session(session(), "one", noon), row);
  EXPECT_EQ(find_session(session(), "one", row.expires_at), std::nullopt);
  EXPECT_EQ(find_session(session(), "two", noon), std::nullopt);
  touch_session(session(), "one", noon + std::chrono::minutes{30}, noon + std::chrono::hours{2});
  EXPECT_EQ(find_session(session(), "one", row.expires_at)->last_seen_at, noon + std::chrono::minutes{30});
  EXPECT_TRUE(end_session(session(), "one"));
  EXPECT_FALSE(end_session(session(), "one"));
}

TEST_P(PlainRows, end_the_oldest_sessions_over_a_number) {
  for (int i = 0; i < 5; ++i)
    add_session(session(), signed_in("ann " + std::to_string(i), ann, noon + std::chrono::minutes{i}));
  add_session(session(), signed_in("bob", bob, noon));
  end_oldest_sessions(session(), ann, 3);
  const auto left = sessions_of(session(), ann, noon);
  ASSERT_EQ(left.size(), 3U);
  EXPECT_EQ(left.front().token_hash, "ann 4");
  EXPECT_EQ(left.back().token_hash, "ann 2");
  EXPECT_TRUE(find_session(session(), "bob", noon));
}

TEST_P(PlainRows, end_all_sessions_but_the_one_kept) {
  add_session(session(), signed_in("one", ann, noon));
  add_session(session(), signed_in("two", ann, noon + std::chrono::minutes{1}));
  add_session(session(), signed_in("three", bob, noon));
  EXPECT_EQ(sessions_of(session(), ann, noon).at(0).token_hash, "two");
  EXPECT_EQ(end_sessions_of(session(), ann, "one"), 1);
  EXPECT_EQ(sessions_of(session(), ann, noon).size(), 1u);
  EXPECT_EQ(sweep_sessions(session(), noon + std::chrono::hours{3}, 1), 1);
  EXPECT_EQ(sweep_sessions(session(), noon + std::chrono::hours{3}, 10), 1);
}

TEST_P(PlainRows, hold_peoples_details) {
  put(ann, {"ann", "Ann Åberg", "ann@example.org", "", "Europe/Berlin"});
  put(ann, {"ann", "Ann Berg", "ann@example.org", "+49", "Europe/Berlin"});
  put(bob, {"bob", "Bob", "", "", "UTC"});
  EXPECT_EQ(person_details(session(), ann)->name, "Ann Berg");
  EXPECT_EQ(person_details(session(), {9}), std::nullopt);
  EXPECT_EQ(all_person_details(session()).size(), 2u);
  EXPECT_THROW(put(bob, {"ann", "Bob", "", "", "UTC"}), DatabaseError) << "a login is one person's";
}

TEST_P(PlainRows, forget_a_person) {
  put(ann, {"ann", "Ann", "", "", "UTC"});
  put_password(session(), ann, "$argon2id$", noon);
  put_password(session(), ann, "$argon2id$2", noon);
  EXPECT_EQ(password_of(session(), ann), "$argon2id$2");
  put_draft(session(), ann, "new", "{}", noon);
  put_preference(session(), ann, "theme", "\"dark\"");
  {
    WriteTransaction write{session()};
    erase_person(write, ann);
    write.commit();
  }
  EXPECT_EQ(person_details(session(), ann), std::nullopt);
  EXPECT_EQ(password_of(session(), ann), std::nullopt);
  EXPECT_EQ(draft_of(session(), ann, "new"), std::nullopt);
  EXPECT_EQ(preference_of(session(), ann, "theme"), std::nullopt);
}

TEST_P(PlainRows, keep_drafts_and_marks_for_each_person) {
  put_draft(session(), ann, "new", "{\"title\":1}", noon);
  put_draft(session(), ann, "new", "{\"title\":2}", noon + std::chrono::seconds{1});
  EXPECT_EQ(draft_of(session(), ann, "new")->body, "{\"title\":2}");
  EXPECT_EQ(draft_of(session(), bob, "new"), std::nullopt);
  EXPECT_EQ(drafts_of(session(), ann).size(), 1u);
  remove_draft(session(), ann, "new");
  EXPECT_TRUE(drafts_of(session(), ann).empty());
  put_read_mark(session(), ann, {1}, 10);
  put_read_mark(session(), ann, {1}, 5);
  EXPECT_EQ(read_mark(session(), ann, {1}), 10) << "a mark never goes back";
  EXPECT_EQ(read_mark(session(), ann, {2}), std::nullopt);
}

}  // namespace
}  // namespace sluice::store
