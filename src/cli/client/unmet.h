// What a change waits for, as people read it.
#pragma once
#include <string>

#include "base/json.h"
#include "base/zone.h"

namespace sluice::cli {

/// One line for each unmet gate, aligned: its name, how much of it is there, and the sentence that says who can meet it. Fits into so many
/// columns (0: any).
[[nodiscard]] std::string unmet_table(const boost::json::array& unmet, const Zone& zone, std::size_t columns = 0);

}  // namespace sluice::cli
