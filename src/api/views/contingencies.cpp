#include "api/views/contingencies.h"

#include <fmt/format.h>

#include <algorithm>

#include "domain/change/contingencies.h"

namespace sluice::api {
namespace {

const LinkView* run_among(const std::vector<LinkView>& links, const Shown& shown, ChangeId run) {
  for (std::size_t i = 0; i < links.size(); ++i) {
    const Link& link = shown.change.links[i];
    if (link.kind == LinkKind::has_contingency && link.change == run) return &links[i];
  }
  return nullptr;
}

ContingencyState state_of_contingency(const Contingency& one, const Shown& shown) {
  if (one.dismissed) return ContingencyState::dismissed;
  if (!one.change) return ContingencyState::not_started;
  const auto link = std::ranges::find_if(shown.change.links, [&](const Link& each) {
    return each.kind == LinkKind::has_contingency && each.change == one.change;
  });
  if (link == shown.change.links.end()) return ContingencyState::running;
  if (link->state->phase == Phase::closed) return ContingencyState::over;
  return link->state->required_done == true ? ContingencyState::required_done : ContingencyState::running;
}

}  // namespace

std::vector<ContingencyView> contingency_views(Call& call, const Shown& shown) {
  std::vector<ContingencyView> views;
  if (shown.change.contingencies.empty()) return views;
  const auto links = link_views(call, shown);
  const auto possible = possible_on(shown);
  for (const Contingency& one : shown.change.contingencies) {
    ContingencyView view{.number = one.number,
                         .process = one.process,
                         .name = name_of_process(one.process, shown.directory),
                         .outcome = one.outcome,
                         .by = person_ref(one.by, shown.directory),
                         .at = one.at};
    view.state = state_of_contingency(one, shown);
    if (view.state == ContingencyState::not_started) view.why = one.not_started;
    const auto* run = one.change ? run_among(links, shown, *one.change) : nullptr;
    view.restricted = run != nullptr && run->restricted;
    if (run != nullptr) view.change = run->change;
    const auto target = fmt::format("contingency-{}", one.number);
    for (const auto& act : possible)
      if (act.target == target) view.possible.push_back({act.act, act.target, act.title, act.ready});
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace sluice::api
