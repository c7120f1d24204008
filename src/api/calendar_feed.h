// The calendar that a person subscribes to: planned changes, read by an address that is its own key.
#pragma once
#include <string_view>

#include "api/exchange.h"
#include "api/parts.h"

namespace sluice::api {

/// Whether a path is that of a calendar: /calendar/<secret>.ics.
[[nodiscard]] bool is_calendar_path(std::string_view path);

/// The calendar of that address, as its reader may see changes at this moment; 404 for an address that was revoked, or of
/// somebody who is disabled. Uses the worker's session.
[[nodiscard]] Response answer_calendar(Parts& parts, const Request& request, store::Session& session);

}  // namespace sluice::api
