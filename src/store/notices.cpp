#include "store/notices.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>

namespace sluice::store {

namespace {

using PgResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

[[noreturn]] void lost(PGconn* connection) {
  throw DatabaseError(Broke::connection, fmt::format("notices are not heard: {}", PQerrorMessage(connection)));
}

}  // namespace

struct Notices::State {
  std::unique_ptr<PGconn, decltype(&PQfinish)> connection{nullptr, &PQfinish};
  std::int64_t own_process = 0;
  int stop_event = -1;
  std::atomic<bool> stopped = false;

  ~State() {
    if (stop_event >= 0) ::close(stop_event);
  }
  /// Takes in what has arrived; whether any of it came from another server.
  bool heard_others() {
    bool heard = false;
    while (auto* notice = PQnotifies(connection.get())) {
      heard = heard || notice->be_pid != own_process;
      PQfreemem(notice);
    }
    return heard;
  }
};

void tell_others(Session& session) {
  if (session.dialect() == Dialect::postgres) session.script("NOTIFY sluice_moved");
}

std::int64_t process_of(Session& session) {
  if (session.dialect() != Dialect::postgres) return 0;
  return *session.one<std::int64_t>("SELECT CAST(pg_backend_pid() AS BIGINT)");
}

Notices::Notices(const Address& postgres, std::int64_t own) : state_(std::make_unique<State>()) {
  ensure(postgres.dialect == Dialect::postgres, "only PostgreSQL has notices");
  state_->own_process = own;
  state_->stop_event = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  ensure(state_->stop_event >= 0, "an eventfd could not be made");
  state_->connection.reset(PQconnectdb(postgres.where.c_str()));
  auto* connection = state_->connection.get();
  if (PQstatus(connection) != CONNECTION_OK) lost(connection);
  const PgResult listening{PQexec(connection, "LISTEN sluice_moved"), &PQclear};
  if (PQresultStatus(listening.get()) != PGRES_COMMAND_OK) lost(connection);
}

Notices::~Notices() = default;

bool Notices::wait(std::chrono::milliseconds at_most) {
  auto* connection = state_->connection.get();
  if (state_->heard_others()) return true;
  if (state_->stopped) return false;
  std::array<pollfd, 2> watched{{{PQsocket(connection), POLLIN, 0}, {state_->stop_event, POLLIN, 0}}};
  if (::poll(watched.data(), watched.size(), static_cast<int>(at_most.count())) < 0 && errno != EINTR) lost(connection);
  if (PQconsumeInput(connection) != 1) lost(connection);
  return state_->heard_others();
}

void Notices::stop() {
  state_->stopped = true;
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(state_->stop_event, &one, sizeof one);
}

}  // namespace sluice::store
