// A rule in words, for people.
#pragma once
#include <string>

#include "calendar/libical.h"

namespace sluice::calendar {

/// "every 60 days", "every 2 weeks on Tuesday and Thursday until 31 December 2027", "every month on the last Friday, 12
/// times", "every month on day 31, except in months without day 31". What has no words is told in its own letters.
/// `start_day`: the day of the month of its first start, which a rule without days of its own means.
[[nodiscard]] std::string told(icalrecurrencetype rule, int start_day);

}  // namespace sluice::calendar
