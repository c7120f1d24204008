#include "store/event_log.h"

#include <gtest/gtest.h>

#include "store/kept_answers.h"
#include "store/snapshots.h"
#include "store/support/test_database.h"
#include "store/verify.h"

namespace sluice::store {
namespace {

constexpr StreamId change{StreamKind::change, 1};
constexpr StreamId group{StreamKind::group, 1};
constexpr Instant noon{1'796'000'000'000'000};
constexpr PersonId ann{7};

NewEvent event(std::string name) { return {std::move(name), R"({"n":1})"}; }
NewEvent said(std::string_view text) {
  const std::string salt = "00ff";
  return {"commented/1",
          R"({"text":{"sha256":")" + hash_of_text(salt, text) + R"("}})",
          {{"/text", salt, std::string{text}}}};
}

class EventLog : public DatabaseTest {
 protected:
  std::int64_t append(StreamId stream, std::int64_t expected, const std::vector<NewEvent>& events, Instant at = noon) {
    WriteTransaction write{session()};
    Appender log{write};
    const auto position = log.append(stream, expected, at, ann, "page", events);
    log.flush();
    write.commit();
    return position;
  }
  std::vector<std::string> faults(StreamId stream) { return verify_stream(session(), stream).faults; }
};
INSTANTIATE_TEST_SUITE_P(Databases, EventLog, both_databases, database_name);

TEST_P(EventLog, numbers_events_over_all_streams_without_gaps) {
  EXPECT_EQ(append(change, 0, {event("one/1"), event("two/1")}), 2);
  EXPECT_EQ(append(group, 0, {event("three/1")}), 3);
  EXPECT_EQ(append(change, 2, {event("four/1")}), 4);
  const auto log = read_log(session(), 0);
  ASSERT_EQ(log.size(), 4u);
  for (std::size_t i = 0; i < log.size(); ++i) EXPECT_EQ(log[i].position, static_cast<std::int64_t>(i) + 1);
  EXPECT_EQ(log[3].version, 3);
  EXPECT_EQ(log[3].stream(), change);
  EXPECT_EQ(log[3].by(), ann);
  EXPECT_EQ(last_position(session()), 4);
}

TEST_P(EventLog, leaves_no_gap_where_a_transaction_was_rolled_back) {
  append(change, 0, {event("one/1")});
  {
    WriteTransaction write{session()};
    Appender log{write};
    log.append(change, 1, noon, ann, "page", {event("lost/1")});
    log.flush();
  }
  EXPECT_EQ(append(change, 1, {event("two/1")}), 2);
}

TEST_P(EventLog, refuses_an_append_at_a_stale_version) {
  append(change, 0, {event("one/1")});
  EXPECT_THROW(append(change, 0, {event("two/1")}), BrokenInvariant);
  EXPECT_THROW(append(change, 2, {event("two/1")}), BrokenInvariant);
  EXPECT_EQ(last_position(session()), 1);
}

TEST_P(EventLog, refuses_a_stream_that_was_written_outside_the_lock) {
  append(change, 0, {event("one/1")});
  WriteTransaction write{session()};
  Appender log{write};
  log.append(change, 1, noon, ann, "page", {event("two/1")});
  session().run("UPDATE streams SET version = 9");
  EXPECT_THROW(log.flush(), BrokenInvariant);
}

TEST_P(EventLog, refuses_time_that_goes_back) {
  append(change, 0, {event("one/1")});
  EXPECT_THROW(append(change, 1, {event("two/1")}, noon - std::chrono::seconds{1}), BrokenInvariant);
}

TEST_P(EventLog, reads_streams_in_pages) {
  std::vector<NewEvent> events;
  for (int i = 0; i < 150; ++i) events.push_back(event("e/" + std::to_string(i + 1)));
  append(group, 0, {event("other/1")});
  append(change, 0, events);
  EXPECT_EQ(read_stream(session(), change, 0, 100).size(), 100u);
  const auto rest = read_stream(session(), change, 100, 100);
  ASSERT_EQ(rest.size(), 50u);
  EXPECT_EQ(rest.front().name, "e/101");
  EXPECT_EQ(read_stream_back(session(), change, 151, 2).front().version, 150);
  EXPECT_EQ(read_kind(session(), StreamKind::group, 0, 0).size(), 1u);
  EXPECT_EQ(read_kind(session(), StreamKind::change, 1, 149).size(), 1u);
  EXPECT_TRUE(faults(change).empty());
}

TEST_P(EventLog, writes_many_streams_in_one_transaction) {
  WriteTransaction write{session()};
  Appender log{write};
  std::vector<std::int64_t> ids;
  for (std::int64_t id = 1; id <= 300; ++id) ids.push_back(id);
  log.prefetch(StreamKind::change, ids);
  for (const auto id : ids)
    log.append({StreamKind::change, id}, 0, noon, std::nullopt, "system", {event("one/1"), event("two/1")});
  log.append({StreamKind::change, 5}, 2, noon, ann, "page", {event("three/1")});
  log.flush();
  write.commit();
  EXPECT_EQ(stream_head(session(), {StreamKind::change, 5}).version, 3);
  EXPECT_EQ(stream_head(session(), {StreamKind::change, 300}).version, 2);
  EXPECT_EQ(read_stream(session(), {StreamKind::change, 1}, 0).front().by(), std::nullopt);
  for (const auto id : {1, 5, 300}) EXPECT_TRUE(faults({StreamKind::change, id}).empty());
  EXPECT_TRUE(verify_positions(session()).empty());
}

TEST_P(EventLog, keeps_bodies_as_they_came) {
  const std::string body = "{\"b\":1.50,\n \"a\":\"\\u00e9 é\"}";
  append(change, 0, {{"one/1", body}});
  EXPECT_EQ(read_stream(session(), change, 0).front().body, body);
}

TEST_P(EventLog, finds_an_event_that_was_altered) {
  append(change, 0, {event("one/1"), event("two/1"), event("three/1")});
  EXPECT_TRUE(faults(change).empty());
  for (const auto* alteration :
       {"body = '{\"n\":2}'", "at = at + 1", "actor = 8", "origin = 'api'", "name = 'won/1'"}) {
    session().script("BEGIN");
    session().script(std::string{"UPDATE events SET "} + alteration + " WHERE position = 2");
    EXPECT_EQ(faults(change).size(), 1u) << alteration;
    session().script("ROLLBACK");
  }
}

TEST_P(EventLog, finds_an_event_that_is_missing) {
  append(change, 0, {event("one/1"), event("two/1"), event("three/1")});
  session().run("DELETE FROM events WHERE position = 2");
  EXPECT_FALSE(faults(change).empty());
  EXPECT_FALSE(verify_positions(session()).empty());
}

TEST_P(EventLog, finds_an_event_missing_at_the_end) {
  append(change, 0, {event("one/1"), event("two/1")});
  session().run("DELETE FROM events WHERE position = 2");
  EXPECT_FALSE(faults(change).empty());
}

TEST_P(EventLog, finds_a_text_that_was_altered) {
  append(change, 0, {said("yes")});
  EXPECT_TRUE(faults(change).empty());
  session().run("UPDATE written SET text = 'no'");
  ASSERT_EQ(faults(change).size(), 1u);
  EXPECT_NE(faults(change).front().find("/text was altered"), std::string::npos);
}

TEST_P(EventLog, removes_a_text_and_still_proves_the_rest) {
  append(change, 0, {said("yes"), said("a phone number")});
  {
    WriteTransaction write{session()};
    EXPECT_TRUE(has_text(session(), change, 2, "/text"));
    EXPECT_FALSE(remove_text(write, {StreamKind::change, 2}, 2, "/text")) << "another change's";
    EXPECT_TRUE(remove_text(write, change, 2, "/text"));
    EXPECT_FALSE(remove_text(write, change, 2, "/text"));
    EXPECT_FALSE(remove_text(write, change, 1, "/nothing"));
    write.commit();
  }
  const auto texts = texts_of(session(), read_stream(session(), change, 0));
  ASSERT_EQ(texts.size(), 1u);
  EXPECT_EQ(texts.front().text, "yes");
  const auto verified = verify_stream(session(), change);
  EXPECT_TRUE(verified.faults.empty());
  EXPECT_EQ(verified.removed, std::vector<std::string>{"event 2, /text"});
  EXPECT_EQ(session().one<std::int64_t>("SELECT count(*) FROM written WHERE text LIKE '%phone%' OR salt = ''"), 0);
}

TEST_P(EventLog, removes_a_text_from_what_quotes_it) {
  append(change, 0, {said("a phone number")});
  WriteTransaction write{session()};
  keep_answer(write, {ann, "one", "", 200, "", R"({"id":"CHG-1","text":"a phone number"})", noon});
  keep_answer(write, {ann, "two", "", 200, "", R"({"id":"CHG-12"})", noon});
  Change state;
  state.id = {1};
  write_snapshot(write, state);
  EXPECT_TRUE(remove_text(write, change, 1, "/text"));
  EXPECT_FALSE(kept_answer(session(), ann, "one"));
  EXPECT_TRUE(kept_answer(session(), ann, "two"));
  EXPECT_FALSE(read_snapshot(session(), {1}));
}

TEST_P(EventLog, lists_streams_in_pages) {
  append(change, 0, {event("one/1")});
  append({StreamKind::change, 2}, 0, {event("one/1")});
  append(group, 0, {event("one/1")});
  const auto first = streams_after(session(), {}, 2);
  ASSERT_EQ(first.size(), 2u);
  const auto rest = streams_after(session(), first.back(), 10);
  EXPECT_EQ(rest, std::vector<StreamId>{group});
}

TEST(EventHash, is_over_parts_with_their_lengths) {
  StoredEvent one{.position = 1, .version = 1, .name = "a", .origin = "bc"};
  StoredEvent two{.position = 1, .version = 1, .name = "ab", .origin = "c"};
  EXPECT_NE(hash_of(one), hash_of(two));
}

}  // namespace
}  // namespace sluice::store
