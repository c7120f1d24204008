#include "cli/client/problem.h"

#include <fmt/format.h>

#include "cli/client/reading.h"
#include "cli/client/unmet.h"

namespace sluice::cli {

std::string problem_text(const Json& problem, const Zone& zone) {
  std::string text = text_at(problem, "detail");
  if (text.empty()) text = text_at(problem, "title");
  for (const auto& error : list_at(problem, "errors")) {
    auto pointer = text_at(error, "pointer");
    if (pointer.starts_with('/')) pointer.erase(0, 1);
    const auto detail = text_at(error, "detail");
    if (detail != text) text += fmt::format("\n  {}: {}", pointer, detail);
  }
  const auto& unmet = list_at(problem, "unmet");
  if (!unmet.empty()) text += "\n" + unmet_table(unmet, zone);
  return text;
}

Exit exit_of(long status) {
  switch (status) {
    case 401:
    case 403: return Exit::not_permitted;
    case 404: return Exit::not_found;
    case 400:
    case 413:
    case 415:
    case 422: return Exit::usage;
    case 409:
    case 412:
    case 428: return Exit::refused;
    default: return Exit::not_reached;
  }
}

}  // namespace sluice::cli
