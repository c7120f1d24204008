#include "store/calendar_addresses.h"

#include "store/rows.h"

namespace sluice::store {

void put_calendar_address(Session& session, const CalendarAddress& address) {
  static const auto tail = replacing<CalendarAddress>("person");
  insert_row(session, "calendar_addresses", address, tail);
}

std::optional<CalendarAddress> calendar_address_of(Session& session, PersonId person) {
  static const auto sql = "SELECT " + columns_of<CalendarAddress>() + " FROM calendar_addresses WHERE person = ?";
  return session.one<CalendarAddress>(sql, {person});
}

std::optional<PersonId> calendar_reader(Session& session, std::string_view secret_hash) {
  return session.one<PersonId>("SELECT person FROM calendar_addresses WHERE secret_hash = ?", {secret_hash});
}

void remove_calendar_address(Session& session, PersonId person) {
  session.run("DELETE FROM calendar_addresses WHERE person = ?", {person});
}

}  // namespace sluice::store
