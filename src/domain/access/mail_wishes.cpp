#include "domain/access/mail_wishes.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>

#include "domain/faults.h"

namespace sluice {

namespace {

/// Where the time of day begins in "2027-01-30T22:00".
constexpr std::size_t time_begins = 11;

int wish_digits(std::string_view text) {
  int number = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : -1;
}

bool is_time_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return false;
  const int hour = wish_digits(text.substr(0, 2));
  const int minute = wish_digits(text.substr(3));
  return hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59;
}

void check_time(Faults& faults, std::string pointer, std::string_view text) {
  if (!is_time_of_day(text)) faults.add(std::move(pointer), "is no time of day; write one such as 22:00");
}

void check_quiet(Faults& faults, const QuietHours& quiet) {
  check_time(faults, "/quiet/from", quiet.from);
  check_time(faults, "/quiet/until", quiet.until);
  if (quiet.from == quiet.until) faults.add("/quiet/until", "is when they begin; name another time, or leave them out");
}

void check_choices(Faults& faults, const std::vector<MailChoice>& choices) {
  std::set<NoticeKind> named;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const auto& [kind, wish] = choices[i];
    if (!named.insert(kind).second) faults.add(fmt::format("/choices/{}/kind", i), "is there twice; name it once");
    if (wish == MailWish::none && must_reach(kind))
      faults.add(fmt::format("/choices/{}/wish", i),
                 "cannot be none, as somebody waits for a decision; choose at_once or digest");
  }
}

bool is_quiet(const QuietHours& quiet, std::string_view time) {
  if (quiet.from < quiet.until) return quiet.from <= time && time < quiet.until;
  return quiet.from <= time || time < quiet.until;
}

/// That time on the local day of a moment; the moment itself where it is beyond what can be planned.
Instant wished_time(const Zone& zone, Instant day_of, std::string_view time) {
  const auto local = zone.local_of(day_of);
  return zone.instant_of(local.substr(0, time_begins) + std::string{time}).value_or(day_of);
}

bool is_on_weekend(const Zone& zone, Instant at) {
  const auto local = zone.local_of(at);
  const std::string_view text{local};
  const std::chrono::year_month_day day{std::chrono::year{wish_digits(text.substr(0, 4))},
                                        std::chrono::month{static_cast<unsigned>(wish_digits(text.substr(5, 2)))},
                                        std::chrono::day{static_cast<unsigned>(wish_digits(text.substr(8, 2)))}};
  return std::chrono::weekday{std::chrono::sys_days{day}}.iso_encoding() > 5;
}

}  // namespace

bool must_reach(NoticeKind kind) {
  switch (kind) {
    case NoticeKind::approval_asked:
    case NoticeKind::approval_reminded:
    case NoticeKind::approval_escalated:
    case NoticeKind::approval_expired: return true;
    case NoticeKind::told:
    case NoticeKind::question_asked:
    case NoticeKind::question_answered:
    case NoticeKind::condition_set:
    case NoticeKind::minutes: return false;
  }
  return false;
}

Result<void> check_wishes(const MailWishes& wishes) {
  Faults faults;
  check_choices(faults, wishes.choices);
  if (wishes.quiet) check_quiet(faults, *wishes.quiet);
  check_time(faults, "/digest_at", wishes.digest_at);
  return faults.result();
}

MailWish wish_for(const MailWishes& wishes, NoticeKind kind) {
  const auto chosen = std::ranges::find(wishes.choices, kind, &MailChoice::kind);
  return chosen == wishes.choices.end() ? MailWish::at_once : chosen->wish;
}

Instant after_quiet_hours(const MailWishes& wishes, const Zone& zone, Instant at) {
  if (!wishes.quiet) return at;
  const auto time = zone.local_of(at).substr(time_begins);
  if (!is_quiet(*wishes.quiet, time)) return at;
  const auto end = wished_time(zone, at, wishes.quiet->until);
  return end > at ? end : wished_time(zone, zone.add_days(at, 1), wishes.quiet->until);
}

Instant next_digest(const MailWishes& wishes, const Zone& zone, Instant at) {
  auto digest = wished_time(zone, at, wishes.digest_at);
  auto day = at;
  while (digest <= at || (!wishes.digest_on_weekends && is_on_weekend(zone, digest))) {
    const auto next = zone.add_days(day, 1);
    if (next > last_planned_instant) return at;
    day = next;
    digest = wished_time(zone, day, wishes.digest_at);
  }
  return after_quiet_hours(wishes, zone, digest);
}

}  // namespace sluice
