// A rule as libical reads it.
#pragma once
#include "base/result.h"
#include "calendar/libical.h"

namespace sluice::calendar {

/// A rule, with an UNTIL in UTC made local in the zone given, and one that is a day to the end of that day. Refused at
/// /rule. The caller holds libical's turn.
[[nodiscard]] Result<icalrecurrencetype> read_rule(const std::string& text, std::string_view zone);

/// The rule in libical's spelling.
[[nodiscard]] std::string written(icalrecurrencetype rule);

}  // namespace sluice::calendar
