// One client's server-sent events (WHATWG HTML, section 9.2) between those who send and the socket's own thread. Bounded:
// who does not read is dropped. Thread-safe.
#pragma once
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

#include "api/exchange.h"

namespace sluice::http {

/// One event as it is written. `event` must be one line (ensure); `data` may have several.
[[nodiscard]] std::string to_wire(std::int64_t id, std::string_view event, std::string_view data);

class EventQueue final : public api::EventSink {
 public:
  /// `wake` is called, on the sender's thread, when there is something to write where there was nothing, when the sender
  /// ends the stream, and when the client was dropped.
  EventQueue(std::size_t bytes_max, std::function<void()> wake);

  bool send(std::int64_t id, std::string_view event, std::string_view data) override;
  void end() override;
  [[nodiscard]] bool is_open() const override;

  /// All that waits to be written; empty where nothing does.
  [[nodiscard]] std::string take();
  /// More waited than may: the client is to be dropped.
  [[nodiscard]] bool overflowed() const;
  /// Nobody will write any more: send() gives false, and `wake` is not called once this has returned.
  void abandon();

 private:
  mutable std::mutex mutex_;
  const std::size_t bytes_max_;
  bool ended_ = false;
  bool overflowed_ = false;
  std::string waiting_;
  std::function<void()> wake_;
};

}  // namespace sluice::http
