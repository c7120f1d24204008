// Schedules whose time has come.
#pragma once
#include <vector>

#include "engine/schedule_command.h"
#include "engine/writer.h"
#include "store/database.h"

namespace sluice::engine {

/// Looks at some schedules and opens what is due of each, one change a schedule; whether any was opened. One that cannot be
/// read or decided does not keep the others from their turn. Throws what would meet them all.
[[nodiscard]] bool open_schedules(Writer& writer, const std::vector<ScheduleId>& schedules, Looking looking);

/// Zone rules may have changed since the program ran last: reckons anew when each schedule has to be looked at. Opens
/// nothing.
void reckon_schedules_again(const store::Database& database, Writer& writer);

}  // namespace sluice::engine
