#include "api/history/stream_entry.h"

#include <algorithm>

namespace sluice::api {

Result<List<StreamEntry>> stream_history(Call& call, store::StreamId stream, const PageQuery& query,
                                         const TellStored& tell) {
  const auto& directory = *call.directory;
  SLUICE_TRY(const auto limit, page_limit(query));
  auto before = store::stream_head(call.read(), stream).version + 1;
  if (query.cursor) {
    SLUICE_TRY(const auto start, page_start(query));
    before = static_cast<std::int64_t>(std::min(start, static_cast<std::size_t>(before)));
  }
  const auto events = store::read_stream_back(call.read(), stream, before, limit);
  const auto texts = store::texts_of(call.read(), events);
  List<StreamEntry> list;
  for (const auto& stored : events) {
    auto told = tell(stored, texts, stored.by() ? directory.name_of(*stored.by()) : "Sluice");
    list.items.push_back({stored.position, stored.version, stored.at, person_ref(stored.by(), directory),
                          stored.name.substr(0, stored.name.find('/')), std::move(told.summary),
                          told.comment.empty() ? std::nullopt : std::optional{std::move(told.comment)}});
  }
  if (!events.empty() && events.back().version > 1)
    list.next = page_cursor(static_cast<std::size_t>(events.back().version));
  return list;
}

}  // namespace sluice::api
