// A request that comes twice is carried out once, and answered the same.
#include "engine_world.h"

namespace sluice::engine {
namespace {

class RepeatedRequests : public EngineTest {
 protected:
  [[nodiscard]] static Keyed<ChangeDone> keyed(std::string key, std::string digest = "digest") {
    return {std::move(key), std::move(digest), [](const Result<ChangeDone>& result) {
              if (!result) return Answer{409, "", result.error().detail};
              return Answer{201, "etag", shown(result->change->id)};
            }};
  }
  [[nodiscard]] Reply<ChangeDone> ask(std::optional<ChangeId> id, ChangeCommand command, PersonId who,
                                      Keyed<ChangeDone> key) {
    Awaited<ChangeDone> reply;
    engine().change(id, std::move(command), by(who), reply.here(), std::move(key));
    return reply.get();
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, RepeatedRequests, store::both_databases, store::database_name);

TEST_P(RepeatedRequests, are_answered_as_the_first_was) {
  const auto first = std::get<Answer>(ask({}, a_change(), priya, keyed("k1")));
  EXPECT_EQ(first, (Answer{201, "etag", "CHG-1"}));
  EXPECT_EQ(std::get<Answer>(ask({}, a_change(), priya, keyed("k1"))), first);
  restart();
  EXPECT_EQ(std::get<Answer>(ask({}, a_change(), priya, keyed("k1"))), first);
  EXPECT_EQ(std::get<Answer>(ask({}, a_change(), priya, keyed("k2"))).body, "CHG-2");
}

TEST_P(RepeatedRequests, at_the_same_moment_make_one_change) {
  HeldWriter held{engine()};
  std::vector<Awaited<ChangeDone>> replies(10);
  for (auto& reply : replies) engine().change({}, a_change(), by(priya), reply.here(), keyed("once"));
  held.let_go();
  for (auto& reply : replies) EXPECT_EQ(std::get<Answer>(reply.get()).body, "CHG-1");
  EXPECT_EQ(must(engine().change_now({}, a_change(), by(priya))).change->id, ChangeId{2});
}

TEST_P(RepeatedRequests, of_two_people_are_two_requests) {
  EXPECT_EQ(std::get<Answer>(ask({}, a_change(), priya, keyed("k"))).body, "CHG-1");
  EXPECT_EQ(std::get<Answer>(ask({}, a_change(), ruth, keyed("k"))).body, "CHG-2");
}

TEST_P(RepeatedRequests, with_another_content_are_refused) {
  (void)ask({}, a_change(), priya, keyed("k", "one"));
  const auto refused = std::get<Result<ChangeDone>>(ask({}, a_change(), priya, keyed("k", "another")));
  EXPECT_EQ(refused.error().why, Refused::invalid);
}

TEST_P(RepeatedRequests, keep_a_refusal_that_the_state_of_things_gave) {
  const auto id = submitted();
  const auto first = std::get<Answer>(ask(id, ResumeChange{}, ruth, keyed("k")));
  EXPECT_EQ(first.status, 409);
  (void)change(id, HoldChange{"wait"}, ruth);
  EXPECT_EQ(std::get<Answer>(ask(id, ResumeChange{}, ruth, keyed("k"))), first);
  EXPECT_TRUE(read(id)->hold.has_value());
}

TEST_P(RepeatedRequests, keep_no_refusal_of_a_person) {
  const auto id = drafted();
  const auto refused = std::get<Result<ChangeDone>>(ask(id, CancelChange{"no"}, mei, keyed("k")));
  EXPECT_EQ(refused.error().why, Refused::not_permitted);
  (void)must(engine().person_now(mei, GrantRole{Role::change_manager}, by_sluice()));
  EXPECT_EQ(std::get<Answer>(ask(id, CancelChange{"no"}, mei, keyed("k"))).status, 201);
}

TEST_P(RepeatedRequests, are_new_ones_after_a_day) {
  (void)ask({}, a_change(), priya, keyed("k"));
  later(std::chrono::hours{25});
  EXPECT_EQ(std::get<Answer>(ask({}, a_change(), priya, keyed("k"))).body, "CHG-2");
}

}  // namespace
}  // namespace sluice::engine
