#include "api/wire/commands.h"

#include <algorithm>

#include "api/wire/route.h"
#include "api/wire/target.h"
#include "base/digest.h"
#include "base/json.h"

namespace sluice::api {

Result<std::optional<std::int64_t>> expected_version(const Call& call) {
  const auto& errors = call.route->text.errors;
  if (std::ranges::find(errors, Refused::version_mismatch) == errors.end()) return std::nullopt;
  return expected_version_of(call.request);
}

std::string request_digest(const Request& request) {
  return Digest{}.add(std::int64_t(request.method)).add(request.target).add(request.body).hex();
}

Result<std::optional<std::string>> idempotency_key(const Request& request) {
  const auto text = request.header("Idempotency-Key");
  if (text.empty() || request.method != Method::post) return std::nullopt;
  if (text.size() > 200 || !is_clean_text(text))
    return refuse(Refused::malformed, "Idempotency-Key is expected to be a text of at most 200 bytes.");
  return std::string{text};
}

engine::Answer kept(const Response& response) {
  boost::json::object headers;
  for (const auto& [name, value] : response.headers) headers[name] = value;
  return {
      .status = static_cast<int>(response.status), .headers = boost::json::serialize(headers), .body = response.body};
}

Response from_kept(const engine::Answer& answer) {
  Response response;
  response.status = static_cast<unsigned>(answer.status);
  response.body = answer.body;
  const auto headers = parse_json(answer.headers);
  if (headers && headers->is_object()) {
    for (const auto& [name, value] : headers->as_object())
      if (const auto* text = value.if_string()) response.headers.emplace_back(std::string{name}, std::string{*text});
  }
  return response;
}

void answer_broken(const CallPtr& call, const std::exception_ptr& error) { call->respond(broken(*call, error)); }

void write_rows(const CallPtr& call, engine::Rows work, std::function<void()> then) {
  call->parts.engine.write(std::move(work),
                           [call, then = std::move(then)](const engine::Reply<engine::RowsWritten>& reply) {
                             if (const auto* broke = std::get_if<std::exception_ptr>(&reply))
                               return answer_broken(call, *broke);
                             on_worker(call, then);
                           });
}

void on_worker(const CallPtr& call, std::function<void()> work) {
  call->parts.workers.finish(
      [call, work = std::move(work)](store::Session& session) {
        try {
          Reading reading{session};
          call->reading = &reading;
          work();
        } catch (...) {
          answer_broken(call, std::current_exception());
        }
      },
      [call](const std::exception&) { answer_broken(call, std::current_exception()); });
}

}  // namespace sluice::api
