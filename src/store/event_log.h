// The log of events: append-only, chained by hashes, without gaps.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/stream.h"
#include "store/transaction.h"

namespace sluice::store {

/// Appends within one write transaction: works out positions, versions and hashes at once and writes all rows in `flush`.
/// Not thread-safe; lives no longer than its transaction.
class Appender {
 public:
  explicit Appender(WriteTransaction& transaction);
  Appender(const Appender&) = delete;
  Appender& operator=(const Appender&) = delete;

  /// Reads the heads of streams in few queries, before `head` asks for them one by one.
  void prefetch(StreamKind kind, const std::vector<std::int64_t>& ids);

  /// Where a stream stands, with what this transaction has appended.
  [[nodiscard]] const StreamHead& head(StreamId stream);

  /// Appends events that happened at one moment; the position of the last one (of the log where there are none).
  /// `expected` is the stream's version and `at` not before its last event: a miss is a bug of ours.
  std::int64_t append(StreamId stream, std::int64_t expected, Instant at, std::optional<PersonId> actor,
                      std::string_view origin, const std::vector<NewEvent>& events);

  /// The last position there is, with what this transaction has appended.
  [[nodiscard]] std::int64_t position() const { return position_; }

  /// Writes everything appended. To be called before the transaction commits; without it nothing is written.
  void flush();

 private:
  Session& session_;
  std::int64_t position_;
  std::map<StreamId, StreamHead> heads_;
  std::map<StreamId, std::int64_t> touched_;  ///< with the version that the stream has in the database
  std::vector<StoredEvent> events_;
  std::vector<StoredText> texts_;
};

/// The position of the last event; 0 for an empty log.
[[nodiscard]] std::int64_t last_position(Session& session);

/// Where a stream stands in the database.
[[nodiscard]] StreamHead stream_head(Session& session, StreamId stream);

/// How many rows a page of history has at most.
inline constexpr std::int64_t page_rows_max = 1000;

/// Events of a stream after a version, oldest first, at most `limit` (1 to 1,000).
[[nodiscard]] std::vector<StoredEvent> read_stream(Session& session, StreamId stream, std::int64_t after_version,
                                                   std::int64_t limit = page_rows_max);
/// Events of a stream before a version, newest first, at most `limit` (1 to 1,000).
[[nodiscard]] std::vector<StoredEvent> read_stream_back(Session& session, StreamId stream, std::int64_t before_version,
                                                        std::int64_t limit = page_rows_max);
/// Events of all streams after a position, oldest first, at most `limit` (1 to 1,000).
[[nodiscard]] std::vector<StoredEvent> read_log(Session& session, std::int64_t after_position,
                                                std::int64_t limit = page_rows_max);
/// Events of all streams of one kind, stream by stream, after (id, version), at most `limit` (1 to 1,000).
[[nodiscard]] std::vector<StoredEvent> read_kind(Session& session, StreamKind kind, std::int64_t after_id,
                                                 std::int64_t after_version, std::int64_t limit = page_rows_max);

/// Which streams moved after a position, an entry an event, oldest first, at most `limit` (1 to 1,000).
struct MovedStream {
  std::int64_t position = 0;
  StreamKind stream_kind = StreamKind::change;
  std::int64_t stream_id = 0;
};
BOOST_DESCRIBE_STRUCT(MovedStream, (), (position, stream_kind, stream_id))
[[nodiscard]] std::vector<MovedStream> moved_since(Session& session, std::int64_t position, std::int64_t limit);

/// The texts of the events given that are still there, in order of position and field.
[[nodiscard]] std::vector<StoredText> texts_of(Session& session, const std::vector<StoredEvent>& events);

/// Whether an event of the stream has a text at that JSON Pointer that is still there.
[[nodiscard]] bool has_text(Session& session, StreamId stream, std::int64_t position, std::string_view field);

/// Removes one text for good, with its salt, and what may quote it: the stream's snapshot and kept answers about the change.
/// The caller appends the event that says who did it and why, folds the stream anew and writes its rows. False where the
/// stream has no such text.
[[nodiscard]] bool remove_text(WriteTransaction& transaction, StreamId stream, std::int64_t position,
                               std::string_view field);

/// The hash that an event has to have.
[[nodiscard]] std::string hash_of(const StoredEvent& event);
/// SHA-256 of a text with its salt, as the event's body keeps it.
[[nodiscard]] std::string hash_of_text(std::string_view salt, std::string_view text);
/// 128 random bits as hexadecimal digits.
[[nodiscard]] std::string new_salt();

}  // namespace sluice::store
