// The shipped processes, and what is asked of them in tests.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "definition/read_process.h"
#include "definition/shipped.h"
#include "domain/process/condition_fields.h"

namespace sluice::definition::shipped_testing {

inline Process shipped(std::string_view name) {
  for (const auto& file : shipped_processes())
    if (file.name == name)
      if (auto reading = look_at_process(file.text); reading.read) return reading.read->process;
  ADD_FAILURE() << "there is no readable shipped process " << name;
  return {};
}

inline const TaskTemplate* task_of(const Process& process, std::string_view key) {
  for (const auto& stage : process.stages)
    for (const auto& task : stage.tasks)
      if (task.key == key) return &task;
  return nullptr;
}

inline const ApprovalTemplate* approval_of(const Process& process, std::string_view key) {
  for (const auto& stage : process.stages)
    for (const auto& approval : stage.approvals)
      if (approval.key == key) return &approval;
  return nullptr;
}

inline const FormField* field_of(const Process& process, std::string_view key) {
  const auto found = std::ranges::find(process.form, key, &FormField::key);
  return found == process.form.end() ? nullptr : &*found;
}

/// The tasks that are not always there, each with its condition in words.
inline std::map<std::string, std::string> conditional_tasks(const Process& process) {
  std::map<std::string, std::string> tasks;
  for (const auto& stage : process.stages)
    for (const auto& task : stage.tasks)
      if (task.when) tasks[task.key] = in_words(*task.when, process);
  return tasks;
}

inline std::set<std::string> keys_of_tasks(const Process& process,
                                           const std::function<bool(const TaskTemplate&)>& are) {
  std::set<std::string> keys;
  for (const auto& stage : process.stages)
    for (const auto& task : stage.tasks)
      if (are(task)) keys.insert(task.key);
  return keys;
}

/// Without which nobody should call the matter settled.
inline std::set<std::string> blocking_tasks(const Process& process) {
  return keys_of_tasks(process, [](const TaskTemplate& task) { return task.on_close == OnClose::block; });
}

inline std::set<std::string> tasks_that_fail(const Process& process, OnFail how) {
  return keys_of_tasks(process, [&](const TaskTemplate& task) { return task.on_fail == how; });
}

}  // namespace sluice::definition::shipped_testing
