// Keys: how people and files name groups, services, processes and what is inside a process.
#pragma once
#include <string_view>

namespace sluice {

/// Lower-case words joined by "-", 1 to 64 bytes, beginning with a letter: `billing-db`, `cab`. For groups, services
/// and processes.
[[nodiscard]] bool is_key(std::string_view text);
/// The same, where words may also be joined by "_": `go_ahead`. For stages, tasks and approvals of a process.
[[nodiscard]] bool is_inner_key(std::string_view text);

}  // namespace sluice
