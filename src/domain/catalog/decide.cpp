#include "domain/catalog/decide.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ensure.h"
#include "domain/access/permission.h"
#include "domain/bounds.h"
#include "domain/catalog/bounds.h"
#include "domain/catalog/check.h"
#include "domain/change/checks.h"
#include "domain/key.h"

namespace sluice {

namespace {

using CatalogAnswer = Result<CatalogEvents>;

Result<void> must_not_be_retired(const CatalogEntry& entry) {
  if (!entry.retired) return {};
  return refuse(Refused::out_of_turn, fmt::format("{} is retired; propose a new entry.", entry.key));
}

std::string who_instead(const std::vector<PersonId>& people, const Directory& directory) {
  if (people.empty()) return "Nobody else may: give somebody else the role change_manager.";
  return fmt::format("Who can: {}.", names_of(people, directory));
}

/// Approving is for a change manager who neither proposed nor owns it.
Result<void> may_approve(const CatalogEntry& entry, const EntryVersion& version, const CatalogFacts& facts) {
  SLUICE_CHECK(may(facts.actor, Permission::approve_catalog));
  if (facts.actor.is_system()) return {};
  const auto& me = facts.actor.person;
  const auto others = [&] { return who_instead(who_may_approve(entry, version, facts.directory), facts.directory); };
  if (version.by == me)
    return refuse(Refused::not_permitted, fmt::format("Somebody else than who proposed it approves it. {}", others()));
  if (entry.owner == me)
    return refuse(Refused::not_permitted, fmt::format("Somebody else than its owner approves it. {}", others()));
  return {};
}

Result<void> may_hand_on(const CatalogEntry& entry, const CatalogFacts& facts) {
  if (entry.owner && facts.actor.is(*entry.owner)) return may(facts.actor, Permission::create_change);
  return may(facts.actor, Permission::approve_catalog);
}

/// What is proposed from a change takes over what it says, but for what differs each time.
ChangeFields over_source(ChangeFields given, const Change& source) {
  const auto& from = source.fields;
  const auto take = [&](Field field, auto& to, const auto& value) {
    if (!filled(given, field)) to = value;
  };
  take(Field::title, given.title, from.title);
  take(Field::description, given.description, from.description);
  take(Field::reason, given.reason, from.reason);
  take(Field::expected_results, given.expected_results, from.expected_results);
  take(Field::services, given.services, from.services);
  take(Field::impact, given.impact, from.impact);
  take(Field::urgency, given.urgency, from.urgency);
  take(Field::deployment_plan, given.deployment_plan, from.deployment_plan);
  take(Field::backout_plan, given.backout_plan, from.backout_plan);
  take(Field::test_plan, given.test_plan, from.test_plan);
  take(Field::communication_plan, given.communication_plan, from.communication_plan);
  take(Field::tags, given.tags, from.tags);
  return given;
}

Result<void> check_source(const CatalogFacts& facts) {
  const Change& source = *facts.source;
  if (!facts.actor.is_system() && !has_right(facts.actor, ChangeRight::see, source, facts.directory))
    return refuse_field("/from", fmt::format("There is no change {}.", shown(source.id)));
  if (source.restricted)
    return refuse_field("/from",
                        "What it says is restricted, and everybody reads the catalog. Write the entry by hand.");
  if (source.is_closed() && source.outcome == Outcome::successful && source.type == ChangeType::normal) return {};
  return refuse_field("/from",
                      fmt::format("{} is no normal change that was closed as successful; only such a change shows "
                                  "that it can be done without asking.",
                                  shown(source.id)));
}

Result<EntryContent> checked_content(EntryContent content, const CatalogFacts& facts) {
  if (!filled(content.fields, Field::title)) content.fields.title = content.title;
  auto errors = wrong_in(content, facts.directory);
  if (errors.empty()) return content;
  return std::unexpected{
      Refusal{Refused::invalid, "Some values do not do; each is named below.", std::move(errors), {}}};
}

CatalogAnswer answer_entry(const CatalogEntry*, const ProposeEntry& propose, const CatalogFacts& facts) {
  SLUICE_CHECK(may(facts.actor, Permission::propose_catalog));
  if (!is_key(propose.key))
    return refuse_field("/key", "expected lower-case words joined by dashes, such as renew-tls-certificate");
  if (facts.directory.catalog_entry_by_key(propose.key) != nullptr)
    return refuse_field("/key", fmt::format("{} is taken; choose another key", propose.key));
  const auto kept =
      std::ranges::count_if(facts.directory.catalog, [](const auto& one) { return !one.second->retired; });
  if (static_cast<std::size_t>(kept) >= bounds::catalog_entries)
    return refuse(Refused::out_of_turn,
                  fmt::format("The catalog has {} entries, which is the most; retire one first.", kept));
  ensure(propose.from.has_value() == (facts.source != nullptr), "an entry is decided on without its change");
  auto content = propose.content;
  if (facts.source != nullptr) {
    SLUICE_CHECK(check_source(facts));
    content.fields = over_source(std::move(content.fields), *facts.source);
  }
  const auto owner = propose.owner ? propose.owner : facts.actor.person;
  if (owner) SLUICE_CHECK(check_person(*owner, facts.directory, "/owner"));
  SLUICE_TRY(content, checked_content(std::move(content), facts));
  return CatalogEvents{EntryProposed{facts.fresh, propose.key, std::move(content), owner, propose.from}};
}

CatalogAnswer answer_entry(const CatalogEntry* entry, const EditEntry& edit, const CatalogFacts& facts) {
  SLUICE_CHECK(may(facts.actor, Permission::propose_catalog));
  SLUICE_CHECK(must_not_be_retired(*entry));
  if (entry->versions.size() >= bounds::entry_versions)
    return refuse(Refused::out_of_turn,
                  fmt::format("An entry has at most {} versions; propose a new entry.", bounds::entry_versions));
  SLUICE_TRY(auto content, checked_content(edit.content, facts));
  const auto* newest = find_version(*entry, entry->proposed != 0 ? entry->proposed : entry->in_force);
  if (newest != nullptr && newest->content == content) return CatalogEvents{};
  return CatalogEvents{EntryVersionProposed{static_cast<std::int64_t>(entry->versions.size()) + 1, std::move(content)}};
}

/// The version that waits, where it is the one that was meant.
Result<const EntryVersion*> waiting_version(const CatalogEntry& entry, std::int64_t number) {
  SLUICE_CHECK(must_not_be_retired(entry));
  if (entry.proposed == 0)
    return refuse(Refused::out_of_turn, fmt::format("No version of {} waits for approval.", entry.key));
  if (number != entry.proposed)
    return refuse(Refused::out_of_turn, fmt::format("Version {} of {} waits for approval, not {}. Read it first.",
                                                    entry.proposed, entry.key, number));
  return find_version(entry, number);
}

CatalogAnswer answer_entry(const CatalogEntry* entry, const ApproveEntry& approve, const CatalogFacts& facts) {
  SLUICE_TRY(const auto* version, waiting_version(*entry, approve.number));
  SLUICE_CHECK(may_approve(*entry, *version, facts));
  SLUICE_CHECK(check_text(approve.comment, bounds::short_text_bytes, Blank::allowed, "/comment", "The comment"));
  // What it names may have gone since it was proposed.
  SLUICE_TRY(const auto still, checked_content(version->content, facts));
  return CatalogEvents{EntryApproved{approve.number, {approve.comment}, months_after(facts.now, still.max_age_months)}};
}

CatalogAnswer answer_entry(const CatalogEntry* entry, const RejectEntry& reject, const CatalogFacts& facts) {
  SLUICE_TRY(const auto* version, waiting_version(*entry, reject.number));
  // Whoever proposed it may take it back.
  if (!version->by || !facts.actor.is(*version->by)) SLUICE_CHECK(may(facts.actor, Permission::approve_catalog));
  SLUICE_CHECK(check_reason(reject.reason));
  return CatalogEvents{EntryRejected{reject.number, {reject.reason}}};
}

CatalogAnswer answer_entry(const CatalogEntry* entry, const RenewEntry& renew, const CatalogFacts& facts) {
  SLUICE_CHECK(must_not_be_retired(*entry));
  if (entry->in_force == 0)
    return refuse(Refused::out_of_turn,
                  fmt::format("{} was never approved, so there is nothing to renew.", entry->key));
  const auto& version = shown_version(*entry);
  SLUICE_CHECK(may_approve(*entry, version, facts));
  SLUICE_CHECK(check_text(renew.comment, bounds::short_text_bytes, Blank::allowed, "/comment", "The comment"));
  SLUICE_TRY(const auto still, checked_content(version.content, facts));
  return CatalogEvents{EntryRenewed{{renew.comment}, months_after(facts.now, still.max_age_months)}};
}

CatalogAnswer answer_entry(const CatalogEntry* entry, const HandEntry& hand, const CatalogFacts& facts) {
  SLUICE_CHECK(may_hand_on(*entry, facts));
  SLUICE_CHECK(must_not_be_retired(*entry));
  SLUICE_CHECK(check_person(hand.owner, facts.directory, "/owner"));
  if (entry->owner == hand.owner) return CatalogEvents{};
  return CatalogEvents{EntryHanded{hand.owner}};
}

CatalogAnswer answer_entry(const CatalogEntry* entry, const ProposeRetirement& propose, const CatalogFacts& facts) {
  SLUICE_CHECK(may(facts.actor, Permission::propose_catalog));
  SLUICE_CHECK(must_not_be_retired(*entry));
  SLUICE_CHECK(check_reason(propose.reason));
  if (entry->retirement)
    return refuse(Refused::out_of_turn, fmt::format("The retirement of {} is proposed already.", entry->key));
  return CatalogEvents{EntryRetirementProposed{{propose.reason}}};
}

Result<void> must_be_retiring(const CatalogEntry& entry) {
  SLUICE_CHECK(must_not_be_retired(entry));
  if (entry.retirement) return {};
  return refuse(Refused::out_of_turn, fmt::format("Nobody has proposed to retire {}.", entry.key));
}

CatalogAnswer answer_entry(const CatalogEntry* entry, const KeepEntry& keep, const CatalogFacts& facts) {
  SLUICE_CHECK(must_be_retiring(*entry));
  if (!facts.actor.is(entry->retirement->by)) SLUICE_CHECK(may(facts.actor, Permission::approve_catalog));
  SLUICE_CHECK(check_reason(keep.reason));
  return CatalogEvents{EntryKept{{keep.reason}}};
}

CatalogAnswer answer_entry(const CatalogEntry* entry, const ApproveRetirement& approve, const CatalogFacts& facts) {
  SLUICE_CHECK(must_be_retiring(*entry));
  SLUICE_CHECK(may(facts.actor, Permission::approve_catalog));
  if (facts.actor.is(entry->retirement->by))
    return refuse(Refused::not_permitted, "Somebody else than who proposed the retirement approves it.");
  SLUICE_CHECK(check_text(approve.comment, bounds::short_text_bytes, Blank::allowed, "/comment", "The comment"));
  return CatalogEvents{EntryRetired{{approve.comment}}};
}

CatalogAnswer answer_entry(const CatalogEntry* entry, const NoteOutcome& note, const CatalogFacts& facts) {
  ensure(facts.actor.is_system(), "somebody sends what only the engine may");
  const auto known = std::ranges::find(entry->failures, note.change, &EntryFailure::change);
  const bool same = known == entry->failures.end() ? !is_failure(note.outcome) : known->outcome == note.outcome;
  if (same || entry->retired) return CatalogEvents{};
  CatalogEvents events{EntryOutcomeNoted{note.change, note.outcome}};
  const auto after = apply(*entry, events.front(), Stamp{facts.now, std::nullopt});
  auto counted = failures_that_count(after, facts.now);
  const auto most = shown_version(*entry).content.max_failures;
  if (is_failure(note.outcome) && is_pre_approved(*entry, facts.now) &&
      static_cast<std::int64_t>(counted.size()) >= most)
    events.emplace_back(EntryLapsed{LapseCause::failures, std::move(counted)});
  return events;
}

CatalogAnswer answer_entry(const CatalogEntry* entry, const NoteAge&, const CatalogFacts& facts) {
  ensure(facts.actor.is_system(), "somebody sends what only the engine may");
  if (!is_due_by_age(*entry, facts.now)) return CatalogEvents{};
  return CatalogEvents{EntryLapsed{LapseCause::age, {}}};
}

}  // namespace

std::vector<PersonId> who_may_approve(const CatalogEntry& entry, const EntryVersion& version,
                                      const Directory& directory) {
  std::vector<PersonId> people;
  for (const auto& [id, person] : directory.people)
    if (directory.holds(id, Role::change_manager) && version.by != id && entry.owner != id) people.push_back(id);
  return people;
}

std::vector<EntryWait> waits_of(const CatalogEntry& entry, Instant now) {
  std::vector<EntryWait> waits;
  if (entry.retired) return waits;
  if (entry.proposed != 0) waits.push_back(EntryWait::approval);
  if (entry.in_force != 0 && !is_pre_approved(entry, now)) waits.push_back(EntryWait::renewal);
  if (entry.retirement) waits.push_back(EntryWait::retirement);
  return waits;
}

std::vector<EntryWait> waits_for(PersonId person, const CatalogEntry& entry, const Directory& directory, Instant now) {
  auto waits = waits_of(entry, now);
  if (!directory.holds(person, Role::change_manager)) return {};
  std::erase_if(waits, [&](EntryWait wait) {
    if (wait == EntryWait::retirement) return entry.retirement->by == person;
    const auto* version = wait == EntryWait::approval ? find_version(entry, entry.proposed) : &shown_version(entry);
    const bool ships = wait == EntryWait::approval && !version->by;
    return ships || version->by == person || entry.owner == person;
  });
  return waits;
}

Result<CatalogEvents> decide(const CatalogEntry* entry, const CatalogCommand& command, const CatalogFacts& facts) {
  if (entry == nullptr && !std::holds_alternative<ProposeEntry>(command))
    return refuse(Refused::not_found, "There is no such catalog entry.");
  return std::visit([&](const auto& one) { return answer_entry(entry, one, facts); }, command);
}

}  // namespace sluice
