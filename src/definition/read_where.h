// Conditions out of a text of their own: a filter of lists, as JSON or in the notation of processes.
#pragma once
#include <string_view>

#include "base/result.h"
#include "domain/process/conditions.h"

namespace sluice::definition {

/// The longest text of conditions that stand alone.
inline constexpr std::size_t where_bytes_max = 6'000;

/// Reads one condition, a list of which all must hold, or `all` and `any`, as they stand under `when` in a process; JSON
/// is such a text. Refused as `malformed` with every mistake as a FieldError, its pointer below "?where". Whether the
/// fields are there and compare like that is not looked at.
[[nodiscard]] Result<Conditions> read_where(std::string_view text);

}  // namespace sluice::definition
