#include "api/wire/problem.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/ensure.h"
#include "base/json.h"

namespace sluice::api {
namespace {

constexpr auto kinds = std::to_array<ProblemKind>({
    {Refused::malformed, 400, "malformed", "The request cannot be read",
     "The address, a parameter or the body is not what this route reads. Each fault is named; mend it and send it "
     "again."},
    {Refused::not_signed_in, 401, "not-signed-in", "Nobody is signed in",
     "The session has ended, was never begun, or the name and password do not match. Sign in and try again."},
    {Refused::not_permitted, 403, "not-permitted", "You may not do this",
     "A permission or a rule forbids it to you. The detail says who may instead."},
    {Refused::not_found, 404, "not-found", "There is no such thing", "Nothing has this name, or you may not see it."},
    {Refused::out_of_turn, 409, "out-of-turn", "Not in this state of things",
     "What you ask cannot be done now. `unmet` lists everything that stands in the way, with the people who can meet "
     "it."},
    {Refused::version_mismatch, 412, "version-mismatch", "Somebody else was faster",
     "It has altered since you read it (`If-Match` named another version). Read it again, then decide anew."},
    {Refused::too_large, 413, "too-large", "Too large", "Something is over its bound. The detail names the bound."},
    {Refused::unsupported_type, 415, "unsupported-type", "A body of another type is expected",
     "Bodies are JSON: send `Content-Type: application/json`."},
    {Refused::invalid, 422, "invalid", "Some values do not do",
     "The request was read, but values in it do not do. `errors` names each by JSON Pointer (RFC 6901) and says what "
     "would."},
    {Refused::too_many, 429, "too-many", "Too many at once", "Slow down: `Retry-After` says how many seconds to wait."},
    {Refused::unavailable, 503, "unavailable", "Not now",
     "The server cannot do it at this moment; nothing was altered unless the detail says so. `Retry-After` says how "
     "many "
     "seconds to wait."},
});

Response json_problem(unsigned status, const Problem& body) {
  ApiFormat format;
  Response response;
  response.status = status;
  auto json = encode_json(format, body);
  for (const auto* list : {"errors", "unmet"})
    if (json.as_object()[list].as_array().empty()) json.as_object().erase(list);
  response.headers.emplace_back("Content-Type", "application/problem+json");
  response.headers.emplace_back("Cache-Control", "no-store");
  response.body = boost::json::serialize(json);
  return response;
}

}  // namespace

std::span<const ProblemKind> problem_kinds() { return kinds; }

const ProblemKind& problem_kind(Refused why) {
  const auto found = std::ranges::find(kinds, why, &ProblemKind::why);
  ensure(found != kinds.end(), "a kind of refusal has no problem details");
  return *found;
}

const ProblemKind* problem_kind(std::string_view word) {
  const auto found = std::ranges::find(kinds, word, &ProblemKind::word);
  return found == kinds.end() ? nullptr : &*found;
}

Response problem(const Refusal& refusal, const Directory* directory, std::optional<std::int64_t> retry_after_seconds) {
  const auto& kind = problem_kind(refusal.why);
  Problem body{.type = "/problems/" + std::string{kind.word},
               .title = std::string{kind.title},
               .status = kind.status,
               .detail = refusal.detail,
               .errors = refusal.errors,
               .unmet = {}};
  if (directory) body.unmet = unmet_views(refusal.unmet, *directory);
  auto response = json_problem(kind.status, body);
  if (kind.status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer");
  const bool may_wait = refusal.why == Refused::too_many || refusal.why == Refused::unavailable;
  if (may_wait) response.headers.emplace_back("Retry-After", std::to_string(retry_after_seconds.value_or(1)));
  return response;
}

Response method_not_allowed(const std::string& allowed) {
  auto response = json_problem(405, {.type = "/problems/method-not-allowed",
                                     .title = "This address has other methods",
                                     .status = 405,
                                     .detail = "Possible here: " + allowed + ".",
                                     .errors = {},
                                     .unmet = {}});
  response.headers.emplace_back("Allow", allowed);
  return response;
}

Response internal_error() {
  return json_problem(500, {.type = "/problems/internal",
                            .title = "Something broke in the server",
                            .status = 500,
                            .detail = "The server's log says what. Nothing was altered.",
                            .errors = {},
                            .unmet = {}});
}

}  // namespace sluice::api
