#include "engine/care.h"

#include <algorithm>

#include "base/ensure.h"
#include "domain/change/decide.h"
#include "domain/change/projection.h"
#include "engine/cab_loading.h"
#include "engine/change_loading.h"
#include "engine/directory_state.h"
#include "engine/schedule_loading.h"
#include "store/change_rows.h"
#include "store/comment_rows.h"
#include "store/event_log.h"
#include "store/migrations.h"
#include "store/numbers.h"
#include "store/verify.h"

namespace sluice::engine {

namespace {

constexpr std::int64_t changes_a_slice = 50;
constexpr std::size_t faults_max = 1'000;

/// One change from its first event, with its rows.
void fill_change(store::WriteTransaction& transaction, const Directory& directory, ChangeId id, Instant now) {
  Change change;
  std::vector<ChangeRecord> records;
  each_event(transaction.session(), id, 0, [&](ChangeRecord&& record) {
    change = apply(std::move(change), record.event, record.stamp);
    records.push_back(std::move(record));
    return true;
  });
  if (!change.exists()) return;
  const auto* process = directory.process_version(change.process, change.process_version);
  ensure(process != nullptr, "a change's process is not in the directory");
  // Another server may have written this one since the tables were made anew.
  store::forget_comments(transaction.session(), id);
  const auto projection = project(change, directory, *process, std::max(now, change.recorded));
  store::write_change(transaction, change, projection, records);
}

void add(std::vector<std::string>& to, std::vector<std::string> faults) {
  for (auto& fault : faults)
    if (to.size() < faults_max) to.push_back(std::move(fault));
}

void fill_schedules(store::Session& session, const Clock& clock) {
  const auto last = [&] {
    const store::ReadTransaction reading{session};
    return store::read_numbers(session).schedule;
  }();
  for (std::int64_t from = 1; from <= last; from += changes_a_slice) {
    store::WriteTransaction transaction{session};
    for (auto id = from; id <= std::min(last, from + changes_a_slice - 1); ++id)
      fill_schedule(transaction, {id}, clock());
    transaction.commit();
  }
}

/// Meetings first: when a board is looked at again hangs on what is planned.
void fill_boards(store::Session& session, const Clock& clock) {
  store::WriteTransaction transaction{session};
  const auto last = store::read_numbers(session);
  for (std::int64_t id = 1; id <= last.meeting; ++id) fill_meeting(transaction, {id});
  for (std::int64_t id = 1; id <= last.board; ++id) fill_board(transaction, {id}, clock());
  transaction.commit();
}

void fill_all(store::Session& session, const Clock& clock, const Progress& progress) {
  DirectoryState directory;
  std::int64_t last = 0;
  {
    store::WriteTransaction transaction{session};
    store::make_read_tables(session);
    directory = caught_up(session, {});
    last = store::read_numbers(session).change;
    transaction.commit();
  }
  // CHG-n has no gaps, so the numbers themselves are the list of changes.
  for (std::int64_t from = 1; from <= last; from += changes_a_slice) {
    const auto to = std::min(last, from + changes_a_slice - 1);
    store::WriteTransaction transaction{session};
    directory = caught_up(session, std::move(directory));  // other servers go on publishing
    for (auto id = from; id <= to; ++id) fill_change(transaction, *directory.directory, {id}, clock());
    transaction.commit();
    if (progress) progress(to, last);
  }
  fill_schedules(session, clock);
  fill_boards(session, clock);
  store::WriteTransaction transaction{session};
  store::say_read_tables_are_filled(session);
  transaction.commit();
}

}  // namespace

void fill_stale_read_tables(store::Session& session, const Clock& clock) {
  const store::FillingTurn turn{session};
  if (store::read_tables_are_stale(session)) fill_all(session, clock, {});
}

void fill_read_tables(store::Session& session, const Clock& clock, const Progress& progress) {
  const store::FillingTurn turn{session};
  fill_all(session, clock, progress);
}

std::vector<std::string> verify_change(store::Session& session, ChangeId id) {
  const store::ReadTransaction reading{session};
  return store::verify_stream(session, {store::StreamKind::change, id.value}).faults;
}

std::vector<std::string> verify_everything(store::Session& session, const Progress& progress) {
  const store::ReadTransaction reading{session};
  std::vector<std::string> faults;
  add(faults, store::verify_positions(session));
  const auto last = store::last_position(session);
  std::int64_t seen = 0;
  // Kinds sort by their words, and ids begin at 1.
  store::StreamId after{store::StreamKind::board, 0};
  for (auto streams = store::streams_after(session, after, store::page_rows_max); !streams.empty();
       streams = store::streams_after(session, after, store::page_rows_max)) {
    for (const auto& stream : streams) {
      auto verified = store::verify_stream(session, stream);
      seen += verified.events;
      add(faults, std::move(verified.faults));
      if (progress) progress(seen, last);
    }
    after = streams.back();
  }
  return faults;
}

}  // namespace sluice::engine
