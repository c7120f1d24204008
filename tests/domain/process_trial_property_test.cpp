// Every process that check() accepts can reach closed: walked by the trial, each gate met by whom it waits for.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "domain/process/trial.h"
#include "random_process.h"

namespace sluice {
namespace {

using namespace testing_world;

/// The keys of some parts, which go wrong the first time.
std::set<std::string> some_keys(const Process& process, bool tasks) {
  std::set<std::string> keys;
  for (const auto& stage : process.stages) {
    if (tasks)
      for (const auto& task : stage.tasks)
        if (sometimes(6)) keys.insert(task.key);
    if (!tasks)
      for (const auto& approval : stage.approvals)
        if (sometimes(6)) keys.insert(approval.key);
  }
  return keys;
}

RC_GTEST_PROP(Trial, reaches_closed_with_every_process_that_check_accepts, ()) {
  const auto process = *random_process();
  const ProcessVersion version{{1}, 1, "", process};
  const auto directory = invented_directory(process);
  TrialOptions options{*from_rfc3339("2027-01-11T08:00:00Z"), invented_requester};
  options.failing = some_keys(process, true);
  options.rejecting = some_keys(process, false);
  const auto report = try_process(version, directory, *find_zone("Europe/Berlin"), options);
  if (!report.closed) {
    RC_LOG() << report.why << "\n";
    for (const auto& one : report.stuck) RC_LOG() << one.gate << " " << one.key << ": " << one.detail << "\n";
  }
  RC_ASSERT(report.closed);
  RC_ASSERT(report.change.outcome.has_value());
  for (const Task& task : report.change.tasks) RC_ASSERT(!is_open(task.state));
}

}  // namespace
}  // namespace sluice
