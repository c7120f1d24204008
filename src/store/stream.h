// What has a history of its own, and how its events lie in the store.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"

namespace sluice::store {

/// Everything that has a stream of events of its own.
enum class StreamKind {
  change,
  process,
  person,
  group,
  service,
  policy,
  freeze,
  schedule,
  cab_meeting,
  catalog_entry,
  findings,
  board,
};
BOOST_DESCRIBE_ENUM(StreamKind, change, process, person, group, service, policy, freeze, schedule, cab_meeting,
                    catalog_entry, findings, board)

struct StreamId {
  StreamKind kind = StreamKind::change;
  std::int64_t id = 0;
  friend auto operator<=>(const StreamId&, const StreamId&) = default;
};

/// Where a stream stands: version 0 and an empty hash before its first event.
struct StreamHead {
  std::int64_t version = 0;
  std::string hash{};
  Instant last_at{};
};

/// The text of a Written member, kept beside its event so that it can be removed for good.
struct NewText {
  std::string field;  ///< JSON Pointer into the event's body
  std::string salt;
  std::string text;
};

/// An event ready to be appended: its written name and version ("decided/1"), its body as JSON text, its texts.
struct NewEvent {
  std::string name;
  std::string body;
  std::vector<NewText> texts{};
};

/// An event as it lies in the store. `hash` is SHA-256 over stream, version, name, at, actor, origin, body and the
/// stream's previous hash, each preceded by its length.
struct StoredEvent {
  std::int64_t position = 0;  ///< in the whole log, from 1, without gaps
  StreamKind stream_kind = StreamKind::change;
  std::int64_t stream_id = 0;
  std::int64_t version = 0;  ///< in its stream, from 1
  std::string name{};
  Instant at{};
  std::int64_t actor = 0;  ///< a person; 0: Sluice itself
  std::string origin{};
  std::string body{};
  std::string previous_hash{};
  std::string hash{};

  [[nodiscard]] StreamId stream() const { return {stream_kind, stream_id}; }
  [[nodiscard]] std::optional<PersonId> by() const {
    return actor == 0 ? std::nullopt : std::optional{PersonId{actor}};
  }
  friend bool operator==(const StoredEvent&, const StoredEvent&) = default;
};
BOOST_DESCRIBE_STRUCT(StoredEvent, (),
                      (position, stream_kind, stream_id, version, name, at, actor, origin, body, previous_hash, hash))

/// A text that is still there.
struct StoredText {
  std::int64_t position = 0;
  std::string field;
  std::string salt;
  std::string text;
  friend bool operator==(const StoredText&, const StoredText&) = default;
};
BOOST_DESCRIBE_STRUCT(StoredText, (), (position, field, salt, text))

}  // namespace sluice::store
