// Lists on the wire: pages of rows, and who looks at them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/views/people.h"
#include "api/wire/call.h"
#include "store/change_list.h"

namespace sluice::api {

/// One page of a list; `next` is the cursor of the page after it.
template <class T>
struct List {
  std::vector<T> items;
  std::optional<std::string> next{};
  std::optional<std::int64_t> total{};
  BOOST_DESCRIBE_CLASS(List, (), (items, next, total), (), ())
};

/// How a page is asked for.
struct PageQuery {
  std::optional<std::int64_t> limit;  ///< 1 to 200
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(PageQuery, (), (limit, cursor))

/// The limit of a page, 50 where none is asked for. Refused: outside 1 to 200.
[[nodiscard]] Result<std::int64_t> page_limit(const PageQuery& query);

/// A page of a list that lies in memory, in its order; the cursor is where it goes on. Refused: a limit or cursor that does not do.
template <class T>
[[nodiscard]] Result<List<T>> page_of(std::vector<T> all, const PageQuery& query);

/// Where a page of a list in memory begins. Refused: a cursor that is none of ours.
[[nodiscard]] Result<std::size_t> page_start(const PageQuery& query);
[[nodiscard]] std::string page_cursor(std::size_t start);

/// The one filter of what may be seen, for who asks.
[[nodiscard]] store::Viewer viewer(const Call& call);

/// A change as lists show it.
struct ChangeRowView {
  std::string id;
  std::string title;
  ChangeType type = ChangeType::normal;
  std::string process;
  std::int64_t process_version = 0;
  std::string stage;
  std::string stage_name;
  Phase phase = Phase::draft;
  std::optional<Outcome> outcome;
  bool on_hold = false;
  bool restricted = false;
  std::optional<Priority> priority;
  std::optional<Level> impact;
  std::optional<RiskLevel> risk;
  std::optional<Level> urgency;
  PersonRef owner;
  PersonRef requester;
  std::vector<NamedRef> services;
  std::vector<std::string> tags;
  std::optional<Instant> planned_start;
  std::optional<Instant> planned_end;
  Instant created;
  Instant updated;
  std::optional<Instant> closed;
  Instant stage_since;
  std::vector<UnmetView> waiting;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ChangeRowView, (),
                      (id, title, type, process, process_version, stage, stage_name, phase, outcome, on_hold,
                       restricted, priority, impact, risk, urgency, owner, requester, services, tags, planned_start,
                       planned_end, created, updated, closed, stage_since, waiting, version))

[[nodiscard]] ChangeRowView change_row(const store::ChangeRow& row, const Directory& directory);
[[nodiscard]] std::vector<ChangeRowView> change_rows(const std::vector<store::ChangeRow>& rows,
                                                     const Directory& directory);
/// A process' key; "process-3" for one that is not there.
[[nodiscard]] std::string process_key(ProcessId id, const Directory& directory);

/// Looks whether every word of `fields` ("title,owner") is a member of T. Refused as malformed, naming those that are not.
template <class T>
[[nodiscard]] Result<void> check_fields(const std::optional<std::string>& fields);

template <class T>
Result<List<T>> page_of(std::vector<T> all, const PageQuery& query) {
  SLUICE_TRY(const auto limit, page_limit(query));
  SLUICE_TRY(const auto start, page_start(query));
  List<T> page;
  page.total = static_cast<std::int64_t>(all.size());
  const auto end = std::min(all.size(), start + static_cast<std::size_t>(limit));
  for (std::size_t i = start; i < end; ++i) page.items.push_back(std::move(all[i]));
  if (end < all.size()) page.next = page_cursor(end);
  return page;
}

template <class T>
Result<void> check_fields(const std::optional<std::string>& fields) {
  Refusal refusal{Refused::malformed, "`fields` names members that the items do not have."};
  std::string_view rest = fields ? std::string_view{*fields} : std::string_view{};
  while (!rest.empty()) {
    const auto word = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    bool known = false;
    const T like{};
    for_each_member(like, [&](std::string_view name, const auto&) { known = known || name == word; });
    if (!known) refusal.errors.push_back({"?fields", "there is no member " + std::string{word}});
  }
  if (!refusal.errors.empty()) return std::unexpected{std::move(refusal)};
  return {};
}

}  // namespace sluice::api
