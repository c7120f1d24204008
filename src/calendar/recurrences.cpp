#include "calendar/recurrences.h"

#include <fmt/format.h>

#include <chrono>
#include <optional>
#include <utility>

#include "base/ensure.h"
#include "calendar/rule.h"
#include "calendar/told.h"

namespace sluice::calendar {

namespace {

/// The last local time that is planned, in any zone: windows are checked by their instant later.
constexpr std::string_view last_local = "2037-12-31T23:59";
/// How many starts of a rule are looked at to see how close together they are.
constexpr std::size_t looked_at = 400;

/// Which week a day is in, counted from some week on, where weeks begin as the rule says (WKST; Monday otherwise).
std::int64_t week_of(const icaltimetype& time, icalrecurrencetype_weekday begins) {
  const std::chrono::sys_days day{std::chrono::year{time.year} / time.month / time.day};
  const auto weekday = begins == ICAL_NO_WEEKDAY ? std::int64_t{1} : std::int64_t{begins} - ICAL_SUNDAY_WEEKDAY;
  constexpr std::int64_t first_weekday = 4;  // the first of January 1970 was a Thursday
  return (std::int64_t{day.time_since_epoch().count()} + first_weekday - weekday) / 7;
}

/// A rule on its way from its first start. The caller holds libical's turn.
class Unfolding {
 public:
  Unfolding(icalrecurrencetype rule, const icaltimetype& start) : counted_(rule.count > 0) {
    count_weeks(rule, start);
    const auto end = to_icaltime(last_local);
    cut_ = !counted_ && (icaltime_is_null_time(rule.until) || icaltime_compare(rule.until, end) > 0);
    // Rules that never match would be followed for centuries otherwise.
    if (!counted_ && cut_) rule.until = end;
    iterator_.reset(icalrecur_iterator_new(rule, start));
    start_ = start;
  }

  /// Goes on from a later time than the start.
  void skip_to(const icaltimetype& from) {
    if (!iterator_ || counted_ || icaltime_compare(from, start_) <= 0) return;
    // Where the library will not, the starts before are passed one by one.
    (void)icalrecur_iterator_set_start(iterator_.get(), from);
  }

  /// The next start; empty where there is none before the end of 2037.
  [[nodiscard]] std::string next() {
    const auto time = next_time();
    if (icaltime_is_null_time(time)) return {};
    auto local = to_local(time);
    if (local <= last_local) return local;
    cut_ = true;
    return {};
  }

  /// Whether the rule would go on where planning ends.
  [[nodiscard]] bool is_cut() const { return cut_; }

 private:
  /// Of every so many weeks, libical takes the wrong ones where the rule begins with another day than the start's, or WKST
  /// is no Monday (3.0.16). It is asked for every week, and the weeks are counted here.
  void count_weeks(icalrecurrencetype& rule, const icaltimetype& start) {
    if (rule.freq != ICAL_WEEKLY_RECURRENCE || rule.interval <= 1) return;
    every_ = rule.interval;
    begins_ = rule.week_start;
    first_week_ = week_of(start, begins_);
    rule.interval = 1;
    if (rule.count > 0) left_ = std::exchange(rule.count, 0);
  }

  [[nodiscard]] icaltimetype next_time() {
    if (!iterator_ || left_ == 0) return icaltime_null_time();
    auto time = icalrecur_iterator_next(iterator_.get());
    while (!icaltime_is_null_time(time) && (week_of(time, begins_) - first_week_) % every_ != 0)
      time = icalrecur_iterator_next(iterator_.get());
    if (left_ && icaltime_compare(time, start_) >= 0) --*left_;
    return time;
  }

  Iterator iterator_;
  icaltimetype start_{};
  std::int64_t every_ = 1;  ///< of the weeks from the first on
  std::int64_t first_week_ = 0;
  icalrecurrencetype_weekday begins_ = ICAL_MONDAY_WEEKDAY;
  std::optional<int> left_;  ///< of a COUNT that is counted here
  bool counted_;
  bool cut_ = false;
};

Starts once(const Timing& timing, std::string_view from) {
  Starts starts{.local = {}, .all = true, .endless = false};
  if (timing.start >= from) starts.local.push_back(timing.start);
  return starts;
}

Starts unfolded(const icalrecurrencetype& rule, const Timing& timing, std::string_view from, std::size_t most) {
  Unfolding unfolding{rule, to_icaltime(timing.start)};
  if (from.size() == timing.start.size()) unfolding.skip_to(to_icaltime(from));
  Starts starts;
  for (auto local = unfolding.next(); !local.empty(); local = unfolding.next()) {
    if (local < from || local < timing.start) continue;
    if (starts.local.size() == most) return starts;
    // The same time twice (BYHOUR=6,6) is one start.
    if (starts.local.empty() || starts.local.back() != local) starts.local.push_back(std::move(local));
  }
  starts.all = true;
  starts.endless = unfolding.is_cut();
  return starts;
}

class ByLibical final : public Recurrences {
 public:
  [[nodiscard]] Result<std::string> checked(const Timing& timing) const override {
    const auto turn = libical_turn();
    SLUICE_TRY(const auto rule, read_rule(timing.rule, timing.zone));
    const auto starts = unfolded(rule, timing, timing.start, looked_at);
    for (std::size_t i = starts_a_day_max; i < starts.local.size(); ++i)
      if (starts.local[i] < day_after(starts.local[i - starts_a_day_max]))
        return refuse_field("/rule",
                            fmt::format("This gives more than {} windows on {}; that is the most there can be.",
                                        starts_a_day_max, starts.local[i].substr(0, 10)));
    return written(rule);
  }

  [[nodiscard]] Starts starts(const Timing& timing, std::string_view from, std::size_t most) const override {
    if (timing.rule.empty()) return once(timing, from);
    const auto turn = libical_turn();
    const auto rule = read_rule(timing.rule, timing.zone);
    ensure(rule.has_value(), "a kept rule is read");
    return unfolded(*rule, timing, from, most);
  }

  [[nodiscard]] std::string told(const Timing& timing) const override {
    if (timing.rule.empty()) return "once";
    const auto turn = libical_turn();
    const auto rule = read_rule(timing.rule, timing.zone);
    return rule ? calendar::told(*rule, to_icaltime(timing.start).day) : timing.rule;
  }
};

}  // namespace

const Recurrences& recurrences() {
  static const ByLibical by_libical;
  return by_libical;
}

}  // namespace sluice::calendar
