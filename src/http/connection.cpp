// A connection is one coroutine: read a head, judge it, read the body, ask the Application, write the answer, again. Each wait
// has a deadline, set by enter() and kept by the worker's tick. An event stream has a second coroutine, which notices when the
// client goes.
#include "http/connection.h"

#include <spdlog/spdlog.h>

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

#include "base/logged.h"
#include "http/answer.h"
#include "http/event_queue.h"
#include "http/exchange.h"
#include "http/input.h"
#include "http/request_reader.h"
#include "http/screen.h"
#include "http/signal.h"

namespace sluice::http {

namespace {

using boost::system::error_code;
using SecureSocket = asio::ssl::stream<Socket>;
constexpr auto use_tuple = asio::as_tuple(asio::use_awaitable_t<Executor>{});
constexpr std::size_t write_bytes_max = 128 * 1024;  // at a time, each with its own deadline
constexpr std::size_t refusing_max = 64;             // connections over the bound, a thread, that are told so
constexpr std::size_t joined_bytes_max =
    8 * 1024;  // a body up to this size is copied behind its head: one packet, one call

Socket& lowest(Socket& socket) { return socket; }
Socket& lowest(SecureSocket& stream) { return stream.next_layer(); }

/// What is going on, hence what a deadline ends.
enum class Phase { starting, idle, head, body, answering, writing, streaming, lingering };

template <class Stream>
class ConnectionOf final : public Connection, public std::enable_shared_from_this<ConnectionOf<Stream>> {
 public:
  static constexpr bool by_tls = std::is_same_v<Stream, SecureSocket>;

  template <class... Args>
  ConnectionOf(Shared& shared, Worker& worker, Address peer, Admissions::Seat seat, Args&&... args)
      : shared_(shared),
        worker_(worker),
        limits_(shared.options.limits),
        peer_(peer),
        seat_(std::move(seat)),
        stream_(std::forward<Args>(args)...),
        input_(limits_.head_bytes_max),
        reader_(limits_.head_bytes_max, limits_.body_bytes_max) {}

  void start() {
    worker_.enter(this->shared_from_this());
    if (seat_) seat_->when_taken(closer());
    asio::co_spawn(worker_.context.get_executor(), live(this->shared_from_this()), asio::detached);
  }

  void finish() override {
    if (phase_ == Phase::idle || phase_ == Phase::starting) return abort();
    if (events_) events_->end();
  }

  void abort() override {
    aborted_ = true;
    close();
    signal_.raise();
  }

  void tick(SteadyTime now) override {
    if (now < deadline_ || timed_out_) return;
    timed_out_ = true;
    if (phase_ == Phase::answering || phase_ == Phase::streaming) return signal_.raise();
    if (phase_ == Phase::head || phase_ == Phase::body) {
      error_code ignored;
      lowest(stream_).cancel(ignored);  // it is told so before it is closed
      return;
    }
    close();
  }

 private:
  using Self = std::shared_ptr<ConnectionOf>;
  using Holder = Admissions::Place::Holder;

  // The life of a connection.

  Awaitable<void> live(Self self) {
    try {
      if (!seat_) {
        co_await turn_away();
      } else if (co_await shake_hands()) {
        while (co_await exchange()) {
        }
      }
      co_await part();
    } catch (const std::exception& error) {
      spdlog::error("event=connection_error detail={}", logged(error.what()));
    }
    if (events_) events_->abandon();
    aborted_ = true;
    close();
    seat_.reset();
    worker_.leave(self);
  }

  Awaitable<void> turn_away() {
    ++worker_.refusing;
    begin_exchange(false);
    Rejection refused{
        503, "The server has as many connections as it takes. Try again in a moment.", {{"Retry-After", "5"}}};
    co_await refuse(std::move(refused));
    --worker_.refusing;
  }

