#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "change_story.h"
#include "domain/catalog/check.h"
#include "domain/catalog/decide.h"

namespace sluice {
namespace {

using namespace testing_world;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Request, Prepare, Verification: as the shipped one, with as little as the tests need.
Process standard_process() {
  Process process;
  process.key = "standard";
  process.name = "Standard change";
  process.type = ChangeType::standard;
  Stage draft = stage_of("draft", Phase::draft);
  draft.gates = {{GateKind::pre_approved, "", {}}};
  Stage release = stage_of("release", Phase::release);
  release.gates = {{GateKind::pre_approved, "", {}}, {GateKind::window_open, "", {}}};
  Stage verification = stage_of("verification", Phase::verification);
  verification.advance = Advance::manual;
  verification.gates = {{GateKind::outcome_declared, "", {}}};
  process.stages = {draft, release, verification};
  return process;
}

struct Catalog : testing::Test {
  Story story{standard_process()};
  World& world = story.world;
  PersonId nils = world.person("Nils Owner", {Role::member});
  PersonId jonas = world.person("Jonas Berg", {Role::member, Role::change_manager});

  static EntryContent content() {
    EntryContent content;
    content.title = {"Renew a TLS certificate"};
    content.when_to_use = {"A certificate ends soon."};
    content.effect = {"None"};
    content.process = "standard";
    content.fields.deployment_plan = {"1. Install it."};
    content.fields.backout_plan = {"1. Put the old one back."};
    content.locked = {"deployment_plan", "backout_plan"};
    content.asked = {"services"};
    return content;
  }

  [[nodiscard]] const CatalogEntry* entry() const { return world.directory.catalog_entry({5}); }

  Result<CatalogEvents> when(const CatalogCommand& command, const Actor& who, const Change* source = nullptr) {
    const bool fresh = std::holds_alternative<ProposeEntry>(command);
    auto events = decide(fresh ? nullptr : entry(), command, {story.now, who, world.directory, {5}, source});
    if (!events) return events;
    auto after = entry() ? *entry() : CatalogEntry{};
    for (const auto& event : *events) after = apply(std::move(after), event, {story.now, who.person});
    if (!events->empty()) world.directory.catalog[{5}] = std::make_shared<const CatalogEntry>(after);
    return events;
  }
  Result<CatalogEvents> when(const CatalogCommand& command, PersonId who) { return when(command, world.actor(who)); }
  void given(const CatalogCommand& command, PersonId who) {
    const auto done = when(command, who);
    ASSERT_TRUE(done) << done.error().detail;
  }
  void given_in_force() {
    given(ProposeEntry{"renew-tls", content(), {}, {}}, nils);
    given(ApproveEntry{1, ""}, jonas);
  }
  void note(std::int64_t change, Outcome outcome) {
    const auto done = when(NoteOutcome{{change}, outcome}, system_actor());
    ASSERT_TRUE(done) << done.error().detail;
  }
  [[nodiscard]] EntryState state() const { return state_of(*entry(), story.now); }
  void months_pass(std::int64_t months) { story.now = months_after(story.now, months); }

