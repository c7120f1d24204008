// The bodies of codec/event_codec.h, for the files that instantiate them.
#pragma once
#include "store/codec/event_codec.h"

namespace sluice::store::codec {

template <class Event>
NewEvent encode_one(const Event& event) {
  return stored_form(event_name<Event>, event);
}

template <class Event>
Event decode_one(const StoredEvent& event, std::span<const StoredText> texts) {
  EventFormat format;
  auto decoded = decode_json<Event>(format, with_texts(event, texts));
  if (decoded) return std::move(*decoded);
  std::string why;
  for (const auto& error : decoded.error().errors) why += fmt::format(" {} {};", error.pointer, error.detail);
  throw DatabaseError(Broke::unreadable,
                      fmt::format("event {} ({}) cannot be read:{}", event.position, event.name, why));
}

}  // namespace sluice::store::codec

/// Instantiates both ways for one event; used inside namespace sluice::store::codec.
#define SLUICE_ENCODE(Event)                         \
  template NewEvent encode_one<Event>(const Event&); \
  template Event decode_one<Event>(const StoredEvent&, std::span<const StoredText>);
