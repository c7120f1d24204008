// How a text stands in a line of the log.
#pragma once
#include <string>
#include <string_view>

namespace sluice {

/// A value as it stands in `key=value`: quoted and escaped where it is not one plain word, so that nobody can write a
/// line of the log.
[[nodiscard]] std::string logged(std::string_view text);

}  // namespace sluice
