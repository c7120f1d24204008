#include "domain/process/check.h"

#include <fmt/format.h>

#include <map>

#include "base/described.h"
#include "domain/bounds.h"
#include "domain/faults.h"
#include "domain/key.h"
#include "domain/process/check_parts.h"

namespace sluice {

namespace check_detail {

namespace {

constexpr std::string_view inner_key_remedy =
    "Use lower-case letters and digits joined by - or _, such as peer_review.";

}  // namespace

void check_inner_key(Findings& findings, const std::string& key, const std::string& path, std::string_view what) {
  if (is_inner_key(key)) return;
  findings.add(
      path + "/key",
      key.empty() ? fmt::format("The {} has no key.", what) : fmt::format("The {}'s key is not well formed.", what),
      std::string{inner_key_remedy});
}

void check_text(Findings& findings, const std::string& path, std::string_view text, std::size_t bytes_max,
                std::string_view name) {
  if (text.size() <= bytes_max) return;
  findings.add(path, fmt::format("The {} is {} bytes long; {} are allowed.", name, text.size(), bytes_max),
               "Shorten it.");
}

void check_required_text(Findings& findings, const std::string& path, std::string_view text, std::size_t bytes_max,
                         std::string_view name) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return findings.add(path, fmt::format("The {} is missing.", name), "Write one that people will recognise.");
  if (!is_one_line(text))
    return findings.add(path, fmt::format("The {} holds a line break or another character that cannot be seen.", name),
                        "Write it in one line, without it.");
  check_text(findings, path, text, bytes_max, name);
}

namespace {

void check_process_itself(Findings& findings, const Process& process) {
  if (!is_key(process.key))
    findings.add("key", process.key.empty() ? "The process has no key." : "The key is not well formed.",
                 "Use lower-case words joined by -, such as normal or root-cause-analysis; at most 64 letters.");
  check_required_text(findings, "name", process.name, bounds::title_bytes, "name");
  check_text(findings, "summary", process.summary, bounds::short_text_bytes, "summary");
  check_text(findings, "when_to_use", process.when_to_use, bounds::short_text_bytes, "text when_to_use");
  check_text(findings, "usual_length", process.usual_length, bounds::title_bytes, "usual length");
  if (process.stages.empty())
    findings.add("stages", "The process has no stages.", "List its stages in order, from draft to review.");
  if (process.stages.size() > bounds::stages)
    findings.add("stages", fmt::format("There are {} stages; {} are allowed.", process.stages.size(), bounds::stages),
                 "Join some of them.");
}

void check_phase(Findings& findings, const StagePlace& place) {
  const auto& [process, stage, position, path] = place;
  if (!has_stages(stage.phase))
    return findings.add(path + "/phase", "A stage cannot be of the phase closed.",
                        "Leave the stage out: a change closes by itself when its last stage is left.");
  if (position == 0 || process.stages[position - 1].phase <= stage.phase) return;
  findings.add(
      path + "/phase",
      fmt::format("The phase {} cannot follow {}.", word(stage.phase), word(process.stages[position - 1].phase)),
      "Put the stages in the order draft, assessment, authorization, build, release, deployment, verification, "
      "review; phases may be left out or come twice.");
}

void check_stage_itself(Findings& findings, const StagePlace& place) {
  const auto& [process, stage, position, path] = place;
  if (!is_inner_key(stage.key))
    findings.add(path + "/key", stage.key.empty() ? "The stage has no key." : "The stage's key is not well formed.",
                 std::string{inner_key_remedy});
  if (stage.key == "closed")
    findings.add(path + "/key", "The key closed is taken: it means a change that is over.", "Choose another key.");
  check_required_text(findings, path + "/name", stage.name, bounds::title_bytes, "stage's name");
  check_when(findings, process, path + "/when", stage.when);
  if (position == 0 && stage.when)
    findings.add(path + "/when", "A change begins in its first stage, whatever the conditions.", "Leave `when` out.");
  check_text(findings, path + "/advance_title", stage.advance_title, bounds::title_bytes, "advance_title");
  if (stage.advance == Advance::auto_ && !stage.advance_title.empty())
    findings.add(path + "/advance_title", "advance_title is never shown, because the stage is left by itself.",
                 "Write `advance: manual`, or leave advance_title out.");
  const bool asks_something = !stage.tasks.empty() || !stage.approvals.empty();
  if (stage.advance == Advance::auto_ && stage.gates.empty() && asks_something)
    findings.add(path, "The stage is left as soon as it is entered, with its tasks and approvals open.",
                 "Give it gates, such as `gates: [tasks_done]`, or `advance: manual`.");
  check_phase(findings, place);
}

/// Says of each key that stands twice where the first one is.
class Keys {
 public:
  Keys(Findings& findings, std::string_view what) : findings_(findings), what_(what) {}
  void add(const std::string& key, const std::string& path) {
    const auto [first, fresh] = seen_.try_emplace(key, path + "/key");
    if (!fresh && !key.empty())
      findings_.add(path + "/key", fmt::format("The key {} is used twice.", key),
                    fmt::format("Give each {} of the process a key of its own.", what_), first->second);
  }

