#include "engine/schedule_command.h"

#include <algorithm>

#include "calendar/recurrences.h"
#include "domain/access/schedule_rights.h"
#include "domain/schedule/opening.h"
#include "engine/change_command.h"
#include "engine/footprint.h"

namespace sluice::engine {

namespace {

std::size_t weight(const ScheduleCommand& command) {
  constexpr std::size_t small = 1'024;
  if (const auto* add = std::get_if<AddSchedule>(&command)) return small + footprint(add->change.fields);
  if (const auto* edit = std::get_if<EditSchedule>(&command)) return small + footprint(edit->leg.fields);
  if (const auto* change = std::get_if<ChangeFromHere>(&command)) return small + footprint(change->leg.fields);
  return small;
}

ScheduleFacts facts_for(Batch& batch, const Schedule& schedule, const Actor& actor) {
  return {.now = std::max(batch.now(), schedule.updated),
          .actor = actor,
          .directory = *batch.directory(),
          .recurrences = calendar::recurrences(),
          .fresh = {batch.numbers().schedule + 1}};
}

std::shared_ptr<const Schedule> folded(const Schedule& before, const ScheduleEvents& events, const Stamp& stamp) {
  auto after = std::make_shared<Schedule>(before);
  for (const auto& event : events) *after = apply(std::move(*after), event, stamp);
  return after;
}

}  // namespace

ScheduleMember::ScheduleMember(std::optional<ScheduleId> id, ScheduleCommand command, Asked asked,
                               OnReply<ScheduleDone> reply, std::optional<Keyed<ScheduleDone>> keyed)
    : Replying(std::move(asked), std::move(reply), std::move(keyed)),
      id_(id),
      command_(std::move(command)),
      bytes_(weight(command_)) {}

Result<ScheduleDone> ScheduleMember::carry_out(Batch& batch) {
  SLUICE_TRY(const auto actor, batch.actor(asked().actor));
  auto before = std::make_shared<const Schedule>();
  if (id_) {
    SLUICE_TRY(before, batch.schedule(*id_));
    if (!has_right(actor, ScheduleRight::see, *before, *batch.directory()))
      return refuse(Refused::not_found, fmt::format("There is no schedule {}.", shown(*id_)));
    if (const auto expected = asked().expected_version; expected && *expected != before->version)
      return refuse(Refused::version_mismatch,
                    fmt::format("{} has been altered meanwhile (version {}, not {}). Read it again.", shown(*id_),
                                before->version, *expected));
  }
  const auto facts = facts_for(batch, *before, actor);
  SLUICE_TRY(auto events, decide(*before, command_, facts));
  const Stamp stamp{facts.now, actor.person};
  auto after = folded(*before, events, stamp);
  if (!asked().dry_run && !events.empty()) {
    if (!id_) batch.numbers().schedule = facts.fresh.value;
    batch.record(after, events, stamp, actor.origin);
  }
  return ScheduleDone{std::move(after), std::move(events), batch.position(), batch.directory()};
}

Result<Looked> OpeningMember::carry_out(Batch& batch) {
  SLUICE_TRY(const auto before, batch.schedule(id_));
  if (looking_ == Looking::for_when_to) {
    batch.refresh(id_, false);
    return Looked{};
  }
  const auto facts = facts_for(batch, *before, Actor{});
  const auto opening = due_opening(*before, facts);
  if (!opening) {
    batch.refresh(id_, true);
    return Looked{};
  }
  const Stamp stamp{facts.now, std::nullopt};
  auto made =
      opening->change.fields.owner
          ? create_change(batch, opening->change)
          : refuse(Refused::out_of_turn, "Nobody is here who could own it. Give somebody the role change_manager.");
  const auto events =
      made ? ScheduleEvents{opened(*opening, made->change->id)} : not_opened(*before, *opening, made.error());
  if (events.empty()) batch.refresh(id_, true);
  else batch.record(folded(*before, events, stamp), events, stamp, Origin::system);
  return Looked{made ? std::optional{made->change->id} : std::nullopt};
}

}  // namespace sluice::engine
