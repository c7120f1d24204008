// Related work in the model: what is known of the other change, both sides of a link together, and telling those that are
// linked to a change that has moved.
#include <algorithm>
#include <deque>

#include "domain/access/permission.h"
#include "domain/change/related.h"
#include "model.h"

namespace sluice::simulation {

std::vector<CircleStep> Model::way(ChangeId from, ChangeId to, const std::vector<LinkKind>& kinds) const {
  std::map<ChangeId, CircleStep> before{{from, {from}}};
  for (std::deque<ChangeId> left{from}; !left.empty(); left.pop_front())
    for (const Link& link : changes_.at(left.front()).links) {
      const bool leads_on = link.change && std::ranges::find(kinds, link.kind) != kinds.end();
      if (leads_on && before.try_emplace(*link.change, CircleStep{left.front(), link.kind}).second)
        left.push_back(*link.change);
    }
  if (!before.contains(to)) return {};
  std::vector<CircleStep> way{{to}};
  for (auto at = to; before.at(at).change != at; at = *before.at(at).change) way.insert(way.begin(), before.at(at));
  return way;
}

LinkFacts Model::facts_of(const Change& change, const AddLink& asked, const Actor& actor) const {
  LinkFacts known;
  const auto other = asked.change ? changes_.find(*asked.change) : changes_.end();
  if (other == changes_.end()) return known;
  known.may_see = has_right(actor, ChangeRight::see, other->second, directory_);
  known.may_edit = has_right(actor, ChangeRight::edit, other->second, directory_);
  known.state = linked_state_of(other->second);
  const auto kinds = goes_round_with(asked.kind);
  if (!known.may_see || kinds.empty() || !change.exists()) return known;
  const bool is_forward = forward_of(asked.kind) == asked.kind;
  known.circle = is_forward ? way(other->first, change.id, kinds) : way(change.id, other->first, kinds);
  return known;
}

std::vector<LinkFacts> Model::link_facts(const Change& change, const ChangeCommand& command, const Actor& actor) const {
  std::vector<LinkFacts> facts;
  if (const auto* create = std::get_if<CreateChange>(&command))
    for (const auto& link : create->links) facts.push_back(facts_of(change, link, actor));
  if (const auto* add = std::get_if<AddLink>(&command)) facts.push_back(facts_of(change, *add, actor));
  if (const auto* noted = std::get_if<NoteLinked>(&command))
    facts.push_back(facts_of(change, {LinkKind::fixes, noted->change, {}, {}}, actor));
  return facts;
}

Result<void> Model::decide_other_sides(const Change& before, const Change& after, const ChangeEvents& events,
                                       std::optional<PersonId> actor) {
  const auto last_task = last_task_;
  count_tasks(events);
  LinkFacts mine;
  mine.state = linked_state_of(after);
  std::map<ChangeId, std::pair<Change, ChangeEvents>> sides;
  for (const auto& side : other_sides(before.exists() ? before : after, events)) {
    auto& [change, theirs] = sides.try_emplace(side.change, changes_.at(side.change), ChangeEvents{}).first->second;
    auto known = facts(std::nullopt, process_of(change), change);
    known.links = {&mine, 1};
    const auto decided = decide(change, side.command, known);
    if (!decided) {
      last_task_ = last_task;
      return std::unexpected{decided.error()};
    }
    for (const auto& event : *decided) change = apply(std::move(change), event, {known.now, actor});
    count_tasks(*decided);
    std::ranges::copy(*decided, std::back_inserter(theirs));
  }
  for (const auto& [id, side] : sides)
    if (!side.second.empty()) keep(side.first, side.second, {side.first.recorded, actor});
  return {};
}

void Model::tell_linked() {
  for (const auto id : std::exchange(moved_, {})) {
    std::vector<ChangeId> linked;
    for (const auto& [other, change] : changes_)
      if (!change.is_closed() && std::ranges::any_of(change.links, [&](const Link& link) { return link.change == id; }))
        linked.push_back(other);
    for (const auto other : linked) (void)carry_out(other.value, ChangeCommand{NoteLinked{id}}, std::nullopt);
  }
}

}  // namespace sluice::simulation
