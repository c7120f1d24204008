#include "store/event_log.h"

#include <sodium.h>

#include <array>

#include "base/digest.h"
#include "store/dialect.h"
#include "store/in_list.h"
#include "store/rows.h"

namespace sluice::store {

namespace {

/// A stream's row. `previous_version` is what the writer found: an update that finds another version changes nothing.
struct StreamRow {
  StreamKind kind = StreamKind::change;
  std::int64_t id = 0;
  std::int64_t version = 0;
  std::int64_t previous_version = 0;
  std::string hash;
  Instant last_at;
};
BOOST_DESCRIBE_STRUCT(StreamRow, (), (kind, id, version, previous_version, hash, last_at))

constexpr std::string_view checked_update =
    "ON CONFLICT (kind, id) DO UPDATE SET version = excluded.version, previous_version = excluded.previous_version, "
    "hash = excluded.hash, last_at = excluded.last_at WHERE streams.version = excluded.previous_version";

struct FoundHead {
  std::int64_t id = 0;
  std::int64_t version = 0;
  std::string hash;
  Instant last_at;
};
BOOST_DESCRIBE_STRUCT(FoundHead, (), (id, version, hash, last_at))

std::string select_events(std::string_view rest) {
  return "SELECT " + columns_of<StoredEvent>() + " FROM events " + std::string{rest};
}

std::int64_t bounded(std::int64_t limit) {
  ensure(limit >= 1 && limit <= page_rows_max, "a page of 1 to 1,000 rows");
  return limit;
}

}  // namespace

Appender::Appender(WriteTransaction& transaction)
    : session_(transaction.session()), position_(last_position(transaction.session())) {}

void Appender::prefetch(StreamKind kind, const std::vector<std::int64_t>& ids) {
  std::vector<std::int64_t> missing;
  for (const auto id : ids)
    if (heads_.try_emplace({kind, id}).second) missing.push_back(id);
  in_slices(missing, [&](const InList& list) {
    std::vector<Value> values{kind};
    list.append_to(values);
    session_.each<FoundHead>(
        "SELECT id, version, hash, last_at FROM streams WHERE kind = ? AND id" + list.sql(), values,
        [&](FoundHead&& found) { heads_[{kind, found.id}] = {found.version, std::move(found.hash), found.last_at}; });
  });
}

const StreamHead& Appender::head(StreamId stream) {
  auto found = heads_.find(stream);
  if (found == heads_.end()) found = heads_.emplace(stream, stream_head(session_, stream)).first;
  return found->second;
}

std::int64_t Appender::append(StreamId stream, std::int64_t expected, Instant at, std::optional<PersonId> actor,
                              std::string_view origin, const std::vector<NewEvent>& events) {
  (void)head(stream);
  auto& head = heads_.at(stream);
  ensure(head.version == expected, "events were decided on another version than the stream has");
  ensure(at >= head.last_at, "time went back in a stream");
  if (events.empty()) return position_;
  touched_.try_emplace(stream, head.version);
  for (const auto& event : events) {
    StoredEvent stored{++position_,
                       stream.kind,
                       stream.id,
                       head.version + 1,
                       event.name,
                       at,
                       actor ? actor->value : 0,
                       std::string{origin},
                       event.body,
                       head.hash,
                       {}};
    stored.hash = hash_of(stored);
    head = {stored.version, stored.hash, at};
    for (const auto& text : event.texts) texts_.push_back({stored.position, text.field, text.salt, text.text});
    events_.push_back(std::move(stored));
  }
  return position_;
}

void Appender::flush() {
  if (events_.empty()) return;
  std::vector<StreamRow> rows;
  for (const auto& [stream, before] : touched_) {
    const auto& head = heads_.at(stream);
    rows.push_back({stream.kind, stream.id, head.version, before, head.hash, head.last_at});
  }
  const auto changed = insert_rows(session_, "streams", rows, checked_update);
  ensure(changed == static_cast<std::int64_t>(rows.size()), "a stream was written by somebody outside the lock");
  insert_rows(session_, "events", events_);
  insert_rows(session_, "written", texts_);
  events_.clear();
  texts_.clear();
  touched_.clear();
}

std::int64_t last_position(Session& session) {
  return session.one<std::int64_t>("SELECT position FROM events ORDER BY position DESC LIMIT 1").value_or(0);
}

StreamHead stream_head(Session& session, StreamId stream) {
  auto found = session.one<FoundHead>("SELECT id, version, hash, last_at FROM streams WHERE kind = ? AND id = ?",
                                      {stream.kind, stream.id});
  if (!found) return {};
  return {found->version, std::move(found->hash), found->last_at};
}

std::vector<StoredEvent> read_stream(Session& session, StreamId stream, std::int64_t after_version,
                                     std::int64_t limit) {
  static const auto sql =
      select_events("WHERE stream_kind = ? AND stream_id = ? AND version > ? ORDER BY version LIMIT ?");
  return session.all<StoredEvent>(sql, {stream.kind, stream.id, after_version, bounded(limit)});
}

std::vector<StoredEvent> read_stream_back(Session& session, StreamId stream, std::int64_t before_version,
                                          std::int64_t limit) {
  static const auto sql =
      select_events("WHERE stream_kind = ? AND stream_id = ? AND version < ? ORDER BY version DESC LIMIT ?");
  return session.all<StoredEvent>(sql, {stream.kind, stream.id, before_version, bounded(limit)});
}

std::vector<StoredEvent> read_log(Session& session, std::int64_t after_position, std::int64_t limit) {
  static const auto sql = select_events("WHERE position > ? ORDER BY position LIMIT ?");
  return session.all<StoredEvent>(sql, {after_position, bounded(limit)});
}

std::vector<StoredEvent> read_kind(Session& session, StreamKind kind, std::int64_t after_id, std::int64_t after_version,
                                   std::int64_t limit) {
  static const auto sql =
      select_events("WHERE stream_kind = ? AND (stream_id, version) > (?, ?) ORDER BY stream_id, version LIMIT ?");
  return session.all<StoredEvent>(sql, {kind, after_id, after_version, bounded(limit)});
}

std::vector<MovedStream> moved_since(Session& session, std::int64_t position, std::int64_t limit) {
  return session.all<MovedStream>(
      "SELECT position, stream_kind, stream_id FROM events WHERE position > ? ORDER BY position LIMIT ?",
      {position, bounded(limit)});
}

std::vector<StoredText> texts_of(Session& session, const std::vector<StoredEvent>& events) {
  std::vector<std::int64_t> positions;
  for (const auto& event : events)
    if (event.body.find("\"sha256\"") != std::string::npos) positions.push_back(event.position);
  std::vector<StoredText> texts;
  in_slices(positions, [&](const InList& list) {
    std::vector<Value> values;
    list.append_to(values);
    session.each<StoredText>(
        "SELECT position, field, salt, text FROM written WHERE position" + list.sql() + " ORDER BY position, field",
        values, [&](StoredText&& text) { texts.push_back(std::move(text)); });
  });
  return texts;
}

bool has_text(Session& session, StreamId stream, std::int64_t position, std::string_view field) {
  return session
      .one<std::int64_t>(
          "SELECT w.position FROM written w JOIN events e ON e.position = w.position "
          "WHERE w.position = ? AND w.field = ? AND e.stream_kind = ? AND e.stream_id = ?",
          {position, field, stream.kind, stream.id})
      .has_value();
}

bool remove_text(WriteTransaction& transaction, StreamId stream, std::int64_t position, std::string_view field) {
  auto& session = transaction.session();
  if (!has_text(session, stream, position, field)) return false;
  session.run("DELETE FROM written WHERE position = ? AND field = ?", {position, field});
  session.run("DELETE FROM snapshots WHERE kind = ? AND id = ?", {stream.kind, stream.id});
  if (stream.kind == StreamKind::change)
    session.run("DELETE FROM idempotency WHERE " + holds_text("body", session.dialect()),
                {"CHG-" + std::to_string(stream.id) + "\""});
  return true;
}

std::string hash_of(const StoredEvent& event) {
  return Digest{}
      .add(word(event.stream_kind))
      .add(event.stream_id)
      .add(event.version)
      .add(event.name)
      .add(event.at.micros)
      .add(event.actor)
      .add(event.origin)
      .add(event.body)
      .add(event.previous_hash)
      .hex();
}

std::string hash_of_text(std::string_view salt, std::string_view text) { return Digest{}.add(salt).add(text).hex(); }

std::string new_salt() {
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, 33> text{};
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  return text.data();
}

}  // namespace sluice::store
