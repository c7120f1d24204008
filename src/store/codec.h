// Events to and from what lies in the store.
#pragma once
#include <span>
#include <vector>

#include "domain/access/group.h"
#include "domain/access/person.h"
#include "domain/cab/board_events.h"
#include "domain/cab/meeting_events.h"
#include "domain/catalog/events.h"
#include "domain/change/events.h"
#include "domain/process/publish.h"
#include "domain/risk/policy.h"
#include "domain/schedule/events.h"
#include "domain/service/service.h"
#include "store/stream.h"

namespace sluice::store {

/// An event as it will be stored; each Written leaves a salted hash in the body and its text beside it.
[[nodiscard]] NewEvent encode(const ChangeEvent& event);
[[nodiscard]] NewEvent encode(const PersonEvent& event);
[[nodiscard]] NewEvent encode(const GroupEvent& event);
[[nodiscard]] NewEvent encode(const ServiceEvent& event);
[[nodiscard]] NewEvent encode(const ProcessEvent& event);
[[nodiscard]] NewEvent encode(const ScheduleEvent& event);
[[nodiscard]] NewEvent encode(const BoardEvent& event);
[[nodiscard]] NewEvent encode(const MeetingEvent& event);
[[nodiscard]] NewEvent encode(const PolicyEvent& event);
[[nodiscard]] NewEvent encode(const CatalogEvent& event);

/// All of a list.
template <class Event>
[[nodiscard]] std::vector<NewEvent> encode_all(const std::vector<Event>& events) {
  std::vector<NewEvent> encoded;
  encoded.reserve(events.size());
  for (const auto& event : events) encoded.push_back(encode(event));
  return encoded;
}

/// What a stored event says. `texts` may hold those of other events, too, in order of position, as texts_of gives them;
/// a text that is not there makes a Written that was removed. Old versions are lifted. Throws DatabaseError `unreadable`
/// for a name or version that this program does not know: an event is never skipped.
[[nodiscard]] ChangeEvent decode_change(const StoredEvent& event, std::span<const StoredText> texts);
[[nodiscard]] PersonEvent decode_person(const StoredEvent& event, std::span<const StoredText> texts);
[[nodiscard]] GroupEvent decode_group(const StoredEvent& event, std::span<const StoredText> texts);
[[nodiscard]] ServiceEvent decode_service(const StoredEvent& event, std::span<const StoredText> texts);
[[nodiscard]] ProcessEvent decode_process(const StoredEvent& event, std::span<const StoredText> texts);
[[nodiscard]] ScheduleEvent decode_schedule(const StoredEvent& event, std::span<const StoredText> texts);
[[nodiscard]] BoardEvent decode_board(const StoredEvent& event, std::span<const StoredText> texts);
[[nodiscard]] MeetingEvent decode_meeting(const StoredEvent& event, std::span<const StoredText> texts);
[[nodiscard]] PolicyEvent decode_policy(const StoredEvent& event, std::span<const StoredText> texts);
[[nodiscard]] CatalogEvent decode_catalog(const StoredEvent& event, std::span<const StoredText> texts);

/// When and by whom, for `apply`.
[[nodiscard]] inline Stamp stamp_of(const StoredEvent& event) { return {event.at, event.by()}; }

}  // namespace sluice::store
