// Reads HTTP/1.1 requests from bytes as they come (RFC 9112), within bounds. No sockets; one thread at a time.
//
// Feed it; it stops at the end of a head, so that the head can be judged before the body is read, and at the end of the
// message, so that the next one's bytes stay where they are. What two programs could read differently (request smuggling) is
// refused: a repeated Content-Length or Host, Content-Length with Transfer-Encoding, a transfer coding other than chunked.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "api/exchange.h"
#include "http/problem.h"

namespace sluice::http {

/// What a head says to the server itself.
struct Head {
  std::string method;         ///< as sent
  bool known_method = false;  ///< one that HTTP has (RFC 9110, RFC 5789), whether or not it means something here
  bool http_1_1 = true;       ///< else HTTP/1.0
  bool keep_alive = true;     ///< what the client wants
  bool has_body = false;
  std::string expect;  ///< the value of Expect
  std::string host;    ///< the value of Host

  /// Whether the client holds its body back until it is asked for (RFC 9110, section 10.1.1; HTTP/1.0 has no such thing).
  [[nodiscard]] bool waits_for_continue() const { return http_1_1 && !expect.empty(); }
};

class RequestReader {
 public:
  enum class State { head, body, done, refused };

  RequestReader(std::size_t head_bytes_max, std::uint64_t body_bytes_max);
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  /// Reads from the front of `bytes` and says how many were used up; the rest must be there again at the next call, with more
  /// behind it. It returns after the head in state `body` or `done`, and never reads beyond a message's end.
  std::size_t feed(std::string_view bytes);
  [[nodiscard]] State state() const { return state_; }
  /// In state `refused`: why.
  [[nodiscard]] const Rejection& rejection() const { return rejection_; }
  /// From the end of the head on.
  [[nodiscard]] const Head& head() const;
  [[nodiscard]] api::Request& request();
  /// Forgets the message and begins with the next.
  void next();

 private:
  struct Parser;
  void refuse(unsigned status, std::string detail);
  void judge_head();

  std::size_t head_bytes_max_;
  std::uint64_t body_bytes_max_;
  std::size_t head_bytes_ = 0;  ///< used up so far
  State state_ = State::head;
  Rejection rejection_;
  std::unique_ptr<Parser> parser_;
};

}  // namespace sluice::http
