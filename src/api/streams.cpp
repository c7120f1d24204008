#include "api/streams.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <map>
#include <utility>

#include "api/auth/sessions.h"
#include "api/views/people.h"
#include "base/json.h"
#include "base/logged.h"
#include "domain/access/permission.h"
#include "domain/access/schedule_rights.h"

namespace sluice::api {
namespace {

/// "CHG-1", or the key by which everything else is called; empty for what is not there any more.
std::string wire_id(const engine::Moved& moved, const Directory& directory) {
  if (moved.kind == "change") return shown(ChangeId{moved.id});
  if (moved.kind == "person") return person_ref(PersonId{moved.id}, directory).login;
  if (moved.kind == "group") {
    const auto* group = directory.group(GroupId{moved.id});
    return group ? group->key : "";
  }
  if (moved.kind == "service") {
    const auto* service = directory.service(ServiceId{moved.id});
    return service ? service->key : "";
  }
  if (moved.kind == "schedule") return shown(ScheduleId{moved.id});
  if (moved.kind == "board") return shown(BoardId{moved.id});
  if (moved.kind == "cab_meeting") return shown(MeetingId{moved.id});
  if (moved.kind == "policy") return "risk";
  const auto found = directory.processes.find(ProcessId{moved.id});
  if (found == directory.processes.end() || found->second->versions.empty()) return "";
  return found->second->versions.rbegin()->second->process.key;
}

/// The last move of each thing, in order of position: a page reads the thing once, however much happened to it.
std::vector<engine::Moved> newest_of_each(const std::vector<engine::Moved>& moved) {
  std::map<std::pair<std::string, std::int64_t>, std::int64_t> last;
  for (const auto& one : moved) last[{one.kind, one.id}] = one.position;
  std::vector<engine::Moved> newest;
  for (const auto& one : moved)
    if (last[{one.kind, one.id}] == one.position) newest.push_back(one);
  return newest;
}

}  // namespace

Streams::Streams(engine::Engine& engine, const store::Database& database, Sessions& sessions, std::size_t streams_max,
                 std::chrono::milliseconds look_every)
    : engine_(engine), database_(database), sessions_(sessions), look_every_(look_every), places_(streams_max) {}

Streams::~Streams() { stop(); }

void Streams::start() {
  {
    const std::lock_guard lock{mutex_};
    if (running_) return;
    running_ = true;
  }
  subscription_ = engine_.subscribe([this](std::span<const engine::Moved> moved) {
    {
      const std::lock_guard lock{mutex_};
      if (queue_.size() + moved.size() > queue_max) overflowed_ = true;
      else queue_.insert(queue_.end(), moved.begin(), moved.end());
    }
    changed_.notify_one();
  });
  thread_ = std::jthread{[this] { run(); }};
}

void Streams::stop() {
  {
    const std::lock_guard lock{mutex_};
    if (!running_) return;
    running_ = false;
  }
  engine_.unsubscribe(subscription_);
  changed_.notify_all();
  thread_.join();
  newcomers_.clear();
  listeners_.clear();
}

void Streams::add(std::shared_ptr<EventSink> sink, PersonId person, std::string token_hash,
                  std::optional<std::int64_t> after) {
  Listener newcomer{OpenStream{std::move(sink)}, person, std::move(token_hash), after, 0};
  {
    const std::lock_guard lock{mutex_};
    if (!running_) return;
    newcomers_.push_back(std::move(newcomer));
  }
  changed_.notify_one();
}

void Streams::run() {
  std::unique_ptr<store::Session> session;
  auto next_look = std::chrono::steady_clock::now() + look_every_;
  for (;;) {
    std::vector<engine::Moved> moved;
    std::vector<Listener> newcomers;
    {
      std::unique_lock lock{mutex_};
      changed_.wait_until(lock, next_look,
                          [&] { return !running_ || overflowed_ || !queue_.empty() || !newcomers_.empty(); });
      if (!running_) return;
      if (std::exchange(overflowed_, false)) {
        queue_.clear();
        listeners_.clear();
      }
      moved.assign(queue_.begin(), queue_.end());
      queue_.clear();
      newcomers = std::exchange(newcomers_, {});
    }
    try {
      if (!session || session->broken()) session = database_.connect();
      tell(newest_of_each(moved), *session);
      welcome(std::move(newcomers), *session);
      if (const auto now = std::chrono::steady_clock::now(); now >= next_look) {
        look_at_sessions(*session);
        next_look = now + look_every_;
      }
    } catch (const std::exception& error) {
      // Whoever listens comes back with the last position seen, and is told what was missed.
      spdlog::error("act=tell error={}", logged(error.what()));
      listeners_.clear();
      session.reset();
      next_look = std::chrono::steady_clock::now() + look_every_;
    }
  }
}

void Streams::welcome(std::vector<Listener> newcomers, store::Session& session) {
  std::erase_if(listeners_, [](const Listener& one) { return !one.stream->is_open(); });
  for (auto& one : newcomers) {
    if (!one.stream->is_open()) continue;
    Reading reading{session};
    const auto now = engine_.position();
    auto missed =
        one.after ? engine_.moved_since(*one.after, backlog_max + 1, reading.begun()) : std::vector<engine::Moved>{};
    one.told = std::max(now, missed.empty() ? 0 : missed.back().position);
    bool stays = true;
    if (missed.size() > backlog_max || (one.after && *one.after > one.told)) {
      stays = one.stream->send(one.told, "reset", "{}");
    } else {
      const auto told = std::exchange(one.told, one.after.value_or(one.told));
      for (const auto& moved : newest_of_each(missed)) stays = stays && tell_one(one, moved, reading);
      one.told = told;
      stays = stays && one.stream->send(one.told, "ready", "{}");
    }
    if (stays) listeners_.push_back(std::move(one));
  }
}

void Streams::look_at_sessions(store::Session& session) {
  if (listeners_.empty()) return;
  Reading reading{session};
  std::erase_if(listeners_, [&](const Listener& one) {
    return !one.stream->is_open() || !sessions_.look(one.token_hash, engine_.now(), reading);
  });
}

void Streams::tell(const std::vector<engine::Moved>& moved, store::Session& session) {
  if (moved.empty() || listeners_.empty()) return;
  Reading reading{session};
  std::erase_if(listeners_, [&](Listener& listener) {
    for (const auto& one : moved)
      if (!tell_one(listener, one, reading)) return true;
    return false;
  });
}

/// False where the listener has gone, or its session is over.
bool Streams::tell_one(Listener& listener, const engine::Moved& moved, Reading& reading) {
  if (moved.position <= listener.told) return true;
  if (!sessions_.look(listener.token_hash, engine_.now(), reading)) return false;
  listener.told = moved.position;
  if (!sees(listener.person, moved, reading)) return true;
  const auto id = wire_id(moved, *engine_.directory());
  if (id.empty()) return true;
  const boost::json::object data{{"kind", moved.kind}, {"id", id}};
  return listener.stream->send(moved.position, "changed", boost::json::serialize(data));
}

bool Streams::sees_schedule(PersonId person, ScheduleId id, Reading& reading) {
  const auto schedule = engine_.load(id, reading.begun());
  const auto actor = engine_.actor(person, Origin::page);
  return schedule && actor && has_right(*actor, ScheduleRight::see, **schedule, *engine_.directory());
}

bool Streams::sees(PersonId person, const engine::Moved& moved, Reading& reading) {
  if (moved.kind == "schedule") return sees_schedule(person, {moved.id}, reading);
  if (moved.kind != "change") return true;
  const auto loaded = engine_.load(ChangeId{moved.id}, reading.begun());
  if (!loaded) return false;
  if (!loaded->change->restricted) return true;
  const auto actor = engine_.actor(person, Origin::page);
  return actor && has_right(*actor, ChangeRight::see, *loaded->change, *loaded->directory);
}

}  // namespace sluice::api
