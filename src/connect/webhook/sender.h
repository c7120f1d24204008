// One POST by libcurl to somebody else's server, within bounds: times, sizes, no redirects, no addresses of this network.
#pragma once
#include <atomic>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "connect/webhook/address.h"

namespace sluice::connect {

struct Sending {
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers{};
  std::string body{};
};

/// What came of it: an answer, or what kept it from coming.
struct Sent {
  long status = 0;                        ///< 0: no answer
  std::string answer{};                   ///< its body, at most the first 4 KiB
  std::optional<Duration> retry_after{};  ///< what the answer asks for
  std::string trouble{};                  ///< why there is no answer, as a part of a sentence
  bool stopped = false;                   ///< broken off, as this server stops
};

/// How long is waited.
struct Patience {
  std::chrono::milliseconds connect{5'000};
  std::chrono::milliseconds whole{15'000};
};

/// Sends over one connection that is kept open. Not thread-safe; `stopping` may be set from anywhere and breaks off what is
/// under way.
class Sender {
 public:
  Sender(AllowedHosts allowed, Patience patience, const std::atomic<bool>& stopping);
  ~Sender();
  Sender(const Sender&) = delete;
  Sender& operator=(const Sender&) = delete;

  [[nodiscard]] Sent post(const Sending& sending);

 private:
  AllowedHosts allowed_;
  Patience patience_;
  const std::atomic<bool>& stopping_;
  void* handle_;
};

}  // namespace sluice::connect
