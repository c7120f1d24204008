#include "server.h"

#include "engine/change_loading.h"
#include "store/transaction.h"

namespace sluice::simulation {

namespace {

template <class Done>
std::optional<Refusal> why_refused(const Result<Done>& result) {
  return result ? std::nullopt : std::optional{result.error()};
}

template <class Id>
std::optional<Id> id_of(std::int64_t id) {
  return id == 0 ? std::nullopt : std::optional{Id{id}};
}

}  // namespace

Server::Server(store::Dialect dialect, const Model& model)
    : model_(model),
      name_(dialect == store::Dialect::sqlite ? "SQLite" : "PostgreSQL"),
      database_(dialect),
      engine_(new_engine()) {}

std::unique_ptr<engine::Engine> Server::new_engine() {
  engine::Options options;
  options.clock = [this] { return model_.now(); };
  options.zone = find_zone("Europe/Berlin");
  options.background = false;
  options.cache_bytes = 32 << 10;  // so small that states are often loaded anew
  auto made = std::make_unique<engine::Engine>(*database_, std::move(options));
  made->start();
  return made;
}

void Server::restart() {
  engine_.reset();
  session_.reset();
  database_.restart();
  engine_ = new_engine();
}

void Server::publish(Process process) {
  const auto yaml = "key: " + process.key;
  ASSERT_TRUE(engine_->process_now({}, PublishProcess{yaml, std::move(process)}, {}).has_value());
}

std::optional<Refusal> Server::take(const Step& step) {
  engine::Asked asked;
  if (step.actor) asked.actor = {*step.actor, {}, Origin::api};
  if (const auto* change = std::get_if<ChangeCommand>(&step.command))
    return why_refused(engine_->change_now(id_of<ChangeId>(step.id), *change, asked));
  if (const auto* person = std::get_if<PersonCommand>(&step.command))
    return why_refused(engine_->person_now(id_of<PersonId>(step.id), *person, asked));
  if (const auto* group = std::get_if<GroupCommand>(&step.command))
    return why_refused(engine_->group_now(id_of<GroupId>(step.id), *group, asked));
  if (const auto* schedule = std::get_if<ScheduleCommand>(&step.command))
    return why_refused(engine_->schedule_now(id_of<ScheduleId>(step.id), *schedule, asked));
  return why_refused(engine_->service_now(id_of<ServiceId>(step.id), std::get<ServiceCommand>(step.command), asked));
}

store::Session& Server::session() {
  if (!session_) session_ = database_->connect();
  return *session_;
}

std::optional<Change> Server::change(ChangeId id) {
  const store::ReadTransaction reading{session()};
  const auto loaded = engine_->load(id, session());
  return loaded ? std::optional{*loaded->change} : std::nullopt;
}

std::optional<Schedule> Server::schedule(ScheduleId id) {
  const store::ReadTransaction reading{session()};
  const auto loaded = engine_->load(id, session());
  return loaded ? std::optional{**loaded} : std::nullopt;
}

std::vector<Told> Server::history(ChangeId id) {
  std::vector<Told> told;
  const store::ReadTransaction reading{session()};
  engine::each_event(session(), id, 0, [&](engine::ChangeRecord&& record) {
    told.push_back({record.stamp, std::move(record.event)});
    return true;
  });
  return told;
}

}  // namespace sluice::simulation
