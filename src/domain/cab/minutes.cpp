#include "domain/cab/minutes.h"

#include <algorithm>
#include <set>
#include <string_view>

#include <fmt/format.h>

namespace sluice {

namespace {

std::string_view became(ItemState state) {
  switch (state) {
    case ItemState::waiting: return "Not reached";
    case ItemState::current: return "Talked about";
    case ItemState::decided: return "Decided";
    case ItemState::postponed: return "Postponed";
    case ItemState::passed: return "Not decided";
  }
  return "";
}

std::string_view stood(ApprovalState state) {
  switch (state) {
    case ApprovalState::asked: return "Asked";
    case ApprovalState::granted: return "Granted";
    case ApprovalState::rejected: return "Rejected";
    case ApprovalState::cancelled: return "Not needed any more";
    case ApprovalState::expired: return "Not granted in time";
  }
  return "";
}

std::string_view decided(Decision decision) {
  switch (decision) {
    case Decision::approve: return "Approved";
    case Decision::reject: return "Rejected";
    case Decision::abstain: return "Abstained";
  }
  return "";
}

std::string in_short(std::int64_t seconds) {
  return seconds < 60 ? fmt::format("{} s", seconds) : fmt::format("{} min", (seconds + 30) / 60);
}

std::string minuted(const Written& text) { return text.removed ? "(removed)" : text.text; }

/// Puts the acts of one meeting into words.
class MinutesWords {
 public:
  MinutesWords(const Meeting& meeting, const BoardPlan& plan, const Directory& directory, const Zone& zone)
      : meeting_(meeting), plan_(plan), directory_(directory), zone_(zone) {}

  [[nodiscard]] Minutes all(const std::vector<std::shared_ptr<const Change>>& seen) const {
    Minutes minutes{.title = fmt::format("{}: minutes", plan_.name),
                    .when = when(),
                    .present = present(),
                    .coming = coming(),
                    .items = {},
                    .hidden = {},
                    .besides = notes(meeting_.notes)};
    for (const auto& item : meeting_.items) {
      const auto found =
          std::ranges::find_if(seen, [&](const auto& change) { return change && change->id == item.change; });
      if (found != seen.end()) minutes.items.push_back(item_words(item, **found));
    }
    if (const auto hidden = meeting_.items.size() - minutes.items.size(); hidden > 0)
      minutes.hidden = fmt::format("{} more on the agenda that not everybody may see.",
                                   hidden == 1 ? "One change" : fmt::format("{} changes", hidden));
    return minutes;
  }

 private:
  [[nodiscard]] std::string moment(Instant at) const { return local_moment(zone_.local_of(at)); }
  [[nodiscard]] std::string time(Instant at) const { return zone_.local_of(at).substr(11); }

  [[nodiscard]] std::string when() const {
    const auto from = moment(meeting_.started.value_or(meeting_.starts));
    const auto until = meeting_.closed ? fmt::format(" to {}", time(*meeting_.closed)) : "";
    return fmt::format("{}, {}{} ({})", shown(meeting_.id), from, until, meeting_.zone);
  }

  [[nodiscard]] std::string present() const {
    std::string names;
    std::set<PersonId> named;
    for (const auto& one : meeting_.presences)
      if (one.came && named.insert(one.person).second)
        names += (names.empty() ? "" : ", ") + directory_.name_of(one.person);
    return names.empty() ? "Nobody was noted as present." : "Present: " + names;
  }

  [[nodiscard]] std::vector<std::string> coming() const {
    std::set<PersonId> people;
    for (const auto& one : meeting_.presences) people.insert(one.person);
    if (people.size() == meeting_.presences.size()) return {};
    std::vector<std::string> lines;
    for (const auto& one : meeting_.presences)
      lines.push_back(
          fmt::format("{} {} {}", time(one.at), directory_.name_of(one.person), one.came ? "came" : "left"));
    return lines;
  }

  [[nodiscard]] MinutesItem item_words(const AgendaItem& item, const Change& change) const {
    MinutesItem words{.change = item.change,
                      .title = minuted(change.fields.title),
                      .facts = {},
                      .decisions = {},
                      .notes = notes(item.notes)};
    const auto spent = item.spent_seconds > 0 ? ", after " + in_short(item.spent_seconds) : "";
    words.facts.push_back(fmt::format("{}{}{}. Owner: {}.", became(item.state),
                                      item.ahead ? " ahead of the meeting" : "", spent,
                                      directory_.name_of(change.owner())));
    const auto standings = standings_to_show(item, plan_, change);
    for (const auto& one : standings.approvals)
      words.facts.push_back(fmt::format("{}: {}", one.title, stood(one.state)));
    for (const auto& one : standings.decisions)
      words.decisions.push_back(
          fmt::format("{}: {}, {}", directory_.name_of(one.by), decided(one.decision), moment(one.at)));
    if (item.postponed)
      words.facts.push_back(fmt::format("Postponed by {}{}: {}", directory_.name_of(item.postponed->by),
                                        item.postponed_to ? " to " + shown(*item.postponed_to) : "",
                                        minuted(item.postponed->reason)));
    return words;
  }

  [[nodiscard]] std::vector<MinutesNote> notes(const std::vector<MeetingNote>& taken) const {
    std::vector<MinutesNote> words;
    for (const auto& one : taken)
      words.push_back({minuted(one.text), fmt::format("{}, {}", directory_.name_of(one.by), time(one.at))});
    return words;
  }

  const Meeting& meeting_;
  const BoardPlan& plan_;
  const Directory& directory_;
  const Zone& zone_;
};

}  // namespace

Standings standings_to_show(const AgendaItem& item, const BoardPlan& plan, const Change& change) {
  const bool open = item.state == ItemState::waiting || item.state == ItemState::current;
  return open || item.standings.approvals.empty() ? standings_of(plan, change) : item.standings;
}

Minutes minutes_of(const Meeting& meeting, const BoardPlan& plan,
                   const std::vector<std::shared_ptr<const Change>>& seen, const Directory& directory,
                   const Zone& zone) {
  return MinutesWords{meeting, plan, directory, zone}.all(seen);
}

std::vector<PersonId> readers_of_minutes(const Meeting& meeting, const BoardPlan& plan, const Directory& directory) {
  const auto members = members_of(plan, directory);
  std::set<PersonId> readers{members.begin(), members.end()};
  readers.insert(plan.chair);
  if (plan.deputy) readers.insert(*plan.deputy);
  for (const auto& one : meeting.presences) readers.insert(one.person);
  std::erase_if(readers, [&](PersonId id) {
    const auto* person = directory.person(id);
    return person == nullptr || !person->enabled;
  });
  return {readers.begin(), readers.end()};
}

}  // namespace sluice
