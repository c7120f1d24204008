#include <spdlog/spdlog.h>

#include "base/ensure.h"
#include "definition/read_entry.h"
#include "definition/read_process.h"
#include "definition/shipped.h"
#include "definition/shipped_groups.h"
#include "domain/change/form_answers.h"
#include "domain/faults.h"
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

/// Answers are texts in the file; what they mean is said by the form of the newest version of the process.
EntryContent with_answers(definition::ReadEntry read, const Directory& directory) {
  const auto* process = directory.newest(read.content.process);
  if (process == nullptr) return std::move(read.content);
  for (const auto& field : process->process.form) {
    const auto text = read.form.find(field.key);
    if (text == read.form.end()) continue;
    if (auto answer = read_answer(field, text->second, directory))
      read.content.fields.form[field.key] = std::move(*answer);
  }
  return std::move(read.content);
}

/// Proposed and no more: a change manager of the organisation puts it into force. Where the organisation has made another
/// process of `standard` since, an entry may not fit it and is left out.
void propose(Engine& engine, const definition::EmbeddedFile& file) {
  auto read = definition::read_entry(file.text);
  expect_accepted(read, file.name);
  ProposeEntry propose{.key = read->key, .content = {}, .owner = {}, .from = {}};
  propose.content = with_answers(std::move(*read), *engine.directory());
  const auto proposed = engine.catalog_entry_now({}, std::move(propose), {});
  if (!proposed) spdlog::warn("event=entry_left_out entry={} why=\"{}\"", file.name, in_one_line(proposed.error()));
}

/// Whether the process is there as this version ships it, or as the organisation has made it since, for catalog entries.
bool runs_from_catalog(const Directory& directory) {
  const auto* standard = directory.newest("standard");
  return standard != nullptr && standard->process.type == ChangeType::standard;
}

}  // namespace

void initialise(Engine& engine) {
  const auto known = engine.directory();
  for (const auto& group : definition::shipped_groups)
    if (!known->group_by_key(group.key)) add_group(engine, group);
  for (const auto& file : definition::shipped_processes())
    if (!known->process_by_key(file.name)) publish(engine, file);
  if (!runs_from_catalog(*engine.directory())) return;
  for (const auto& file : definition::shipped_entries())
    if (!known->catalog_entry_by_key(file.name)) propose(engine, file);
}

}  // namespace sluice::engine
