#include "calendar/libical.h"

#include <fmt/format.h>

#include "base/ensure.h"
#include "domain/schedule/timing.h"

namespace sluice::calendar {

std::unique_lock<std::mutex> libical_turn() {
  static std::mutex mutex;
  std::unique_lock hold{mutex};
  // Both are globals of the library: what is wrong in a text is an answer, not the end of the program.
  static const bool set_up = [] {
    icalerror_set_errors_are_fatal(0);
    ical_set_unknown_token_handling_setting(ICAL_DISCARD_TOKEN);
    return true;
  }();
  ensure(set_up, "libical is set up once");
  return hold;
}

icaltimetype to_icaltime(std::string_view local) {
  ensure(is_local_time(local), "a local time is expected here");
  const auto number = [&](std::size_t from, std::size_t count) {
    return std::stoi(std::string{local.substr(from, count)});
  };
  icaltimetype time = icaltime_null_time();
  time.year = number(0, 4);
  time.month = number(5, 2);
  time.day = number(8, 2);
  time.hour = number(11, 2);
  time.minute = number(14, 2);
  return time;
}

std::string to_local(const icaltimetype& time) {
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}", time.year, time.month, time.day, time.hour, time.minute);
}

}  // namespace sluice::calendar
