// Which findings of check() are told beside mistakes in the text: those that cannot come from what could not be read.
#pragma once
#include <string>
#include <vector>

#include "definition/yaml_tree.h"

namespace sluice::definition {

/// Whether a finding at this path may be nothing but the consequence of one of these mistakes.
[[nodiscard]] bool may_follow_from(const std::string& path, const std::vector<LocatedMistake>& mistakes);

}  // namespace sluice::definition
