// Saved views of lists of changes: plain rows, each of one person's, for that person alone or for everybody to open.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "store/session.h"

namespace sluice::store {

/// A view: what is asked for, and how it is shown.
struct SavedView {
  std::int64_t id = 0;
  PersonId person;   ///< whose it is
  std::string name;  ///< unique for its owner
  bool shared = false;
  std::string query;                 ///< the filter as the address of GET /changes holds it, percent-encoded
  std::vector<std::string> columns;  ///< the page's own keys, in their order; none: the usual ones
  std::string sort;                  ///< "-updated"
  Instant created;
  Instant updated;
  friend bool operator==(const SavedView&, const SavedView&) = default;
};

/// The most views of one person, and the most that are shared by all together.
inline constexpr std::int64_t views_max = 100;
inline constexpr std::int64_t shared_views_max = 500;

/// Those of a person and those that others share, by name.
[[nodiscard]] std::vector<SavedView> views_for(Session& session, PersonId person);
[[nodiscard]] std::optional<SavedView> find_view(Session& session, std::int64_t id);
/// The view of that name which the person has.
[[nodiscard]] std::optional<SavedView> view_named(Session& session, PersonId person, std::string_view name);
[[nodiscard]] std::int64_t count_views(Session& session, PersonId person);
[[nodiscard]] std::int64_t count_shared_views(Session& session);
/// Keeps a view in the place of the one with its id.
void put_view(Session& session, const SavedView& view);
/// False where there is none.
bool remove_view(Session& session, std::int64_t id);

}  // namespace sluice::store
