#include "domain/change/related.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/described.h"
#include "base/ensure.h"
#include "domain/access/permission.h"
#include "domain/change/contingencies.h"

namespace sluice {

namespace {

/// How "has to …" goes on.
std::string_view what_is_asked(RelatedState wanted) {
  switch (wanted) {
    case RelatedState::authorized: return "be authorized";
    case RelatedState::deployed: return "be deployed";
    case RelatedState::closed: return "be closed";
    case RelatedState::successful: return "be declared successful";
  }
  return "";
}

bool is_without_effect(const LinkedState& state) {
  return state.outcome == Outcome::cancelled || state.outcome == Outcome::rejected;
}

bool went_well(const LinkedState& state) {
  return state.outcome == Outcome::successful || state.outcome == Outcome::successful_with_issues;
}

/// Whether the other change has ended otherwise, and so will never come to it.
bool never_comes_to(const LinkedState& state, RelatedState wanted) {
  if (wanted == RelatedState::closed) return false;
  if (wanted == RelatedState::authorized) return is_without_effect(state);
  return state.outcome && !went_well(state);
}

std::string how_it_ended(const LinkedState& state) {
  if (!state.outcome) return "is over";
  std::string words{word(*state.outcome)};
  std::ranges::replace(words, '_', ' ');
  return is_without_effect(state) ? "was " + words : "ended " + words;
}

std::string called(const Link& link) {
  if (link.change) return link.state->restricted ? "a restricted change" : shown(*link.change);
  if (!link.title.text.empty()) return link.title.text;
  return link.address.removed ? "a ticket elsewhere" : link.address.text;
}

Unmet about(const Link& link, std::string gate) {
  Unmet one{.gate = std::move(gate), .title = called(link), .since = link.at};
  const bool is_told = link.change && !link.state->restricted;
  one.key = is_told ? shown(*link.change) : fmt::format("link-{}", link.number);
  return one;
}

std::vector<PersonId> owner_of(const Link& link, const Directory& directory) {
  const auto* owner = directory.person(link.state->owner);
  return owner != nullptr && owner->enabled ? std::vector{owner->id} : std::vector<PersonId>{};
}

/// What keeps a gate shut that looks at another change, and who can do something about it.
void tell_change(const Link& link, RelatedState wanted, const Change& change, const Directory& directory, Unmet& one) {
  const LinkedState& state = *link.state;
  if (never_comes_to(state, wanted)) {
    one.people = holders(ChangeRight::link, change, directory);
    one.detail = fmt::format("It {} {}, which {} and will never {}: take the link away, or link what replaces it.",
                             words_of(link.kind), one.title, state.restricted ? "is over" : how_it_ended(state),
                             what_is_asked(wanted));
    return;
  }
  if (state.restricted) {
    one.detail =
        fmt::format("It {} a restricted change, which has to {} first.", words_of(link.kind), what_is_asked(wanted));
    return;
  }
  one.people = owner_of(link, directory);
  one.detail = fmt::format("It {} {}, which is in {} and has to {}; {} owns it.", words_of(link.kind), one.title,
                           name_of(state.phase), what_is_asked(wanted), directory.name_of(state.owner));
}

void tell_outside(const Link& link, const Change& change, const Directory& directory, Unmet& one) {
  one.people = holders(ChangeRight::link, change, directory);
  one.detail = fmt::format("It {} “{}”, which is not known to be done: tick it here once it is.", words_of(link.kind),
                           one.title);
}

Unmet closing_children(const std::vector<const Link*>& children, const Change& change, const Directory& directory) {
  Unmet one{.gate = "children_closing", .need = static_cast<std::int64_t>(children.size()), .since = change.updated};
  one.title =
      children.size() == 1 ? "1 child change is closing" : fmt::format("{} child changes are closing", children.size());
  std::string where;
  for (const Link* child : children) {
    const bool told = !child->state->restricted;
    where += where.empty() ? "" : ", ";
    where += told ? fmt::format("{} in {}", called(*child), name_of(child->state->phase)) : called(*child);
    if (!told) continue;
    for (const PersonId owner : owner_of(*child, directory))
      if (std::ranges::find(one.people, owner) == one.people.end()) one.people.push_back(owner);
  }
  std::ranges::sort(one.people);
  one.detail = fmt::format("{}: {}. It closes when they have; what was deployed has to be brought to its end.",
                           one.title, where);
  return one;
}

}  // namespace

std::string_view name_of(Phase phase) {
  switch (phase) {
    case Phase::draft: return "Draft";
    case Phase::assessment: return "Assessment";
    case Phase::authorization: return "Authorization";
    case Phase::build: return "Build";
    case Phase::release: return "Prepare release";
    case Phase::deployment: return "Deployment";
    case Phase::verification: return "Verification";
    case Phase::review: return "Review";
    case Phase::closed: return "Closed";
  }
  return "";
}

LinkKind reverse_of(LinkKind kind) {
  switch (kind) {
    case LinkKind::depends_on: return LinkKind::blocks;
    case LinkKind::blocks: return LinkKind::depends_on;
    case LinkKind::duplicates: return LinkKind::duplicated_by;
    case LinkKind::duplicated_by: return LinkKind::duplicates;
    case LinkKind::caused_by: return LinkKind::causes;
    case LinkKind::causes: return LinkKind::caused_by;
    case LinkKind::fixes: return LinkKind::fixed_by;
    case LinkKind::fixed_by: return LinkKind::fixes;
    case LinkKind::follow_up_of: return LinkKind::followed_up_by;
    case LinkKind::followed_up_by: return LinkKind::follow_up_of;
    case LinkKind::part_of: return LinkKind::parent_of;
    case LinkKind::parent_of: return LinkKind::part_of;
    case LinkKind::contingency_of: return LinkKind::has_contingency;
    case LinkKind::has_contingency: return LinkKind::contingency_of;
  }
  return kind;
}

std::string_view words_of(LinkKind kind) {
  switch (kind) {
    case LinkKind::depends_on: return "depends on";
    case LinkKind::blocks: return "blocks";
    case LinkKind::duplicates: return "duplicates";
    case LinkKind::duplicated_by: return "is duplicated by";
    case LinkKind::caused_by: return "was caused by";
    case LinkKind::causes: return "caused";
    case LinkKind::fixes: return "fixes";
    case LinkKind::fixed_by: return "is fixed by";
    case LinkKind::follow_up_of: return "follows up on";
    case LinkKind::followed_up_by: return "is followed up by";
    case LinkKind::part_of: return "is part of";
    case LinkKind::parent_of: return "is the parent of";
    case LinkKind::contingency_of: return "is a contingency of";
    case LinkKind::has_contingency: return "has the contingency";
  }
  return "is linked to";
}

LinkKind forward_of(LinkKind kind) {
  switch (kind) {
    case LinkKind::depends_on:
    case LinkKind::duplicates:
    case LinkKind::caused_by:
    case LinkKind::fixes:
    case LinkKind::follow_up_of:
    case LinkKind::parent_of:
    case LinkKind::contingency_of: return kind;
    case LinkKind::blocks:
    case LinkKind::duplicated_by:
    case LinkKind::causes:
    case LinkKind::fixed_by:
    case LinkKind::followed_up_by:
    case LinkKind::part_of:
    case LinkKind::has_contingency: return reverse_of(kind);
  }
  return kind;
}

std::vector<LinkKind> goes_round_with(LinkKind kind) {
  const auto forward = forward_of(kind);
  if (joins_contingency(forward)) return {};
  if (waits(forward)) return {LinkKind::depends_on, LinkKind::parent_of};
  return {forward};
}

bool waits(LinkKind kind) { return kind == LinkKind::depends_on || kind == LinkKind::parent_of; }

bool binds_other(LinkKind kind) {
  return kind == LinkKind::blocks || kind == LinkKind::part_of || kind == LinkKind::parent_of;
}

const Link* find_link(const Change& change, std::int64_t number) {
  const auto found = std::ranges::find(change.links, number, &Link::number);
  return found == change.links.end() ? nullptr : &*found;
}

LinkedState linked_state_of(const Change& change) {
  const bool is_run = std::ranges::find(change.links, LinkKind::contingency_of, &Link::kind) != change.links.end();
  return {change.phase,      change.outcome, change.closing.has_value(),
          change.restricted, change.owner(), is_run ? std::optional{change.required_done} : std::nullopt};
}

std::vector<const Link*> open_children(const Change& change) {
  std::vector<const Link*> children;
  for (const Link& link : change.links)
    if (link.kind == LinkKind::parent_of && !has_come_to(link, RelatedState::closed)) children.push_back(&link);
  return children;
}

std::vector<OtherSide> other_sides(const Change& before, const ChangeEvents& events) {
  std::vector<OtherSide> sides;
  for (const auto& event : events) {
    if (const auto* added = std::get_if<LinkAdded>(&event); added != nullptr && added->change)
      sides.push_back({*added->change, MirrorLink{reverse_of(added->kind), before.id}});
    const auto* removed = std::get_if<LinkRemoved>(&event);
    const Link* link = removed == nullptr ? nullptr : find_link(before, removed->number);
    if (link != nullptr && link->change)
      sides.push_back({*link->change, MirrorUnlink{reverse_of(link->kind), before.id, removed->reason.text}});
  }
  return sides;
}

bool has_come_to(const Link& link, RelatedState wanted) {
  if (!link.change) return link.settled();
  const LinkedState& state = *link.state;
  if (never_comes_to(state, wanted)) return false;
  switch (wanted) {
    case RelatedState::authorized: return state.phase > Phase::authorization;
    case RelatedState::deployed: return state.phase > Phase::deployment;
    case RelatedState::closed: return state.phase == Phase::closed;
    case RelatedState::successful: return went_well(state);
  }
  return false;
}

std::vector<Unmet> unmet_related(const Change& change, const Directory& directory, const Gate& gate) {
  std::vector<Unmet> unmet;
  ensure(gate.link && gate.state, "a gate on related work does not say on which");
  for (const Link& link : change.links) {
    if (link.kind != *gate.link || has_come_to(link, *gate.state)) continue;
    unmet.push_back(about(link, "related"));
    if (link.change) tell_change(link, *gate.state, change, directory, unmet.back());
    else tell_outside(link, change, directory, unmet.back());
  }
  return unmet;
}

std::vector<Unmet> unmet_children(const Change& change, const Directory& directory) {
  std::vector<Unmet> unmet;
  for (const Link* child : open_children(change)) {
    unmet.push_back(about(*child, "children_done"));
    tell_change(*child, RelatedState::closed, change, directory, unmet.back());
  }
  return unmet;
}

std::vector<Unmet> unmet_closing(const Change& change, const Directory& directory) {
  auto unmet = unmet_contingencies(change, directory);
  const auto children = open_children(change);
  if (!children.empty()) unmet.insert(unmet.begin(), closing_children(children, change, directory));
  return unmet;
}

bool can_be_cancelled(const Change& change) {
  // Wherever it stands now: what was deployed once, and sent back since, has been in production.
  return std::ranges::none_of(change.visits, [](const StageVisit& visit) { return visit.phase >= Phase::deployment; });
}

}  // namespace sluice
