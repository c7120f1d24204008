#include "engine/directory_commands.h"

#include <algorithm>

#include "store/people.h"

namespace sluice::engine {

namespace {

using store::StreamId;
using store::StreamKind;

/// If-Match, against the stream's version.
Result<void> expect_version(const Asked& asked, const store::StreamHead& head) {
  if (!asked.expected_version || *asked.expected_version == head.version) return {};
  return refuse(Refused::version_mismatch,
                fmt::format("This has been altered meanwhile (version {}, not {}). Read it again.", head.version,
                            *asked.expected_version));
}

/// What every accepted command on the directory does: its events, its plain rows, what is told about it.
template <class Done, class Id, class Events>
Done accepted(Batch& batch, StreamKind kind, Id id, Events events, const Asked& asked, const Actor& actor,
              const std::optional<PersonDetails>& details = {}) {
  const StreamId stream{kind, id.value};
  if (!asked.dry_run) {
    const Stamp stamp{std::max(batch.now(), batch.head(stream).last_at), actor.person};
    batch.record(stream, {events.begin(), events.end()}, stamp, actor.origin, details);
    if (asked.with) asked.with(batch.transaction(), id.value);
  }
  return Done{id, std::move(events), batch.head(stream).version, batch.position(), batch.directory()};
}

}  // namespace

PersonMember::PersonMember(std::optional<PersonId> id, PersonCommand command, Asked asked, OnReply<PersonDone> reply,
                           std::optional<Keyed<PersonDone>> keyed)
    : Replying(std::move(asked), std::move(reply), std::move(keyed)), id_(id), command_(std::move(command)) {}

Result<PersonDone> PersonMember::carry_out(Batch& batch) {
  SLUICE_TRY(const auto actor, batch.actor(asked().actor));
  const PersonId fresh{batch.numbers().person + 1};
  const auto id = id_.value_or(fresh);
  const auto* known = id_ ? batch.directory()->person(id) : nullptr;
  if (id_ && !known) return refuse(Refused::not_found, "There is no such person.");
  SLUICE_CHECK(expect_version(asked(), batch.head({StreamKind::person, id.value})));
  const auto details = id_ ? store::person_details(batch.transaction().session(), id) : std::nullopt;
  SLUICE_TRY(auto outcome, decide(known, details ? &*details : nullptr, command_, actor, *batch.directory(), fresh));
  if (!id_ && !asked().dry_run) batch.numbers().person = fresh.value;
  return accepted<PersonDone>(batch, StreamKind::person, id, std::move(outcome.events), asked(), actor,
                              outcome.details);
}

GroupMember::GroupMember(std::optional<GroupId> id, GroupCommand command, Asked asked, OnReply<GroupDone> reply,
                         std::optional<Keyed<GroupDone>> keyed)
    : Replying(std::move(asked), std::move(reply), std::move(keyed)), id_(id), command_(std::move(command)) {}

Result<GroupDone> GroupMember::carry_out(Batch& batch) {
  SLUICE_TRY(const auto actor, batch.actor(asked().actor));
  const GroupId fresh{batch.numbers().group + 1};
  const auto id = id_.value_or(fresh);
  const auto* known = id_ ? batch.directory()->group(id) : nullptr;
  if (id_ && !known) return refuse(Refused::not_found, "There is no such group.");
  SLUICE_CHECK(expect_version(asked(), batch.head({StreamKind::group, id.value})));
  SLUICE_TRY(auto events, decide(known, command_, actor, *batch.directory(), fresh));
  if (!id_ && !asked().dry_run) batch.numbers().group = fresh.value;
  return accepted<GroupDone>(batch, StreamKind::group, id, std::move(events), asked(), actor);
}

ServiceMember::ServiceMember(std::optional<ServiceId> id, ServiceCommand command, Asked asked,
                             OnReply<ServiceDone> reply, std::optional<Keyed<ServiceDone>> keyed)
    : Replying(std::move(asked), std::move(reply), std::move(keyed)), id_(id), command_(std::move(command)) {}

Result<ServiceDone> ServiceMember::carry_out(Batch& batch) {
  SLUICE_TRY(const auto actor, batch.actor(asked().actor));
  const ServiceId fresh{batch.numbers().service + 1};
  const auto id = id_.value_or(fresh);
  const auto* known = id_ ? batch.directory()->service(id) : nullptr;
  if (id_ && !known) return refuse(Refused::not_found, "There is no such service.");
  SLUICE_CHECK(expect_version(asked(), batch.head({StreamKind::service, id.value})));
  SLUICE_TRY(auto events, decide(known, command_, actor, *batch.directory(), fresh));
  if (!id_ && !asked().dry_run) batch.numbers().service = fresh.value;
  return accepted<ServiceDone>(batch, StreamKind::service, id, std::move(events), asked(), actor);
}

ProcessMember::ProcessMember(std::optional<ProcessId> id, ProcessCommand command, Asked asked,
                             OnReply<ProcessDone> reply, std::optional<Keyed<ProcessDone>> keyed)
    : Replying(std::move(asked), std::move(reply), std::move(keyed)), id_(id), command_(std::move(command)) {}

std::size_t ProcessMember::bytes() const {
  const auto* publish = std::get_if<PublishProcess>(&command_);
  constexpr std::size_t copies = 3;
  return sizeof(*this) + (publish ? copies * publish->yaml.size() : 0);
}

Result<ProcessDone> ProcessMember::carry_out(Batch& batch) {
  SLUICE_TRY(const auto actor, batch.actor(asked().actor));
  const auto& directory = *batch.directory();
  const ProcessId fresh{batch.numbers().process + 1};
  const PublishedProcess* known = nullptr;
  if (id_) {
    const auto found = directory.processes.find(*id_);
    if (found == directory.processes.end()) return refuse(Refused::not_found, "There is no such process.");
    known = found->second.get();
  } else if (const auto* publish = std::get_if<PublishProcess>(&command_)) {
    known = directory.process_by_key(publish->process.key);
  } else {
    return refuse(Refused::not_found, "There is no such process.");
  }
  const auto id = known ? known->id : fresh;
  SLUICE_CHECK(expect_version(asked(), batch.head({StreamKind::process, id.value})));
  SLUICE_TRY(auto events, decide(known, command_, actor, directory, fresh));
  if (!known && !asked().dry_run) batch.numbers().process = fresh.value;
  return accepted<ProcessDone>(batch, StreamKind::process, id, std::move(events), asked(), actor);
}

PolicyMember::PolicyMember(PolicyCommand command, Asked asked, OnReply<PolicyDone> reply,
                           std::optional<Keyed<PolicyDone>> keyed)
    : Replying(std::move(asked), std::move(reply), std::move(keyed)), command_(std::move(command)) {}

/// A policy at its bounds, roughly.
std::size_t PolicyMember::bytes() const { return sizeof(*this) + 65'536; }

Result<PolicyDone> PolicyMember::carry_out(Batch& batch) {
  SLUICE_TRY(const auto actor, batch.actor(asked().actor));
  SLUICE_CHECK(expect_version(asked(), batch.head({StreamKind::policy, risk_policy_id.value})));
  SLUICE_TRY(auto events, decide(batch.directory()->risk.get(), command_, actor));
  return accepted<PolicyDone>(batch, StreamKind::policy, risk_policy_id, std::move(events), asked(), actor);
}

}  // namespace sluice::engine
