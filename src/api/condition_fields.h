// What conditions can look at, for whoever writes a process: fields, operators and values.
#pragma once
#include "api/wire/route.h"

namespace sluice::api {

[[nodiscard]] Route condition_fields_route();

}  // namespace sluice::api
