// Reading what a process starts when a change ends badly: `{process: root-cause-analysis, on: [unsuccessful]}`.
#pragma once
#include <string>

#include "definition/reader.h"
#include "domain/process/process.h"

namespace sluice::definition {

/// An entry of `contingencies`. Mistakes go to the reader; what was read of the rest is returned.
[[nodiscard]] ContingencyTemplate read_contingency(Reader& reader, const YamlNode& node, const std::string& path);

}  // namespace sluice::definition
