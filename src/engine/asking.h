// Waiting for answers of the engine on the thread that asks.
#pragma once
#include <future>
#include <memory>
#include <utility>

#include "engine/outcome.h"

namespace sluice::engine {

/// Calls ask(on_reply) and waits for the answer; throws what broke. Never on a thread of the engine.
template <class Done, class Ask>
[[nodiscard]] Result<Done> answer_of(Ask ask) {
  auto answered = std::make_shared<std::promise<Reply<Done>>>();
  auto answer = answered->get_future();
  ask(OnReply<Done>{[answered](Reply<Done> reply) { answered->set_value(std::move(reply)); }});
  auto reply = answer.get();
  if (auto* broke = std::get_if<std::exception_ptr>(&reply)) std::rethrow_exception(*broke);
  return std::get<Result<Done>>(std::move(reply));
}

}  // namespace sluice::engine
