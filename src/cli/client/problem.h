// A refused request, in words: every reason with who can meet it, and every bad value with what to do about it.
#pragma once
#include <string>

#include "base/json.h"
#include "base/zone.h"
#include "cli/io.h"

namespace sluice::cli {

/// What a person reads of problem details (RFC 9457).
[[nodiscard]] std::string problem_text(const Json& problem, const Zone& zone);

/// How a command ends on that HTTP status.
[[nodiscard]] Exit exit_of(long status);

}  // namespace sluice::cli
