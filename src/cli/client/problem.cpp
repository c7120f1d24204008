#include "cli/client/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "cli/client/reading.h"
#include "cli/client/unmet.h"

namespace sluice::cli {

namespace {

/// What options are called whose values the API calls otherwise.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> other_names{{{"window_minutes", "--window"},
                                                                                    {"lead_minutes", "--lead"},
                                                                                    {"timing/start", "--start"},
                                                                                    {"timing/zone", "--zone"},
                                                                                    {"timing/rule", "--rule"},
                                                                                    {"timing/shift", "--shift"}}};

/// A bad value by the name that people gave it: "?waiting_for" and "?where/all/0/value" are options, "/services/0" a field.
std::string name_of(std::string pointer) {
  for (const auto& [ending, option] : other_names)
    if (pointer.ends_with(fmt::format("/{}", ending))) return std::string{option};
  if (pointer.starts_with('/')) return pointer.substr(1);
  if (!pointer.starts_with('?')) return pointer;
  std::ranges::replace(pointer, '_', '-');
  return "--" + pointer.substr(1, pointer.find('/') - 1);
}

}  // namespace

std::string problem_text(const Json& problem, const Zone& zone, std::size_t columns) {
  std::string text = text_at(problem, "detail");
  if (text.empty()) text = text_at(problem, "title");
  for (const auto& error : list_at(problem, "errors")) {
    const auto detail = text_at(error, "detail");
    if (detail != text) text += fmt::format("\n  {}: {}", name_of(text_at(error, "pointer")), detail);
  }
  const auto& unmet = list_at(problem, "unmet");
  if (!unmet.empty()) text += "\n" + unmet_table(unmet, zone, columns);
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
