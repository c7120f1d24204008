// The read tables as text, to be compared: between databases, before and after rebuilding.
#pragma once
#include <string>
#include <vector>

#include "store/session.h"

namespace sluice::engine {

/// Every row of every read table and of the timers, as "table|column|…", in the order of their keys. Inside no transaction.
[[nodiscard]] std::vector<std::string> dump_of_read_tables(store::Session& session);

}  // namespace sluice::engine
