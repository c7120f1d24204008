#include "store/timers.h"

#include "store/dialect.h"
#include "store/in_list.h"
#include "store/rows.h"

namespace sluice::store {

namespace {

struct TimerRow {
  ChangeId change_id;
  Instant wake_at;
  Instant leased_until;
};
BOOST_DESCRIBE_STRUCT(TimerRow, (), (change_id, wake_at, leased_until))

}  // namespace

void set_timers(WriteTransaction& transaction, const std::vector<Timer>& timers) {
  std::vector<TimerRow> set;
  std::vector<ChangeId> removed;
  for (const auto& timer : timers) {
    if (timer.wake) set.push_back({timer.change, *timer.wake, {}});
    else removed.push_back(timer.change);
  }
  static const auto tail = replacing<TimerRow>("change_id");
  insert_rows(transaction.session(), "timers", set, tail);
  in_slices(removed, [&](const InList& list) {
    std::vector<Value> values;
    list.append_to(values);
    transaction.session().run("DELETE FROM timers WHERE change_id" + list.sql(), values);
  });
}

std::vector<ChangeId> lease_due(WriteTransaction& transaction, Instant now, Duration lease, std::int64_t limit) {
  auto& session = transaction.session();
  const auto clock = session.database_now();
  const std::string sql =
      "UPDATE timers SET leased_until = ? WHERE change_id IN (SELECT change_id FROM timers WHERE wake_at <= ? AND "
      "leased_until <= ? ORDER BY wake_at, change_id LIMIT ?" +
      std::string{skip_locked(session.dialect())} + ") RETURNING change_id, wake_at";
  using Taken = std::tuple<ChangeId, Instant>;
  auto taken = session.all<Taken>(sql, {clock + lease, now, clock, limit});
  std::ranges::sort(taken, {}, [](const Taken& one) { return std::pair{std::get<1>(one), std::get<0>(one)}; });
  std::vector<ChangeId> changes;
  for (const auto& one : taken) changes.push_back(std::get<0>(one));
  return changes;
}

std::optional<Instant> next_due(Session& session) {
  return session.one<Instant>("SELECT wake_at FROM timers WHERE leased_until <= ? ORDER BY wake_at, change_id LIMIT 1",
                              {session.database_now()});
}

}  // namespace sluice::store
