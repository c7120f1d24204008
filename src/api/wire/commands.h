// From a handler to the engine and back: conditions from the request's headers, the answer rendered on a worker, once.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "api/parts.h"
#include "api/wire/answer.h"
#include "engine/engine.h"

namespace sluice::api {

/// The version that If-Match names, on routes that know it (they may answer 412); making something new has none.
[[nodiscard]] Result<std::optional<std::int64_t>> expected_version(const Call& call);
/// SHA-256 of method, address and body: what a repeated Idempotency-Key has to match. It is kept, so a password in the
/// body is left out: who has the database could try guesses against it.
[[nodiscard]] std::string request_digest(const Request& request);
/// The Idempotency-Key of a POST; nothing where none was sent. Refused: longer than 200 bytes, or no clean text.
[[nodiscard]] Result<std::optional<std::string>> idempotency_key(const Request& request);
/// A response as the engine keeps it, and back.
[[nodiscard]] engine::Answer kept(const Response& response);
[[nodiscard]] Response from_kept(const engine::Answer& answer);

/// Whether what was asked is in the database by now, which decides what is said where its answer cannot be made.
enum class Saved { no, yes };
/// Runs `work` on a worker, with its database session; a failure there is answered as what broke.
void on_worker(const CallPtr& call, Saved saved, std::function<void()> work);
/// Writes plain rows, then goes on with `then` on a worker; a refusal and what broke are answered.
void write_rows(const CallPtr& call, engine::Rows work, std::function<void()> then);
/// The same for rows that what is there already may forbid.
void write_checked_rows(const CallPtr& call, engine::CheckedRows work, std::function<void()> then);
/// Answers what broke.
void answer_broken(const CallPtr& call, const std::exception_ptr& error);

/// One command on its way: who asks under which conditions, and how its answer is written.
template <class Done>
struct Running {
  engine::Asked asked;
  std::optional<engine::Keyed<Done>> keyed;
  engine::OnReply<Done> reply;
};

/// How a command's outcome becomes a response. Runs on a worker, or for a kept answer in the engine's transaction, where
/// nothing can be read (`call.can_read()`): it is made from what is given, and keeps nobody's contact data.
template <class Done>
using Render = std::function<Response(Call&, const Result<Done>&)>;

/// Makes ready what the engine is to be given: If-Match, Idempotency-Key, the way back. Refused where a header does not do.
template <class Done>
[[nodiscard]] Result<Running<Done>> prepare(const CallPtr& call, Render<Done> render) {
  Running<Done> running{.asked = {.actor = call->actor}, .keyed = {}, .reply = {}};
  SLUICE_TRY(running.asked.expected_version, expected_version(*call));
  SLUICE_TRY(auto key, idempotency_key(call->request));
  if (key)
    running.keyed = engine::Keyed<Done>{.key = std::move(*key),
                                        .request_digest = request_digest(call->request),
                                        .render = [call, render](const Result<Done>& result) {
                                          call->reading = nullptr;
                                          return kept(render(*call, result));
                                        }};
  running.reply = [call, render](engine::Reply<Done> reply) {
    if (auto* broke = std::get_if<std::exception_ptr>(&reply)) return answer_broken(call, *broke);
    if (auto* answer = std::get_if<engine::Answer>(&reply)) return call->respond(from_kept(*answer));
    auto result = std::make_shared<Result<Done>>(std::get<Result<Done>>(std::move(reply)));
    const auto saved = *result && !call->dry_run ? Saved::yes : Saved::no;
    on_worker(call, saved, [call, render, result] { call->respond(render(*call, *result)); });
  };
  return running;
}

/// The same for a route whose answer is a view: `view` makes it from the outcome.
template <class Out, class Done>
[[nodiscard]] Result<Running<Done>> prepare(const CallPtr& call, const Answer<Out>& answer,
                                            std::function<Result<Out>(Call&, const Done&)> view) {
  return prepare<Done>(call, [answer, view](Call& on, const Result<Done>& result) -> Response {
    if (!result) return answer.response(std::unexpected{result.error()});
    return answer.response(view(on, *result));
  });
}

}  // namespace sluice::api
