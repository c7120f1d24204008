// `sluice process check`: reads files on this machine, without a server.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iterator>
#include <memory>

#include "cli/client/table.h"
#include "cli/commands.h"
#include "cli/io.h"
#include "definition/read_process.h"

namespace sluice::cli {

namespace {

/// Says every mistake of one file; how many there were.
std::size_t check(const std::string& path, Io& io) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw Stop(Exit::usage, fmt::format("{} cannot be read.", path));
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  const auto found = definition::look_at_process(text);
  for (const auto& mistake : found.mistakes) {
    fmt::print(io.out, "{}:{}:{}: {}\n", path, mistake.place.line, mistake.place.column,
               harmless(mistake.what, Lines::joined));
    if (!mistake.remedy.empty()) fmt::print(io.out, "    {}\n", harmless(mistake.remedy, Lines::joined));
  }
  if (found.mistakes.empty())
    fmt::print(io.out, "{}: {} can run: {} stages.\n", path, found.read->process.key,
               found.read->process.stages.size());
  return found.mistakes.size();
}

void check_all(const std::vector<std::string>& paths, Io& io) {
  std::size_t mistakes = 0;
  for (const auto& path : paths) mistakes += check(path, io);
  if (mistakes > 0) throw Stop(Exit::refused, fmt::format("{} mistake{}.", mistakes, mistakes == 1 ? "" : "s"));
}

}  // namespace

void add_process_check(CLI::App& process, Io& io) {
  auto paths = std::make_shared<std::vector<std::string>>();
  auto* command = process.add_subcommand("check", "Check process files: every mistake with its place and remedy");
  command->add_option("files", *paths, "YAML files")->required()->type_name("FILE");
  command->footer(
      "Needs no server. Ends with 1 where a file has mistakes, each told as FILE:LINE:COLUMN.\n\n"
      "Example:\n  sluice process check processes/normal.yaml");
  command->callback([paths, &io] { check_all(*paths, io); });
}

}  // namespace sluice::cli
