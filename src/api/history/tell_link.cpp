// Links to other changes and to tickets elsewhere. A change that the reader may not see is told without its number.
#include <fmt/format.h>

#include <algorithm>

#include "api/history/tell.h"
#include "api/views/texts.h"
#include "domain/change/related.h"

namespace sluice::api {
namespace {

std::string called(const std::optional<ChangeId>& change, const Written& title, const Telling& telling) {
  if (!change) return fmt::format("“{}”", text_of(title));
  return telling.sees(*change) ? shown(*change) : "a restricted change";
}

const Link* link_before(const Telling& telling) {
  return telling.before.links.empty() ? nullptr : &telling.before.links.front();
}

std::string called(const Telling& telling) {
  const auto* link = link_before(telling);
  return link ? called(link->change, link->title, telling) : "another change";
}

std::string outcome_in_words(Outcome outcome) {
  std::string words{word(outcome)};
  std::ranges::replace(words, '_', ' ');
  return words;
}

/// "in Build", "closed: successful".
std::string how_far(const LinkedState& state) {
  if (state.phase == Phase::closed)
    return state.outcome ? fmt::format("closed: {}", outcome_in_words(*state.outcome)) : std::string{"closed"};
  if (state.closing) return "closing with its child changes";
  return fmt::format("in {}", name_of(state.phase));
}

bool has_moved(const LinkedState& before, const LinkedState& after) {
  return before.phase != after.phase || before.outcome != after.outcome || before.closing != after.closing;
}

}  // namespace

Told tell(const LinkAdded& event, const Telling& telling) {
  Told told{.kind = HistoryKind::related,
            .summary = fmt::format("{} linked it: it {} {}.", telling.who, sluice::words_of(event.kind),
                                   called(event.change, event.title, telling))};
  if (!event.change) told.comment = text_of(event.address);
  return told;
}

Told tell(const LinkRemoved& event, const Telling& telling) {
  const auto* link = link_before(telling);
  return {.kind = HistoryKind::related,
          .summary = fmt::format("{} took away the link that it {} {}.", telling.who,
                                 sluice::words_of(link ? link->kind : LinkKind::depends_on), called(telling)),
          .comment = text_of(event.reason)};
}

Told tell(const LinkedChangeMoved& event, const Telling& telling) {
  const auto* link = link_before(telling);
  const auto kind = sluice::words_of(link ? link->kind : LinkKind::depends_on);
  if (link && link->state && !has_moved(*link->state, event.state))
    return {.kind = HistoryKind::related,
            .summary = fmt::format("It {1} {0}: who owns or sees that was noted anew.", called(telling), kind)};
  Told told{.kind = HistoryKind::related,
            .summary = fmt::format("It {} {}, which is {} now.", kind, called(telling), how_far(event.state))};
  if (link && link->state)
    told.changes.push_back({"related", called(telling), how_far(*link->state), how_far(event.state)});
  return told;
}

Told tell(const OutsideLinkSettled& event, const Telling& telling) {
  const auto ticket = called(telling);
  return {.kind = HistoryKind::related,
          .summary = event.settled ? fmt::format("{} ticked {} as done.", telling.who, ticket)
                                   : fmt::format("{} said that {} is not done after all.", telling.who, ticket)};
}

Told tell(const ClosingBegan& event, const Telling&) {
  return {.kind = HistoryKind::stage,
          .summary = fmt::format(
              "It has ended ({}) and closes once its child changes and contingencies have done what they must.",
              outcome_in_words(event.outcome))};
}

}  // namespace sluice::api