  Awaitable<bool> shake_hands() {
    if constexpr (by_tls) {
      enter(Phase::starting, limits_.head_time);
      seat_->offer(Holder::silent);
      const auto [error] = co_await stream_.async_handshake(asio::ssl::stream_base::server, use_tuple);
      co_return seat_->withdraw() && !error;
    }
    co_return true;
  }

  /// One request and its answer. False when the connection is to be closed.
  Awaitable<bool> exchange() {
    reader_.next();
    exchange_ = {};
    if (!co_await read_head()) co_return false;
    const bool readable = reader_.state() != RequestReader::State::refused;
    begin_exchange(readable);
    auto refused =
        readable ? screen(reader_.head(), reader_.request(), shared_.site) : std::optional{reader_.rejection()};
    if (refused) co_return co_await refuse(std::move(*refused));
    if (!co_await read_body()) co_return false;
    has_asked_ = true;
    const bool keep_alive = reader_.head().keep_alive;
    auto response = co_await ask(std::move(reader_.request()));
    if (aborted_) co_return false;
    const bool goes_on = co_await reply(std::move(response), keep_alive);
    if (!goes_on && is_something_unread()) co_await linger();
    co_return goes_on;
  }

  void begin_exchange(bool readable) {
    exchange_.began = std::chrono::steady_clock::now();
    exchange_.remote_address = to_text(peer_);
    if (!readable) return;
    shared_.site.tell_client(reader_.request(), peer_, by_tls);
    exchange_.remember(reader_.head(), reader_.request());
  }

  // Reading.

  /// False where nothing is to be answered: the client went, or never asked.
  Awaitable<bool> read_head() {
    enter(Phase::idle, has_asked_ ? limits_.idle_time : limits_.head_time);
    for (;;) {
      input_.skip_empty_lines();
      if (!input_.bytes().empty()) {
        if (phase_ == Phase::idle) enter(Phase::head, limits_.head_time);
        input_.consume(reader_.feed(input_.bytes()));
        if (reader_.state() != RequestReader::State::head) co_return true;
      } else if (worker_.stopping()) {
        co_return false;
      }
      const bool filled = phase_ == Phase::idle ? co_await fill_or_give_up() : co_await fill();
      if (!filled) co_return co_await too_slow("its head");
    }
  }

  Awaitable<bool> read_body() {
    if (reader_.state() == RequestReader::State::done) co_return true;
    enter(Phase::body, limits_.body_time);
    if (reader_.head().waits_for_continue() && input_.bytes().empty()) {
      out_ = "HTTP/1.1 100 Continue\r\n\r\n";
      if (!co_await write(asio::buffer(out_))) co_return false;
      enter(Phase::body, limits_.body_time);
    }
    for (;;) {
      input_.consume(reader_.feed(input_.bytes()));
      if (reader_.state() == RequestReader::State::done) co_return true;
      if (reader_.state() == RequestReader::State::refused) co_return co_await refuse(reader_.rejection());
      if (!co_await fill()) co_return co_await too_slow("its body");
    }
  }

  /// Reads what is there, at least a byte; false at the end, on an error and when time is up.
  Awaitable<bool> fill() {
    const auto space = input_.prepare();
    const auto [error, bytes] = co_await stream_.async_read_some(asio::buffer(space.data(), space.size()), use_tuple);
    input_.commit(bytes);
    co_return !error && !timed_out_ && !aborted_;
  }

  /// The same before a request: where all places are taken, a newcomer may have this one.
  Awaitable<bool> fill_or_give_up() {
    seat_->offer(has_asked_ ? Holder::idle : Holder::silent);
    const bool filled = co_await fill();
    co_return seat_->withdraw() && filled;
  }

  /// Always false: there is nothing more to do but to say so, where somebody has begun to ask.
  Awaitable<bool> too_slow(const char* what) {
    if (!timed_out_ || (phase_ != Phase::head && phase_ != Phase::body)) co_return false;
    Rejection refused{408, std::string{"The request took too long to send "} + what + "."};
    co_return co_await refuse(std::move(refused));
  }

