// How people, and what waits for them, look on the wire.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/result.h"
#include "domain/access/directory.h"
#include "domain/access/person.h"

namespace sluice::api {

/// A person, by sign-in name.
struct PersonRef {
  std::string login;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(PersonRef, (), (login, name))

/// A group, service or process, by its key.
struct NamedRef {
  std::string key;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(NamedRef, (), (key, name))

/// One thing that stands in the way; see base/result.h.
struct UnmetView {
  std::string gate;
  std::string key;
  std::string title;
  std::int64_t have = 0;
  std::int64_t need = 1;
  std::vector<PersonRef> people;
  std::optional<Instant> since;
  std::optional<Instant> due;
  std::string detail;
};
BOOST_DESCRIBE_STRUCT(UnmetView, (), (gate, key, title, have, need, people, since, due, detail))

/// A person as shown; contact data only to oneself and to administrators, empty otherwise.
struct PersonView {
  std::string login;
  std::string name;
  std::optional<std::string> email;
  std::optional<std::string> phone;
  std::optional<std::string> time_zone;
  std::vector<Role> roles;
  std::optional<PersonRef> manager;
  bool enabled = true;
  std::vector<NamedRef> groups;
};
BOOST_DESCRIBE_STRUCT(PersonView, (), (login, name, email, phone, time_zone, roles, manager, enabled, groups))

/// The person of an id; "former-person-42" where it is gone.
[[nodiscard]] PersonRef person_ref(PersonId id, const Directory& directory);
[[nodiscard]] std::optional<PersonRef> person_ref(std::optional<PersonId> id, const Directory& directory);
[[nodiscard]] NamedRef group_ref(GroupId id, const Directory& directory);
[[nodiscard]] NamedRef service_ref(ServiceId id, const Directory& directory);
/// The people of a list or set of ids, in its order.
template <class Ids>
[[nodiscard]] std::vector<PersonRef> person_refs(const Ids& ids, const Directory& directory) {
  std::vector<PersonRef> refs;
  refs.reserve(ids.size());
  for (const auto id : ids) refs.push_back(person_ref(id, directory));
  return refs;
}

[[nodiscard]] std::vector<UnmetView> unmet_views(const std::vector<Unmet>& unmet, const Directory& directory);

/// A person's view without contact data.
[[nodiscard]] PersonView person_view(const Person& person, const Directory& directory);
/// With contact data, for oneself and administrators.
[[nodiscard]] PersonView person_view(const Person& person, const PersonDetails& details, const Directory& directory);

}  // namespace sluice::api
