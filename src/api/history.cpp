// The history of a change: every event, told, with what exactly altered.
#include "api/change_acts.h"
#include "api/change_filter.h"
#include "api/routes.h"
#include "api/views/lists.h"
#include "domain/change/decide.h"
#include "store/codec.h"
#include "store/event_log.h"

namespace sluice::api {
namespace {

enum class Order { asc, desc };
BOOST_DESCRIBE_ENUM(Order, asc, desc)

struct HistoryQuery : PageQuery {
  std::vector<HistoryKind> kind;
  std::vector<std::string> by;
  std::optional<Order> order;
};
BOOST_DESCRIBE_STRUCT(HistoryQuery, (PageQuery), (kind, by, order))

/// Which entries are wanted.
struct Wanted {
  std::vector<HistoryKind> kinds;
  std::vector<std::string> logins;

  [[nodiscard]] bool takes(const HistoryEntry& entry) const {
    if (!kinds.empty() && std::ranges::find(kinds, entry.kind) == kinds.end()) return false;
    return logins.empty() || (entry.by && std::ranges::find(logins, entry.by->login) != logins.end());
  }
};

/// Folds the whole stream, because what an event altered is only known from the state before it. A change's stream is
/// bounded (domain/bounds.h), and its states share nothing that would make this dear.
std::vector<HistoryEntry> all_entries(Call& call, const engine::LoadedChange& of, const Wanted& wanted) {
  std::vector<HistoryEntry> entries;
  const store::StreamId stream{store::StreamKind::change, of.change->id.value};
  Change state;
  for (;;) {
    const auto events = store::read_stream(call.read(), stream, state.version);
    if (events.empty()) return entries;
    const auto texts = store::texts_of(call.read(), events);
    for (const auto& stored : events) {
      const auto event = store::decode_change(stored, texts);
      const auto stamp = store::stamp_of(stored);
      Change next = apply(state, event, stamp);
      const auto who = stamp.by ? of.directory->name_of(*stamp.by) : std::string{"Sluice"};
      auto entry = history_entry(event, stamp, {state, next, *of.directory, *call.parts.engine.zone(), who});
      entry.position = stored.position;
      if (wanted.takes(entry)) entries.push_back(std::move(entry));
      state = std::move(next);
    }
  }
}

/// The cursor is the last entry's version, so that what happens meanwhile moves no page.
Result<List<HistoryEntry>> page_of_history(std::vector<HistoryEntry> entries, const HistoryQuery& query) {
  const bool newest_first = query.order.value_or(Order::desc) == Order::desc;
  SLUICE_TRY(const auto limit, page_limit(query));
  if (newest_first) std::ranges::reverse(entries);
  if (query.cursor) {
    SLUICE_TRY(const auto last, page_start(query));
    std::erase_if(entries, [&](const HistoryEntry& entry) {
      const auto version = static_cast<std::size_t>(entry.version);
      return newest_first ? version >= last : version <= last;
    });
  }
  List<HistoryEntry> page;
  for (auto& entry : entries) {
    if (page.items.size() == static_cast<std::size_t>(limit)) {
      page.next = page_cursor(static_cast<std::size_t>(page.items.back().version));
      break;
    }
    page.items.push_back(std::move(entry));
  }
  return page;
}

Result<List<HistoryEntry>> list_history(Call& call, const HistoryQuery& query) {
  SLUICE_TRY(const auto loaded, load_visible(call));
  SLUICE_TRY(const auto people, people_in_address(query.by, "by", call));
  std::vector<std::string> logins;
  for (const auto& person : person_refs(people, *call.directory)) logins.push_back(person.login);
  return page_of_history(all_entries(call, loaded, {query.kind, std::move(logins)}), query);
}

}  // namespace

std::vector<Route> history_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<HistoryQuery, List<HistoryEntry>>("/changes/{change}/history", "history",
                                                           Access::by(ChangeRight::see),
                                                           {"Read the history of a change",
                                                            "Every act: who, when, what exactly altered; newest first "
                                                            "unless `order=asc`. Filtered by `kind` and by who did it.",
                                                            {Refused::not_found}},
                                                           list_history));
  return routes;
}

}  // namespace sluice::api
