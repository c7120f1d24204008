#include "engine/engine.h"

#include <spdlog/spdlog.h>

#include "base/ensure.h"
#include "domain/access/permission.h"
#include "engine/asking.h"
#include "engine/background.h"
#include "engine/cab_command.h"
#include "engine/cab_loading.h"
#include "engine/care.h"
#include "engine/catalog_command.h"
#include "engine/change_cache.h"
#include "engine/change_command.h"
#include "engine/change_loading.h"
#include "engine/directory_commands.h"
#include "engine/live.h"
#include "engine/planned_times.h"
#include "engine/published_directory.h"
#include "engine/rows_member.h"
#include "engine/schedule_command.h"
#include "engine/schedule_loading.h"
#include "engine/schedules_due.h"
#include "engine/writer.h"
#include "store/event_log.h"
#include "store/migrations.h"

namespace sluice::engine {

struct Engine::Parts {
  Parts(const store::Database& at, Options with)
      : database(at),
        options(std::move(with)),
        cache(options.cache_bytes),
        live(at, directory),
        writer(
            at, {options.clock, *options.zone, cache, {}}, options.queue_max,
            [this](const DirectoryState& state, const std::vector<Moved>& moved, bool reactions) {
              committed(state, moved, reactions);
            },
            options.on_outdated),
        background(at, writer, options.clock) {}

  void committed(const DirectoryState& state, const std::vector<Moved>& moved, bool reactions) {
    directory.put(state);
    live.committed(moved);
    if (reactions) background.poke();
  }

  [[nodiscard]] std::shared_ptr<const Directory> fresh_directory() {
    const bool others_write = database.dialect() == store::Dialect::postgres;
    if (others_write && !directory.is_fresh()) live.catch_up();
    return directory.get().directory;
  }

  /// With the directory that it was written under, or a newer one.
  [[nodiscard]] LoadedChange with_its_process(std::shared_ptr<const Change> change) {
    auto known = fresh_directory();
    auto process = version_of(*known, change->process, change->process_version);
    if (!process) {  // published by another server a moment ago
      live.catch_up();
      known = directory.get().directory;
      process = version_of(*known, change->process, change->process_version);
    }
    ensure(process != nullptr, "a change's process is not in the directory");
    return {std::move(change), std::move(process), std::move(known)};
  }

  /// Zone rules may have changed since the program ran last: Sluice itself says what moved.
  void reckon_again() {
    const auto session = database.connect();
    for (auto& [id, edit] : moved_by_zone_rules(*session, options.clock())) {
      const auto done = answer_of<ChangeDone>([&](OnReply<ChangeDone> reply) {
        writer.push(
            std::make_unique<ChangeMember>(id, EditChange{std::move(edit)}, Asked{}, std::move(reply), std::nullopt));
      });
      if (!done) spdlog::error("event=planned_time_not_moved change={} why=\"{}\"", shown(id), done.error().detail);
    }
  }

