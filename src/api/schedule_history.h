// The history of a schedule in sentences.
#pragma once
#include "api/wire/route.h"

namespace sluice::api {

[[nodiscard]] Route schedule_history_route();

}  // namespace sluice::api
