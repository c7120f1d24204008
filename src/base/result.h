// What the asker can do something about: a value, or a refusal with every reason.
#pragma once
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"

namespace sluice {

/// Why something was refused; api/problem.cpp gives each its HTTP status.
enum class Refused {
  malformed,         ///< the request cannot be read (400)
  not_signed_in,     ///< nobody is known to ask (401)
  not_permitted,     ///< a permission or rule forbids it to this person (403)
  not_found,         ///< there is no such thing, or it may not be seen (404)
  out_of_turn,       ///< the state of things does not allow it now (409)
  version_mismatch,  ///< If-Match named another version (412)
  too_large,         ///< over a bound (413)
  unsupported_type,  ///< the body's media type (415)
  invalid,           ///< read, but a value does not do (422)
  too_many,          ///< slow down (429)
  unavailable,       ///< not now; try again (503)
};
BOOST_DESCRIBE_ENUM(Refused, malformed, not_signed_in, not_permitted, not_found, out_of_turn, version_mismatch,
                    too_large, unsupported_type, invalid, too_many, unavailable)

/// One bad value of a request: where (JSON Pointer, RFC 6901) and what to do about it.
struct FieldError {
  std::string pointer;
  std::string detail;
  friend bool operator==(const FieldError&, const FieldError&) = default;
};
BOOST_DESCRIBE_STRUCT(FieldError, (), (pointer, detail))

/// One thing that stands in the way, with the people who can meet it. The page, the API, the command line and a
/// refused command show this same list.
struct Unmet {
  std::string gate{};              ///< the kind of gate: tasks_done, approved, fields, outcome_declared, on_hold …
  std::string key{};               ///< which one: the task's TSK-n, the approval's key, the field's name; may be empty
  std::string title{};             ///< how people call it: the task's or approval's title
  std::int64_t have = 0;           ///< what is there …
  std::int64_t need = 1;           ///< … of what is needed
  std::vector<PersonId> people{};  ///< who can meet it, in id order; empty: nobody, and `detail` says why
  std::optional<Instant> since{};  ///< waiting since
  std::optional<Instant> due{};
  std::string detail{};  ///< one sentence that a person can act on
  friend bool operator==(const Unmet&, const Unmet&) = default;
};

/// A refusal: its kind, one sentence, the bad values (for invalid bodies) and all that stands in the way.
struct Refusal {
  Refused why = Refused::out_of_turn;
  std::string detail;
  std::vector<FieldError> errors{};
  std::vector<Unmet> unmet{};
};

template <class T>
using Result = std::expected<T, Refusal>;

/// A refusal, ready to be returned from any function that gives a Result.
[[nodiscard]] inline std::unexpected<Refusal> refuse(Refused why, std::string detail) {
  return std::unexpected{Refusal{why, std::move(detail)}};
}
/// A refusal of one bad value; `pointer` is a JSON Pointer into what was sent.
[[nodiscard]] inline std::unexpected<Refusal> refuse_field(std::string pointer, std::string detail) {
  Refusal refusal{Refused::invalid, detail};
  refusal.errors.push_back({std::move(pointer), std::move(detail)});
  return std::unexpected{std::move(refusal)};
}

}  // namespace sluice

#define SLUICE_JOIN_(a, b) a##b
#define SLUICE_JOIN(a, b) SLUICE_JOIN_(a, b)
#define SLUICE_TRY_(holder, target, ...)                          \
  auto holder = (__VA_ARGS__);                                    \
  if (!holder) return std::unexpected{std::move(holder).error()}; \
  target = std::move(*holder)
/// `SLUICE_TRY(auto value, expression);` the value, or return the refusal upwards.
#define SLUICE_TRY(target, ...) SLUICE_TRY_(SLUICE_JOIN(sluice_result_, __LINE__), target, __VA_ARGS__)
/// `SLUICE_CHECK(expression);` for a Result<void>: go on, or return the refusal upwards.
#define SLUICE_CHECK(...)                                                            \
  if (auto sluice_checked = (__VA_ARGS__); !sluice_checked) return std::unexpected { \
      std::move(sluice_checked).error()                                              \
    }
