#include "definition/follow_on.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace sluice::definition {

namespace {

/// What nothing else in a process refers to: losing it can only show around it.
constexpr std::array leaves{"title",      "name",  "description", "summary",      "when_to_use",  "duty",
                            "checklist",  "due",   "covers",      "usual_length", "assignee",     "quorum",
                            "rejections", "order", "on_close",    "optional",     "on_rejection", "advance_title"};

bool is_number(std::string_view step) { return step.find_first_not_of("0123456789") == std::string_view::npos; }

/// The last step of a path that is no position: "checklist" of "stages/0/tasks/1/checklist/2".
std::string_view last_word(std::string_view path) {
  while (!path.empty()) {
    const auto slash = path.rfind('/');
    const auto step = slash == std::string_view::npos ? path : path.substr(slash + 1);
    if (!is_number(step)) return step;
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
  }
  return {};
}

bool is_within(std::string_view inner, std::string_view outer) {
  return outer.empty() || (inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '/'));
}

/// Up to the list of gates that a path leads into; empty where it leads into none.
std::string_view gates_around(std::string_view path) {
  constexpr std::string_view step = "/gates";
  const auto at = path.find(step);
  return at == std::string_view::npos ? std::string_view{} : path.substr(0, at + step.size());
}

bool may_follow(std::string_view path, const LocatedMistake& mistake) {
  if (is_within(path, mistake.path) || is_within(mistake.path, path)) return true;
  if (const auto gates = gates_around(mistake.path); !gates.empty())
    return is_within(path, gates) || path.find("/approvals") != std::string_view::npos ||
           path.find("/back") != std::string_view::npos;
  const bool strange_key = mistake.what.starts_with("There is no key") && mistake.what.ends_with('.');
  return !strange_key && std::ranges::find(leaves, last_word(mistake.path)) == leaves.end();
}

}  // namespace

bool may_follow_from(const std::string& path, const std::vector<LocatedMistake>& mistakes) {
  return std::ranges::any_of(mistakes, [&](const LocatedMistake& one) { return may_follow(path, one); });
}

}  // namespace sluice::definition
