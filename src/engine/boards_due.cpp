#include "engine/boards_due.h"

#include <spdlog/spdlog.h>

#include <future>

#include "engine/broken.h"
#include "store/error.h"

namespace sluice::engine {

namespace {

bool was_kept(BoardId board, const Reply<BoardKept>& reply) {
  if (const auto* broke = std::get_if<std::exception_ptr>(&reply)) {
    if (is_everybodys(*broke)) std::rethrow_exception(*broke);
    spdlog::error("event=board_not_kept board={} error=\"{}\"", shown(board), text_of(*broke));
    return false;
  }
  const auto& result = std::get<Result<BoardKept>>(reply);
  if (result) return true;
  const auto& refusal = result.error();
  if (refusal.why == Refused::too_many || refusal.why == Refused::unavailable)
    throw store::DatabaseError(store::Broke::busy, refusal.detail);
  spdlog::error("event=board_not_kept board={} why=\"{}\"", shown(board), refusal.detail);
  return false;
}

}  // namespace

bool keep_boards(Writer& writer, const std::vector<BoardId>& boards) {
  std::vector<std::future<Reply<BoardKept>>> answers;
  for (const auto id : boards) {
    auto answered = std::make_shared<std::promise<Reply<BoardKept>>>();
    answers.push_back(answered->get_future());
    writer.push(std::make_unique<BoardKeeper>(
        id, [answered](Reply<BoardKept> reply) { answered->set_value(std::move(reply)); }));
  }
  bool any = false;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const bool kept = was_kept(boards[i], answers[i].get());
    any = any || kept;
  }
  return any;
}

}  // namespace sluice::engine
