// Services (ITIL: configuration items) as an event stream each.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/describe.hpp>

#include "base/patch.h"
#include "base/result.h"
#include "base/written.h"
#include "domain/access/actor.h"
#include "domain/access/directory.h"

namespace sluice {

/// What is known of a service.
struct ServiceFields {
  std::string name;
  Written description;
  ServiceType type = ServiceType::application;
  Criticality criticality = Criticality::medium;
  std::vector<PersonId> owners;
  std::vector<ServiceId> depends_on;
  std::optional<std::int64_t> recovery_time_minutes, recovery_point_minutes;
  friend bool operator==(const ServiceFields&, const ServiceFields&) = default;
};
BOOST_DESCRIBE_STRUCT(ServiceFields, (),
                      (name, description, type, criticality, owners, depends_on, recovery_time_minutes,
                       recovery_point_minutes))
struct ServicePatch {
  Patch<std::string> name;
  Patch<Written> description;
  Patch<ServiceType> type;
  Patch<Criticality> criticality;
  Patch<std::vector<PersonId>> owners;
  Patch<std::vector<ServiceId>> depends_on;
  Patch<std::int64_t> recovery_time_minutes, recovery_point_minutes;
  friend bool operator==(const ServicePatch&, const ServicePatch&) = default;
};
BOOST_DESCRIBE_STRUCT(ServicePatch, (),
                      (name, description, type, criticality, owners, depends_on, recovery_time_minutes,
                       recovery_point_minutes))

// Commands.
struct AddService {
  std::string key;
  ServiceFields fields;
};
struct EditService {
  ServicePatch patch;
};
struct RetireService {};
struct RestoreService {};
using ServiceCommand = std::variant<AddService, EditService, RetireService, RestoreService>;

// Events.
struct ServiceAdded {
  ServiceId service;
  std::string key;
  ServiceFields fields;
  friend bool operator==(const ServiceAdded&, const ServiceAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(ServiceAdded, (), (service, key, fields))
struct ServiceEdited {
  ServicePatch patch;
  friend bool operator==(const ServiceEdited&, const ServiceEdited&) = default;
};
BOOST_DESCRIBE_STRUCT(ServiceEdited, (), (patch))
struct ServiceRetired {
  friend bool operator==(const ServiceRetired&, const ServiceRetired&) = default;
};
BOOST_DESCRIBE_STRUCT(ServiceRetired, (), ())
struct ServiceRestored {
  friend bool operator==(const ServiceRestored&, const ServiceRestored&) = default;
};
BOOST_DESCRIBE_STRUCT(ServiceRestored, (), ())
using ServiceEvent = std::variant<ServiceAdded, ServiceEdited, ServiceRetired, ServiceRestored>;

/// Decides; `service` is null for AddService (whose id is `fresh`). Refuses: no permission (an owner may edit their own
/// service, but not its key), a key that is taken or ill-formed, unknown owners or services, a dependency on itself or
/// in a circle.
[[nodiscard]] Result<std::vector<ServiceEvent>> decide(const Service* service, const ServiceCommand& command,
                                                       const Actor& actor, const Directory& directory, ServiceId fresh);
[[nodiscard]] Service apply(Service service, const ServiceEvent& event);

}  // namespace sluice
