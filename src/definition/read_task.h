// Tasks, and what they share with approvals and rules: people found by rules, due dates.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definition/reader.h"
#include "domain/process/process.h"

namespace sluice::definition {

/// A task template; every mistake is told at its place.
[[nodiscard]] TaskTemplate read_task(Reader& reader, const YamlNode& node, const std::string& path);
/// Rules that find people, one or a list, where the map has them.
void read_people(Reader& reader, const YamlNode& map, const std::string& path, std::string_view key,
                 std::vector<Who>& to);
/// A due date, where the map has one.
void read_due(Reader& reader, const YamlNode& map, const std::string& path, std::optional<Due>& to);

}  // namespace sluice::definition
