// Links between changes and to tickets elsewhere: what each side knows, what a change waits for, and how parents and
// children end together.
#include <gmock/gmock.h>

#include "change_web.h"

namespace sluice::testing_world {
namespace {

using ::testing::HasSubstr;

AddLink to(LinkKind kind, ChangeId change) { return {kind, change, "", ""}; }
AddLink outside(LinkKind kind, std::string address) { return {kind, {}, std::move(address), "JIRA-7 Rotate the keys"}; }

/// Through build and deployment to the stage in which the outcome is declared.
void brought_to_verification(Web& web, ChangeId id) {
  const auto& people = web.story;
  if (web.changes.at(id).stage() == "draft") web.given(id, AdvanceChange{}, people.priya);
  if (web.changes.at(id).stage() == "authorization")
    web.given(id, Decide{"cab", Decision::approve, "", ""}, people.dana)
        .given(id, Decide{"cab", Decision::approve, "", ""}, people.lee);
  for (const auto* key : {"build", "peer", "deploy"})
    for (const Task& task : std::vector<Task>{web.changes.at(id).tasks})
      if (task.key == key && is_open(task.state)) web.given(id, FinishTask{task.id, ""}, people.priya);
}

void closed(Web& web, ChangeId id, Outcome outcome = Outcome::successful) {
  brought_to_verification(web, id);
  const bool good = outcome == Outcome::successful;
  web.given(id, DeclareOutcome{outcome, good ? "" : "so", good ? std::nullopt : std::optional{Magnitude{}}},
            web.story.priya);
}

TEST(Links, stand_on_both_sides_each_with_its_own_words) {
  Web web;
  const auto one = web.drafted(), other = web.drafted();
  web.given(one, to(LinkKind::fixes, other), web.story.priya);
  const Link& here = web.changes.at(one).links.at(0);
  const Link& there = web.changes.at(other).links.at(0);
  EXPECT_EQ(here.change, other);
  EXPECT_EQ(words_of(here.kind), "fixes");
  EXPECT_EQ(there.change, one);
  EXPECT_EQ(words_of(there.kind), "is fixed by");
  EXPECT_EQ(there.state->owner, web.story.priya);
}

TEST(Links, go_from_both_sides_and_their_numbers_are_never_used_again) {
  Web web;
  const auto one = web.drafted(), other = web.drafted();
  web.given(one, to(LinkKind::depends_on, other), web.story.priya);
  web.given(other, RemoveLink{1, "made by mistake"}, web.story.priya);
  EXPECT_TRUE(web.changes.at(one).links.empty());
  EXPECT_TRUE(web.changes.at(other).links.empty());
  web.given(one, to(LinkKind::depends_on, other), web.story.priya);
  EXPECT_EQ(web.changes.at(one).links.at(0).number, 2);
}

TEST(Links, are_refused_where_they_make_no_sense) {
  Web web;
  const auto one = web.drafted(), other = web.drafted();
  const auto& priya = web.story.priya;
  EXPECT_EQ(web.ask(one, to(LinkKind::fixes, one), priya).error().errors.at(0).pointer, "/change");
  EXPECT_EQ(web.ask(one, to(LinkKind::fixes, {99}), priya).error().errors.at(0).detail, "There is no change CHG-99.");
  EXPECT_EQ(web.ask(one, AddLink{}, priya).error().why, Refused::invalid);
  EXPECT_EQ(web.ask(one, AddLink{LinkKind::fixes, other, "https://example.org", "both"}, priya).error().why,
            Refused::invalid);
  web.given(one, to(LinkKind::fixes, other), priya);
  EXPECT_THAT(web.ask(one, to(LinkKind::fixes, other), priya).error().detail, HasSubstr("already"));
  EXPECT_EQ(web.ask(one, to(LinkKind::fixes, other), web.story.tomas).error().why, Refused::not_permitted);
}

TEST(Links, to_tickets_elsewhere_take_only_addresses_that_are_safe_to_follow) {
  Web web;
  const auto id = web.drafted();
  const auto umlaut =
      web.ask(id, outside(LinkKind::depends_on, "https://j.example/ü?x=1#y"), web.story.priya).error().errors.at(0);
  EXPECT_NE(umlaut.detail.find("percent-encode"), std::string::npos) << umlaut.detail;
  for (const auto* address : {"http://example.org/7", "https://", "https://:443/", "javascript:alert(1)", "ftp://x",
                              "https://me:secret@example.org/", "https://example.org/a b", "https://example.org/\n"})
    EXPECT_EQ(web.ask(id, outside(LinkKind::depends_on, address), web.story.priya).error().errors.at(0).pointer,
              "/address")
        << address;
  EXPECT_TRUE(
      web.ask(id, outside(LinkKind::depends_on, "https://jira.example.org/browse/JIRA-7?x=1#c"), web.story.priya));
  EXPECT_EQ(
      web.ask(id, outside(LinkKind::part_of, "https://example.org/8"), web.story.priya).error().errors.at(0).pointer,
      "/kind");
}

TEST(Links, that_bind_the_other_change_need_the_right_to_edit_it) {
  Web web;
  const auto mine = web.drafted(), other = web.drafted();
  FieldsPatch patch;
  patch.owner = Patch<PersonId>::set(web.story.tomas);
  web.given(mine, EditChange{patch}, web.story.priya);
  for (const auto kind : {LinkKind::blocks, LinkKind::part_of, LinkKind::parent_of}) {
    const auto refused = web.ask(mine, to(kind, other), web.story.tomas);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().why, Refused::not_permitted);
    EXPECT_THAT(refused.error().detail, HasSubstr("Priya Nair"));
  }
  EXPECT_TRUE(web.ask(mine, to(LinkKind::depends_on, other), web.story.tomas));
}

TEST(Links, close_no_circle_and_name_the_one_they_would) {
  Web web;
  const auto a = web.drafted(), b = web.drafted(), c = web.drafted();
  web.given(a, to(LinkKind::depends_on, b), web.story.priya);
  web.given(c, to(LinkKind::blocks, b), web.story.priya);  // b depends on c
  const auto refused = web.ask(a, to(LinkKind::blocks, c), web.story.priya);
  ASSERT_FALSE(refused.has_value());
  EXPECT_THAT(refused.error().detail,
              HasSubstr("CHG-3 would depend on CHG-1, which depends on CHG-2, which depends on CHG-3"));
  EXPECT_FALSE(web.ask(c, to(LinkKind::depends_on, a), web.story.priya));
  EXPECT_TRUE(web.ask(c, to(LinkKind::follow_up_of, a), web.story.priya));
}

TEST(Links, let_nothing_be_its_own_part) {
  Web web;
  const auto a = web.drafted(), b = web.drafted(), c = web.drafted();
  web.given(a, to(LinkKind::part_of, b), web.story.priya).given(b, to(LinkKind::part_of, c), web.story.priya);
  const auto refused = web.ask(c, to(LinkKind::part_of, a), web.story.priya);
  EXPECT_THAT(
      refused.error().detail,
      HasSubstr("CHG-1 would be the parent of CHG-3, which is the parent of CHG-2, which is the parent of CHG-1"));
  EXPECT_THAT(web.ask(a, to(LinkKind::part_of, c), web.story.priya).error().detail, HasSubstr("already"));
}

TEST(Links, let_nothing_wait_for_its_parent_by_whatever_way) {
  Web web;
  const auto a = web.drafted(), b = web.drafted(), c = web.drafted();
  web.given(a, to(LinkKind::part_of, b), web.story.priya).given(c, to(LinkKind::depends_on, b), web.story.priya);
  EXPECT_THAT(web.ask(a, to(LinkKind::depends_on, b), web.story.priya).error().detail,
              HasSubstr("CHG-1 would depend on CHG-2, which is the parent of CHG-1. Nothing in it could ever go on."));
  EXPECT_THAT(web.ask(c, to(LinkKind::part_of, a), web.story.priya).error().detail,
              HasSubstr("CHG-1 would be the parent of CHG-3, which depends on CHG-2, which is the parent of CHG-1"));
  web.given(b, to(LinkKind::depends_on, a), web.story.priya).given(c, to(LinkKind::depends_on, a), web.story.priya);
}

TEST(Links, of_every_kind_that_leads_somewhere_close_no_circle) {
  const std::map<LinkKind, std::string> told{
      {LinkKind::duplicates, "CHG-2 would duplicate CHG-1, which duplicates CHG-2."},
      {LinkKind::fixes, "CHG-2 would fix CHG-1, which fixes CHG-2."},
      {LinkKind::caused_by, "CHG-2 would be caused by CHG-1, which was caused by CHG-2."},
      {LinkKind::follow_up_of, "CHG-2 would follow up on CHG-1, which follows up on CHG-2."}};
  for (const auto& [kind, circle] : told) {
    Web web;
    const auto a = web.drafted(), b = web.drafted();
    web.given(a, to(kind, b), web.story.priya);
    for (const auto& refused :
         {web.ask(b, to(kind, a), web.story.priya), web.ask(a, to(reverse_of(kind), b), web.story.priya)}) {
      ASSERT_FALSE(refused.has_value());
      EXPECT_THAT(refused.error().detail, HasSubstr(circle));
      EXPECT_THAT(refused.error().detail, HasSubstr("Take one of these links away first"));
    }
    for (const auto& [other, words] : told)
      if (other != kind) EXPECT_TRUE(web.ask(b, to(other, a), web.story.priya)) << "another relation";
  }
}

TEST(Links, made_to_a_closed_change_are_no_act_on_it) {
  Web web;
  const auto one = web.drafted(), other = web.drafted();
  closed(web, other);
  const auto closed_at = *web.changes.at(other).closed;
  web.story.now = web.story.now + std::chrono::hours{1};
  web.given(one, to(LinkKind::fixes, other), web.story.priya);
  EXPECT_EQ(web.changes.at(one).updated, web.story.now);
  EXPECT_EQ(web.changes.at(other).updated, closed_at);
  EXPECT_EQ(web.changes.at(other).recorded, web.story.now);
  web.story.now = web.story.now + std::chrono::hours{1};
  web.given(one, RemoveLink{1, "made by mistake"}, web.story.priya);
  EXPECT_EQ(web.changes.at(other).updated, closed_at);
  web.given(other, Comment{"It holds"}, web.story.priya);
  EXPECT_EQ(web.changes.at(other).updated, web.story.now);
}

TEST(Links, made_with_a_change_are_there_from_its_first_moment) {
  Web web;
  const auto parent = web.drafted();
  const auto child = web.drafted({to(LinkKind::part_of, parent), outside(LinkKind::fixes, "https://example.org/7")});
  EXPECT_EQ(web.changes.at(child).links.size(), 2U);
  EXPECT_EQ(open_children(web.changes.at(parent)).at(0)->change, child);
}

TEST(RelatedGate, waits_for_what_it_depends_on_and_names_who_owns_it) {
  Web web{waiting_process()};
  const auto first = web.drafted(), second = web.drafted({to(LinkKind::depends_on, first)});
  web.given(second, AdvanceChange{}, web.story.priya)
      .given(second, Decide{"cab", Decision::approve, "", ""}, web.story.dana)
      .given(second, Decide{"cab", Decision::approve, "", ""}, web.story.lee);
  for (const Task& task : std::vector<Task>{web.changes.at(second).tasks})
    web.given(second, FinishTask{task.id, ""}, web.story.priya);
  ASSERT_EQ(web.changes.at(second).stage(), "build");
  const auto waits = web.waits(second);
  ASSERT_EQ(waits.size(), 1U);
  EXPECT_EQ(waits[0].gate, "related");
  EXPECT_EQ(waits[0].key, "CHG-1");
  EXPECT_EQ(waits[0].people, std::vector{web.story.priya});
  EXPECT_EQ(waits[0].detail, "It depends on CHG-1, which is in Draft and has to be closed; Priya Nair owns it.");
  web.given(first, CancelChange{"no longer needed"}, web.story.priya);
  EXPECT_EQ(web.changes.at(second).stage(), "build");
  web.tell_all();
  EXPECT_EQ(web.changes.at(second).stage(), "deployment");
}

TEST(RelatedGate, says_what_to_do_when_it_can_never_open) {
  Web web{waiting_process(RelatedState::deployed)};
  const auto first = web.drafted(), second = web.drafted({to(LinkKind::depends_on, first)});
  web.given(first, CancelChange{"no longer needed"}, web.story.priya);
  web.tell_all();
  web.given(second, AdvanceChange{}, web.story.priya)
      .given(second, Decide{"cab", Decision::approve, "", ""}, web.story.dana)
      .given(second, Decide{"cab", Decision::approve, "", ""}, web.story.lee);
  const auto waits = web.waits(second);
  EXPECT_EQ(waits.back().detail,
            "It depends on CHG-1, which was cancelled and will never be deployed: take the link away, or link what "
            "replaces it.");
  EXPECT_THAT(waits.back().people, ::testing::Contains(web.story.priya));
}

TEST(RelatedGate, waits_for_a_ticket_elsewhere_until_somebody_ticks_it) {
  Web web{waiting_process()};
  const auto id = web.drafted({outside(LinkKind::depends_on, "https://example.org/7")});
  web.given(id, AdvanceChange{}, web.story.priya)
      .given(id, Decide{"cab", Decision::approve, "", ""}, web.story.dana)
      .given(id, Decide{"cab", Decision::approve, "", ""}, web.story.lee);
  for (const Task& task : std::vector<Task>{web.changes.at(id).tasks})
    web.given(id, FinishTask{task.id, ""}, web.story.priya);
  EXPECT_EQ(web.waits(id).at(0).key, "link-1");
  EXPECT_THAT(web.waits(id).at(0).detail, HasSubstr("“JIRA-7 Rotate the keys”"));
  EXPECT_EQ(web.ask(id, SettleOutsideLink{1, true}, web.story.tomas).error().why, Refused::not_permitted);
  web.given(id, SettleOutsideLink{1, true}, web.story.ruth);
  EXPECT_EQ(web.changes.at(id).links.at(0).settled_by, web.story.ruth);
  EXPECT_EQ(web.changes.at(id).stage(), "deployment");
}

TEST(RelatedGate, tells_nothing_of_a_restricted_change) {
  Web web{waiting_process()};
  const auto secret = web.drafted(), open = web.drafted({to(LinkKind::depends_on, secret)});
  web.given(secret, RestrictChange{true, {}}, web.story.priya);
  web.tell_all();
  web.given(open, AdvanceChange{}, web.story.priya)
      .given(open, Decide{"cab", Decision::approve, "", ""}, web.story.dana)
      .given(open, Decide{"cab", Decision::approve, "", ""}, web.story.lee);
  const auto waits = web.waits(open);
  EXPECT_EQ(waits.back().title, "a restricted change");
  EXPECT_EQ(waits.back().key, "link-1");
  EXPECT_TRUE(waits.back().people.empty());
  EXPECT_THAT(waits.back().detail, ::testing::Not(HasSubstr("CHG-1")));
}

TEST(Children, end_with_a_parent_that_is_cancelled_before_it_closes) {
  Web web;
  const auto parent = web.drafted(), child = web.drafted({to(LinkKind::part_of, parent)}),
             grandchild = web.drafted({to(LinkKind::part_of, child)});
  web.given(parent, CancelChange{"no longer needed"}, web.story.priya);
  EXPECT_FALSE(web.changes.at(parent).is_closed());
  EXPECT_EQ(web.waits(parent).at(0).title, "1 child change is closing");
  EXPECT_EQ(web.ask(parent, AdvanceChange{}, web.story.priya).error().why, Refused::out_of_turn);
  web.tell_all();
  for (const auto id : {grandchild, child, parent}) EXPECT_EQ(web.changes.at(id).outcome, Outcome::cancelled);
  for (const auto id : {grandchild, child, parent}) EXPECT_TRUE(web.changes.at(id).is_closed()) << shown(id);
  EXPECT_EQ(web.changes.at(child).outcome_comment.text, "CHG-1 has ended, and this is part of it.");
}

TEST(Children, that_were_deployed_are_brought_to_their_end_by_people) {
  Web web;
  const auto parent = web.drafted(), child = web.drafted({to(LinkKind::part_of, parent)});
  brought_to_verification(web, child);
  web.given(parent, CancelChange{"no longer needed"}, web.story.priya);
  web.tell_all();
  EXPECT_FALSE(web.changes.at(child).is_closed());
  EXPECT_THAT(web.waits(parent).at(0).detail, HasSubstr("CHG-2 in Verification"));
  closed(web, child);
  web.tell_all();
  EXPECT_TRUE(web.changes.at(parent).is_closed());
  EXPECT_EQ(web.changes.at(parent).outcome, Outcome::cancelled);
}

TEST(Children, let_their_parent_close_when_they_are_no_longer_part_of_it) {
  Web web;
  const auto parent = web.drafted(), child = web.drafted({to(LinkKind::part_of, parent)});
  brought_to_verification(web, child);
  web.given(parent, CancelChange{"no longer needed"}, web.story.priya);
  web.given(parent, RemoveLink{1, ""}, web.story.priya);
  EXPECT_TRUE(web.changes.at(parent).is_closed());
  EXPECT_FALSE(web.changes.at(child).is_closed());
}

TEST(Children, keep_their_parent_where_its_process_says_so) {
  Process process = small_process();
  process.stages[4].gates.push_back({GateKind::children_done, "", {}});
  Web web{process};
  const auto parent = web.drafted(), child = web.drafted({to(LinkKind::part_of, parent)});
  brought_to_verification(web, parent);
  const auto refused = web.ask(parent, DeclareOutcome{Outcome::successful, "", {}}, web.story.priya);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().unmet.at(0).gate, "children_done");
  EXPECT_EQ(refused.error().unmet.at(0).key, "CHG-2");
  closed(web, child);
  web.tell_all();
  EXPECT_TRUE(web.ask(parent, DeclareOutcome{Outcome::successful, "", {}}, web.story.priya));
  EXPECT_TRUE(web.changes.at(parent).is_closed());
}

TEST(Children, come_to_no_parent_that_has_ended) {
  Web web;
  const auto parent = web.drafted(), child = web.drafted();
  web.given(parent, CancelChange{"no longer needed"}, web.story.priya);
  EXPECT_THAT(web.ask(child, to(LinkKind::part_of, parent), web.story.priya).error().detail, HasSubstr("closed"));
  EXPECT_TRUE(web.ask(child, to(LinkKind::follow_up_of, parent), web.story.priya));
}

}  // namespace
}  // namespace sluice::testing_world
