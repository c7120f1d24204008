// `sluice process check`: reads files on this machine, without a server.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <set>

#include "base/json.h"
#include "cli/client/table.h"
#include "cli/client/texts.h"
#include "cli/client/wrap.h"
#include "cli/commands.h"
#include "cli/io.h"
#include "definition/read_process.h"

namespace sluice::cli {

namespace {

struct CheckOptions {
  std::vector<std::string> paths;
  bool json = false;
};

/// A file, or standard input by the name "-", with what was found in it.
struct Checked {
  std::string path;
  definition::Reading found;
};

Checked check(const std::string& path, Io& io) { return {path, definition::look_at_process(file_as_it_is(path, io))}; }

/// Which groups, or people, a process names, its rules included. Only a server knows whether they are there.
std::set<std::string> named(const Process& process, WhoKind kind) {
  std::set<std::string> keys;
  const auto take = [&](const std::vector<Who>& rules) {
    for (const auto& rule : rules)
      if (rule.kind == kind) keys.insert(rule.key);
  };
  for (const auto* task : task_templates_of(process)) take(task->assignee);
  for (const auto& stage : process.stages)
    for (const auto& approval : stage.approvals) take(approval.approvers);
  for (const auto& rule : rules_of(process))
    for (const auto& action : rule.actions) take(action.people);
  return keys;
}

std::set<std::string> webhooks_named(const Process& process) {
  std::set<std::string> keys;
  for (const auto& rule : rules_of(process))
    for (const auto& action : rule.actions)
      if (action.act == RuleAct::call_webhook) keys.insert(action.webhook);
  return keys;
}

void say_what_it_needs(const char* needs, const std::set<std::string>& keys, Io& io) {
  if (keys.empty()) return;
  io.out << paragraphs(fmt::format("{}, which have to be there: {}.", needs, fmt::join(keys, ", ")), 4, io.columns);
}

void say(const Checked& checked, Io& io) {
  for (const auto& mistake : checked.found.mistakes) {
    fmt::print(io.out, "{}:{}:{}: {}\n", checked.path, mistake.place.line, mistake.place.column,
               harmless(mistake.what, Lines::joined));
    if (!mistake.remedy.empty()) io.out << paragraphs(harmless(mistake.remedy, Lines::joined), 4, io.columns);
  }
  if (!checked.found.mistakes.empty()) return;
  const auto& process = checked.found.read->process;
  fmt::print(io.out, "{}: {} can run: {} stages.\n", checked.path, process.key, process.stages.size());
  say_what_it_needs("It asks groups", named(process, WhoKind::group), io);
  say_what_it_needs("It asks people", named(process, WhoKind::person), io);
  say_what_it_needs("It calls webhooks", webhooks_named(process), io);
}

boost::json::object as_json(const Checked& checked) {
  boost::json::array mistakes;
  for (const auto& one : checked.found.mistakes)
    mistakes.push_back(boost::json::object{{"line", one.place.line},
                                           {"column", one.place.column},
                                           {"path", one.path},
                                           {"what", one.what},
                                           {"remedy", one.remedy}});
  boost::json::object file{{"file", checked.path}, {"mistakes", std::move(mistakes)}};
  if (!checked.found.mistakes.empty()) return file;
  const auto& process = checked.found.read->process;
  file["key"] = process.key;
  file["groups"] = boost::json::value_from(named(process, WhoKind::group));
  file["people"] = boost::json::value_from(named(process, WhoKind::person));
  file["webhooks"] = boost::json::value_from(webhooks_named(process));
  return file;
}

void check_all(const CheckOptions& options, Io& io) {
  std::size_t mistakes = 0;
  boost::json::array files;
  for (const auto& path : options.paths) {
    const auto checked = check(path, io);
    mistakes += checked.found.mistakes.size();
    if (options.json) files.push_back(as_json(checked));
    else say(checked, io);
  }
  if (options.json) io.out << boost::json::serialize(boost::json::object{{"files", std::move(files)}}) << "\n";
  if (mistakes == 0) return;
  throw Stop(Exit::refused, options.json ? "" : fmt::format("{} mistake{}.", mistakes, mistakes == 1 ? "" : "s"));
}

}  // namespace

void add_process_check(CLI::App& process, Io& io) {
  auto options = std::make_shared<CheckOptions>();
  auto* command = process.add_subcommand("check", "Check process files: every mistake with its place and remedy");
  command->add_option("files", options->paths, "YAML files; - is standard input")->required()->type_name("FILE");
  command->add_flag("--json", options->json, "Print what was found as JSON");
  command->footer(
      "Needs no server, so it cannot know which groups, people and webhooks there are: it names those that the\n"
      "process needs.\n"
      "Ends with 1 where a file has mistakes, each told as FILE:LINE:COLUMN.\n\n"
      "Examples:\n"
      "  sluice process check processes/normal.yaml\n"
      "  sluice process check --json my-process.yaml");
  command->callback([options, &io] { check_all(*options, io); });
}

}  // namespace sluice::cli
