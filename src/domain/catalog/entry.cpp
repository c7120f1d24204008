#include "domain/catalog/entry.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "base/ensure.h"
#include "domain/catalog/bounds.h"

namespace sluice {

namespace {

std::chrono::sys_time<std::chrono::microseconds> moment(Instant at) {
  return std::chrono::sys_time<std::chrono::microseconds>{std::chrono::microseconds{at.micros}};
}

std::string day_in_words(Instant at) {
  static constexpr std::array names{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(moment(at))};
  return fmt::format("{} {} {}", static_cast<unsigned>(day.day()), names[static_cast<unsigned>(day.month()) - 1],
                     static_cast<int>(day.year()));
}

bool is_over_by_age(const CatalogEntry& entry, Instant now) { return entry.until && *entry.until <= now; }

}  // namespace

const EntryVersion* find_version(const CatalogEntry& entry, std::int64_t number) {
  if (number < 1 || number > static_cast<std::int64_t>(entry.versions.size())) return nullptr;
  return &entry.versions[static_cast<std::size_t>(number - 1)];
}

const EntryVersion& shown_version(const CatalogEntry& entry) {
  ensure(!entry.versions.empty(), "a catalog entry has no version");
  const auto* in_force = find_version(entry, entry.in_force);
  return in_force != nullptr ? *in_force : entry.versions.back();
}

EntryState state_of(const CatalogEntry& entry, Instant now) {
  if (entry.retired) return EntryState::retired;
  if (entry.retirement) return EntryState::retiring;
  if (entry.in_force == 0) return entry.proposed == 0 ? EntryState::rejected : EntryState::proposed;
  return is_pre_approved(entry, now) ? EntryState::in_force : EntryState::lapsed;
}

bool is_pre_approved(const CatalogEntry& entry, Instant now) {
  return !entry.retired && entry.in_force != 0 && !entry.lapse && !is_over_by_age(entry, now);
}

bool is_due_by_age(const CatalogEntry& entry, Instant now) {
  return !entry.retired && entry.in_force != 0 && !entry.lapse && is_over_by_age(entry, now);
}

std::string how_lost(const CatalogEntry& entry, Instant now) {
  if (!entry.lapse) {
    const auto at = entry.until.value_or(now);
    return fmt::format("lost its pre-approval on {} (it was not renewed in time)", day_in_words(at));
  }
  if (entry.lapse->cause == LapseCause::age)
    return fmt::format("lost its pre-approval on {} (it was not renewed in time)",
                       day_in_words(entry.until.value_or(entry.lapse->at)));
  const auto count = entry.lapse->changes.size();
  return fmt::format("lost its pre-approval on {} ({} failure{} in 12 months)", day_in_words(entry.lapse->at), count,
                     count == 1 ? "" : "s");
}

Instant months_after(Instant from, std::int64_t months) {
  using namespace std::chrono;
  const auto day = floor<days>(moment(from));
  const auto time = moment(from) - day;
  const auto moved = year_month_day{day} + std::chrono::months{static_cast<int>(months)};
  const auto valid = moved.ok() ? moved : year_month_day{moved.year() / moved.month() / last};
  return {(sys_days{valid} + time).time_since_epoch().count()};
}

bool is_failure(Outcome outcome) { return outcome == Outcome::unsuccessful || outcome == Outcome::backed_out; }

std::vector<ChangeId> failures_that_count(const CatalogEntry& entry, Instant now) {
  const auto since = months_after(now, -bounds::failures_count_months);
  std::vector<ChangeId> changes;
  for (const auto& one : entry.failures)
    if (one.at > since) changes.push_back(one.change);
  return changes;
}

}  // namespace sluice
