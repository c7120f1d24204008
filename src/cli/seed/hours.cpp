#include "cli/seed/hours.h"

#include "base/ensure.h"

namespace sluice::cli::seed {

namespace {

constexpr std::string_view opens_at = "08:30";
constexpr std::string_view closes = "17:30";
constexpr auto minute = std::chrono::minutes{1};

std::string_view time_of(const std::string& local) { return std::string_view{local}.substr(11, 5); }

}  // namespace

std::int64_t Chance::between(std::int64_t low, std::int64_t high) {
  state_ += 0x9e3779b97f4a7c15U;
  auto mixed = state_;
  mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
  mixed ^= mixed >> 31U;
  return low + static_cast<std::int64_t>(mixed % static_cast<std::uint64_t>(high - low + 1));
}

Instant at_time_of_day(Instant at, std::string_view time, const Zone& zone) {
  const auto moment = zone.instant_of(zone.local_of(at).substr(0, 11) + std::string{time});
  ensure(moment.has_value(), "a time of day in the example");
  return *moment;
}

Instant at_work(Instant at, const Zone& zone) {
  // A working day is one that is a whole number of working days after the one before it.
  const auto noon = at_time_of_day(at, "12:00", zone);
  const bool is_working_day = zone.add_working_days(zone.add_days(noon, -1), 1) == noon;
  const auto local = zone.local_of(at);
  if (is_working_day && time_of(local) < opens_at) return at_time_of_day(at, opens_at, zone);
  if (is_working_day && time_of(local) < closes) return at;
  return at_time_of_day(zone.add_working_days(noon, 1), opens_at, zone);
}

Instant worked(Instant from, std::int64_t minutes, const Zone& zone) {
  auto at = at_work(from, zone);
  while (minutes > 0) {
    const auto end = at_time_of_day(at, closes, zone);
    const auto left = std::chrono::duration_cast<std::chrono::minutes>(end - at).count();
    if (minutes < left) return at + minutes * minute;
    minutes -= left;
    at = at_work(end + minute, zone);
  }
  return at;
}

}  // namespace sluice::cli::seed
