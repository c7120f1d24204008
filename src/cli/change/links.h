// Links as people write them on the command line.
#pragma once
#include <string>

#include "base/json.h"

namespace sluice::cli {

/// What a link leads to, as the API takes it: a change by "CHG-7" or "7", or a ticket elsewhere by "https://…", called
/// `title` (its address where that is empty). Throws Stop (usage) for anything else.
[[nodiscard]] boost::json::object link_json(const std::string& kind, const std::string& to, const std::string& title);

/// A link in one word: "part_of:CHG-7", "fixes:https://jira.example.org/browse/OPS-7". Throws Stop (usage).
[[nodiscard]] boost::json::object link_json(const std::string& written);

}  // namespace sluice::cli
