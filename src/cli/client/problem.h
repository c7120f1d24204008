// A refused request, in words: every reason with who can meet it, and every bad value with what to do about it.
#pragma once
#include <string>

#include "base/json.h"
#include "base/zone.h"
#include "cli/io.h"

namespace sluice::cli {

/// What a person reads of problem details (RFC 9457), for a terminal of that width (0: any).
[[nodiscard]] std::string problem_text(const Json& problem, const Zone& zone, std::size_t columns = 0);

/// How a command ends on that HTTP status.
[[nodiscard]] Exit exit_of(long status);

}  // namespace sluice::cli
