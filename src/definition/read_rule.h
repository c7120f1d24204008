// Rules: what they listen to and what they do.
#pragma once
#include <string>

#include "definition/reader.h"
#include "domain/process/process.h"

namespace sluice::definition {

/// A rule with its actions; every mistake is told at its place.
[[nodiscard]] Rule read_rule(Reader& reader, const YamlNode& node, const std::string& path);

}  // namespace sluice::definition
