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

/// What no refusal of ours stands behind.
constexpr auto answers_of_the_server = std::to_array<ProblemKind>({
    {{}, 405, "method-not-allowed", "This address has other methods", "`Allow` lists the methods that it has."},
    {{},
     500,
     "internal",
     "Something broke in the server",
     "It is our fault; the server's log says what broke. Nothing was altered."},
    {{},
     500,
     "saved-unanswered",
     "Saved, but without an answer",
     "What you asked is done and saved; only the answer could not be made. Read it again, and do not send it again."},
});

const ProblemKind& answer_of_the_server(std::string_view word) {
  return *std::ranges::find(answers_of_the_server, word, &ProblemKind::word);
}

/// The beginning of a text, whole characters of it.
std::string beginning(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return std::string{text};
  while (bytes_max > 0 && (static_cast<unsigned char>(text[bytes_max]) & 0xC0) == 0x80) --bytes_max;
  return std::string{text.substr(0, bytes_max)} + "…";
}

std::vector<FieldError> told(const std::vector<FieldError>& errors) {
  std::vector<FieldError> some;
  for (const auto& one : errors) {
    if (some.size() == errors_told_max) break;
    some.push_back({beginning(one.pointer, pointer_bytes_max), one.detail});
  }
  return some;
}

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
  for (const std::span<const ProblemKind> some : {std::span<const ProblemKind>{kinds}, {answers_of_the_server}})
    if (const auto found = std::ranges::find(some, word, &ProblemKind::word); found != some.end()) return &*found;
  return nullptr;
}

Response problem(const Refusal& refusal, const Directory* directory, std::optional<std::int64_t> retry_after_seconds) {
  const auto& kind = problem_kind(refusal.why);
  Problem body{.type = "/problems/" + std::string{kind.word},
               .title = std::string{kind.title},
               .status = kind.status,
               .detail = refusal.detail,
               .errors = told(refusal.errors),
               .unmet = {}};
  if (directory) body.unmet = unmet_views(refusal.unmet, *directory);
  auto response = json_problem(kind.status, body);
  if (kind.status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer");
  const bool may_wait = refusal.why == Refused::too_many || refusal.why == Refused::unavailable;
  if (may_wait) response.headers.emplace_back("Retry-After", std::to_string(retry_after_seconds.value_or(1)));
  return response;
}

namespace {

Response of_the_server(std::string_view word, std::string detail) {
  const auto& kind = answer_of_the_server(word);
  return json_problem(kind.status, {.type = "/problems/" + std::string{kind.word},
                                    .title = std::string{kind.title},
                                    .status = kind.status,
                                    .detail = std::move(detail),
                                    .errors = {},
                                    .unmet = {}});
}

}  // namespace

Response method_not_allowed(const std::string& allowed) {
  auto response = of_the_server("method-not-allowed", "Possible here: " + allowed + ".");
  response.headers.emplace_back("Allow", allowed);
  return response;
}

Response internal_error() { return of_the_server("internal", "The server's log says what. Nothing was altered."); }

Response saved_unanswered() {
  return of_the_server("saved-unanswered", "It was saved, but the answer could not be made: read it again.");
}

}  // namespace sluice::api
