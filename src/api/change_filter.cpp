#include "api/change_filter.h"

#include <charconv>

#include "api/where.h"

namespace sluice::api {
namespace {

std::unexpected<Refusal> unknown(std::string_view parameter, std::string_view value, std::string_view kind) {
  Refusal refusal{Refused::malformed, "The address has parameters that do not do; each is named below."};
  refusal.errors.push_back(
      {"?" + std::string{parameter}, "there is no " + std::string{kind} + " " + std::string{value}});
  return std::unexpected{std::move(refusal)};
}

Result<std::vector<ServiceId>> services(const std::vector<std::string>& keys, const Call& call) {
  std::vector<ServiceId> ids;
  for (const auto& key : keys) {
    const auto* service = call.directory->service_by_key(key);
    if (!service) return unknown("service", key, "service");
    ids.push_back(service->id);
  }
  return ids;
}

Result<std::vector<ProcessId>> processes(const std::vector<std::string>& keys, const Call& call) {
  std::vector<ProcessId> ids;
  for (const auto& key : keys) {
    const auto* process = call.directory->process_by_key(key);
    if (!process) return unknown("process", key, "process");
    ids.push_back(process->id);
  }
  return ids;
}

Result<std::vector<CatalogEntryId>> entries(const std::vector<std::string>& keys, const Call& call) {
  std::vector<CatalogEntryId> ids;
  for (const auto& key : keys) {
    const auto* entry = call.directory->catalog_entry_by_key(key);
    if (!entry) return unknown("catalog_entry", key, "catalog entry");
    ids.push_back(entry->id);
  }
  return ids;
}

/// Changes by number. One that the caller may not see is not there: what is linked to it would tell of it.
Result<std::vector<ChangeId>> changes(const std::vector<std::string>& numbers, std::string_view parameter,
                                      const Call& call) {
  std::vector<ChangeId> ids;
  for (const auto& number : numbers) {
    const auto id = read_change_id(number);
    if (!id || !store::sees(call.read(), viewer(call), *id)) return unknown(parameter, number, "change");
    ids.push_back(*id);
  }
  return ids;
}

/// Numbers of versions, or `older`.
Result<void> add_versions(store::ChangeFilter& filter, const std::vector<std::string>& versions, const Call& call) {
  for (const auto& text : versions) {
    std::int64_t number = 0;
    const auto* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error == std::errc{} && stopped == end && number > 0) {
      filter.process_versions.push_back(number);
      continue;
    }
    if (text != "older") return unknown("process_version", text, "number, nor the word older:");
    filter.behind.emplace();
    for (const auto& [id, published] : call.directory->processes)
      if (!published->versions.empty()) filter.behind->push_back({id, published->versions.rbegin()->first});
  }
  return {};
}

}  // namespace

Result<PersonId> person_in_address(std::string_view login, std::string_view parameter, const Call& call) {
  if (login == "me" && call.actor.person) return *call.actor.person;
  const auto* person = call.directory->person_by_login(login);
  if (!person) return unknown(parameter, login, "person");
  return person->id;
}

Result<std::vector<PersonId>> people_in_address(const std::vector<std::string>& logins, std::string_view parameter,
                                                const Call& call) {
  std::vector<PersonId> ids;
  for (const auto& login : logins) {
    SLUICE_TRY(const auto id, person_in_address(login, parameter, call));
    ids.push_back(id);
  }
  return ids;
}

Result<store::ChangeFilter> change_filter(const ChangeFilterQuery& query, const Call& call) {
  store::ChangeFilter filter{.words = query.q.value_or(""),
                             .standings = query.state,
                             .phases = query.phase,
                             .stages = query.stage,
                             .types = query.type,
                             .tags = query.tag,
                             .priorities = query.priority,
                             .outcomes = query.outcome,
                             .created_after = query.created_after,
                             .created_before = query.created_before,
                             .planned_after = query.planned_after,
                             .planned_before = query.planned_before};
  SLUICE_TRY(filter.processes, processes(query.process, call));
  SLUICE_CHECK(add_versions(filter, query.process_version, call));
  SLUICE_TRY(filter.owners, people_in_address(query.owner, "owner", call));
  SLUICE_TRY(filter.requesters, people_in_address(query.requester, "requester", call));
  SLUICE_TRY(filter.people, people_in_address(query.person, "person", call));
  SLUICE_TRY(filter.waiting_for, people_in_address(query.waiting_for, "waiting_for", call));
  SLUICE_TRY(filter.services, services(query.service, call));
  SLUICE_TRY(filter.entries, entries(query.catalog_entry, call));
  SLUICE_TRY(filter.linked_to, changes(query.linked_to, "linked_to", call));
  SLUICE_TRY(filter.parents, changes(query.parent, "parent", call));
  if (query.where) {
    SLUICE_TRY(filter.where, where_in_address(*query.where, call));
  }
  return filter;
}

Result<store::Sort> sort_order(const std::optional<std::string>& text) {
  if (!text) return store::Sort{};
  std::string_view word = *text;
  const bool descending = word.starts_with('-');
  if (descending) word.remove_prefix(1);
  const auto by = from_word<store::SortBy>(word);
  if (by) return store::Sort{*by, descending};
  std::string words;
  for_each_enumerator<store::SortBy>(
      [&](std::string_view one, store::SortBy) { words.append(words.empty() ? "" : ", ").append(one); });
  Refusal refusal{Refused::malformed, "The list cannot be sorted like this."};
  refusal.errors.push_back({"?sort", "expected one of: " + words + "; with - before it for the greatest first"});
  return std::unexpected{std::move(refusal)};
}

}  // namespace sluice::api
