#include "http/answer.h"

#include <spdlog/spdlog.h>

#include "base/logged.h"
#include "http/problem.h"

namespace sluice::http {

namespace {

/// Lives as long as any copy of the responder.
class Promise {
 public:
  explicit Promise(std::shared_ptr<Answer> answer) : answer_(std::move(answer)) {}
  Promise(const Promise&) = delete;
  Promise& operator=(const Promise&) = delete;
  ~Promise() {
    if (kept_.test()) return;
    spdlog::error("event=no_answer detail=\"a request was let go without an answer\"");
    answer_->give(to_response({500, "Something went wrong inside the server; its log says what."}));
  }
  void keep(api::Response response) {
    kept_.test_and_set();
    answer_->give(std::move(response));
  }

 private:
  std::shared_ptr<Answer> answer_;
  std::atomic_flag kept_;
};

}  // namespace

void Answer::give(api::Response response) {
  const std::lock_guard lock{mutex_};
  if (given_) {
    spdlog::error("event=second_answer detail=\"a request was answered twice; the second answer was let fall\"");
    return;
  }
  given_ = true;
  if (abandoned_) return;
  response_ = std::move(response);
  // Under the lock, so that abandon() is a barrier: the socket's thread may be gone after it.
  if (wake_) std::exchange(wake_, nullptr)();
}

std::optional<api::Response> Answer::take_or(std::function<void()> wake) {
  const std::lock_guard lock{mutex_};
  if (!response_) wake_ = std::move(wake);
  return std::exchange(response_, std::nullopt);
}

void Answer::abandon() {
  std::function<void()> unused;
  const std::lock_guard lock{mutex_};
  abandoned_ = true;
  unused.swap(wake_);
  response_.reset();
}

api::Respond respond_to(std::shared_ptr<Answer> answer) {
  auto promise = std::make_shared<Promise>(std::move(answer));
  return [promise](api::Response response) { promise->keep(std::move(response)); };
}

void hand_over(api::Application& application, api::Request request, std::shared_ptr<Answer> answer) {
  const auto respond = respond_to(std::move(answer));
  try {
    application.handle(std::move(request), respond);
  } catch (const std::exception& error) {
    spdlog::error("event=handler_error detail={}", logged(error.what()));
  }
}

}  // namespace sluice::http