  const store::Database& database;
  const Options options;
  ChangeCache cache;
  PublishedDirectory directory;
  Live live;
  Writer writer;
  Background background;
  bool started = false;
};

Engine::Engine(const store::Database& database, Options options) {
  ensure(options.zone != nullptr, "the engine was given no time zone");
  parts_ = std::make_unique<Parts>(database, std::move(options));
}

Engine::~Engine() { stop(); }

void Engine::start() {
  auto& parts = *parts_;
  ensure(!parts.started, "the engine was started twice");
  {
    const auto session = parts.database.connect();
    fill_stale_read_tables(*session, parts.options.clock);
    const store::ReadTransaction reading{*session};
    parts.directory.put(caught_up(*session, {}));
  }
  parts.live.begin_at(parts.directory.get().position);
  parts.writer.start(parts.directory.get());
  parts.started = true;
  parts.reckon_again();
  reckon_schedules_again(parts.database, parts.writer);
  if (!parts.options.background) return;
  parts.live.start();
  parts.background.start();
}

void Engine::stop() {
  parts_->background.stop();
  parts_->writer.stop();
  parts_->live.stop();
}

void Engine::change(std::optional<ChangeId> id, ChangeCommand command, Asked asked, OnReply<ChangeDone> reply,
                    std::optional<Keyed<ChangeDone>> keyed) {
  parts_->writer.push(
      std::make_unique<ChangeMember>(id, std::move(command), std::move(asked), std::move(reply), std::move(keyed)));
}

void Engine::person(std::optional<PersonId> id, PersonCommand command, Asked asked, OnReply<PersonDone> reply,
                    std::optional<Keyed<PersonDone>> keyed) {
  parts_->writer.push(
      std::make_unique<PersonMember>(id, std::move(command), std::move(asked), std::move(reply), std::move(keyed)));
}

void Engine::group(std::optional<GroupId> id, GroupCommand command, Asked asked, OnReply<GroupDone> reply,
                   std::optional<Keyed<GroupDone>> keyed) {
  parts_->writer.push(
      std::make_unique<GroupMember>(id, std::move(command), std::move(asked), std::move(reply), std::move(keyed)));
}

void Engine::service(std::optional<ServiceId> id, ServiceCommand command, Asked asked, OnReply<ServiceDone> reply,
                     std::optional<Keyed<ServiceDone>> keyed) {
  parts_->writer.push(
      std::make_unique<ServiceMember>(id, std::move(command), std::move(asked), std::move(reply), std::move(keyed)));
}

void Engine::process(std::optional<ProcessId> id, ProcessCommand command, Asked asked, OnReply<ProcessDone> reply,
                     std::optional<Keyed<ProcessDone>> keyed) {
  parts_->writer.push(
      std::make_unique<ProcessMember>(id, std::move(command), std::move(asked), std::move(reply), std::move(keyed)));
}

void Engine::policy(std::optional<PolicyId>, PolicyCommand command, Asked asked, OnReply<PolicyDone> reply,
                    std::optional<Keyed<PolicyDone>> keyed) {
  parts_->writer.push(
      std::make_unique<PolicyMember>(std::move(command), std::move(asked), std::move(reply), std::move(keyed)));
}

void Engine::schedule(std::optional<ScheduleId> id, ScheduleCommand command, Asked asked, OnReply<ScheduleDone> reply,
                      std::optional<Keyed<ScheduleDone>> keyed) {
  parts_->writer.push(
      std::make_unique<ScheduleMember>(id, std::move(command), std::move(asked), std::move(reply), std::move(keyed)));
}

void Engine::board(std::optional<BoardId> id, BoardCommand command, Asked asked, OnReply<BoardDone> reply,
                   std::optional<Keyed<BoardDone>> keyed) {
  parts_->writer.push(
      std::make_unique<BoardMember>(id, std::move(command), std::move(asked), std::move(reply), std::move(keyed)));
}

void Engine::meeting(BoardId board, std::optional<MeetingId> id, MeetingCommand command, Asked asked,
                     OnReply<MeetingDone> reply, std::optional<Keyed<MeetingDone>> keyed) {
  parts_->writer.push(std::make_unique<MeetingMember>(MeetingOf{board, id}, std::move(command), std::move(asked),
                                                      std::move(reply), std::move(keyed)));
}

void Engine::catalog_entry(std::optional<CatalogEntryId> id, CatalogCommand command, Asked asked,
                           OnReply<CatalogDone> reply, std::optional<Keyed<CatalogDone>> keyed) {
  parts_->writer.push(
      std::make_unique<CatalogMember>(id, std::move(command), std::move(asked), std::move(reply), std::move(keyed)));
}

void Engine::write(Rows work, OnReply<RowsWritten> reply) {
  parts_->writer.push(std::make_unique<RowsMember>(std::move(work), std::move(reply)));
}

void Engine::write_checked(CheckedRows work, OnReply<RowsWritten> reply) {
  parts_->writer.push(std::make_unique<RowsMember>(std::move(work), std::move(reply)));
}

Result<ChangeDone> Engine::change_now(std::optional<ChangeId> id, ChangeCommand command, Asked asked) {
  return answer_of<ChangeDone>(
      [&](OnReply<ChangeDone> reply) { change(id, std::move(command), std::move(asked), std::move(reply)); });
}

Result<PersonDone> Engine::person_now(std::optional<PersonId> id, PersonCommand command, Asked asked) {
  return answer_of<PersonDone>(
      [&](OnReply<PersonDone> reply) { person(id, std::move(command), std::move(asked), std::move(reply)); });
}

Result<GroupDone> Engine::group_now(std::optional<GroupId> id, GroupCommand command, Asked asked) {
  return answer_of<GroupDone>(
      [&](OnReply<GroupDone> reply) { group(id, std::move(command), std::move(asked), std::move(reply)); });
}

Result<ServiceDone> Engine::service_now(std::optional<ServiceId> id, ServiceCommand command, Asked asked) {
  return answer_of<ServiceDone>(
      [&](OnReply<ServiceDone> reply) { service(id, std::move(command), std::move(asked), std::move(reply)); });
}

Result<ProcessDone> Engine::process_now(std::optional<ProcessId> id, ProcessCommand command, Asked asked) {
  return answer_of<ProcessDone>(
      [&](OnReply<ProcessDone> reply) { process(id, std::move(command), std::move(asked), std::move(reply)); });
}

Result<PolicyDone> Engine::policy_now(PolicyCommand command, Asked asked) {
  return answer_of<PolicyDone>(
      [&](OnReply<PolicyDone> reply) { policy(std::nullopt, std::move(command), std::move(asked), std::move(reply)); });
}

Result<ScheduleDone> Engine::schedule_now(std::optional<ScheduleId> id, ScheduleCommand command, Asked asked) {
  return answer_of<ScheduleDone>(
      [&](OnReply<ScheduleDone> reply) { schedule(id, std::move(command), std::move(asked), std::move(reply)); });
}

Result<BoardDone> Engine::board_now(std::optional<BoardId> id, BoardCommand command, Asked asked) {
  return answer_of<BoardDone>(
      [&](OnReply<BoardDone> reply) { board(id, std::move(command), std::move(asked), std::move(reply)); });
}

Result<MeetingDone> Engine::meeting_now(BoardId board, std::optional<MeetingId> id, MeetingCommand command,
                                        Asked asked) {
  return answer_of<MeetingDone>(
      [&](OnReply<MeetingDone> reply) { meeting(board, id, std::move(command), std::move(asked), std::move(reply)); });
}

Result<CatalogDone> Engine::catalog_entry_now(std::optional<CatalogEntryId> id, CatalogCommand command, Asked asked) {
  return answer_of<CatalogDone>(
      [&](OnReply<CatalogDone> reply) { catalog_entry(id, std::move(command), std::move(asked), std::move(reply)); });
}

Result<RowsWritten> Engine::write_now(Rows work) {
  return answer_of<RowsWritten>([&](OnReply<RowsWritten> reply) { write(std::move(work), std::move(reply)); });
}

Instant Engine::now() const { return parts_->options.clock(); }

const std::shared_ptr<const Zone>& Engine::zone() const { return parts_->options.zone; }

std::shared_ptr<const Directory> Engine::directory() { return parts_->fresh_directory(); }

std::optional<Actor> Engine::actor(PersonId id, Origin origin) {
  const auto known = directory();
  const auto* person = known->person(id);
  if (!person || !person->enabled) return std::nullopt;
  return Actor{id, person->roles, origin};
}

Result<LoadedChange> Engine::load(ChangeId id, store::Session& reading) {
  const auto head = store::stream_head(reading, {store::StreamKind::change, id.value});
  if (head.version == 0) return refuse(Refused::not_found, fmt::format("There is no change {}.", shown(id)));
  auto change = parts_->cache.get(id);
  if (!change || change->version < head.version) {
    change = newest(reading, id, std::move(change)).change;
    ensure(change != nullptr, "a stream with a head has no events");
    parts_->cache.put(change);
  }
  return parts_->with_its_process(std::move(change));
}

Result<std::shared_ptr<const Schedule>> Engine::load(ScheduleId id, store::Session& reading) {
  auto schedule = newest(reading, id);
  if (!schedule) return refuse(Refused::not_found, fmt::format("There is no schedule {}.", shown(id)));
  return schedule;
}

Result<std::shared_ptr<const Board>> Engine::load(BoardId id, store::Session& reading) {
  auto board = newest(reading, id);
  if (!board) return refuse(Refused::not_found, fmt::format("There is no board {}.", shown(id)));
  return board;
}

Result<std::shared_ptr<const Meeting>> Engine::load(MeetingId id, store::Session& reading) {
  auto meeting = newest(reading, id);
  if (!meeting) return refuse(Refused::not_found, fmt::format("There is no meeting {}.", shown(id)));
  return meeting;
}

std::vector<std::shared_ptr<const Change>> Engine::agenda_seen_by(const Actor& actor, const Meeting& meeting,
                                                                  store::Session& reading) {
  const auto known = directory();
  std::vector<std::shared_ptr<const Change>> seen;
  for (const auto& item : meeting.items) {
    auto loaded = load(item.change, reading);
    if (loaded && has_right(actor, ChangeRight::see, *loaded->change, *known)) seen.push_back(loaded->change);
  }
  return seen;
}

Result<LoadedChange> Engine::load_at(ChangeId id, Instant at, store::Session& reading) {
  auto change = as_of(reading, id, at);
  if (!change)
    return refuse(Refused::not_found, fmt::format("There was no change {} at {}.", shown(id), to_rfc3339(at)));
  return parts_->with_its_process(std::move(change));
}

Result<LoadedChange> Engine::load_version(ChangeId id, std::int64_t version, store::Session& reading) {
  auto change = as_of_version(reading, id, version);
  if (!change) return refuse(Refused::not_found, fmt::format("{} has no version {}.", shown(id), version));
  return parts_->with_its_process(std::move(change));
}

std::uint64_t Engine::subscribe(Listener listener) { return parts_->live.subscribe(std::move(listener)); }

void Engine::unsubscribe(std::uint64_t number) { parts_->live.unsubscribe(number); }

std::vector<Moved> Engine::moved_since(std::int64_t position, std::int64_t limit, store::Session& reading) {
  std::vector<Moved> moved;
  for (const auto& one : store::moved_since(reading, position, limit))
    moved.push_back({one.position, std::string{word(one.stream_kind)}, one.stream_id});
  return moved;
}

std::int64_t Engine::position() const { return parts_->live.position(); }

void Engine::settle() {
  parts_->background.work();
  parts_->live.catch_up();
}

void Engine::rebuild(const Progress& progress) {
  parts_->writer.alone([&](store::Session& session) { fill_read_tables(session, parts_->options.clock, progress); });
}

std::vector<std::string> Engine::verify(std::optional<ChangeId> only, const Progress& progress) {
  const auto session = parts_->database.connect();
  return only ? verify_change(*session, *only) : verify_everything(*session, progress);
}

}  // namespace sluice::engine
