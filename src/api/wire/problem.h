// Refusals as RFC 9457 problem details: the one place that knows their statuses, words and titles.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "api/exchange.h"
#include "api/views/people.h"
#include "base/result.h"

namespace sluice::api {

/// The body of every answer that is no success (application/problem+json).
struct Problem {
  std::string type;  ///< /problems/<word>: stable, and an address that explains it
  std::string title;
  std::int64_t status = 0;
  std::string detail;              ///< what happened and what to do
  std::vector<FieldError> errors;  ///< bad values, by JSON Pointer; "?name" for a parameter of the address
  std::vector<UnmetView> unmet;    ///< all that stands in the way of a refused act
};
BOOST_DESCRIBE_STRUCT(Problem, (), (type, title, status, detail, errors, unmet))

/// What a kind of refusal is called on the wire.
struct ProblemKind {
  std::optional<Refused> why;  ///< none: an answer of the server itself
  unsigned status;
  std::string_view word;     ///< for the type's address
  std::string_view title;    ///< the same for every problem of the kind
  std::string_view meaning;  ///< when it comes and what the asker can do
};
[[nodiscard]] const ProblemKind& problem_kind(Refused why);
/// The kind of that word, also of those that are no refusal but an answer of the server itself; null where there is none.
[[nodiscard]] const ProblemKind* problem_kind(std::string_view word);
/// Every kind of refusal, in the order of Refused.
[[nodiscard]] std::span<const ProblemKind> problem_kinds();

/// A refusal as a response. `directory` gives the names of the people who can meet what is unmet; without one there are
/// none. `retry_after_seconds` is said for too_many and unavailable: 1 where it is not given.
[[nodiscard]] Response problem(const Refusal& refusal, const Directory* directory,
                               std::optional<std::int64_t> retry_after_seconds = {});

/// At most so many errors are told of one request, each with so much of its pointer: what somebody sends is no reason for
/// an answer that is larger still.
inline constexpr std::size_t errors_told_max = 100;
inline constexpr std::size_t pointer_bytes_max = 100;

/// 405: the address has other methods, which Allow lists.
[[nodiscard]] Response method_not_allowed(const std::string& allowed);

/// 500 without any detail: we broke it, and the log says how.
[[nodiscard]] Response internal_error();

/// 500 after a commit: it is done, and only the answer is missing. Never to be tried again.
[[nodiscard]] Response saved_unanswered();

}  // namespace sluice::api
