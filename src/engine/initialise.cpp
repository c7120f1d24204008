#include <spdlog/spdlog.h>

#include "base/ensure.h"
#include "definition/read_process.h"
#include "definition/shipped.h"
#include "definition/shipped_groups.h"
#include "engine/engine.h"

namespace sluice::engine {

namespace {

template <class Done>
void expect_accepted(const Result<Done>& result, std::string_view what) {
  if (result) return;
  ensure(false, fmt::format("what ships as {} does not do: {}", what, result.error().detail).c_str());
}

void add_group(Engine& engine, const definition::ShippedGroup& group) {
  const AddGroup add{std::string{group.key}, std::string{group.name}, std::string{group.description}, {}};
  expect_accepted(engine.group_now({}, add, {}), group.key);
}

void publish(Engine& engine, const definition::EmbeddedFile& file) {
  auto read = definition::read_process(file.text);
  expect_accepted(read, file.name);
  PublishProcess publish{std::string{file.text}, std::move(read->process)};
  expect_accepted(engine.process_now({}, std::move(publish), {}), file.name);
}

}  // namespace

void initialise(Engine& engine) {
  const auto known = engine.directory();
  for (const auto& group : definition::shipped_groups)
    if (!known->group_by_key(group.key)) add_group(engine, group);
  for (const auto& file : definition::shipped_processes())
    if (!known->process_by_key(file.name)) publish(engine, file);
}

}  // namespace sluice::engine
