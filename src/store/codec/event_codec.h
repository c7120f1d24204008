// The one way an event becomes a body and back. Declared for all, instantiated a concept at a time (codec/*.cpp), because
// a body's code is long to compile; a variant is visited in one file only.
#pragma once
#include <unordered_map>

#include <fmt/format.h>

#include "store/error.h"
#include "store/event_names.h"
#include "store/stored_format.h"

namespace sluice::store::codec {

/// One event of a known type.
template <class Event>
[[nodiscard]] NewEvent encode_one(const Event& event);
template <class Event>
[[nodiscard]] Event decode_one(const StoredEvent& event, std::span<const StoredText> texts);

/// An event of any of a variant's types.
template <class Variant>
[[nodiscard]] NewEvent encode_any(const Variant& event) {
  return std::visit([](const auto& one) { return encode_one(one); }, event);
}

/// Reads by written name: the variant's own events, and the old ones that are lifted to them.
template <class Variant>
[[nodiscard]] Variant decode_any(const StoredEvent& event, std::span<const StoredText> texts) {
  using Decode = Variant (*)(const StoredEvent&, std::span<const StoredText>);
  static const auto decoders = [] {
    std::unordered_map<std::string_view, Decode> table;
    boost::mp11::mp_for_each<
        boost::mp11::mp_transform<boost::mp11::mp_identity, boost::mp11::mp_rename<Variant, boost::mp11::mp_list>>>(
        [&]<class Event>(boost::mp11::mp_identity<Event>) {
          static_assert(!event_name<Event>.empty(), "list this event in store/event_names.h");
          table[event_name<Event>] = [](const StoredEvent& from, std::span<const StoredText> with) -> Variant {
            return decode_one<Event>(from, with);
          };
        });
    boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, typename OldEvents<Variant>::type>>(
        [&]<class Old>(boost::mp11::mp_identity<Old>) {
          table[event_name<Old>] = [](const StoredEvent& from, std::span<const StoredText> with) -> Variant {
            return lift(decode_one<Old>(from, with));
          };
        });
    return table;
  }();
  const auto found = decoders.find(event.name);
  if (found == decoders.end())
    throw DatabaseError(Broke::unreadable, fmt::format("event {} is a {}, which this version of Sluice does not know",
                                                       event.position, event.name));
  return found->second(event, texts);
}

}  // namespace sluice::store::codec
