// How an answer is written: a view as JSON with its ETag, a refusal as problem details, what broke as 503 or 500.
#pragma once
#include <exception>
#include <string>

#include "api/wire/call.h"
#include "base/json_text.h"

namespace sluice::api {

struct Nothing;

/// The response for a value as JSON text: the route's status, an ETag for what was read (304 where the asker has it).
[[nodiscard]] Response success(const Call& call, std::string body);
/// The members that the asker wants of what is read (`?fields=`); empty for all of them.
[[nodiscard]] std::string_view fields_wanted(const Call& call);
/// JSON text of a value with these members only, of each of its items where it has `items`, and of what names them.
[[nodiscard]] std::string trimmed(Json value, std::string_view fields);
/// 204.
[[nodiscard]] Response success(const Call& call);
/// The response for a refusal, naming people as the call's directory does.
[[nodiscard]] Response refused(const Call& call, const Refusal& refusal);
/// 503 where the database failed, 500 for anything else; logged.
[[nodiscard]] Response broken(const Call& call, const std::exception_ptr& error);
/// 500 where what was asked is done and saved, and only its answer could not be made; logged.
[[nodiscard]] Response saved_without_answer(const Call& call, const std::exception_ptr& error);

/// How a handler answers, with what its route promises.
template <class Out>
class Answer {
 public:
  explicit Answer(CallPtr call) : call_(std::move(call)) {}

  void operator()(const Result<Out>& result) const { call_->respond(response(result)); }
  void refuse(const Refusal& refusal) const { call_->respond(refused(*call_, refusal)); }
  /// Another response than the route's usual one, such as a dry run's.
  void with(Response response) const { call_->respond(std::move(response)); }

  [[nodiscard]] Response response(const Result<Out>& result) const {
    if (!result) return refused(*call_, result.error());
    if constexpr (std::is_same_v<Out, Nothing>) {
      return success(*call_);
    } else {
      ApiFormat format;
      const auto fields = fields_wanted(*call_);
      return success(*call_,
                     fields.empty() ? json_text(format, *result) : trimmed(encode_json(format, *result), fields));
    }
  }

 private:
  CallPtr call_;
};

}  // namespace sluice::api
