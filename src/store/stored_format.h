// How described values look in the store (base/json.h): instants as microseconds, a Written as the hash of its salted text
// in events, and whole in snapshots, which are thrown away when a text is removed.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "base/json.h"
#include "store/stream.h"

namespace sluice::store {

/// The bodies of events. A field that is not known is an error: a newer program wrote it, and no fact is skipped.
struct EventFormat {
  static constexpr bool unknown_fields_are_errors = true;
  /// A text on its way out, found again in the body by its hash.
  struct Text {
    std::string sha256;
    std::string salt;
    std::string text;
  };
  std::vector<Text> texts{};

  static Json encode(Instant at) { return Json(at.micros); }
  Json encode(const Written& written);
  static const char* decode(const Json& from, Instant& to);
  /// Reads what `with_texts` put beside the hash.
  static const char* decode(const Json& from, Written& to);
};

/// A described event as a body and its texts.
template <class Event>
[[nodiscard]] NewEvent stored_form(std::string_view name, const Event& event);

/// A body with the texts that are there put into it, for EventFormat to read.
[[nodiscard]] Json with_texts(const StoredEvent& event, std::span<const StoredText> texts);

/// The texts of an encoded body, each with the JSON Pointer where its hash stands.
[[nodiscard]] std::vector<NewText> placed(const Json& body, std::vector<EventFormat::Text> texts);

template <class Event>
NewEvent stored_form(std::string_view name, const Event& event) {
  EventFormat format;
  const auto body = encode_json(format, event);
  return {std::string{name}, boost::json::serialize(body), placed(body, std::move(format.texts))};
}

/// Snapshots of state.
struct SnapshotFormat {
  static constexpr bool unknown_fields_are_errors = true;
  static Json encode(Instant at) { return Json(at.micros); }
  static Json encode(const Written& written);
  static const char* decode(const Json& from, Instant& to) { return EventFormat::decode(from, to); }
  static const char* decode(const Json& from, Written& to);
  template <class K>
  static Json encode(const std::set<Id<K>>& ids) {
    boost::json::array list;
    for (const auto id : ids) list.emplace_back(id.value);
    return list;
  }
  template <class K>
  static const char* decode(const Json& from, std::set<Id<K>>& to) {
    const auto* list = from.if_array();
    if (list == nullptr) return "expected a list";
    for (const auto& one : *list) {
      const auto* number = one.if_int64();
      if (number == nullptr) return "expected whole numbers";
      to.insert({*number});
    }
    return nullptr;
  }
};

}  // namespace sluice::store
