#include "engine/change_command.h"

#include <algorithm>

#include "base/ensure.h"
#include "domain/access/permission.h"
#include "domain/change/contingencies.h"
#include "domain/change/decide.h"
#include "engine/contingency_runs.h"
#include "engine/destinations.h"
#include "engine/footprint.h"
#include "engine/past_changes.h"
#include "engine/related_work.h"
#include "engine/workload.h"

namespace sluice::engine {

namespace {

/// What a command carries beyond its own size: the few that can be big are weighed, the others taken as small.
std::size_t weight(const ChangeCommand& command) {
  constexpr std::size_t small = 512;
  if (const auto* create = std::get_if<CreateChange>(&command)) return footprint(create->fields);
  if (const auto* edit = std::get_if<EditChange>(&command)) return footprint(edit->patch);
  if (const auto* comment = std::get_if<Comment>(&command)) return small + comment->text.size();
  if (const auto* comment = std::get_if<EditComment>(&command)) return small + comment->text.size();
  if (const auto* task = std::get_if<AddTask>(&command)) return small + task->description.size();
  return small;
}

const TextRedacted* redaction_in(const ChangeEvents& events) {
  return events.size() == 1 ? std::get_if<TextRedacted>(&events.front()) : nullptr;
}

bool is_from_outside(const ChangeCommand& command) {
  return !std::holds_alternative<Wake>(command) && !std::holds_alternative<Reconsider>(command);
}

}  // namespace

ChangeMember::ChangeMember(std::optional<ChangeId> id, ChangeCommand command, Asked asked, OnReply<ChangeDone> reply,
                           std::optional<Keyed<ChangeDone>> keyed)
    : Replying(std::move(asked), std::move(reply), std::move(keyed)),
      id_(id),
      command_(std::move(command)),
      bytes_(weight(command_)) {}

void ChangeMember::name_changes(std::vector<ChangeId>& changes) const {
  if (id_) changes.push_back(*id_);
  const auto* link = std::get_if<AddLink>(&command_);
  if (link != nullptr && link->change) changes.push_back(*link->change);
  if (const auto* noted = std::get_if<NoteLinked>(&command_)) changes.push_back(noted->change);
}

Result<std::shared_ptr<const Change>> ChangeMember::before(Batch& batch, const Actor& actor) const {
  if (!id_) return std::make_shared<const Change>();
  SLUICE_TRY(auto change, batch.change(*id_));
  if (!actor.is_system() && !has_right(actor, ChangeRight::see, *change, *batch.directory()))
    return refuse(Refused::not_found, fmt::format("There is no change {}.", shown(*id_)));
  if (const auto expected = asked().expected_version; expected && *expected != change->version)
    return refuse(Refused::version_mismatch,
                  fmt::format("{} has been altered meanwhile (version {}, not {}). Read it again.", shown(*id_),
                              change->version, *expected));
  return change;
}

std::shared_ptr<const ProcessVersion> ChangeMember::process_of(const Change& change, const Directory& directory) const {
  if (const auto* create = std::get_if<CreateChange>(&command_)) {
    const auto* published = directory.process_by_key(create->process);
    if (!published || published->retired || published->versions.empty()) return nullptr;
    return published->versions.rbegin()->second;
  }
  return change.exists() ? version_of(directory, change.process, change.process_version) : nullptr;
}

std::shared_ptr<const ProcessVersion> ChangeMember::version_asked_for(const Change& change,
                                                                      const Directory& directory) const {
  const auto* move = std::get_if<MoveToVersion>(&command_);
  const auto found = move ? directory.processes.find(change.process) : directory.processes.end();
  if (found == directory.processes.end()) return nullptr;
  const auto version = found->second->versions.find(move->version);
  return version == found->second->versions.end() ? nullptr : version->second;
}

Result<ChangeDone> ChangeMember::carry_out(Batch& batch) {
  SLUICE_TRY(const auto actor, batch.actor(asked().actor));
  SLUICE_TRY(const auto change, before(batch, actor));
  auto process = process_of(*change, *batch.directory());
  auto numbers = batch.numbers();
  const auto links = link_facts(batch, *change, command_, actor);
  const auto newer = version_asked_for(*change, *batch.directory());
  const auto* followed = newer ? newer.get() : process.get();
  const auto workload = workload_for(*change, followed, batch);
  const auto destinations = destinations_for(followed, batch);
  const PastFromTables past{batch.transaction().session()};
  const ChangeFacts facts{.now = std::max(batch.now(), change->recorded),
                          .actor = actor,
                          .directory = *batch.directory(),
                          .process = process.get(),
                          .zone = batch.zone(),
                          .next_change = {numbers.change + 1},
                          .next_task = {numbers.task + 1},
                          .next_comment = {numbers.comment + 1},
                          .workload = workload ? &*workload : nullptr,
                          .links = links,
                          .newer = newer.get(),
                          .destinations = destinations ? &*destinations : nullptr,
                          .past = &past};
  SLUICE_TRY(auto events, decide(*change, command_, facts));
  const Stamp stamp{facts.now, actor.person};
  auto after = std::make_shared<Change>(*change);
  if (const auto* redacted = redaction_in(events); redacted && !asked().dry_run) {
    SLUICE_TRY(const auto without, batch.without_text(*id_, *redacted));
    *after = *without;
  }
  for (const auto& event : events) *after = apply(std::move(*after), event, stamp);
  use_up(numbers, events);
  OtherSides others{batch, actor, numbers};
  SLUICE_CHECK(others.decide(*change, events, *after));
  if (!asked().dry_run) {
    batch.numbers() = numbers;
    if (!events.empty()) batch.record(after, events, stamp, actor.origin);
    others.record();
    if (!is_from_outside(command_)) batch.refresh(*id_, std::holds_alternative<Wake>(command_));
    if (may_start_contingencies(command_, events) && std::ranges::any_of(after->contingencies, wants_start)) {
      start_contingencies(batch, after->id);
      SLUICE_TRY(const auto with_runs, batch.change(after->id));
      *after = *with_runs;
    }
  }
  if (newer && after->process_version == newer->version) process = newer;
  return ChangeDone{std::move(after), std::move(events), stamp,
                    batch.position(), batch.directory(), std::move(process)};
}

Result<ChangeDone> create_change(Batch& batch, CreateChange command) {
  std::optional<Reply<ChangeDone>> answered;
  ChangeMember member{std::nullopt, std::move(command), Asked{},
                      [&](Reply<ChangeDone> reply) { answered = std::move(reply); }, std::nullopt};
  member.run(batch);
  member.answer();
  if (auto* broke = std::get_if<std::exception_ptr>(&*answered)) std::rethrow_exception(*broke);
  return std::get<Result<ChangeDone>>(std::move(*answered));
}

}  // namespace sluice::engine
