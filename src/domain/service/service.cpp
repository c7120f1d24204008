#include "domain/service/service.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "domain/access/permission.h"
#include "domain/bounds.h"
#include "domain/faults.h"
#include "domain/key.h"

namespace sluice {

namespace {

constexpr std::size_t owners_max = bounds::service_owners;
constexpr std::size_t depends_on_max = bounds::service_dependencies;
constexpr std::int64_t minutes_max = 10LL * 365 * 24 * 60;  // ten years

struct AskedOfService {
  const Service* service;
  const Actor& actor;
  const Directory& directory;
  ServiceId fresh;
};
using Events = std::vector<ServiceEvent>;

Result<void> service_must_exist(const AskedOfService& asked) {
  if (asked.service) return {};
  return refuse(Refused::not_found, "There is no such service.");
}

ServiceFields fields_of(const Service& service) {
  return {service.name,
          service.description,
          service.type,
          service.criticality,
          {service.owners.begin(), service.owners.end()},
          {service.depends_on.begin(), service.depends_on.end()},
          service.recovery_time_minutes,
          service.recovery_point_minutes};
}

template <class T>
std::vector<T> distinct(const std::vector<T>& list) {
  const std::set<T> sorted{list.begin(), list.end()};
  return {sorted.begin(), sorted.end()};
}

/// Whether one comes from `from` to `to` by what services depend on.
bool leads_to(ServiceId from, ServiceId to, const Directory& directory) {
  std::set<ServiceId> seen;
  std::vector<ServiceId> left{from};
  while (!left.empty()) {
    const ServiceId at = left.back();
    left.pop_back();
    if (at == to) return true;
    const auto* service = directory.service(at);
    if (!service || !seen.insert(at).second) continue;
    left.insert(left.end(), service->depends_on.begin(), service->depends_on.end());
  }
  return false;
}

void check_dependency(Faults& faults, const std::string& pointer, ServiceId on, ServiceId self,
                      const Directory& directory) {
  const auto* other = directory.service(on);
  if (on == self) faults.add(pointer, "a service does not depend on itself");
  else if (!other) faults.add(pointer, "there is no such service");
  else if (leads_to(on, self, directory))
    faults.add(pointer, fmt::format("{} depends on this service already, so this would be a circle", other->name));
}

void check_minutes(Faults& faults, const char* pointer, std::optional<std::int64_t> minutes) {
  if (minutes && (*minutes < 0 || *minutes > minutes_max))
    faults.add(pointer, fmt::format("expected 0 to {} minutes", minutes_max));
}

/// `before` holds what the service says now: somebody who left since may stay an owner until they are replaced.
void check_fields(Faults& faults, const ServiceFields& fields, const ServiceFields& before, ServiceId self,
                  const Directory& directory) {
  faults.check_name("/name", fields.name, bounds::title_bytes);
  faults.check_length("/description", fields.description.text, bounds::text_bytes);
  check_minutes(faults, "/recovery_time_minutes", fields.recovery_time_minutes);
  check_minutes(faults, "/recovery_point_minutes", fields.recovery_point_minutes);
  if (fields.owners.size() > owners_max) faults.add("/owners", fmt::format("at most {} owners", owners_max));
  if (fields.depends_on.size() > depends_on_max)
    faults.add("/depends_on", fmt::format("at most {} services", depends_on_max));
  if (!faults.none()) return;
  for (std::size_t i = 0; i < fields.owners.size(); ++i) {
    const auto* owner = directory.person(fields.owners[i]);
    const bool owned_before = std::ranges::find(before.owners, fields.owners[i]) != before.owners.end();
    if (!owned_before && (!owner || !owner->enabled))
      faults.add(fmt::format("/owners/{}", i), "expected somebody who is here and enabled");
  }
  for (std::size_t i = 0; i < fields.depends_on.size(); ++i)
    check_dependency(faults, fmt::format("/depends_on/{}", i), fields.depends_on[i], self, directory);
}

Result<Events> answer(const AskedOfService& asked, const AddService& add) {
  SLUICE_CHECK(may(asked.actor, Permission::manage_services));
  Faults faults;
  if (!is_key(add.key)) faults.add("/key", "expected lower-case words joined by dashes, such as billing-db");
  else if (asked.directory.service_by_key(add.key))
    faults.add("/key", fmt::format("{} is taken; choose another key", add.key));
  ServiceFields fields = add.fields;
  check_fields(faults, fields, {}, asked.fresh, asked.directory);
  SLUICE_CHECK(faults.result());
  fields.owners = distinct(fields.owners);
  fields.depends_on = distinct(fields.depends_on);
  return Events{ServiceAdded{asked.fresh, add.key, std::move(fields)}};
}

/// Takes one field of a patch over into `to`; what would alter nothing is left out of the patch.
template <class T>
void take(Patch<T>& patch, T& to, T cleared) {
  if (!patch.present) return;
  T value = patch.value.value_or(cleared);
  if (value == to) patch = {};
  else to = std::move(value);
}
void take(Patch<std::int64_t>& patch, std::optional<std::int64_t>& to) {
  if (!patch.present) return;
  if (patch.value == to) patch = {};
  else to = patch.value;
}

/// The fields after an edit; leaves in the patch what alters something.
ServiceFields patched(ServiceFields fields, ServicePatch& patch) {
  if (patch.owners.value) patch.owners.value = distinct(*patch.owners.value);
  if (patch.depends_on.value) patch.depends_on.value = distinct(*patch.depends_on.value);
  take(patch.name, fields.name, {});
  take(patch.description, fields.description, {});
  take(patch.type, fields.type, ServiceType::application);
  take(patch.criticality, fields.criticality, Criticality::medium);
  take(patch.owners, fields.owners, {});
  take(patch.depends_on, fields.depends_on, {});
  take(patch.recovery_time_minutes, fields.recovery_time_minutes);
  take(patch.recovery_point_minutes, fields.recovery_point_minutes);
  return fields;
}

Result<Events> answer(const AskedOfService& asked, const EditService& edit) {
  SLUICE_CHECK(service_must_exist(asked));
  const bool owns = asked.actor.person && asked.service->owners.contains(*asked.actor.person) &&
                    asked.directory.person(*asked.actor.person) && asked.directory.person(*asked.actor.person)->enabled;
  if (!owns) SLUICE_CHECK(may(asked.actor, Permission::manage_services));
  ServicePatch patch = edit.patch;
  const ServiceFields before = fields_of(*asked.service);
  const ServiceFields after = patched(before, patch);
  if (patch == ServicePatch{}) return Events{};
  Faults faults;
  check_fields(faults, after, before, asked.service->id, asked.directory);
  SLUICE_CHECK(faults.result());
  return Events{ServiceEdited{std::move(patch)}};
}

Result<Events> answer(const AskedOfService& asked, const RetireService&) {
  SLUICE_CHECK(may(asked.actor, Permission::manage_services));
  SLUICE_CHECK(service_must_exist(asked));
  return asked.service->retired ? Events{} : Events{ServiceRetired{}};
}

Result<Events> answer(const AskedOfService& asked, const RestoreService&) {
  SLUICE_CHECK(may(asked.actor, Permission::manage_services));
  SLUICE_CHECK(service_must_exist(asked));
  return asked.service->retired ? Events{ServiceRestored{}} : Events{};
}

void put(Service& service, const ServiceFields& fields) {
  service.name = fields.name;
  service.description = fields.description;
  service.type = fields.type;
  service.criticality = fields.criticality;
  service.owners = {fields.owners.begin(), fields.owners.end()};
  service.depends_on = {fields.depends_on.begin(), fields.depends_on.end()};
  service.recovery_time_minutes = fields.recovery_time_minutes;
  service.recovery_point_minutes = fields.recovery_point_minutes;
}

void fold(Service& service, const ServiceAdded& e) {
  service.id = e.service;
  service.key = e.key;
  put(service, e.fields);
}
void fold(Service& service, const ServiceEdited& e) {
  ServicePatch patch = e.patch;
  put(service, patched(fields_of(service), patch));
}
void fold(Service& service, const ServiceRetired&) { service.retired = true; }
void fold(Service& service, const ServiceRestored&) { service.retired = false; }

}  // namespace

Result<std::vector<ServiceEvent>> decide(const Service* service, const ServiceCommand& command, const Actor& actor,
                                         const Directory& directory, ServiceId fresh) {
  const AskedOfService asked{service, actor, directory, fresh};
  return std::visit([&](const auto& one) { return answer(asked, one); }, command);
}

Service apply(Service service, const ServiceEvent& event) {
  std::visit([&](const auto& e) { fold(service, e); }, event);
  return service;
}

}  // namespace sluice
