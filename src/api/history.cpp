// The history of a change: every event, told, with what exactly altered.
#include <algorithm>
#include <deque>

#include "api/change_acts.h"
#include "api/change_filter.h"
#include "api/routes.h"
#include "api/views/lists.h"
#include "domain/change/decide.h"
#include "store/codec.h"
#include "store/event_log.h"
#include "store/snapshots.h"

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

/// Which entries are wanted: of these versions, kinds and people; the newest or the oldest `most` of them.
struct Wanted {
  std::int64_t first = 1;
  std::int64_t last = 0;
  std::vector<HistoryKind> kinds;
  std::vector<PersonId> people;
  bool newest = true;
  std::size_t most = 0;

  [[nodiscard]] bool of_kind(HistoryKind kind) const {
    return kinds.empty() || std::ranges::find(kinds, kind) != kinds.end();
  }
  /// What can be said before an event is decoded.
  [[nodiscard]] bool may_take(const store::StoredEvent& event) const {
    if (event.version < first) return false;
    return people.empty() || (event.by() && std::ranges::find(people, *event.by()) != people.end());
  }
};

/// No entry but its own needs a comment, so those that are not told are not even read: there may be 10,000 of them.
bool is_comment(const store::StoredEvent& event) { return event.name.starts_with("comment"); }

/// Reads a change's stream as far as the entries wanted and tells those. What an event altered is only known from the
/// state before it, so the events before are folded, too: from the snapshot where it is old enough, or else from the
/// beginning. They are folded in place, and a stretch at a time is in memory.
class Walk {
 public:
  Walk(Call& call, const engine::LoadedChange& of, const Wanted& wanted) : call_(call), of_(of), wanted_(wanted) {}

  /// In order of time.
  [[nodiscard]] std::deque<HistoryEntry> entries() {
    if (wanted_.first > wanted_.last) return {};
    if (const auto kept = store::read_snapshot(call_.read(), of_.change->id); kept && kept->version < wanted_.first)
      state_ = *kept;
    while (state_.version < wanted_.last && !is_full()) {
      auto events = store::read_stream(call_.read(), {store::StreamKind::change, of_.change->id.value}, state_.version,
                                       std::min(stretch, wanted_.last - state_.version));
      if (events.empty()) break;
      take(events);
    }
    return std::move(entries_);
  }

 private:
  static constexpr std::int64_t stretch = 100;

  [[nodiscard]] bool is_full() const { return !wanted_.newest && entries_.size() == wanted_.most; }

  [[nodiscard]] bool is_told(const store::StoredEvent& event) const {
    return wanted_.may_take(event) && (!is_comment(event) || wanted_.of_kind(HistoryKind::comment));
  }

  void take(std::vector<store::StoredEvent>& events) {
    const auto end = events.back().version;
    std::erase_if(events, [&](const auto& event) { return is_comment(event) && !is_told(event); });
    const auto texts = store::texts_of(call_.read(), events);
    for (const auto& stored : events) {
      if (is_full()) return;
      state_.version = stored.version - 1;
      const auto event = store::decode_change(stored, texts);
      if (is_told(stored)) tell(stored, event);
      else state_ = apply(std::move(state_), event, store::stamp_of(stored));
    }
    state_.version = end;
  }

  void tell(const store::StoredEvent& stored, const ChangeEvent& event) {
    auto entry = folded_and_told(state_, event, store::stamp_of(stored), *of_.directory, *zone_, sees_);
    entry.position = stored.position;
    if (!wanted_.of_kind(entry.kind)) return;
    entries_.push_back(std::move(entry));
    if (entries_.size() > wanted_.most) entries_.pop_front();
  }

  Call& call_;
  const engine::LoadedChange& of_;
  const Wanted& wanted_;
  const std::shared_ptr<const Zone> zone_ = readers_zone(call_);
  const SeesChange sees_ = seen_by_caller(call_);
  Change state_;
  std::deque<HistoryEntry> entries_;
};

/// One entry more than the page has says that there is a next page. The cursor is the last entry's version, so that what
/// happens meanwhile moves no page.
Result<Wanted> wanted(const HistoryQuery& query, std::vector<PersonId> people, const Change& change) {
  SLUICE_TRY(const auto limit, page_limit(query));
  Wanted page{.last = change.version,
              .kinds = query.kind,
              .people = std::move(people),
              .newest = query.order.value_or(Order::desc) == Order::desc,
              .most = static_cast<std::size_t>(limit) + 1};
  if (query.cursor) {
    SLUICE_TRY(const auto start, page_start(query));
    const auto last_told = static_cast<std::int64_t>(std::min(start, static_cast<std::size_t>(change.version) + 1));
    if (page.newest) page.last = last_told - 1;
    else page.first = last_told + 1;
  }
  const bool all = page.kinds.empty() && page.people.empty();
  if (all && page.newest) page.first = std::max<std::int64_t>(1, page.last - limit);
  return page;
}

Result<List<HistoryEntry>> list_history(Call& call, const HistoryQuery& query) {
  SLUICE_TRY(const auto loaded, load_visible(call));
  SLUICE_TRY(auto people, people_in_address(query.by, "by", call));
  SLUICE_TRY(const auto page, wanted(query, std::move(people), *loaded.change));
  auto entries = Walk{call, loaded, page}.entries();
  if (page.newest) std::ranges::reverse(entries);
  List<HistoryEntry> list;
  for (auto& entry : entries) {
    if (list.items.size() + 1 == page.most) {
      list.next = page_cursor(static_cast<std::size_t>(list.items.back().version));
      break;
    }
    list.items.push_back(std::move(entry));
  }
  return list;
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