  // Asking.

  Awaitable<api::Response> ask(api::Request request) {
    enter(Phase::answering, limits_.answer_time);
    const auto answer = std::make_shared<Answer>();
    const Abandon abandon{*answer};
    hand_over(shared_.application, std::move(request), answer);
    auto response = answer->take();
    if (!response) response = answer->take_or(waker());
    while (!response) {
      co_await signal_.wait();
      if (aborted_ || timed_out_) co_return late_answer();
      response = answer->take_or(waker());
    }
    co_return std::move(*response);
  }

  struct Abandon {
    Answer& answer;
    ~Abandon() { answer.abandon(); }
  };

  api::Response late_answer() {
    if (!aborted_)
      spdlog::error("event=answer_too_late method={} path={} detail=\"no answer within {} ms\"",
                    logged(exchange_.method), logged(exchange_.path), limits_.answer_time.count());
    if (!exchange_.only_reads)
      return to_response({503,
                          "The server did not get to an answer in time. It may have been done; read it before you "
                          "repeat it."});
    return to_response({503, "The server did not get to an answer in time. Try again.", {{"Retry-After", "5"}}});
  }

  /// Wakes this connection from any thread.
  std::function<void()> waker() {
    return [self = this->shared_from_this(), executor = worker_.context.get_executor()] {
      asio::post(executor, [self] { self->woken(); });
    };
  }

  /// Closes this connection, if it is still there, from any thread.
  std::function<void()> closer() {
    return [self = this->weak_from_this(), executor = worker_.context.get_executor()] {
      asio::post(executor, [self] {
        if (const auto there = self.lock()) there->abort();
      });
    };
  }

  void woken() {
    if (events_ && events_->overflowed()) close();  // also in the middle of a write that the client does not take
    signal_.raise();
  }

  // Answering.

  /// Says why, and closes once the client could read it. Always false.
  Awaitable<bool> refuse(Rejection refused) {
    if (!co_await reply(to_response(refused), false)) co_await linger();
    co_return false;
  }

  /// Writes the response, or the stream that it is. Gives whether the connection goes on.
  Awaitable<bool> reply(api::Response response, bool keep_alive) {
    if (response.stream) co_return co_await reply_by_stream(std::move(response));
    compress_if_accepted(response, exchange_.accept_encoding, worker_.gzip);
    keep_alive = keep_alive && !shared_.stopping;
    exchange_.render(out_, response, keep_alive, worker_.date());
    const auto body = exchange_.body_to_send(response);
    const auto bytes = out_.size() + body.size();
    bool whole = false;
    if (body.size() <= joined_bytes_max) {
      out_ += body;
      whole = co_await write(asio::buffer(out_));
    } else {
      whole = co_await write(asio::buffer(out_)) && co_await write(asio::buffer(body));
    }
    exchange_.report(shared_.options, response.status, bytes);
    co_return whole&& keep_alive;
  }

  Awaitable<bool> write(asio::const_buffer bytes) {
    while (bytes.size() > 0 && !aborted_) {
      enter(Phase::writing, limits_.write_time);
      const auto part = asio::buffer(bytes, write_bytes_max);
      const auto [error, written] = co_await asio::async_write(stream_, part, use_tuple);
      if (error || timed_out_) co_return false;
      bytes += written;
    }
    co_return !aborted_;
  }

  // Event streams. They end with the connection: no length, no chunks, nothing that a proxy could hold back.

  /// Always false.
  Awaitable<bool> reply_by_stream(api::Response response) {
    add_stream_headers(response);
    exchange_.render(out_, response, false, worker_.date());
    std::uint64_t bytes = out_.size();
    if (co_await write(asio::buffer(out_)) && !exchange_.head_only && response.stream)
      bytes += co_await stream(std::move(response.stream));
    exchange_.report(shared_.options, response.status, bytes);
    co_return false;
  }

