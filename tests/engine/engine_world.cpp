#include "engine_world.h"

#include <stdexcept>

namespace sluice::engine {

namespace {
const Instant monday_noon = *from_rfc3339("2027-01-11T11:00:00Z");
}

void EngineTest::SetUp() {
  DatabaseTest::SetUp();
  if (IsSkipped()) return;
  now_ = monday_noon.micros;
  engine_ = another_engine();
  people();
}

void EngineTest::TearDown() { engine_.reset(); }

std::unique_ptr<Engine> EngineTest::another_engine(bool background) {
  Options options;
  options.clock = [this] { return now(); };
  options.zone = find_zone("Europe/Berlin");
  options.background = background;
  auto made = std::make_unique<Engine>(database(), std::move(options));
  made->start();
  return made;
}

void EngineTest::restart() {
  engine_.reset();
  test_database().restart();
  engine_ = another_engine();
}

void EngineTest::run_in_background() {
  engine_.reset();
  engine_ = another_engine(true);
}

void EngineTest::people() {
  priya = person("priya", {Role::requester, Role::member});
  dana = person("dana", {Role::member, Role::service_owner});
  lee = person("lee", {Role::member});
  mei = person("mei", {Role::member});
  ruth = person("ruth", {Role::member, Role::change_manager, Role::administrator});
  cab = must(engine_->group_now({}, AddGroup{"cab", "CAB", "", {dana, lee, mei}}, by_sluice())).id;
  ServiceFields fields;
  fields.name = "Billing database";
  fields.owners = {dana};
  billing = must(engine_->service_now({}, AddService{"billing-db", fields}, by_sluice())).id;
  auto process = testing_world::small_process();
  process.stages[1].approvals[0].due = Due{Anchor::entered, 2, DueUnit::hours};
  (void)must(engine_->process_now({}, PublishProcess{"key: small", process}, by_sluice()));
}

PersonId EngineTest::person(const std::string& name, std::vector<Role> roles) {
  AddPerson add;
  add.details = {name, name, name + "@example.org", "", "Europe/Berlin"};
  add.roles = std::move(roles);
  return must(engine_->person_now({}, add, by_sluice())).id;
}

CreateChange EngineTest::a_change(std::string title) {
  CreateChange create;
  create.process = "small";
  create.fields.title = {std::move(title)};
  create.fields.reason = {"Security fixes"};
  return create;
}

ChangeId EngineTest::drafted() {
  auto create = a_change();
  create.fields.services = {billing};
  return must(engine_->change_now({}, create, by(priya))).change->id;
}

ChangeId EngineTest::submitted() {
  const auto id = drafted();
  (void)change(id, AdvanceChange{}, priya);
  return id;
}

ChangeDone EngineTest::change(ChangeId id, ChangeCommand command, PersonId who) {
  return must(engine_->change_now(id, std::move(command), by(who)));
}

std::shared_ptr<const Change> EngineTest::read(ChangeId id) {
  const store::ReadTransaction reading{session()};
  return must(engine_->load(id, session())).change;
}

HeldWriter::HeldWriter(Engine& engine) {
  auto inside = std::make_shared<std::promise<void>>();
  auto is_inside = inside->get_future();
  auto released = std::make_shared<std::future<void>>(release_->get_future());
  engine.write(
      [inside, released](store::WriteTransaction&) {
        inside->set_value();
        released->wait();
      },
      [](const Reply<RowsWritten>&) {});
  is_inside.wait();
}

void HeldWriter::let_go() {
  if (std::exchange(held_, false)) release_->set_value();
}

}  // namespace sluice::engine
