// The HTTP/1.1 server: reads requests within bounds, asks the one Application, writes its answers. It has one thread a core,
// each with its own sockets; no header of Asio or Beast is needed to use it.
//
//   auto server = http::Server::open(application, options);   // bound and listening from here on
//   (*server)->run();                                         // until stop()
//
// What it keeps from the Application: malformed requests (400), heads and bodies over their bounds (431, 413), slow clients
// (408), methods without a meaning here (405, 501), foreign hosts (421) and foreign pages that write (403). What it adds:
// Date, Content-Length, Connection, the security headers, gzip for texts. A HEAD request is answered as the Application
// answers it, without the body; so answer it like a GET.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/exchange.h"
#include "base/result.h"

namespace sluice::http {

/// Bounds of what one client, and all together, may take. Every wait ends with one of these times. A time is kept to
/// within a quarter of the shortest of them, and at least to within 250 ms.
struct Limits {
  std::size_t head_bytes_max = 16 * 1024;          ///< request line and headers; over it 431
  std::size_t body_bytes_max = 1024 * 1024;        ///< over it 413
  std::size_t connections_max = 1024;              ///< over it a silent or idle one is closed, or 503
  std::size_t connections_per_address_max = 256;   ///< over it 503; an IPv6 address's /64 counts, listed proxies do not
  std::size_t event_bytes_max = 256 * 1024;        ///< waiting for one event stream; over it the client is dropped
  std::chrono::milliseconds head_time{10'000};     ///< to a connection's first byte; from a request's to its head's end
  std::chrono::milliseconds body_time{60'000};     ///< from there to the end of its body
  std::chrono::milliseconds answer_time{120'000};  ///< the Application's; then 503
  std::chrono::milliseconds write_time{30'000};    ///< for each 128 KiB that the client has to take
  std::chrono::milliseconds idle_time{60'000};     ///< between two requests
  std::chrono::milliseconds linger_time{2'000};    ///< for a refused client to read why
  std::chrono::milliseconds heartbeat{15'000};     ///< between comments on a quiet event stream
  std::chrono::milliseconds stop_time{10'000};     ///< for requests under way when the server stops
};

/// PEM files: the certificate with its chain, and its private key.
struct TlsFiles {
  std::string certificate_chain;
  std::string private_key;
};

/// One finished request, for the access log. `path` has no query (queries may hold secrets).
struct Finished {
  std::string_view method;          ///< as sent; "-" where the request could not be read
  std::string_view path;            ///< as sent, without the query; "-" likewise
  std::string_view remote_address;  ///< the client's
  unsigned status = 0;
  std::int64_t micros = 0;  ///< from the end of the head to the last byte written; a stream's whole life
  std::uint64_t bytes = 0;  ///< written, head and body, before TLS
};

/// How a server is set up.
struct Options {
  std::string address = "127.0.0.1";  ///< to listen on: IPv4 or IPv6
  std::uint16_t port = 8080;          ///< 0: any free one, see Server::port()
  std::string public_url;  ///< where people reach it, such as https://sluice.example.org; empty: this machine only
  std::vector<std::string> proxies;  ///< whose X-Forwarded-For and -Proto are believed: addresses or CIDR ranges
  std::optional<TlsFiles> tls;       ///< set: HTTPS only
  unsigned threads = 0;              ///< 0: one a core
  Limits limits;
  std::function<void(const Finished&)> on_finished;  ///< called on the socket threads: quick, thread-safe; may be empty
};

/// A listening server. It must outlive nothing but its own threads: answers and events that come later are let fall.
class Server {
 public:
  /// Binds and listens. Refused as `invalid` where an option does not do, naming it; throws std::system_error where the
  /// address cannot be bound or a TLS file cannot be used. `application` must outlive the server.
  [[nodiscard]] static Result<std::unique_ptr<Server>> open(api::Application& application, Options options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// The port it listens on. From any thread.
  [[nodiscard]] std::uint16_t port() const;
  /// Serves on the calling thread and the others until stop(); then takes no more connections, lets requests under way
  /// finish within `stop_time`, ends event streams and returns. Once only.
  void run();
  /// Makes run() return, also when it is called later. From any thread, and from a signal handler.
  void stop() noexcept;

 private:
  struct Inside;
  explicit Server(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace sluice::http
