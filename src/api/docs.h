// The readable side of the table of routes: a reference without scripts, and a page for each kind of problem.
#pragma once
#include <string>
#include <string_view>

#include "api/exchange.h"

namespace sluice::api {

/// /api/docs: every route with what it takes, gives, refuses and an example. Made once.
[[nodiscard]] Response reference_page(const std::string& program_version);
/// /problems/<word>: what a kind of problem means and what to do; 404 for another word.
[[nodiscard]] Response problem_page(std::string_view path);

}  // namespace sluice::api
