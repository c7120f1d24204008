// The filter of lists of changes as it comes in an address, and what of the store's it means.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "api/views/lists.h"

namespace sluice::api {

/// Values of one parameter: any of them; parameters: all of them. `me` stands for who asks.
struct ChangeFilterQuery {
  std::optional<std::string> q;
  std::vector<Phase> phase;
  std::vector<std::string> stage;
  std::vector<ChangeType> type;
  std::vector<std::string> process;
  std::vector<std::string> process_version;
  std::vector<std::string> owner;
  std::vector<std::string> requester;
  std::vector<std::string> person;
  std::vector<std::string> waiting_for;
  std::vector<std::string> service;
  std::vector<std::string> tag;
  std::vector<Priority> priority;
  std::vector<Outcome> outcome;
  std::vector<store::Standing> state;
  std::vector<std::string> linked_to;
  std::vector<std::string> parent;
  std::vector<std::string> catalog_entry;
  std::optional<Instant> created_after, created_before;
  std::optional<Instant> planned_after, planned_before;
  std::optional<std::string> where;  ///< conditions, as JSON
};
BOOST_DESCRIBE_STRUCT(ChangeFilterQuery, (),
                      (q, phase, stage, type, process, process_version, owner, requester, person, waiting_for, service,
                       tag, priority, outcome, state, linked_to, parent, catalog_entry, created_after, created_before,
                       planned_after, planned_before, where))

/// `process_version` is a number, or `older`: not the newest version of its process. Refused as malformed, naming every parameter whose person, service or process is not there.
[[nodiscard]] Result<store::ChangeFilter> change_filter(const ChangeFilterQuery& query, const Call& call);

/// A word of SortBy, with "-" for the greatest first: "-updated". Refused as malformed.
[[nodiscard]] Result<store::Sort> sort_order(const std::optional<std::string>& text);

/// A person by sign-in name, or `me`; refused as malformed at that parameter.
[[nodiscard]] Result<PersonId> person_in_address(std::string_view login, std::string_view parameter, const Call& call);

[[nodiscard]] Result<std::vector<PersonId>> people_in_address(const std::vector<std::string>& logins,
                                                              std::string_view parameter, const Call& call);

}  // namespace sluice::api
