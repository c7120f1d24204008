#include "calendar/feed.h"

#include <algorithm>
#include <limits>

#include "base/zone.h"
#include "calendar/libical.h"

namespace sluice::calendar {

namespace {

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

icaltimetype utc(Instant at) {
  static const auto zone = find_zone("UTC");
  auto time = to_icaltime(zone->local_of(at));
  constexpr std::int64_t micros = 1'000'000;
  time.second = static_cast<int>((at.micros / micros) % 60);
  time.zone = icaltimezone_get_utc_timezone();
  return time;
}

/// Without control characters, which iCalendar has no place for (RFC 5545, 3.1); line breaks stay.
std::string clean(const std::string& text) {
  std::string kept;
  std::ranges::copy_if(text, std::back_inserter(kept), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\n' || (byte >= 0x20 && byte != 0x7F);
  });
  return kept;
}

icalproperty_status status_of(Certainty certainty) {
  switch (certainty) {
    case Certainty::tentative: return ICAL_STATUS_TENTATIVE;
    case Certainty::confirmed: return ICAL_STATUS_CONFIRMED;
    case Certainty::cancelled: return ICAL_STATUS_CANCELLED;
  }
  return ICAL_STATUS_TENTATIVE;
}

icalcomponent* component_of(const FeedEvent& event) {
  auto* component = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  const auto add = [&](icalproperty* property) { icalcomponent_add_property(component, property); };
  add(icalproperty_new_uid(clean(event.uid).c_str()));
  add(icalproperty_new_dtstamp(utc(event.stamp)));
  add(icalproperty_new_lastmodified(utc(event.stamp)));
  constexpr std::int64_t most = std::numeric_limits<int>::max();
  add(icalproperty_new_sequence(static_cast<int>(std::min(event.sequence, most))));
  add(icalproperty_new_dtstart(utc(event.start)));
  add(icalproperty_new_dtend(utc(event.end)));
  add(icalproperty_new_summary(clean(event.summary).c_str()));
  if (!event.description.empty()) add(icalproperty_new_description(clean(event.description).c_str()));
  if (!event.url.empty()) add(icalproperty_new_url(clean(event.url).c_str()));
  add(icalproperty_new_status(status_of(event.certainty)));
  // It says when something is changed, not that the reader is busy then.
  add(icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
  return component;
}

}  // namespace

std::string write_calendar(const std::string& name, const std::vector<FeedEvent>& events) {
  const auto turn = libical_turn();
  const std::unique_ptr<icalcomponent, FreeComponent> calendar{icalcomponent_new(ICAL_VCALENDAR_COMPONENT)};
  icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Sluice//Planned changes//EN"));
  auto* called = icalproperty_new_x(clean(name).c_str());
  icalproperty_set_x_name(called, "X-WR-CALNAME");
  icalcomponent_add_property(calendar.get(), called);
  for (const auto& event : events) icalcomponent_add_component(calendar.get(), component_of(event));
  char* text = icalcomponent_as_ical_string_r(calendar.get());
  std::string written = text ? text : "";
  icalmemory_free_buffer(text);
  return written;
}

}  // namespace sluice::calendar
