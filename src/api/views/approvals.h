// What the views of changes and of approvals share.
#pragma once
#include <string>
#include <vector>

#include "api/views/changes.h"
#include "domain/change/waiting.h"

namespace sluice::api {

/// Whether an act is about an approval, or about a condition of one.
[[nodiscard]] bool is_about_approval(const Possible& one);

/// The rules that find people, as a process writes them.
[[nodiscard]] std::vector<std::string> written_rules(const std::vector<Who>& rules);

/// Those acts that are wanted, as they are shown.
template <class Wanted>
[[nodiscard]] std::vector<PossibleView> filtered(const std::vector<Possible>& possible, Wanted wanted) {
  std::vector<PossibleView> views;
  for (const auto& one : possible)
    if (wanted(one)) views.push_back({one.act, one.target, one.title, one.ready});
  return views;
}

}  // namespace sluice::api
