#include "domain/risk/lowering.h"

#include <algorithm>

#include "domain/access/permission.h"
#include "domain/duty/duties.h"

namespace sluice {

namespace {

bool owns_a_service(PersonId person, const Change& change, const Directory& directory) {
  return std::ranges::any_of(change.fields.services, [&](ServiceId id) {
    const Service* service = directory.service(id);
    return service != nullptr && service->owners.contains(person);
  });
}

}  // namespace

std::string why_may_not_confirm_lowering(PersonId person, const std::set<Role>& roles, const Change& change,
                                         const Directory& directory) {
  if (!roles.contains(Role::change_manager) && !owns_a_service(person, change, directory))
    return "Only change managers and owners of an affected service may confirm a lower risk.";
  const auto& asked = change.risk.lowering_asked;
  if (asked && asked->by == person) return "You asked for the lower risk; a second person has to confirm it.";
  const auto why = why_may_not_approve(person, change, directory);
  return why.empty() ? why : why + " Nor do they confirm a lower risk; ask somebody else.";
}

std::vector<PersonId> who_confirms_lowering(const Change& change, const Directory& directory) {
  std::vector<PersonId> found;
  if (!change.risk.lowering_asked) return found;
  for (const PersonId id : holders(ChangeRight::see, change, directory))
    if (why_may_not_confirm_lowering(id, directory.person(id)->roles, change, directory).empty()) found.push_back(id);
  return found;
}

}  // namespace sluice
