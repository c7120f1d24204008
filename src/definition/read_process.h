// Reads a process from YAML: the format of docs/processes.md.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "definition/yaml_tree.h"
#include "domain/process/process.h"

namespace sluice::definition {

/// A process that can run, and where each of its parts stands in the text.
struct ReadProcess {
  Process process;
  std::map<std::string, Place> places;  ///< by path: `stages/2/tasks/0/title`
};

/// What was found in a text: the process where it could be read, and every mistake in the order of the text.
struct Reading {
  std::optional<ReadProcess> read;  ///< empty while the text itself has mistakes
  std::vector<LocatedMistake> mistakes;
};

/// Reads a text and checks the process in it. What check() finds is told with its line; where parts of the text could not be
/// read, as far as it cannot come from that. `draft_of` is the key that it has to have; empty: any. Never throws for what a
/// text contains; at most 200 mistakes are told.
[[nodiscard]] Reading look_at_process(std::string_view text, std::string_view draft_of = {});

/// The process, or refused as `invalid` (`too_large` over 1 MiB) with every mistake as a FieldError: its pointer
/// "/stages/2/tasks/0/title", its detail "Line 12, column 7: …". `draft_of` as above.
[[nodiscard]] Result<ReadProcess> read_process(std::string_view text, std::string_view draft_of = {});

}  // namespace sluice::definition
