#include "domain/schedule/upcoming.h"

#include <algorithm>

#include "base/ensure.h"

namespace sluice {

namespace {

/// How many starts are asked for at a time.
constexpr std::size_t chunk = 64;
/// What begins later by its rule may be opened earlier only within these: one is moved on, the other back.
constexpr int shift_days_max = 2 * shift_days;

const Zone& zone_of(const Timing& timing, std::shared_ptr<const Zone>& holder) {
  holder = find_zone(timing.zone);
  ensure(holder != nullptr, "a schedule's time zone is not known here");
  return *holder;
}

/// Collects occurrences of one leg after another, until it has enough.
class Collector {
 public:
  Collector(const Schedule& schedule, const Recurrences& recurrences, std::size_t most)
      : schedule_(schedule), recurrences_(recurrences), most_(most) {}

  UpcomingList collect(std::string_view from) {
    list_.all = true;
    for (std::size_t i = 0; i < schedule_.legs.size() && list_.all; ++i) {
      const auto& leg = schedule_.legs[i];
      const auto* following = i + 1 < schedule_.legs.size() ? &schedule_.legs[i + 1] : nullptr;
      add_leg(leg, following ? std::string_view{following->begins} : std::string_view{}, from);
    }
    return std::move(list_);
  }

 private:
  [[nodiscard]] std::string first_of(const Leg& leg, const Zone& zone, std::string_view from) const {
    // Windows before `since` are none: a rule that is years old is not unfolded from its beginning.
    const auto since = day_after(zone.local_of(schedule_.since), -shift_days_max);
    return std::max({std::string{from}, schedule_.settled_before, leg.begins, since});
  }

  void add_leg(const Leg& leg, std::string_view ends, std::string_view from) {
    std::shared_ptr<const Zone> holder;
    const auto& zone = zone_of(leg.timing, holder);
    auto at = first_of(leg, zone, from);
    list_.endless = false;
    while (true) {
      const auto starts = recurrences_.starts(leg.timing, at, chunk);
      list_.endless = starts.endless;
      const auto given = around(leg.timing, starts.local);
      for (const auto& local : starts.local) {
        if (!ends.empty() && local >= ends) return;
        if (list_.items.size() == most_) {
          list_.all = false;
          return;
        }
        add(leg, zone, local, given);
      }
      if (starts.all || starts.local.empty()) return;
      at = minute_after(starts.local.back());
    }
  }

  /// What the rule gives around some starts, as far as its shift reaches; nothing where it moves none.
  [[nodiscard]] std::vector<std::string> around(const Timing& timing, const std::vector<std::string>& starts) const {
    if (starts.empty() || timing.shift == Shift::none || timing.shift == Shift::skip) return {};
    const auto most = starts.size() + 2 * (shift_days + 1) * starts_a_day_max;
    return recurrences_.starts(timing, day_after(starts.front(), -shift_days), most).local;
  }

  void add(const Leg& leg, const Zone& zone, const std::string& local, std::span<const std::string> given) {
    if (std::ranges::binary_search(schedule_.settled, local) || is_excepted(leg.timing, local)) return;
    const auto window = window_of(leg.timing, zone, local);
    if (!window || window->start < schedule_.since || is_one_with_another(leg.timing, given, local)) return;
    const auto fate = window->left_out                    ? Fate::left_out
                      : schedule_.skipped.contains(local) ? Fate::skipped
                                                          : Fate::comes;
    list_.items.push_back({*window, fate, &leg});
  }

  const Schedule& schedule_;
  const Recurrences& recurrences_;
  const std::size_t most_;
  UpcomingList list_;
};

}  // namespace

UpcomingList upcoming(const Schedule& schedule, const Recurrences& recurrences, std::string_view from,
                      std::size_t most) {
  if (schedule.ended) return {.items = {}, .all = true, .endless = false};
  return Collector{schedule, recurrences, most}.collect(from);
}

std::optional<Upcoming> next_to_open(const Schedule& schedule, const Recurrences& recurrences) {
  if (schedule.ended || schedule.paused) return std::nullopt;
  std::string from;
  std::optional<Upcoming> next;
  std::string last_day;
  while (true) {
    auto list = upcoming(schedule, recurrences, from, chunk);
    for (auto& one : list.items) {
      if (!last_day.empty() && one.window.local >= last_day) return next;
      if (one.fate != Fate::comes) continue;
      if (last_day.empty()) last_day = day_after(one.window.local, shift_days_max);
      if (!next || one.window.opens < next->window.opens) next = std::move(one);
    }
    if (list.all) return next;
    from = minute_after(list.items.back().window.local);
  }
}

std::optional<Instant> next_look(const Schedule& schedule, const std::optional<Upcoming>& next, Instant now) {
  if (!next) return std::nullopt;
  if (schedule.trouble && next->window.opens <= now) return now + std::chrono::hours{1};
  return next->window.opens;
}

std::optional<Upcoming> find_upcoming(const Schedule& schedule, const Recurrences& recurrences,
                                      std::string_view local) {
  if (!is_local_time(local)) return std::nullopt;
  auto list = upcoming(schedule, recurrences, local, 1);
  if (list.items.empty() || list.items.front().window.local != local) return std::nullopt;
  return std::move(list.items.front());
}

}  // namespace sluice
