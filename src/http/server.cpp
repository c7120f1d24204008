#include "http/server.h"

#include <spdlog/spdlog.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <system_error>
#include <thread>

#include "base/ensure.h"
#include "base/logged.h"
#include "base/network.h"
#include "http/connection.h"
#include "http/tls.h"

namespace sluice::http {

namespace {

using boost::system::error_code;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using StopDescriptor = asio::posix::basic_stream_descriptor<Executor>;
using Timer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;
constexpr auto use_tuple = asio::as_tuple(asio::use_awaitable_t<Executor>{});
constexpr std::chrono::milliseconds accept_pause{100};

int make_event() {
  const int event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (event < 0) throw std::system_error(errno, std::generic_category(), "cannot make an eventfd");
  return event;
}

asio::ip::tcp::endpoint endpoint_of(const Options& options) {
  error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  if (error) throw std::system_error(error, "cannot listen on \"" + options.address + "\", which is no address");
  return {address, options.port};
}

Acceptor listen(asio::io_context& context, const Options& options) {
  try {
    return Acceptor{context, endpoint_of(options)};
  } catch (const boost::system::system_error& error) {
    throw std::system_error(error.code(),
                            "cannot listen on " + options.address + " port " + std::to_string(options.port));
  }
}

std::optional<Refusal> check_limits(const Limits& limits) {
  using namespace std::chrono_literals;
  for (const auto time : {limits.head_time, limits.body_time, limits.answer_time, limits.write_time, limits.idle_time,
                          limits.linger_time, limits.heartbeat, limits.stop_time})
    if (time <= 0ms || time > 24h)
      return Refusal{Refused::invalid, "expected each time to be above 0 and at most 24 hours"};
  if (limits.head_bytes_max < 256 || limits.head_bytes_max > 1024 * 1024)
    return Refusal{Refused::invalid, "expected head_bytes_max from 256 bytes to 1 MiB"};
  if (limits.connections_max == 0 || limits.connections_per_address_max == 0)
    return Refusal{Refused::invalid, "expected at least one connection to be let in"};
  return std::nullopt;
}

}  // namespace

/// One acceptor hands sockets round: an even share for each thread, and a port that is taken is an error (two programs may
/// share a port under SO_REUSEPORT without knowing it).
struct Server::Inside {
  Inside(api::Application& application, Options options, Site site)
      : shared{application,
               std::move(options),
               std::move(site),
               {shared_limits().connections_max, shared_limits().connections_per_address_max}},
        workers(make_workers(shared)),
        stop_event(make_event()),
        acceptor(listen(workers.front()->context, shared.options)),
        stop_descriptor(workers.front()->context, stop_event),
        pause(workers.front()->context) {
    if (shared.options.tls) tls = make_tls(*shared.options.tls);
  }

  const Limits& shared_limits() const { return shared.options.limits; }

  static std::vector<std::unique_ptr<Worker>> make_workers(const Shared& shared) {
    const unsigned wanted = shared.options.threads != 0 ? shared.options.threads : std::thread::hardware_concurrency();
    std::vector<std::unique_ptr<Worker>> workers;
    for (unsigned i = 0; i < std::max(1U, wanted); ++i) workers.push_back(std::make_unique<Worker>(shared));
    return workers;
  }

  asio::awaitable<void, Executor> accept_all() {
    bool failed = false;
    for (std::size_t turn = 0; acceptor.is_open(); ++turn) {
      auto& worker = *workers[turn % workers.size()];
      auto [error, socket] = co_await acceptor.async_accept(worker.context, use_tuple);
      const bool failed_before = std::exchange(failed, error.failed());
      if (!error) {
        greet(worker, std::move(socket));
      } else if (acceptor.is_open()) {
        // Most likely out of file descriptors, and a connection that ends gives one back: said once, then waited for.
        if (!failed_before) spdlog::error("event=accept_error detail={}", logged(error.message()));
        pause.expires_after(accept_pause);
        co_await pause.async_wait(use_tuple);
      }
    }
  }

  void greet(Worker& worker, Socket socket) {
    error_code error;
    const auto peer = socket.remote_endpoint(error);
    const auto address = error ? std::nullopt : read_address(peer.address().to_string(error));
    if (!address) return;
    const auto counted =
        shared.site.is_proxy(*address) ? Admissions::Counted::in_all_only : Admissions::Counted::by_network;
    auto seat = shared.admissions.admit(network_of(to_text(*address)), counted);
    asio::dispatch(worker.context, [this, &worker, socket = std::move(socket), seat = std::move(seat)]() mutable {
      start_connection(shared, worker, std::move(socket), std::move(seat), tls.get());
    });
  }

  asio::awaitable<void, Executor> await_stop() {
    co_await stop_descriptor.async_wait(StopDescriptor::wait_read, use_tuple);
    error_code ignored;
    acceptor.close(ignored);
    pause.cancel();
    shared.stopping = true;
    for (auto& worker : workers) asio::dispatch(worker->context, [&worker = *worker] { worker.begin_stop(); });
  }

  Shared shared;
  std::vector<std::unique_ptr<Worker>> workers;
  int stop_event;
  Acceptor acceptor;
  const std::uint16_t port = acceptor.local_endpoint().port();  ///< kept: the acceptor belongs to its thread
  StopDescriptor stop_descriptor;                               // owns stop_event
  Timer pause;
  std::unique_ptr<asio::ssl::context> tls;
  bool has_run = false;
};

Server::Server(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::open(api::Application& application, Options options) {
  if (auto refusal = check_limits(options.limits)) return std::unexpected{std::move(*refusal)};
  SLUICE_TRY(auto site, Site::make(options.public_url, options.proxies));
  auto inside = std::make_unique<Inside>(application, std::move(options), std::move(site));
  return std::unique_ptr<Server>{new Server{std::move(inside)}};
}

std::uint16_t Server::port() const { return inside_->port; }

void Server::run() {
  ensure(!std::exchange(inside_->has_run, true), "a server runs once");
  auto& first = *inside_->workers.front();
  asio::co_spawn(first.context.get_executor(), inside_->accept_all(), asio::detached);
  asio::co_spawn(first.context.get_executor(), inside_->await_stop(), asio::detached);
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < inside_->workers.size(); ++i)
    threads.emplace_back([&worker = *inside_->workers[i]] { worker.run(); });
  first.run();
}

void Server::stop() noexcept {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(inside_->stop_event, &one, sizeof one);  // async-signal-safe
}

}  // namespace sluice::http