  [[nodiscard]] CreateChange from_entry() const {
    CreateChange create{"standard", {}, false, {}};
    create.entry = CatalogEntryId{5};
    create.fields.services = {story.billing};
    return create;
  }
  template <class T>
  static std::vector<std::string> pointers(const Result<T>& result) {
    std::vector<std::string> found;
    if (result) return found;
    for (const auto& one : result.error().errors) found.push_back(one.pointer);
    return found;
  }
};

TEST_F(Catalog, is_put_into_force_by_a_change_manager_who_neither_proposed_nor_owns_it) {
  given(ProposeEntry{"renew-tls", content(), jonas, {}}, story.ruth);
  EXPECT_EQ(state(), EntryState::proposed);
  EXPECT_EQ(when(ApproveEntry{1, ""}, nils).error().why, Refused::not_permitted) << "no change manager";
  EXPECT_THAT(when(ApproveEntry{1, ""}, story.ruth).error().detail, HasSubstr("Somebody else than who proposed it"));
  EXPECT_THAT(when(ApproveEntry{1, ""}, jonas).error().detail, HasSubstr("Somebody else than its owner"));
  const auto kim = world.person("Kim Third", {Role::change_manager});
  EXPECT_THAT(when(ApproveEntry{1, ""}, jonas).error().detail, HasSubstr("Kim Third"));
  given(ApproveEntry{1, ""}, kim);
  EXPECT_EQ(state(), EntryState::in_force);
  EXPECT_EQ(entry()->until, months_after(story.now, 12));
}

TEST_F(Catalog, ships_entries_that_any_change_manager_may_approve) {
  ASSERT_TRUE(when(ProposeEntry{"renew-tls", content(), {}, {}}, system_actor()));
  EXPECT_EQ(entry()->owner, std::nullopt);
  given(ApproveEntry{1, ""}, story.ruth);
  EXPECT_EQ(state(), EntryState::in_force);
}

TEST_F(Catalog, tells_everything_that_is_wrong_with_an_entry) {
  auto wrong = content();
  wrong.title = {""};
  wrong.max_failures = 0;
  wrong.locked = {"deployment_plan", "planned_start", "test_plan", "colour"};
  wrong.asked = {"deployment_plan"};
  wrong.fields.title = {"x"};
  const auto refused = when(ProposeEntry{"renew-tls", wrong, {}, {}}, nils);
  EXPECT_THAT(pointers(refused),
              ElementsAre("/title", "/max_failures", "/locked/3", "/locked/0", "/locked/1", "/locked/2", "/locked/3"));
  EXPECT_THAT(pointers(when(ProposeEntry{"Renew TLS", content(), {}, {}}, nils)), ElementsAre("/key"));
}

TEST_F(Catalog, keeps_what_is_in_force_until_an_edit_is_approved) {
  given_in_force();
  auto better = content();
  better.fields.deployment_plan = {"1. Install it and its chain."};
  given(EditEntry{better}, nils);
  EXPECT_EQ(state(), EntryState::in_force);
  EXPECT_EQ(shown_version(*entry()).content.fields.deployment_plan.text, "1. Install it.");
  EXPECT_EQ(when(ApproveEntry{1, ""}, jonas).error().why, Refused::out_of_turn) << "another one than was read";
  given(ApproveEntry{2, ""}, jonas);
  EXPECT_EQ(shown_version(*entry()).content.fields.deployment_plan.text, "1. Install it and its chain.");
  EXPECT_EQ(entry()->versions[0].fate, EntryFate::superseded);
}

TEST_F(Catalog, loses_its_pre_approval_after_two_failures_until_it_is_renewed) {
  given_in_force();
  note(1143, Outcome::backed_out);
  note(1143, Outcome::backed_out);
  note(1150, Outcome::successful_with_issues);
  EXPECT_EQ(state(), EntryState::in_force) << "one change counts once, and issues are no failure";
  note(1161, Outcome::unsuccessful);
  EXPECT_EQ(state(), EntryState::lapsed);
  EXPECT_EQ(how_lost(*entry(), story.now), "lost its pre-approval on 11 Jan 2027 (2 failures in 12 months)");
  EXPECT_THAT(entry()->lapse->changes, ElementsAre(ChangeId{1143}, ChangeId{1161}));
  EXPECT_EQ(when(RenewEntry{""}, nils).error().why, Refused::not_permitted);
  given(RenewEntry{"The chain is checked now."}, jonas);
  EXPECT_EQ(state(), EntryState::in_force);
  note(1162, Outcome::unsuccessful);
  EXPECT_EQ(state(), EntryState::in_force) << "what was before counts no longer";
}

TEST_F(Catalog, forgets_failures_that_are_older_than_a_year_or_were_declared_by_mistake) {
  auto long_lived = content();
  long_lived.max_age_months = 36;
  given(ProposeEntry{"renew-tls", long_lived, {}, {}}, nils);
  given(ApproveEntry{1, ""}, jonas);
  note(1, Outcome::unsuccessful);
  months_pass(13);
  note(2, Outcome::unsuccessful);
  EXPECT_EQ(state(), EntryState::in_force);
  note(2, Outcome::successful);
  note(3, Outcome::backed_out);
  EXPECT_EQ(state(), EntryState::in_force);
}

TEST_F(Catalog, loses_its_pre_approval_when_it_is_not_renewed_in_time) {
  given_in_force();
  EXPECT_THAT(*when(NoteAge{}, system_actor()), IsEmpty());
  months_pass(12);
  EXPECT_EQ(state(), EntryState::lapsed) << "noted or not";
  EXPECT_THAT(*when(NoteAge{}, system_actor()), ElementsAre(CatalogEvent{EntryLapsed{LapseCause::age, {}}}));
  EXPECT_THAT(*when(NoteAge{}, system_actor()), IsEmpty());
  EXPECT_THAT(how_lost(*entry(), story.now), HasSubstr("11 Jan 2028 (it was not renewed in time)"));
}

TEST_F(Catalog, is_retired_by_somebody_else_than_who_proposed_that) {
  given_in_force();
  given(ProposeRetirement{"Done by a robot now."}, story.ruth);
  EXPECT_EQ(state(), EntryState::retiring);
  EXPECT_TRUE(is_pre_approved(*entry(), story.now)) << "it is used until then";
  EXPECT_EQ(when(ApproveRetirement{}, story.ruth).error().why, Refused::not_permitted);
  given(ApproveRetirement{}, jonas);
  EXPECT_EQ(state(), EntryState::retired);
  EXPECT_EQ(when(RenewEntry{""}, jonas).error().why, Refused::out_of_turn);
  EXPECT_EQ(story.when(from_entry(), story.priya).error().errors.at(0).pointer, "/catalog_entry");
}

TEST_F(Catalog, takes_over_what_a_finished_normal_change_says) {
  Change source = change_of(nils);
  source.type = ChangeType::normal;
  source.fields.title = {"Renew the certificate of the portal"};
  source.fields.test_plan = {"Connect from outside."};
  source.fields.deployment_plan = {"something else"};
  source.fields.deployer = nils;
  const ProposeEntry propose{"renew-tls", content(), {}, ChangeId{1}};
  EXPECT_THAT(pointers(when(propose, world.actor(nils), &source)), ElementsAre("/from")) << "it is still open";
  source.phase = Phase::closed;
  source.outcome = Outcome::successful;
  source.restricted = true;
  EXPECT_THAT(pointers(when(propose, world.actor(nils), &source)), ElementsAre("/from"));
  source.restricted = false;
  ASSERT_TRUE(when(propose, world.actor(nils), &source));
  const auto& fields = entry()->versions[0].content.fields;
  EXPECT_EQ(fields.test_plan.text, "Connect from outside.");
  EXPECT_EQ(fields.deployment_plan.text, "1. Install it.") << "what is given goes before";
  EXPECT_EQ(fields.deployer, std::nullopt) << "people differ from change to change";
}

TEST_F(Catalog, fills_in_a_change_that_then_needs_nobody) {
  given_in_force();
  story.given(from_entry(), story.priya);
  EXPECT_EQ(story.change.fields.title.text, "Renew a TLS certificate");
  EXPECT_EQ(story.change.fields.deployment_plan.text, "1. Install it.");
  EXPECT_EQ(story.change.catalog, (CatalogUse{{5}, 1}));
  EXPECT_EQ(story.change.stage(), "release");
}

TEST_F(Catalog, fixes_what_it_locks_and_asks_for_what_it_needs) {
  given_in_force();
  auto create = from_entry();
  create.fields.services.clear();
  create.fields.backout_plan = {"none"};
  EXPECT_THAT(pointers(story.when(create, story.priya)), ElementsAre("/backout_plan", "/services"));
  story.given(from_entry(), story.priya);
  EditChange edit;
  edit.patch.deployment_plan = Patch<Written>::set({"1. Install it at noon."});
  const auto refused = story.when(edit, story.priya);
  EXPECT_THAT(pointers(refused), ElementsAre("/deployment_plan"));
  EXPECT_THAT(refused.error().errors[0].detail, HasSubstr("fixed by the catalog entry"));
  EditChange open;
  open.patch.title = Patch<Written>::set({"Renew the certificate of the portal"});
  EXPECT_TRUE(story.when(open, story.priya));
}

TEST_F(Catalog, is_the_only_way_to_a_change_that_asks_for_pre_approval) {
  ChangeFields fields;
  fields.title = {"By hand"};
  EXPECT_THAT(pointers(story.when(CreateChange{"standard", fields, false, {}}, story.priya)),
              ElementsAre("/catalog_entry"));
}

TEST_F(Catalog, stops_changes_that_wait_when_it_lapses_and_lets_them_go_on_when_renewed) {
  given_in_force();
  story.given(from_entry(), story.priya);
  note(1, Outcome::unsuccessful);
  note(2, Outcome::unsuccessful);
  (void)story.reconsidered();
  const auto waits = story.waits();
  ASSERT_FALSE(waits.empty());
  EXPECT_EQ(waits[0].gate, "pre_approved");
  EXPECT_EQ(waits[0].detail,
            "The catalog entry lost its pre-approval on 11 Jan 2027 (2 failures in 12 months). Renew the entry (Ruth "
            "Steiner and Jonas Berg), or continue as a normal change.");
  EXPECT_THAT(waits[0].people, ElementsAre(story.ruth, jonas));
  Story another{story};
  another.change = {};
  EXPECT_THAT(pointers(another.when(from_entry(), story.priya)), ElementsAre("/catalog_entry"));
  given(RenewEntry{""}, jonas);
  for (const auto& one : story.waits()) EXPECT_NE(one.gate, "pre_approved");
}

TEST_F(Catalog, stops_changes_made_from_a_version_that_was_replaced) {
  given_in_force();
  story.given(from_entry(), story.priya);
  auto better = content();
  better.effect = {"Some seconds"};
  given(EditEntry{better}, nils);
  given(ApproveEntry{2, ""}, jonas);
  EXPECT_THAT(story.waits().at(0).detail, HasSubstr("Version 2 of the catalog entry is in force"));
}

TEST_F(Catalog, tells_its_owner_and_the_change_managers_with_the_outcome_that_ends_it) {
  given_in_force();
  auto create = from_entry();
  create.fields.planned_start = PlannedTime{"2027-01-11T10:00", "Europe/Berlin", story.now - std::chrono::hours{2}};
  create.fields.planned_end = PlannedTime{"2027-01-11T13:00", "Europe/Berlin", story.now + std::chrono::hours{1}};
  story.given(create, story.priya);
  note(7, Outcome::backed_out);
  const auto done =
      story.when(DeclareOutcome{Outcome::backed_out, "The chain was incomplete.", Magnitude{}}, story.priya);
  ASSERT_TRUE(done) << done.error().detail;
  const auto told =
      std::ranges::find_if(*done, [](const ChangeEvent& one) { return std::holds_alternative<PeopleNotified>(one); });
  ASSERT_NE(told, done->end());
  EXPECT_THAT(std::get<PeopleNotified>(*told).people, ElementsAre(story.ruth, nils, jonas));
  EXPECT_THAT(std::get<PeopleNotified>(*told).text.text, HasSubstr("Renew a TLS certificate lost its pre-approval"));
}

TEST_F(Catalog, waits_for_the_change_managers_who_may_end_what_waits) {
  given(ProposeEntry{"renew-tls", content(), {}, {}}, nils);
  const auto waits = [&](PersonId person) { return waits_for(person, *entry(), world.directory, story.now); };
  EXPECT_THAT(waits_of(*entry(), story.now), ElementsAre(EntryWait::approval));
  EXPECT_THAT(waits(jonas), ElementsAre(EntryWait::approval));
  EXPECT_THAT(waits(nils), IsEmpty()) << "no change manager";
  given(ApproveEntry{1, ""}, jonas);
  EXPECT_THAT(waits(jonas), IsEmpty());
  months_pass(13);
  EXPECT_THAT(waits(jonas), ElementsAre(EntryWait::renewal));
  given(ProposeRetirement{"It renews itself"}, jonas);
  EXPECT_THAT(waits_of(*entry(), story.now), ElementsAre(EntryWait::renewal, EntryWait::retirement));
  EXPECT_THAT(waits(jonas), ElementsAre(EntryWait::renewal)) << "a second person retires it";
  EXPECT_THAT(waits(story.ruth), ElementsAre(EntryWait::renewal, EntryWait::retirement));
  given(ApproveRetirement{}, story.ruth);
  EXPECT_THAT(waits_of(*entry(), story.now), IsEmpty());
}

TEST_F(Catalog, asks_nobody_to_read_what_ships_as_proposed) {
  ASSERT_TRUE(when(ProposeEntry{"renew-tls", content(), {}, {}}, system_actor()));
  EXPECT_THAT(waits_of(*entry(), story.now), ElementsAre(EntryWait::approval));
  EXPECT_THAT(waits_for(jonas, *entry(), world.directory, story.now), IsEmpty());
}

TEST_F(Catalog, says_what_a_change_from_it_does_not_say_yet) {
  ChangeFields given_so_far;
  EXPECT_THAT(still_asked(content(), given_so_far), ElementsAre("services"));
  const auto filled = filled_in_so_far(content(), given_so_far);
  ASSERT_TRUE(filled) << filled.error().detail;
  EXPECT_EQ(filled->deployment_plan, Written{"1. Install it."});
  given_so_far.services = {story.billing};
  EXPECT_THAT(still_asked(content(), given_so_far), IsEmpty());
  given_so_far.deployment_plan = {"Another."};
  EXPECT_THAT(pointers(filled_in_so_far(content(), given_so_far)), ElementsAre("/deployment_plan"));
}

TEST(MonthsAfter, stays_within_a_month) {
  const auto at = *from_rfc3339("2027-01-31T22:15:00Z");
  EXPECT_EQ(to_rfc3339(months_after(at, 1)), "2027-02-28T22:15:00Z");
  EXPECT_EQ(to_rfc3339(months_after(at, 12)), "2028-01-31T22:15:00Z");
  EXPECT_EQ(to_rfc3339(months_after(at, -12)), "2026-01-31T22:15:00Z");
}

}  // namespace
}  // namespace sluice
