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
  auto digest = Digest{}.add(std::int64_t(request.method)).add(request.target);
  auto json = parse_json(request.body);
  if (!json || !json->is_object() || !json->as_object().contains("password")) return digest.add(request.body).hex();
  json->as_object().erase("password");
  return digest.add(boost::json::serialize(*json)).hex();
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

namespace {

engine::OnReply<engine::RowsWritten> rows_answered(const CallPtr& call, std::function<void()> then) {
  return [call, then = std::move(then)](const engine::Reply<engine::RowsWritten>& reply) {
    if (const auto* broke = std::get_if<std::exception_ptr>(&reply)) return answer_broken(call, *broke);
    if (const auto* done = std::get_if<Result<engine::RowsWritten>>(&reply); done && !*done)
      return call->respond(refused(*call, done->error()));
    on_worker(call, Saved::yes, then);
  };
}

}  // namespace

void write_rows(const CallPtr& call, engine::Rows work, std::function<void()> then) {
  call->parts.engine.write(std::move(work), rows_answered(call, std::move(then)));
}

void write_checked_rows(const CallPtr& call, engine::CheckedRows work, std::function<void()> then) {
  call->parts.engine.write_checked(std::move(work), rows_answered(call, std::move(then)));
}

void on_worker(const CallPtr& call, Saved saved, std::function<void()> work) {
  const auto broke = [call, saved] {
    if (saved == Saved::no) return answer_broken(call, std::current_exception());
    call->respond(saved_without_answer(*call, std::current_exception()));
  };
  call->parts.workers.finish(
      [call, broke, work = std::move(work)](store::Session& session) {
        try {
          Reading reading{session};
          call->reading = &reading;
          work();
        } catch (...) {
          broke();
        }
      },
      [broke](const std::exception&) { broke(); });
}

}  // namespace sluice::api
