#include "engine/catalog_command.h"

#include <algorithm>

#include "domain/catalog/decide.h"
#include "engine/footprint.h"

namespace sluice::engine {

namespace {

store::StreamId entry_stream(CatalogEntryId id) { return {store::StreamKind::catalog_entry, id.value}; }

std::size_t entry_weight(const CatalogCommand& command) {
  constexpr std::size_t small = 1'024;
  if (const auto* propose = std::get_if<ProposeEntry>(&command)) return small + footprint(propose->content);
  if (const auto* edit = std::get_if<EditEntry>(&command)) return small + footprint(edit->content);
  return small;
}

CatalogFacts catalog_facts(Batch& batch, store::StreamId stream, const Actor& actor) {
  return {.now = std::max(batch.now(), batch.head(stream).last_at),
          .actor = actor,
          .directory = *batch.directory(),
          .fresh = {batch.numbers().catalog_entry + 1}};
}

std::shared_ptr<const CatalogEntry> entry_after(const CatalogEntry* before, const CatalogEvents& events,
                                                const Stamp& stamp) {
  auto after = before ? *before : CatalogEntry{};
  for (const auto& event : events) after = apply(std::move(after), event, stamp);
  return std::make_shared<const CatalogEntry>(std::move(after));
}

}  // namespace

CatalogMember::CatalogMember(std::optional<CatalogEntryId> id, CatalogCommand command, Asked asked,
                             OnReply<CatalogDone> reply, std::optional<Keyed<CatalogDone>> keyed)
    : Replying(std::move(asked), std::move(reply), std::move(keyed)),
      id_(id),
      command_(std::move(command)),
      bytes_(entry_weight(command_)) {}

void CatalogMember::name_changes(std::vector<ChangeId>& changes) const {
  const auto* propose = std::get_if<ProposeEntry>(&command_);
  if (propose != nullptr && propose->from) changes.push_back(*propose->from);
}

Result<CatalogDone> CatalogMember::carry_out(Batch& batch) {
  SLUICE_TRY(const auto actor, batch.actor(asked().actor));
  const auto id = id_.value_or(CatalogEntryId{batch.numbers().catalog_entry + 1});
  const auto stream = entry_stream(id);
  // Kept: what the batch folds in makes the directory anew.
  const auto directory = batch.directory();
  const auto* known = id_ ? directory->catalog_entry(*id_) : nullptr;
  if (id_ && !known) return refuse(Refused::not_found, "There is no such catalog entry.");
  if (const auto expected = asked().expected_version; expected && *expected != batch.head(stream).version)
    return refuse(Refused::version_mismatch,
                  fmt::format("This has been altered meanwhile (version {}, not {}). Read it again.",
                              batch.head(stream).version, *expected));
  auto facts = catalog_facts(batch, stream, actor);
  std::shared_ptr<const Change> source;
  const auto* propose = std::get_if<ProposeEntry>(&command_);
  if (propose != nullptr && propose->from) {
    auto found = batch.change(*propose->from);
    if (!found) return refuse_field("/from", found.error().detail);
    source = std::move(*found);
    facts.source = source.get();
  }
  SLUICE_TRY(auto events, decide(known, command_, facts));
  const Stamp stamp{facts.now, actor.person};
  auto after = entry_after(known, events, stamp);
  if (!asked().dry_run) {
    if (!id_) batch.numbers().catalog_entry = id.value;
    batch.record(stream, {events.begin(), events.end()}, stamp, actor.origin, {});
  }
  return CatalogDone{
      id, std::move(events), batch.head(stream).version, batch.position(), batch.directory(), std::move(after)};
}

Result<AgesNoted> AgesMember::carry_out(Batch& batch) {
  AgesNoted noted;
  const auto directory = batch.directory();
  for (const auto& [id, entry] : directory->catalog) {
    const auto stream = entry_stream(id);
    const auto facts = catalog_facts(batch, stream, Actor{});
    const auto* known = batch.directory()->catalog_entry(id);
    if (!is_due_by_age(*known, facts.now)) continue;
    SLUICE_TRY(auto events, decide(known, NoteAge{}, facts));
    batch.record(stream, {events.begin(), events.end()}, Stamp{facts.now, std::nullopt}, Origin::system, {});
    ++noted.lapsed;
  }
  return noted;
}

}  // namespace sluice::engine
