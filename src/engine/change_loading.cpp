#include "engine/change_loading.h"

#include "base/ensure.h"
#include "domain/change/decide.h"
#include "store/codec.h"
#include "store/event_log.h"
#include "store/snapshots.h"

namespace sluice::engine {

void each_event(store::Session& session, ChangeId id, std::int64_t after_version,
                const std::function<bool(ChangeRecord&&)>& visit) {
  const store::StreamId stream{store::StreamKind::change, id.value};
  while (true) {
    const auto page = store::read_stream(session, stream, after_version);
    if (page.empty()) return;
    const auto texts = store::texts_of(session, page);
    for (const auto& event : page) {
      ensure(event.version == after_version + 1, "a change's history has a gap");
      after_version = event.version;
      if (!visit({event.position, event.version, store::stamp_of(event), store::decode_change(event, texts)})) return;
    }
    if (static_cast<std::int64_t>(page.size()) < store::page_rows_max) return;
  }
}

Folded newest(store::Session& session, ChangeId id, std::shared_ptr<const Change> known) {
  const bool from_known = known != nullptr;
  if (!known) known = store::read_snapshot(session, id);
  std::shared_ptr<Change> folded;
  std::int64_t events = 0;
  bool redacted = false;
  each_event(session, id, known ? known->version : 0, [&](ChangeRecord&& record) {
    if (!folded) folded = known ? std::make_shared<Change>(*known) : std::make_shared<Change>();
    *folded = apply(std::move(*folded), record.event, record.stamp);
    ++events;
    redacted = redacted || std::holds_alternative<TextRedacted>(record.event);
    return true;
  });
  // A known state may hold the text that was removed since; its snapshot went with it.
  if (redacted && from_known) return newest(session, id, nullptr);
  return {folded ? std::shared_ptr<const Change>{std::move(folded)} : std::move(known), events};
}

namespace {

/// From `start`, or from nothing, over the events for which `belongs` holds, until one for which it does not.
std::shared_ptr<const Change> folded_while(store::Session& session, ChangeId id,
                                           const std::shared_ptr<const Change>& start,
                                           const std::function<bool(const ChangeRecord&)>& belongs) {
  auto folded = start ? std::make_shared<Change>(*start) : std::make_shared<Change>();
  each_event(session, id, folded->version, [&](ChangeRecord&& record) {
    if (!belongs(record)) return false;
    *folded = apply(std::move(*folded), record.event, record.stamp);
    return true;
  });
  return folded->exists() ? folded : nullptr;
}

}  // namespace

std::shared_ptr<const Change> as_of(store::Session& session, ChangeId id, Instant at) {
  auto start = store::read_snapshot(session, id);
  if (start && start->recorded > at) start = nullptr;
  return folded_while(session, id, start, [&](const ChangeRecord& record) { return record.stamp.at <= at; });
}

std::shared_ptr<const Change> as_of_version(store::Session& session, ChangeId id, std::int64_t version) {
  auto start = store::read_snapshot(session, id);
  if (start && start->version > version) start = nullptr;
  auto change = folded_while(session, id, start, [&](const ChangeRecord& record) { return record.version <= version; });
  return change && change->version == version ? change : nullptr;
}

}  // namespace sluice::engine
