// Who asks.
#pragma once
#include <optional>
#include <set>
#include <string>

#include <boost/describe.hpp>

#include "base/id.h"
#include "domain/access/directory.h"

namespace sluice {

/// By which way an act came in.
enum class Origin { page, api, command_line, system, mail };
BOOST_DESCRIBE_ENUM(Origin, page, api, command_line, system, mail)

/// Who asks, with the roles held at this moment. No person: Sluice itself (timers, shipped processes, first set-up).
struct Actor {
  std::optional<PersonId> person;
  std::set<Role> roles;
  Origin origin = Origin::system;

  [[nodiscard]] bool is(PersonId id) const { return person == id; }
  [[nodiscard]] bool holds(Role role) const { return roles.contains(role); }
  [[nodiscard]] bool is_system() const { return !person; }
};

}  // namespace sluice
