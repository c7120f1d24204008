#include "store/event_times.h"

#include <boost/describe.hpp>

#include "store/in_list.h"

namespace sluice::store {

namespace {

struct EventTime {
  std::int64_t position = 0;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(EventTime, (), (position, at))

}  // namespace

std::map<std::int64_t, Instant> event_times(Session& session, const std::vector<std::int64_t>& positions) {
  std::map<std::int64_t, Instant> times;
  in_slices(positions, [&](const InList& slice) {
    std::vector<Value> values;
    slice.append_to(values);
    session.each<EventTime>("SELECT position, at FROM events WHERE position" + slice.sql(), values,
                            [&](EventTime&& row) { times[row.position] = row.at; });
  });
  return times;
}

}  // namespace sluice::store
