#include "engine/writer.h"

#include <spdlog/spdlog.h>

#include "engine/broken.h"

namespace sluice::engine {

namespace {

/// Whether members may be run again one by one: not where they may have been written already, and not where the next try
/// would meet the same.
bool is_worth_another_try(const std::exception_ptr& broke) {
  const auto kind = kind_of(broke);
  return kind != store::Broke::outcome_unknown && kind != store::Broke::newer_schema;
}

/// The same failure of the database as another exception.
std::exception_ptr copied(const std::exception_ptr& broke) {
  return std::make_exception_ptr(store::DatabaseError(kind_of(broke).value_or(store::Broke::other), text_of(broke)));
}

void call(const std::function<void()>& callback) {
  try {
    callback();
  } catch (const std::exception& error) {
    spdlog::error("event=callback_failed error=\"{}\"", error.what());
  }
}

}  // namespace

Writer::Writer(const store::Database& database, Footing footing, std::size_t queue_max, AfterCommit after_commit,
               std::function<void()> on_outdated)
    : database_(database),
      footing_(std::move(footing)),
      after_commit_(std::move(after_commit)),
      on_outdated_(std::move(on_outdated)),
      queue_(queue_max) {}

Writer::~Writer() { stop(); }

void Writer::start(DirectoryState directory) {
  footing_.directory = std::move(directory);
  thread_ = std::thread([this] { loop(); });
}

void Writer::stop() {
  queue_.close();
  if (thread_.joinable()) thread_.join();
}

void Writer::push(std::unique_ptr<Member> member) {
  const auto pushed = queue_.push(member);
  if (pushed == Queue::Pushed::taken) return;
  const bool full = pushed == Queue::Pushed::full;
  member->turn_away({full ? Refused::too_many : Refused::unavailable,
                     full ? "Too much is asked of Sluice at this moment. Try again in a few seconds."
                          : "Sluice is stopping. Try again in a minute."});
}

void Writer::loop() {
  for (auto members = queue_.take(); !members.empty(); members = queue_.take()) run(std::move(members));
}

void Writer::run(Members members) {
  const std::lock_guard turn{turn_};
  auto broke = attempt(members);
  if (!broke) return;
  spdlog::warn("event=batch_failed members={} error=\"{}\"", members.size(), text_of(broke));
  if (kind_of(broke) == store::Broke::newer_schema && on_outdated_) call(std::exchange(on_outdated_, {}));
  bool again = is_worth_another_try(broke);
  for (const auto& member : members) {
    if (again) {
      broke = attempt({&member, 1});
      if (!broke) continue;
      spdlog::error("event=command_failed error=\"{}\"", text_of(broke));
      again = !is_everybodys(broke);
    }
    // Each gets an exception of its own: they are looked at on other threads.
    auto its_own = again ? std::exchange(broke, nullptr) : copied(broke);
    call([&] { member->fail(std::move(its_own)); });
  }
}

std::exception_ptr Writer::attempt(std::span<const std::unique_ptr<Member>> members) {
  try {
    carry_out(members);
    return nullptr;
  } catch (...) {
    return std::current_exception();
  }
}

void Writer::carry_out(std::span<const std::unique_ptr<Member>> members) {
  {
    store::WriteTransaction transaction{session()};
    Batch batch{transaction, footing_};
    std::vector<ChangeId> changes;
    for (const auto& member : members) member->name_changes(changes);
    batch.expect(changes);
    for (const auto& member : members) member->run(batch);
    batch.finish();
    transaction.commit();
    // From here on nothing may throw: what is committed must not run again. What cannot be published is read anew later.
    call([&] {
      footing_.directory = batch.publish();
      after_commit_(footing_.directory, batch.moved(), batch.asks_for_reactions());
    });
  }
  for (const auto& member : members) call([&] { member->answer(); });
}

store::Session& Writer::session() {
  if (!session_) session_ = database_.connect();
  if (session_->broken()) session_->reopen();
  return *session_;
}

void Writer::alone(const std::function<void(store::Session&)>& work) {
  const std::lock_guard turn{turn_};
  work(session());
}

}  // namespace sluice::engine