  Awaitable<std::uint64_t> stream(api::StartStream begin) {
    events_ = std::make_shared<EventQueue>(limits_.event_bytes_max, waker());
    asio::co_spawn(worker_.context.get_executor(), notice_end(this->shared_from_this()), asio::detached);
    begin(events_);
    if (worker_.stopping()) events_->end();
    std::uint64_t bytes = 0;
    enter(Phase::streaming, limits_.heartbeat);
    for (;;) {
      const bool ended = !events_->is_open();  // asked first: nothing is sent after the end
      std::string text = events_->take();
      if (text.empty() && (ended || aborted_)) co_return bytes;
      if (text.empty() && timed_out_) text = ":\n\n";
      if (text.empty()) {
        co_await signal_.wait();
        continue;
      }
      bytes += text.size();
      if (!co_await write(asio::buffer(text))) co_return bytes;
      enter(Phase::streaming, limits_.heartbeat);
    }
  }

  /// Reads and forgets, until the client goes.
  Awaitable<void> notice_end([[maybe_unused]] Self self) {
    std::array<char, 512> unused{};
    for (;;) {
      const auto [error, bytes] = co_await stream_.async_read_some(asio::buffer(unused), use_tuple);
      if (error) break;
    }
    events_->abandon();
    signal_.raise();
  }

  // Ending.

  bool is_something_unread() {
    error_code error;
    return !timed_out_ && !aborted_ && (!input_.bytes().empty() || (lowest(stream_).available(error) > 0 && !error));
  }

  /// Ends the sending side and waits for the client's, so that what was said is read and not swept away by a reset
  /// (RFC 9112, section 9.6).
  Awaitable<void> linger() {
    enter(Phase::lingering, limits_.linger_time);
    if constexpr (!by_tls) {
      error_code ignored;
      lowest(stream_).shutdown(Socket::shutdown_send, ignored);
    }
    while (!aborted_ && !timed_out_) {
      input_.clear();
      if (!co_await fill()) co_return;
    }
  }

  /// A proper end of TLS; the client need not answer it for long.
  Awaitable<void> part() {
    if constexpr (by_tls) {
      if (aborted_ || timed_out_ || !seat_) co_return;
      enter(Phase::lingering, limits_.linger_time);
      co_await stream_.async_shutdown(use_tuple);
    }
    co_return;
  }

  void enter(Phase phase, std::chrono::milliseconds time) {
    phase_ = phase;
    timed_out_ = false;
    deadline_ = std::chrono::steady_clock::now() + time;
  }

  void close() {
    error_code ignored;
    lowest(stream_).close(ignored);
  }

  Shared& shared_;
  Worker& worker_;
  const Limits& limits_;
  Address peer_;
  Admissions::Seat seat_;
  Stream stream_;
  Input input_;
  RequestReader reader_;
  Exchange exchange_;
  Signal signal_;
  std::shared_ptr<EventQueue> events_;
  std::string out_;
  Phase phase_ = Phase::starting;
  SteadyTime deadline_ = SteadyTime::max();
  bool has_asked_ = false;
  bool timed_out_ = false;
  bool aborted_ = false;
};

}  // namespace

void start_connection(Shared& shared, Worker& worker, Socket socket, Admissions::Seat seat, asio::ssl::context* tls) {
  if (!seat && (tls || worker.refusing >= refusing_max)) return;  // no time for courtesy, least of all for a handshake
  error_code error;
  const auto peer = socket.remote_endpoint(error);
  const auto address = error ? std::nullopt : read_address(peer.address().to_string(error));
  if (!address) return;  // gone already
  socket.set_option(asio::ip::tcp::no_delay{true}, error);
  if (tls)
    std::make_shared<ConnectionOf<SecureSocket>>(shared, worker, *address, std::move(seat), std::move(socket), *tls)
        ->start();
  else std::make_shared<ConnectionOf<Socket>>(shared, worker, *address, std::move(seat), std::move(socket))->start();
}

}  // namespace sluice::http
