// Reading schedules: lists, what is to come, what has been, previews.
#pragma once
#include <memory>
#include <vector>

#include "api/wire/route.h"
#include "domain/schedule/schedule.h"

namespace sluice::api {

/// "SCH-12" as an id; nothing for another text.
[[nodiscard]] std::optional<ScheduleId> read_schedule_id(std::string_view text);
/// {schedule}: refused as not_found where it is not "SCH-n".
[[nodiscard]] Result<ScheduleId> schedule_of_path(const Call& call);
/// The schedule of the path. Refused: not_found, also where who asks may not see it.
[[nodiscard]] Result<std::shared_ptr<const Schedule>> visible_schedule(Call& call);

[[nodiscard]] std::vector<Route> schedule_reading_routes();

}  // namespace sluice::api
