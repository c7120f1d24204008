// Live updates as server-sent events.
#include <charconv>

#include "api/parts.h"
#include "api/routes.h"
#include "api/wire/problem.h"

namespace sluice::api {
namespace {

struct StreamQuery {
  std::optional<std::int64_t> after;
};
BOOST_DESCRIBE_STRUCT(StreamQuery, (), (after))

constexpr std::int64_t seconds_to_wait = 30;

/// The last position that the listener has seen: what EventSource sends by itself, or the parameter.
std::optional<std::int64_t> last_seen(const Call& call, const StreamQuery& query) {
  const auto header = call.request.header("Last-Event-ID");
  std::int64_t position = 0;
  const auto [end, failed] = std::from_chars(header.data(), header.data() + header.size(), position);
  if (!header.empty() && failed == std::errc{} && end == header.data() + header.size() && position >= 0)
    return position;
  return query.after;
}

void listen(const CallPtr& call) {
  const Answer<Nothing> answer{call};
  const auto query = read_parameters<StreamQuery>(call->target.parameters);
  if (!query) return answer.refuse(query.error());
  auto& streams = call->parts.streams;
  const auto person = call->session->person;
  const auto place = streams.places().take(person);
  if (!place)
    return answer.with(problem({Refused::unavailable,
                                "As many pages listen for live updates as the server takes. Everything else works; "
                                "try again in a while."},
                               nullptr, seconds_to_wait));
  Response response;
  response.headers.emplace_back("Content-Type", "text/event-stream");
  response.headers.emplace_back("Cache-Control", "no-store");
  response.stream = [&streams, place, person, session = call->session->token_hash,
                     after = last_seen(*call, *query)](std::shared_ptr<EventSink> sink) {
    place->begin(sink);
    streams.add(std::move(sink), person, session, after);
  };
  call->respond(std::move(response));
}

}  // namespace

std::vector<Route> stream_routes() {
  Route route{
      .method = Method::get,
      .path = "/stream",
      .tag = "live",
      .access = Access::signed_in(),
      .text = {
          "Hear what moves",
          "Server-sent events. `event: changed` with `{\"kind\": \"change\", \"id\": \"CHG-1\"}` says which thing "
          "moved, not how; `id` is its position. `event: ready` says that nothing was missed, `event: reset` that "
          "too much was: read everything anew. Goes on after `Last-Event-ID`, or `after`. A restricted change is "
          "told only to those who may see it. The stream ends with the session; a person has at most 16, of which the "
          "oldest ends."}};
  route.media = "text/event-stream";
  route.handle = listen;
  route.shape = [](Schemas& schemas) {
    RouteShape shape;
    route_detail::describe_query<StreamQuery>(shape, schemas);
    shape.response = Json{{"type", "string"}};
    shape.response_example = Json("id: 5123\nevent: changed\ndata: {\"kind\":\"change\",\"id\":\"CHG-1042\"}\n\n");
    return shape;
  };
  return {std::move(route)};
}

}  // namespace sluice::api
