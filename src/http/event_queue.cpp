#include "http/event_queue.h"

#include "base/ensure.h"

namespace sluice::http {

std::string to_wire(std::int64_t id, std::string_view event, std::string_view data) {
  ensure(event.find_first_of("\r\n") == event.npos, "an event's name is one line");
  std::string text = "id: " + std::to_string(id) + "\n";
  if (!event.empty()) text.append("event: ").append(event).append("\n");
  for (;;) {
    const auto end = data.find_first_of("\r\n");
    text.append("data: ").append(data.substr(0, end)).append("\n");
    if (end == data.npos) break;
    data.remove_prefix(end + (data.substr(end).starts_with("\r\n") ? 2 : 1));
  }
  return text += "\n";
}

EventQueue::EventQueue(std::size_t bytes_max, std::function<void()> wake)
    : bytes_max_(bytes_max), wake_(std::move(wake)) {}

bool EventQueue::send(std::int64_t id, std::string_view event, std::string_view data) {
  const auto text = to_wire(id, event, data);
  const std::lock_guard lock{mutex_};
  if (ended_) return false;
  const bool was_empty = waiting_.empty();
  if (waiting_.size() + text.size() > bytes_max_) {
    ended_ = true;
    overflowed_ = true;
    waiting_ = {};
    wake_();
    return false;
  }
  waiting_ += text;
  if (was_empty) wake_();
  return true;
}

std::string EventQueue::take() {
  const std::lock_guard lock{mutex_};
  return std::exchange(waiting_, {});
}

bool EventQueue::overflowed() const {
  const std::lock_guard lock{mutex_};
  return overflowed_;
}

void EventQueue::end() {
  const std::lock_guard lock{mutex_};
  if (!std::exchange(ended_, true)) wake_();
}

bool EventQueue::is_open() const {
  const std::lock_guard lock{mutex_};
  return !ended_;
}

void EventQueue::abandon() {
  std::function<void()> unused;
  const std::lock_guard lock{mutex_};
  ended_ = true;
  unused.swap(wake_);
}

}  // namespace sluice::http
