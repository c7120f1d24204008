// The history of a person: who added them, gave and took roles, set a password, disabled them.
#include <fmt/format.h>

#include <algorithm>

#include "api/history/entry.h"
#include "api/history/stream_entry.h"
#include "api/routes.h"
#include "api/views/texts.h"
#include "store/codec.h"

namespace sluice::api {
namespace {

/// Who did it to whom.
struct Names {
  std::string who;
  std::string whom;
  const Directory& directory;
};

std::string in_words(std::string_view name) {
  std::string words{name};
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string tell(const PersonAdded& event, const Names& names) {
  std::vector<std::string> roles;
  for (const auto role : event.roles) roles.push_back(in_words(word(role)));
  return fmt::format("{} added {}{}.", names.who, names.whom, roles.empty() ? "" : " as " + listed(roles));
}
std::string tell(const PersonDetailsChanged& event, const Names& names) {
  std::vector<std::string> fields;
  for (const auto& field : event.fields) fields.push_back(in_words(field));
  return fmt::format("{} edited {} of {}.", names.who, listed(fields), names.whom);
}
std::string tell(const RoleGranted& event, const Names& names) {
  return fmt::format("{} gave {} the role {}.", names.who, names.whom, in_words(word(event.role)));
}
std::string tell(const RoleRevoked& event, const Names& names) {
  return fmt::format("{} took the role {} from {}.", names.who, in_words(word(event.role)), names.whom);
}
std::string tell(const ManagerSet& event, const Names& names) {
  return fmt::format("{} made {} the manager of {}.", names.who,
                     event.manager ? names.directory.name_of(*event.manager) : "nobody", names.whom);
}
std::string tell(const PersonDisabled&, const Names& names) {
  return fmt::format("{} disabled {}.", names.who, names.whom);
}
std::string tell(const PersonEnabled&, const Names& names) {
  return fmt::format("{} enabled {} again.", names.who, names.whom);
}
std::string tell(const PasswordSet&, const Names& names) {
  return fmt::format("{} set another password for {}.", names.who, names.whom);
}

std::string tell(const DelegationAdded& event, const Names& names) {
  return fmt::format("{} lets {} decide for {} from {} to {}.", names.who, names.directory.name_of(event.to),
                     names.whom, to_rfc3339(event.from), to_rfc3339(event.until));
}
std::string tell(const DelegationEnded& event, const Names& names) {
  return fmt::format("{} ended delegation {} of {}.", names.who, event.number, names.whom);
}

std::string reason_of(const PersonEvent& event) {
  if (const auto* disabled = std::get_if<PersonDisabled>(&event)) return text_of(disabled->reason);
  if (const auto* delegated = std::get_if<DelegationAdded>(&event)) return text_of(delegated->reason);
  return {};
}

ToldInOne told(const PersonEvent& event, const Names& names) {
  return {std::visit([&](const auto& one) { return tell(one, names); }, event), reason_of(event)};
}

Result<List<StreamEntry>> list_person_history(Call& call, const PageQuery& query) {
  const auto* person = call.directory->person_by_login(call.value("login"));
  if (!person) return refuse(Refused::not_found, "There is no person " + call.value("login") + ".");
  const store::StreamId stream{store::StreamKind::person, person->id.value};
  return stream_history(call, stream, query, [&](const auto& stored, const auto& texts, const std::string& who) {
    return told(store::decode_person(stored, texts), {who, person->name, *call.directory});
  });
}

}  // namespace

std::vector<Route> person_history_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<PageQuery, List<StreamEntry>>(
      "/people/{login}/history", "people", Access::by(Permission::audit),
      {"Read the history of a person",
       "Who added them, edited them, gave and took roles, set a password, disabled them, and when; newest first.",
       {Refused::not_found}},
      list_person_history));
  return routes;
}

}  // namespace sluice::api
