// The address by which a person's calendar is read, one a person. The secret in it is never stored, only its hash.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "store/session.h"

namespace sluice::store {

struct CalendarAddress {
  PersonId person;
  std::string secret_hash;
  Instant made_at;
};
BOOST_DESCRIBE_STRUCT(CalendarAddress, (), (person, secret_hash, made_at))

/// In the place of the one that the person had.
void put_calendar_address(Session& session, const CalendarAddress& address);
[[nodiscard]] std::optional<CalendarAddress> calendar_address_of(Session& session, PersonId person);
/// Whose it is; nothing for a hash that is nobody's.
[[nodiscard]] std::optional<PersonId> calendar_reader(Session& session, std::string_view secret_hash);
void remove_calendar_address(Session& session, PersonId person);

}  // namespace sluice::store
