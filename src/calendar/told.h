// A rule in words, for people.
#pragma once
#include <string>

#include "calendar/libical.h"

namespace sluice::calendar {

/// "every 60 days", "every 2 weeks on Tuesday and Thursday until 31 December 2027", "every month on the last Friday, 12
/// times". What has no words is told in its own letters.
[[nodiscard]] std::string told(icalrecurrencetype rule);

}  // namespace sluice::calendar
