#include "domain/process/in_words.h"

#include <algorithm>
#include <cstdlib>

namespace sluice {

namespace {

std::string_view anchor_words(Anchor anchor, std::string_view entered) {
  switch (anchor) {
    case Anchor::entered: return entered;
    case Anchor::planned_start: return "the planned start";
    case Anchor::planned_end: return "the planned end";
    case Anchor::deployed: return "it is deployed";
  }
  return entered;
}

std::string_view unit_words(DueUnit unit) {
  switch (unit) {
    case DueUnit::minutes: return "minute";
    case DueUnit::hours: return "hour";
    case DueUnit::days: return "day";
    case DueUnit::working_days: return "working day";
  }
  return "day";
}

/// `entered`: what a time without an anchor counts from.
std::string time_in_words(const Due& due, std::string_view entered) {
  const auto amount = std::abs(due.amount);
  if (amount == 0) return fmt::format("when {} comes", anchor_words(due.anchor, entered));
  return fmt::format("{} {}{} {} {}", amount, unit_words(due.unit), amount == 1 ? "" : "s",
                     due.amount < 0 ? "before" : "after", anchor_words(due.anchor, entered));
}

}  // namespace

std::string in_words(const Due& due) { return time_in_words(due, "the stage is entered"); }

std::string in_words(const Quorum& quorum) {
  switch (quorum.kind) {
    case QuorumKind::all: return "all of them";
    case QuorumKind::any: return "any one of them";
    case QuorumKind::at_least: return fmt::format("at least {} of them", quorum.count);
    case QuorumKind::one_of_each: return "one of each";
    case QuorumKind::percent: return fmt::format("at least {} % of them", quorum.count);
  }
  return "any one of them";
}

std::string in_words(const Timer& timer) { return timer.at ? time_in_words(*timer.at, "it is asked") : "never"; }

std::string member_words(std::string_view name) {
  std::string words{name};
  std::ranges::replace(words, '_', ' ');
  return words;
}

}  // namespace sluice
