#include "engine/contingency_runs.h"

#include <algorithm>

#include "base/ensure.h"
#include "domain/change/contingencies.h"
#include "domain/change/decide.h"
#include "domain/faults.h"
#include "engine/change_command.h"
#include "engine/destinations.h"
#include "engine/past_changes.h"

namespace sluice::engine {

namespace {

NoteContingency start(Batch& batch, const Change& change, const Contingency& one) {
  auto run = run_of(change, one, *batch.directory());
  if (!run) return {one.number, std::nullopt, in_one_line(run.error())};
  const auto made = create_change(batch, std::move(*run));
  if (!made) return {one.number, std::nullopt, in_one_line(made.error())};
  return {one.number, made->change->id, {}};
}

void note(Batch& batch, ChangeId id, const NoteContingency& outcome) {
  const auto before = batch.change(id);
  ensure(before.has_value(), "a change that called a contingency is gone");
  const Change& change = **before;
  const auto& directory = *batch.directory();
  const auto process = version_of(directory, change.process, change.process_version);
  const auto destinations = destinations_for(process.get(), batch);
  const PastFromTables past{batch.transaction().session()};
  const ChangeFacts facts{.now = std::max(batch.now(), change.recorded),
                          .actor = {},
                          .directory = directory,
                          .process = process.get(),
                          .zone = batch.zone(),
                          .next_change = {},
                          .next_task = {batch.numbers().task + 1},
                          .next_comment = {},
                          .destinations = destinations ? &*destinations : nullptr,
                          .past = &past};
  const auto events = decide(change, outcome, facts);
  ensure(events.has_value(), "what came of a contingency is refused");
  if (events->empty()) return;
  const Stamp stamp{facts.now, std::nullopt};
  auto after = std::make_shared<Change>(change);
  for (const auto& event : *events) *after = apply(std::move(*after), event, stamp);
  batch.record(after, *events, stamp, Origin::system);
}

}  // namespace

bool may_start_contingencies(const ChangeCommand& command, const ChangeEvents& events) {
  const bool tries_again = std::holds_alternative<RetryContingency>(command) || std::holds_alternative<Wake>(command) ||
                           std::holds_alternative<Reconsider>(command);
  return tries_again || std::ranges::any_of(events, [](const ChangeEvent& event) {
           return std::holds_alternative<ContingencyCalled>(event);
         });
}

void start_contingencies(Batch& batch, ChangeId id) {
  const auto found = batch.change(id);
  ensure(found.has_value(), "a change that called a contingency is gone");
  // As they were before any was started: each start moves the change on.
  const auto called = (*found)->contingencies;
  for (const Contingency& one : called) {
    if (!wants_start(one)) continue;
    const auto now = batch.change(id);
    note(batch, id, start(batch, **now, one));
  }
}

}  // namespace sluice::engine
