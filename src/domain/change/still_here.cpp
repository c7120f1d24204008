#include "domain/change/still_here.h"

#include <algorithm>

namespace sluice {

namespace {

std::optional<PersonId> first_with(Role role, const Directory& directory) {
  for (const auto& [id, person] : directory.people)
    if (directory.holds(id, role)) return id;
  return std::nullopt;
}

/// Leaves out what has gone, and keeps the names of the fields.
class Leaving {
 public:
  Leaving(StillHere& here, const Directory& directory) : here_(here), directory_(directory) {}

  void person(std::optional<PersonId>& one, const char* name) {
    if (!one || directory_.is_enabled(*one)) return;
    one.reset();
    here_.left_out.emplace_back(name);
  }
  template <class T, class Holds>
  void keep(std::vector<T>& list, const char* name, Holds holds) {
    if (std::erase_if(list, [&](const T& one) { return !holds(one); }) > 0) here_.left_out.emplace_back(name);
  }

 private:
  StillHere& here_;
  const Directory& directory_;
};

}  // namespace

StillHere still_here(ChangeFields fields, const Directory& directory) {
  StillHere here{std::move(fields), {}};
  Leaving leaving{here, directory};
  leaving.person(here.fields.developer, "developer");
  leaving.person(here.fields.test_lead, "test_lead");
  leaving.person(here.fields.deployer, "deployer");
  leaving.keep(here.fields.verifiers, "verifiers", [&](PersonId id) { return directory.is_enabled(id); });
  leaving.keep(here.fields.stakeholders, "stakeholders",
               [&](const Stakeholder& one) { return !one.person || directory.is_enabled(*one.person); });
  leaving.keep(here.fields.services, "services", [&](ServiceId id) {
    const auto* service = directory.service(id);
    return service && !service->retired;
  });
  return here;
}

std::optional<PersonId> owner_of_last_resort(const Directory& directory) {
  if (const auto manager = first_with(Role::change_manager, directory)) return manager;
  return first_with(Role::administrator, directory);
}

}  // namespace sluice