 private:
  Findings& findings_;
  std::string_view what_;
  std::map<std::string, std::string> seen_;
};

void add_keys_of_rules(Findings& findings, const Process& process, Keys& tasks) {
  Keys rules{findings, "rule"};
  for (std::size_t r = 0; r < rules_of(process).size(); ++r) {
    const Rule& rule = rules_of(process)[r];
    const std::string path = fmt::format("rules/{}", r);
    check_inner_key(findings, rule.key, path, "rule");
    rules.add(rule.key, path);
    for (std::size_t a = 0; a < rule.actions.size(); ++a) {
      if (!rule.actions[a].task) continue;
      const std::string at = fmt::format("{}/do/{}/create_task", path, a);
      check_inner_key(findings, rule.actions[a].task->key, at, "task");
      tasks.add(rule.actions[a].task->key, at);
    }
  }
}

void check_keys(Findings& findings, const Process& process) {
  Keys stages{findings, "stage"}, tasks{findings, "task"}, approvals{findings, "approval"};
  for (std::size_t s = 0; s < process.stages.size(); ++s) {
    const auto& stage = process.stages[s];
    const std::string path = fmt::format("stages/{}", s);
    stages.add(stage.key, path);
    for (std::size_t i = 0; i < stage.tasks.size(); ++i) {
      const std::string at = fmt::format("{}/tasks/{}", path, i);
      check_inner_key(findings, stage.tasks[i].key, at, "task");
      tasks.add(stage.tasks[i].key, at);
    }
    for (std::size_t i = 0; i < stage.approvals.size(); ++i) {
      const std::string at = fmt::format("{}/approvals/{}", path, i);
      check_inner_key(findings, stage.approvals[i].key, at, "approval");
      approvals.add(stage.approvals[i].key, at);
    }
  }
  add_keys_of_rules(findings, process, tasks);
}

}  // namespace
}  // namespace check_detail

bool has_stages(Phase phase) { return phase != Phase::closed; }

std::vector<Mistake> check(const Process& process) {
  using namespace check_detail;
  Findings findings;
  check_process_itself(findings, process);
  check_keys(findings, process);
  check_form(findings, process);
  for (std::size_t i = 0; i < process.stages.size(); ++i) {
    const StagePlace place{process, process.stages[i], i, fmt::format("stages/{}", i)};
    check_stage_itself(findings, place);
    check_tasks(findings, place);
    check_approvals(findings, place);
    check_gates(findings, place);
    check_back_edges(findings, place);
  }
  check_contingencies(findings, process);
  check_rules(findings, process);
  check_whole(findings, process);
  return findings.take();
}

}  // namespace sluice
