// Written texts as people see them.
#pragma once
#include <string>

#include "base/written.h"

namespace sluice::api {

/// The text, or in place of one that was redacted that it was.
[[nodiscard]] inline std::string text_of(const Written& text) { return text.removed ? "(removed)" : text.text; }

}  // namespace sluice::api
