#include "store/verify.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "base/json.h"
#include "store/rows.h"

namespace sluice::store {

namespace {

constexpr std::size_t faults_max = 100;

class Checker {
 public:
  explicit Checker(StreamId stream) : stream_(stream) {}

  void check(const StoredEvent& event) {
    ++result_.events;
    if (event.version != version_ + 1)
      fault(event, fmt::format("version {} follows version {}", event.version, version_));
    if (event.previous_hash != hash_) fault(event, "it does not follow the event before it");
    if (event.hash != hash_of(event)) fault(event, "its content is not what was recorded");
    version_ = event.version;
    hash_ = event.hash;
    last_at_ = event.at;
  }

  void check_texts(const StoredEvent& event, std::span<const StoredText> texts) {
    const auto body = parse_json(event.body);
    if (!body) return fault(event, "its content is not JSON");
    std::map<std::string, std::string> promised;
    collect(*body, "", promised);
    for (const auto& text : texts) {
      const auto found = promised.find(text.field);
      if (found == promised.end()) fault(event, fmt::format("a text lies at {} where it has none", text.field));
      else if (found->second != hash_of_text(text.salt, text.text))
        fault(event, fmt::format("the text at {} was altered", text.field));
      if (found != promised.end()) promised.erase(found);
    }
    for (const auto& [field, hash] : promised)
      result_.removed.push_back(fmt::format("event {}, {}", event.position, field));
  }

  Verified finish(const StreamHead& head) {
    if (head.version != version_ || head.hash != hash_ || head.last_at != last_at_)
      add(fmt::format("{} {}: its head says version {}, its events end at version {}", word(stream_.kind), stream_.id,
                      head.version, version_));
    return std::move(result_);
  }

 private:
  /// Every {"sha256": …} of a body by its JSON Pointer.
  static void collect(const Json& value, const std::string& at, std::map<std::string, std::string>& to) {
    if (const auto* object = value.if_object()) {
      const auto* hash = object->if_contains("sha256");
      if (hash != nullptr && hash->is_string() && object->size() == 1) {
        to[at] = std::string{hash->get_string()};
        return;
      }
      for (const auto& [name, one] : *object) collect(one, at + "/" + json_detail::pointer_token(name), to);
    } else if (const auto* list = value.if_array()) {
      for (std::size_t i = 0; i < list->size(); ++i) collect((*list)[i], fmt::format("{}/{}", at, i), to);
    }
  }

  void fault(const StoredEvent& event, std::string_view what) {
    add(fmt::format("event {} ({} {}, version {}): {}", event.position, word(stream_.kind), stream_.id, event.version,
                    what));
  }
  void add(std::string text) {
    if (result_.faults.size() < faults_max) result_.faults.push_back(std::move(text));
  }

  StreamId stream_;
  Verified result_;
  std::int64_t version_ = 0;
  std::string hash_;
  Instant last_at_;
};

std::span<const StoredText> texts_at(const std::vector<StoredText>& texts, std::int64_t position) {
  const auto by_position = [](const StoredText& text, std::int64_t at) { return text.position < at; };
  const auto from = std::ranges::lower_bound(texts, position, {}, &StoredText::position);
  const auto to = std::lower_bound(from, texts.end(), position + 1, by_position);
  return {from, to};
}

}  // namespace

Verified verify_stream(Session& session, StreamId stream) {
  Checker checker{stream};
  std::int64_t version = 0;
  while (true) {
    const auto page = read_stream(session, stream, version);
    if (page.empty()) break;
    const auto texts = texts_of(session, page);
    for (const auto& event : page) {
      checker.check(event);
      checker.check_texts(event, texts_at(texts, event.position));
    }
    version = page.back().version;
  }
  return checker.finish(stream_head(session, stream));
}

std::vector<std::string> verify_positions(Session& session) {
  using Span = std::tuple<std::int64_t, std::int64_t, std::int64_t>;
  const auto [count, first, last] =
      *session.one<Span>("SELECT count(*), coalesce(min(position), 1), coalesce(max(position), 0) FROM events");
  if (first == 1 && last == count) return {};
  return {fmt::format("the log has {} events at positions {} to {}: some are missing", count, first, last)};
}

std::vector<StreamId> streams_after(Session& session, StreamId after, std::int64_t limit) {
  using Found = std::tuple<StreamKind, std::int64_t>;
  std::vector<StreamId> streams;
  session.each<Found>("SELECT kind, id FROM streams WHERE (kind, id) > (?, ?) ORDER BY kind, id LIMIT ?",
                      {after.kind, after.id, limit},
                      [&](Found&& found) { streams.push_back({std::get<0>(found), std::get<1>(found)}); });
  return streams;
}

}  // namespace sluice::store
