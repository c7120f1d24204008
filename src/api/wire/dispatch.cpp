#include "api/wire/dispatch.h"

#include "api/auth/secrets.h"
#include "api/wire/answer.h"
#include "api/wire/problem.h"
#include "domain/access/permission.h"

namespace sluice::api {
namespace {

constexpr std::size_t prefix_segments = 2;  // api, v1

/// The route of a call's address; null where the call has been answered.
const Route* found_route(const CallPtr& call, const Router& router) {
  auto target = parse_target(call->request.target);
  if (!target) {
    call->respond(problem(target.error(), nullptr));
    return nullptr;
  }
  call->target = std::move(*target);
  const std::span<const std::string> segments{call->target.segments};
  const bool below = segments.size() >= prefix_segments && segments[0] == "api" && segments[1] == "v1";
  auto found = below ? router.find(call->request.method, segments.subspan(prefix_segments)) : Router::Found{};
  if (!found.route) {
    call->respond(found.allowed.empty() ? problem({Refused::not_found, "There is nothing at this address."}, nullptr)
                                        : method_not_allowed(found.allowed));
    return nullptr;
  }
  call->path_values = std::move(found.values);
  return found.route;
}

/// Finds who asks; an ended session, or a person who is disabled, is nobody.
void find_asker(const CallPtr& call) {
  auto& parts = call->parts;
  const auto brought = brought_token(call->request, cookie_name(parts.settings));
  if (brought.token.empty()) return;
  auto session = parts.sessions.find(brought.token, call->now, *call->reading);
  if (!session) return;
  session->by_cookie = brought.by_cookie;
  const bool by_command_line = call->request.header("User-Agent").starts_with("sluice/");
  const auto origin = brought.by_cookie ? Origin::page : by_command_line ? Origin::command_line : Origin::api;
  auto actor = parts.engine.actor(session->person, origin);
  if (!actor) return;
  call->session = std::move(session);
  call->actor = std::move(*actor);
}

Result<void> check_access(const Call& call) {
  const auto& access = call.route->access;
  if (access.kind == Access::Kind::everybody) return {};
  if (!call.session) return refuse(Refused::not_signed_in, "Sign in first: POST /api/v1/session.");
  if (access.kind == Access::Kind::permission) return may(call.actor, access.permission);
  return {};
}

/// A page elsewhere can make a browser send the cookie, but cannot read the token that goes with it.
Result<void> check_csrf(const Call& call) {
  if (!call.route->needs_csrf || !call.session || !call.session->by_cookie) return {};
  if (same_secret(call.request.header("X-CSRF-Token"), call.session->csrf)) return {};
  return refuse(Refused::not_permitted,
                "The header X-CSRF-Token is missing or is not this session's; GET /api/v1/session says it.");
}

}  // namespace

BroughtToken brought_token(const Request& request, std::string_view name) {
  constexpr std::string_view scheme = "Bearer ";
  const auto authorization = request.header("Authorization");
  if (authorization.starts_with(scheme)) return {authorization.substr(scheme.size()), false};
  std::string_view cookies = request.header("Cookie");
  while (!cookies.empty()) {
    const auto end = std::min(cookies.find(';'), cookies.size());
    auto pair = cookies.substr(0, end);
    cookies.remove_prefix(std::min(end + 1, cookies.size()));
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
      return {pair.substr(name.size() + 1), true};
  }
  return {};
}

std::string cookie_name(const Settings& settings) {
  return (settings.https ? "__Host-sluice_" : "sluice_") + settings.installation_id.substr(0, 8);
}

void dispatch(const CallPtr& call, const Router& router) {
  call->route = found_route(call, router);
  if (!call->route) return;
  auto& engine = call->parts.engine;
  call->now = engine.now();
  call->directory = engine.directory();
  find_asker(call);
  if (const auto allowed = check_access(*call); !allowed) return call->respond(refused(*call, allowed.error()));
  if (const auto genuine = check_csrf(*call); !genuine) return call->respond(refused(*call, genuine.error()));
  call->route->handle(call);
}

}  // namespace sluice::api
