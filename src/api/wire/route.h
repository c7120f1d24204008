// A route as data: what it is, who may call it, what goes in and comes out, and the function that answers. Dispatching,
// the OpenAPI document and the reference page are all made from this one table.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/exchange.h"
#include "api/wire/answer.h"
#include "api/wire/body.h"
#include "api/wire/call.h"
#include "api/wire/schema.h"
#include "domain/access/permission.h"

namespace sluice::api {

/// Who may call a route at all. What a person may do to one change is decided with the change, by the domain; the route
/// only says by which right.
struct Access {
  enum class Kind { everybody, signed_in, permission, change };
  Kind kind = Kind::signed_in;
  Permission permission = Permission::see;
  ChangeRight right = ChangeRight::see;
  std::string_view note{};  ///< where it is finer than that, in words

  static constexpr Access everybody() { return {.kind = Kind::everybody}; }
  static constexpr Access signed_in(std::string_view note = {}) { return {.kind = Kind::signed_in, .note = note}; }
  static constexpr Access by(Permission permission, std::string_view note = {}) {
    return {.kind = Kind::permission, .permission = permission, .note = note};
  }
  static constexpr Access by(ChangeRight right, std::string_view note = {}) {
    return {.kind = Kind::change, .right = right, .note = note};
  }
};

/// What a route says of itself.
struct RouteText {
  std::string_view summary;       ///< one line: what the person gets or does
  std::string_view detail{};      ///< Markdown, where there is more to say
  std::vector<Refused> errors{};  ///< beside those that follow from its access, parameters and body
};

/// The media type of a dry run's answer, so that it is never taken for the act's own.
inline constexpr std::string_view dry_run_media = "application/vnd.sluice.dry-run+json";

/// What goes in and comes out, as schemas; made on demand.
struct RouteShape {
  boost::json::array parameters{};
  std::optional<Json> body{};
  std::optional<Json> body_example{};
  std::optional<Json> response{};
  std::optional<Json> response_example{};
  std::optional<Json> dry_run{};  ///< the answer to ?dry_run=true, where the route knows that
  std::optional<Json> dry_run_example{};
};

struct Route {
  Method method = Method::get;
  std::string_view path;  ///< below /api/v1: "/changes/{change}/hold"; the parameters' types go by their names
  std::string_view tag;   ///< the resource, for the reference
  Access access;
  RouteText text;
  unsigned success = 200;
  bool is_write = false;                        ///< alters something
  bool needs_csrf = false;                      ///< asks for a CSRF token where the session came by cookie
  bool keeps_answer = true;                     ///< a POST answers a repeated Idempotency-Key as it did the first time
  std::string_view media = "application/json";  ///< of the response
  std::function<void(const CallPtr&)> handle{};
  std::function<RouteShape(Schemas&)> shape{};
};

namespace route_detail {

/// A query parameter for OpenAPI.
[[nodiscard]] Json parameter(std::string_view name, Json schema, bool repeats);

template <class Query>
void describe_query(RouteShape& shape, Schemas& schemas) {
  const Query like{};
  for_each_member(like, [&](std::string_view name, const auto& member) {
    using Member = std::remove_cvref_t<decltype(member)>;
    Json schema = schemas.of<Member>(Direction::response);
    shape.parameters.push_back(parameter(name, std::move(schema), json_detail::IsVector<Member>::value));
  });
  if constexpr (requires { typename Query::DryRunAnswer; }) {
    shape.dry_run = schemas.of<typename Query::DryRunAnswer>(Direction::response);
    shape.dry_run_example = example_of<typename Query::DryRunAnswer>();
  }
}

template <class Query, class Body, class Out>
RouteShape describe(Schemas& schemas) {
  RouteShape shape;
  describe_query<Query>(shape, schemas);
  if constexpr (!std::is_same_v<Body, Nothing>) {
    shape.body = schemas.of<Body>(Direction::request);
    shape.body_example = example_of<Body>();
  }
  if constexpr (!std::is_same_v<Out, Nothing>) {
    shape.response = schemas.of<Out>(Direction::response);
    shape.response_example = example_of<Out>();
  }
  return shape;
}

}  // namespace route_detail

/// What acting on something that is there may be refused for, besides a missing permission.
inline const std::vector<Refused> act_errors{Refused::not_found, Refused::out_of_turn, Refused::version_mismatch};

/// A route that reads: the handler gives the answer at once, in a read transaction.
template <class Query, class Out>
[[nodiscard]] Route reads(std::string_view path, std::string_view tag, Access access, RouteText text,
                          Result<Out> (*handler)(Call&, const Query&)) {
  Route route{.method = Method::get, .path = path, .tag = tag, .access = access, .text = std::move(text)};
  route.shape = route_detail::describe<Query, Nothing, Out>;
  route.handle = [handler](const CallPtr& call) {
    const Answer<Out> answer{call};
    const auto query = read_parameters<Query>(call->target.parameters);
    if (!query) return answer.refuse(query.error());
    answer(handler(*call, *query));
  };
  return route;
}

/// A route that writes: the handler starts it, and whoever ends it calls `answer`, once.
template <class Query, class Body, class Out>
[[nodiscard]] Route writes(Method method, std::string_view path, std::string_view tag, Access access, RouteText text,
                           void (*handler)(const CallPtr&, const Query&, Body, const Answer<Out>&),
                           unsigned success = std::is_same_v<Out, Nothing> ? 204 : 200) {
  Route route{.method = method, .path = path, .tag = tag, .access = access, .text = std::move(text)};
  route.success = success;
  route.is_write = true;
  route.needs_csrf = true;
  route.shape = route_detail::describe<Query, Body, Out>;
  route.handle = [handler](const CallPtr& call) {
    const Answer<Out> answer{call};
    const auto query = read_parameters<Query>(call->target.parameters);
    if (!query) return answer.refuse(query.error());
    auto body = read_body<Body>(call->request);
    if (!body) return answer.refuse(body.error());
    handler(call, *query, std::move(*body), answer);
  };
  return route;
}

/// A POST that writes plain rows: a repeated one is one more, whatever its Idempotency-Key.
[[nodiscard]] inline Route without_kept_answer(Route route) {
  route.keeps_answer = false;
  return route;
}

}  // namespace sluice::api
