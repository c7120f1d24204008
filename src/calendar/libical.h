// libical's rules and iterators, held so that they are freed. Only src/calendar includes this.
#pragma once
#include <libical/ical.h>

#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace sluice::calendar {

/// libical keeps caches and its last error in globals: whoever calls it holds this.
[[nodiscard]] std::unique_lock<std::mutex> libical_turn();

struct FreeIterator {
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};
using Iterator = std::unique_ptr<icalrecur_iterator, FreeIterator>;

/// A local time, "2027-03-02T06:00", without a zone; libical's and ours.
[[nodiscard]] icaltimetype to_icaltime(std::string_view local);
[[nodiscard]] std::string to_local(const icaltimetype& time);

}  // namespace sluice::calendar
