// Open files: each connection takes one, and a usual limit of 1,024 is less than the server needs.
#pragma once
#include <cstddef>

namespace sluice::cli {

/// Raises the limit of this process, as far as it may, to what `connections` and `others` need. Gives how many connections
/// there is room for beside the others: at most `connections`, at least one.
[[nodiscard]] std::size_t make_room_for(std::size_t connections, std::size_t others);

}  // namespace sluice::cli
