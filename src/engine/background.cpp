#include "engine/background.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <set>

#include "engine/altered.h"
#include "engine/asking.h"
#include "engine/boards_due.h"
#include "engine/broken.h"
#include "engine/catalog_command.h"
#include "engine/change_command.h"
#include "engine/kept.h"
#include "engine/related_work.h"
#include "engine/rows_member.h"
#include "engine/schedules_due.h"
#include "store/cab_rows.h"
#include "store/change_links.h"
#include "store/change_rows.h"
#include "store/kept_answers.h"
#include "store/notifications.h"
#include "store/outbox.h"
#include "store/plain_rows.h"
#include "store/schedule_rows.h"
#include "store/timers.h"
#include "store/used_links.h"

namespace sluice::engine {

namespace {

constexpr std::chrono::seconds look_every{1};
/// How long another server leaves alone what this one has taken. Long enough for a slice, short enough after a crash.
constexpr Duration lease = std::chrono::seconds{30};
/// How many changes are sent a command at once, so that people's commands get their turn in between.
constexpr std::int64_t slice_rows = 100;
constexpr Duration sweep_every = std::chrono::minutes{10};
/// How long a draft that nobody saves again is kept.
constexpr Duration drafts_kept_for = std::chrono::days{90};
constexpr Duration notifications_kept_for = std::chrono::days{400};

/// One change that cannot be read or decided must not keep the others from their turn. What would meet every change ends
/// this pass: it is done again by the next.
void look_at(ChangeId change, const Reply<ChangeDone>& reply) {
  if (const auto* broke = std::get_if<std::exception_ptr>(&reply)) {
    if (is_everybodys(*broke)) std::rethrow_exception(*broke);
    spdlog::error("event=reaction_failed change={} error=\"{}\"", shown(change), text_of(*broke));
    return;
  }
  const auto& result = std::get<Result<ChangeDone>>(reply);
  if (result) return;
  const auto& refusal = result.error();
  if (refusal.why == Refused::too_many || refusal.why == Refused::unavailable)
    throw store::DatabaseError(store::Broke::busy, refusal.detail);
  spdlog::error("event=reaction_refused change={} why=\"{}\"", shown(change), refusal.detail);
}

}  // namespace

Background::Background(const store::Database& database, Writer& writer, const Clock& clock)
    : database_(database), writer_(writer), clock_(clock) {}

Background::~Background() { stop(); }

void Background::start() {
  thread_ = std::thread([this] { loop(); });
}

void Background::stop() {
  {
    const std::lock_guard hold{mutex_};
    stopping_ = true;
  }
  woken_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Background::poke() {
  {
    const std::lock_guard hold{mutex_};
    poked_ = true;
  }
  woken_.notify_one();
}

void Background::loop() {
  while (true) {
    {
      std::unique_lock hold{mutex_};
      woken_.wait_for(hold, look_every, [&] { return stopping_ || poked_; });
      if (stopping_) return;
      poked_ = false;
    }
    try {
      work();
    } catch (const std::exception& error) {
      spdlog::warn("event=background_failed error=\"{}\"", error.what());
    }
  }
}

void Background::work() {
  const std::lock_guard turn{turn_};
  while (!is_stopping() && (wake_due() || reconsider() || relate() || open_due() || look_at_boards() || note_ages())) {
  }
  if (!is_stopping()) sweep();
}

bool Background::is_stopping() {
  const std::lock_guard hold{mutex_};
  return stopping_;
}

store::Session& Background::session() {
  if (!session_) session_ = database_.connect();
  if (session_->broken()) session_->reopen();
  return *session_;
}

void Background::write(Rows rows) {
  const auto written = answer_of<RowsWritten>([&](OnReply<RowsWritten> reply) {
    writer_.push(std::make_unique<RowsMember>(std::move(rows), std::move(reply)));
  });
  if (!written) throw store::DatabaseError(store::Broke::other, written.error().detail);
}

void Background::send(const std::vector<ChangeId>& changes, const ChangeCommand& command) {
  std::vector<std::future<Reply<ChangeDone>>> answers;
  for (const auto id : changes) {
    auto answered = std::make_shared<std::promise<Reply<ChangeDone>>>();
    answers.push_back(answered->get_future());
    writer_.push(std::make_unique<ChangeMember>(
        id, command, Asked{}, [answered](Reply<ChangeDone> reply) { answered->set_value(std::move(reply)); },
        std::nullopt));
  }
  for (std::size_t i = 0; i < answers.size(); ++i) look_at(changes[i], answers[i].get());
}

bool Background::wake_due() {
  std::optional<Instant> due;
  {
    const store::ReadTransaction reading{session()};
    due = store::next_due(*session_);
  }
  if (!due || *due > clock_()) return false;
  std::vector<ChangeId> changes;
  write([&](store::WriteTransaction& transaction) {
    changes = store::lease_due(transaction, clock_(), lease, slice_rows);
  });
  send(changes, Wake{});
  return !changes.empty();
}

bool Background::reconsider() {
  {
    const store::ReadTransaction reading{session()};
    if (!store::is_waiting(*session_, reconsidering, clock_())) return false;
  }
  std::vector<store::OutboxRow> rows;
  write([&](store::WriteTransaction& transaction) {
    rows = store::lease_outbox(transaction, reconsidering, clock_(), lease, slice_rows);
  });
  Altered altered;
  for (const auto& row : rows) merge(altered, read_altered(row.body));
  // Cut short, it is done again by whoever comes after the lease.
  if (rows.empty() || !reconsider_all(altered)) return false;
  write([&](store::WriteTransaction& transaction) {
    for (const auto& row : rows) store::finish_outbox(transaction, row.id, clock_(), "done");
  });
  return true;
}

bool Background::reconsider_all(const Altered& altered) {
  const store::LookedAt looked_at{altered.people,   altered.groups,
                                  altered.services, altered.entries.value_or(std::vector<CatalogEntryId>{}),
                                  altered.roles,    altered.everything};
  ChangeId last{};
  std::vector<ChangeId> changes;
  do {
    if (is_stopping()) return false;
    {
      const store::ReadTransaction reading{session()};
      changes = store::changes_waiting_on(*session_, looked_at, last, slice_rows);
    }
    send(changes, Reconsider{});
    if (!changes.empty()) last = changes.back();
  } while (static_cast<std::int64_t>(changes.size()) == slice_rows);
  return true;
}

bool Background::relate() {
  {
    const store::ReadTransaction reading{session()};
    if (!store::is_waiting(*session_, relating, clock_())) return false;
  }
  std::vector<store::OutboxRow> rows;
  write([&](store::WriteTransaction& transaction) {
    rows = store::lease_outbox(transaction, relating, clock_(), lease, slice_rows);
  });
  std::set<ChangeId> moved;
  for (const auto& row : rows) moved.insert({std::stoll(row.body)});
  for (const auto id : moved)
    if (!tell_linked(id)) return false;
  if (rows.empty()) return false;
  write([&](store::WriteTransaction& transaction) {
    for (const auto& row : rows) store::finish_outbox(transaction, row.id, clock_(), "done");
  });
  return true;
}

bool Background::tell_linked(ChangeId moved) {
  ChangeId last{};
  std::vector<ChangeId> changes;
  do {
    if (is_stopping()) return false;
    {
      const store::ReadTransaction reading{session()};
      changes = store::open_changes_linked_to(*session_, moved, last, slice_rows);
    }
    send(changes, NoteLinked{moved});
    if (!changes.empty()) last = changes.back();
  } while (static_cast<std::int64_t>(changes.size()) == slice_rows);
  return true;
}

bool Background::open_due() {
  std::vector<ScheduleId> due;
  {
    const store::ReadTransaction reading{session()};
    due = store::schedules_due(*session_, clock_(), slice_rows);
  }
  return !due.empty() && open_schedules(writer_, due, Looking::for_what_is_due);
}

bool Background::look_at_boards() {
  std::vector<BoardId> due;
  {
    const store::ReadTransaction reading{session()};
    due = store::boards_due(*session_, clock_(), slice_rows);
  }
  return !due.empty() && keep_boards(writer_, due);
}

bool Background::note_ages() {
  const auto now = clock_();
  if (now < ages_noted_at_ + sweep_every) return false;
  ages_noted_at_ = now;
  const auto noted = answer_of<AgesNoted>(
      [&](OnReply<AgesNoted> reply) { writer_.push(std::make_unique<AgesMember>(std::move(reply))); });
  if (!noted) throw store::DatabaseError(store::Broke::other, noted.error().detail);
  return noted->lapsed > 0;
}

void Background::sweep() {
  const auto now = clock_();
  if (now < swept_at_ + sweep_every) return;
  std::int64_t most = 0;
  write([&](store::WriteTransaction& transaction) {
    most = std::max({store::sweep_kept_answers(transaction, now - kept_for, slice_rows),
                     store::sweep_sessions(transaction.session(), now, slice_rows),
                     store::sweep_drafts(transaction.session(), now - drafts_kept_for, slice_rows),
                     store::sweep_notifications(transaction.session(), now - notifications_kept_for, slice_rows),
                     store::sweep_used_links(transaction, now - store::links_last_max, slice_rows)});
  });
  // A full slice may have left some: they are for the next look, after people's commands.
  if (most < slice_rows) swept_at_ = now;
}

}  // namespace sluice::engine
