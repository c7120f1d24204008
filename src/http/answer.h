// One request's answer, on its way from whatever thread gives it to the socket's own thread. Thread-safe.
#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "api/exchange.h"

namespace sluice::http {

class Answer {
 public:
  /// Takes the answer. Only the first counts: a second is logged as an error of ours and let fall.
  void give(api::Response response);
  /// The answer if it is there.
  [[nodiscard]] std::optional<api::Response> take() { return take_or(nullptr); }
  /// The answer if it is there; otherwise nothing, and `wake` is called once it is, on the thread that gives it.
  [[nodiscard]] std::optional<api::Response> take_or(std::function<void()> wake);
  /// Nobody waits any more: later answers are let fall silently, and `wake` is not called once this has returned.
  void abandon();

 private:
  std::mutex mutex_;
  bool given_ = false;
  bool abandoned_ = false;
  std::optional<api::Response> response_;
  std::function<void()> wake_;
};

/// What the Application is handed. When its last copy goes without having answered, the answer is 500.
[[nodiscard]] api::Respond respond_to(std::shared_ptr<Answer> answer);

/// Has the Application handle the request. What it throws is logged, and is answered with 500 unless it has answered.
void hand_over(api::Application& application, api::Request request, std::shared_ptr<Answer> answer);

}  // namespace sluice::http
