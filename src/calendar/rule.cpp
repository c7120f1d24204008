#include "calendar/rule.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "base/zone.h"

namespace sluice::calendar {

namespace {

std::unexpected<Refusal> refuse_rule(std::string detail) { return refuse_field("/rule", std::move(detail)); }

/// "20271231T220000Z" as the local time of that instant; what is local already stays.
Result<icaltimetype> local_until(icaltimetype until, std::string_view zone_name) {
  if (until.is_date) {
    until.is_date = 0;
    until.hour = 23;
    until.minute = 59;
    until.second = 59;
    return until;
  }
  if (!icaltime_is_utc(until)) return until;
  const auto utc = find_zone("UTC");
  const auto zone = find_zone(zone_name);
  if (!utc || !zone) return refuse_rule("The time zone is not known.");
  // A time after 2037 ends nothing that can be planned.
  const auto at = utc->instant_of(to_local(until)).value_or(last_planned_instant);
  auto local = to_icaltime(zone->local_of(at));
  local.second = until.second;
  return local;
}

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

}  // namespace

Result<icalrecurrencetype> read_rule(const std::string& text, std::string_view zone) {
  auto rule_text = upper(text);
  if (rule_text.starts_with("RRULE:")) rule_text.erase(0, 6);
  const auto part = [&](std::string_view name) {
    return rule_text.starts_with(name) || rule_text.find(fmt::format(";{}", name)) != std::string::npos;
  };
  if (part("RSCALE=") || part("SKIP="))
    return refuse_rule("RSCALE and SKIP are not supported; the calendar is the Gregorian one.");
  if (part("BYSECOND=")) return refuse_rule("BYSECOND is not supported: windows begin at full minutes.");
  auto rule = icalrecurrencetype_from_string(rule_text.c_str());
  if (rule.rscale) {
    std::free(rule.rscale);  // NOLINT(cppcoreguidelines-no-malloc): libical's own
    rule.rscale = nullptr;
  }
  if (rule.freq == ICAL_NO_RECURRENCE)
    return refuse_rule("This is no rule of RFC 5545. Expected, for example, FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH.");
  if (rule.freq == ICAL_SECONDLY_RECURRENCE || rule.freq == ICAL_MINUTELY_RECURRENCE)
    return refuse_rule("Changes can recur each hour at the most; choose HOURLY, DAILY, WEEKLY, MONTHLY or YEARLY.");
  if (rule.count < 0 || rule.interval < 1) return refuse_rule("COUNT and INTERVAL are whole numbers from 1.");
  if (!icaltime_is_null_time(rule.until)) {
    SLUICE_TRY(rule.until, local_until(rule.until, zone));
  }
  return rule;
}

std::string written(icalrecurrencetype rule) {
  char* text = icalrecurrencetype_as_string_r(&rule);
  std::string kept = text ? text : "";
  icalmemory_free_buffer(text);
  return kept;
}

}  // namespace sluice::calendar
