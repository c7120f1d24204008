// What a change would be like before it is asked for: its stages, who would approve, what is still missing.
#pragma once
#include "api/wire/route.h"

namespace sluice::api {

[[nodiscard]] Route preview_route();

}  // namespace sluice::api
