// One HTTP exchange as the API sees it: no sockets, no Beast. http/ reads a Request off the wire, hands it to the one
// Application and writes the Response that comes back.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice::api {

enum class Method { get, head, post, put, patch, delete_, other };

/// A header's name (as sent; compare without regard to case) and value.
using Header = std::pair<std::string, std::string>;

/// A request, read whole and within bounds: its head at most 16 KiB, its body at most what the server allows.
struct Request {
  Method method = Method::get;
  std::string target;  ///< as sent: path and query, still percent-encoded; starts with "/"
  std::vector<Header> headers;
  std::string body;
  std::string remote_address;  ///< the client's, after X-Forwarded-For where the peer is a listed proxy
  bool secure = false;         ///< came by TLS, or X-Forwarded-Proto says so where the peer is a listed proxy

  /// The value of a header, by name without regard to case; empty where it was not sent.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// Where live messages go: a stream of server-sent events (WHATWG HTML, section 9.2). Thread-safe.
class EventSink {
 public:
  virtual ~EventSink() = default;
  /// Sends one event; never blocks. False when the stream has ended: by end(), or because the client has gone, or was too
  /// slow and was dropped.
  virtual bool send(std::int64_t id, std::string_view event, std::string_view data) = 0;
  /// Ends the stream: what was sent is still written, then the connection is closed. Nothing happens the second time.
  virtual void end() = 0;
  /// Whether send() may still give true.
  [[nodiscard]] virtual bool is_open() const = 0;
};

/// What to do with a response that is a stream: called at most once, after its head was sent, and kept until the
/// connection is done with the stream.
using StartStream = std::function<void(std::shared_ptr<EventSink>)>;

/// A response. The server adds Date, Content-Length, Connection and the security headers.
struct Response {
  unsigned status = 200;
  std::vector<Header> headers;
  std::string body;                                ///< used where `shared_body` is not set
  std::shared_ptr<const std::string> shared_body;  ///< bytes that live elsewhere, such as a file of the page
  StartStream stream;                              ///< set: a text/event-stream that stays open, no body
};

/// Answers exactly once, from any thread, at once or later.
using Respond = std::function<void(Response)>;

/// Everything that answers requests. Called on the server's socket threads: must not block; it hands work to its own threads.
class Application {
 public:
  virtual ~Application() = default;
  virtual void handle(Request request, Respond respond) = 0;
};

}  // namespace sluice::api
