#include "base/zone.h"

#include <date/date.h>
#include <date/tz.h>

#include <map>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "base/ensure.h"

namespace sluice {

namespace {

using std::chrono::microseconds;
using std::chrono::seconds;

constexpr std::int64_t days_max = 1'000'000;
constexpr std::size_t zone_name_bytes = 64;

date::sys_time<microseconds> point_of(Instant at) { return date::sys_time<microseconds>{microseconds{at.micros}}; }

/// A number of exactly so many digits; nothing for anything else.
std::optional<int> digits(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

/// "2027-01-30T22:00" or "2027-01-30T22:00:15"; nothing for anything else, nor for days that are in no calendar.
std::optional<date::local_seconds> parse_local(std::string_view text) {
  if (text.size() != 16 && text.size() != 19) return std::nullopt;
  if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':') return std::nullopt;
  if (text.size() == 19 && text[16] != ':') return std::nullopt;
  const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)), day = digits(text.substr(8, 2));
  const auto hour = digits(text.substr(11, 2)), minute = digits(text.substr(14, 2));
  const auto second = text.size() == 19 ? digits(text.substr(17, 2)) : std::optional{0};
  if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
  const auto date = date::year{*year} / *month / *day;
  if (!date.ok() || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return date::local_days{date} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} + seconds{*second};
}

/// The day that lies so many days from Monday to Friday away. From a weekend, the count begins at its nearer edge.
date::local_days step_working_days(date::local_days from, std::int64_t count) {
  if (count == 0) return from;
  std::int64_t weekday = static_cast<std::int64_t>(date::weekday{from}.iso_encoding());  // Monday is 1
  if (weekday > 5) {
    const std::int64_t target = count > 0 ? 5 : 8;  // back to Friday, or on to Monday
    from += date::days{target - weekday};
    weekday = count > 0 ? 5 : 1;
  }
  from += date::days{7 * (count / 5)};
  const std::int64_t rest = count % 5;
  const bool over_weekend = weekday + rest > 5 || weekday + rest < 1;
  return from + date::days{rest + (over_weekend ? (rest > 0 ? 2 : -2) : 0)};
}

class TableZone final : public Zone {
 public:
  TableZone(std::string name, const date::time_zone& table) : name_(std::move(name)), table_(table) {}

  [[nodiscard]] const std::string& name() const override { return name_; }

  [[nodiscard]] Result<Instant> instant_of(std::string_view local) const override {
    const auto parsed = parse_local(local);
    if (!parsed) return refuse(Refused::invalid, "expected a local time such as 2027-01-30T22:00");
    const Instant at = to_instant(*parsed);
    if (at < Instant{} || at > last_planned_instant)
      return refuse(Refused::invalid, "expected a time from 1970 to the end of 2037");
    return at;
  }

  [[nodiscard]] std::string local_of(Instant at) const override {
    return date::format("%FT%H:%M", date::floor<std::chrono::minutes>(local(at)));
  }

  [[nodiscard]] Instant add_days(Instant from, std::int64_t days) const override {
    ensure(days >= -days_max && days <= days_max, "so many days are not reckoned with");
    if (days == 0) return from;
    return to_instant(local(from) + date::days{days});
  }

  [[nodiscard]] Instant add_working_days(Instant from, std::int64_t days) const override {
    ensure(days >= -days_max && days <= days_max, "so many working days are not reckoned with");
    if (days == 0) return from;
    const auto before = local(from);
    const auto day = date::floor<date::days>(before);
    return to_instant(step_working_days(day, days) + (before - day));
  }

 private:
  [[nodiscard]] date::local_time<microseconds> local(Instant at) const { return table_.to_local(point_of(at)); }

  // `first` is the only offset of an ordinary time, the one before a gap and the one of a fold's first pass:
  // just what RFC 5545 asks for.
  template <class Length>
  [[nodiscard]] Instant to_instant(date::local_time<Length> time) const {
    const auto info = table_.get_info(date::floor<seconds>(time));
    return {microseconds{time.time_since_epoch() - info.first.offset}.count()};
  }

  std::string name_;
  const date::time_zone& table_;
};

}  // namespace

std::string local_moment(std::string_view local) {
  const auto at = parse_local(local);
  if (!at) return std::string{local};
  const date::year_month_day day{date::floor<date::days>(*at)};
  return date::format("%a ", *at) + std::to_string(unsigned{day.day()}) + date::format(" %b %Y %H:%M", *at);
}

std::shared_ptr<const Zone> find_zone(std::string_view name) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const Zone>, std::less<>> known;  // bounded by the names there are
  if (name.empty() || name.size() > zone_name_bytes) return nullptr;
  const std::scoped_lock lock{mutex};
  if (const auto found = known.find(name); found != known.end()) return found->second;
  try {
    const auto& table = *date::locate_zone(name);
    auto zone = std::make_shared<const TableZone>(std::string{name}, table);
    (void)zone->local_of({});  // reads the table's file now, not in the middle of a decision
    return known.emplace(std::string{name}, std::move(zone)).first->second;
  } catch (const std::runtime_error&) {
    return nullptr;  // how date/tz says that it knows no such zone
  }
}

}  // namespace sluice
