// What of the directory a batch altered: which changes have to be considered again because of it.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "engine/directory_state.h"

namespace sluice::engine {

/// The kind of an outbox row that asks for changes to be considered again.
inline constexpr std::string_view reconsidering = "reconsider";

/// What gates may look at and has altered. Written into the outbox in the transaction of the events that say so, so that
/// no crash loses it.
struct Altered {
  std::vector<PersonId> people;
  std::vector<GroupId> groups;
  std::vector<ServiceId> services;
  std::optional<std::vector<CatalogEntryId>> entries{};  ///< of the catalog; absent: none
  bool roles = false;                                    ///< who holds a role
  bool everything = false;  ///< something that no change can have named yet, such as a new group
  [[nodiscard]] bool anything() const {
    return roles || everything || !people.empty() || !groups.empty() || !services.empty() || entries;
  }
  friend bool operator==(const Altered&, const Altered&) = default;
};
BOOST_DESCRIBE_STRUCT(Altered, (), (people, groups, services, entries, roles, everything))

/// Adds what an event alters. A person who comes, goes or changes rights alters their groups and services, too.
void note(Altered& altered, const Directory& directory, store::StreamId stream, const DirectoryEvent& event);

/// Adds what another altered.
void merge(Altered& into, const Altered& other);

/// As the body of an outbox row, and back.
[[nodiscard]] std::string written(const Altered& altered);
[[nodiscard]] Altered read_altered(std::string_view text);

}  // namespace sluice::engine
