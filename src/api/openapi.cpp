#include "api/openapi.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "api/parts.h"
#include "api/routes.h"
#include "api/wire/problem.h"
#include "api/wire/router.h"
#include "base/ensure.h"

namespace sluice::api {
namespace {

using boost::json::array;
using boost::json::object;

constexpr auto path_values = std::to_array<PathValue>({
    {"change", "the change's number", "^CHG-[1-9][0-9]*$", "CHG-1042"},
    {"task", "the task's number", "^TSK-[1-9][0-9]*$", "TSK-88"},
    {"item", "the item's place in the checklist, from 0", "^[0-9]+$", "0"},
    {"comment", "the comment's number", "^[0-9]+$", "17"},
    {"link", "the link's number within its change", "^[0-9]+$", "3"},
    {"notification", "the notification's id", "^[0-9]+$", "4711"},
    {"contingency", "the contingency's number within its change", "^[0-9]+$", "1"},
    {"version", "the version's number, from 1", "^[0-9]+$", "1"},
    {"approval", "the approval's key", "", "cab"},
    {"login", "a sign-in name", "", "priya.nair"},
    {"role", "a role", "", "member"},
    {"group", "the group's key", "", "cab"},
    {"service", "the service's key", "", "billing-db"},
    {"process", "the process' key", "", "normal"},
    {"schedule", "the schedule's number", "^SCH-[1-9][0-9]*$", "SCH-3"},
    {"board", "the board's number", "^CAB-[1-9][0-9]*$", "CAB-1"},
    {"meeting", "the meeting's number", "^MTG-[1-9][0-9]*$", "MTG-12"},
    {"occurrence", "the occurrence's local start by the rule", "", "2027-10-28T06:00"},
    {"entry", "the catalog entry's key", "", "renew-tls-certificate"},
    {"view", "the view's number", "^[0-9]+$", "4"},
    {"session", "the session's id", "", "3f2a9c01d4e5b6a7"},
    {"preference", "a key of the page's own", "", "changes-columns"},
    {"draft", "a key of the page's own", "", "new-normal"},
    {"webhook", "the webhook's key", "", "team-chat"},
    {"question", "the question's number within its approval", "^[0-9]+$", "1"},
    {"condition", "the condition's number within its change", "^[0-9]+$", "1"},
    {"who", "who was asked by hand, as a process writes it", "", "person:dana.kowalski"},
    {"delegation", "the delegation's number within its person", "^[0-9]+$", "1"},
    {"delivery", "the delivery's number", "^[0-9]+$", "42"},
    {"mail_kind", "what a mail is about", "", "approval_asked"},
    {"mail", "the mail's number", "^[0-9]+$", "42"},
});

object path_parameter(const PathValue& value) {
  object schema{{"type", "string"}};
  if (!value.pattern.empty()) schema["pattern"] = value.pattern;
  return {{"name", value.name},
          {"in", "path"},
          {"required", true},
          {"description", value.meaning},
          {"schema", std::move(schema)},
          {"example", value.example}};
}

object header_parameter(std::string_view name, std::string_view description, std::string_view example) {
  return {{"name", name},
          {"in", "header"},
          {"required", false},
          {"description", description},
          {"schema", object{{"type", "string"}}},
          {"example", example}};
}

array parameters(const Route& route, const RouteShape& shape) {
  array list;
  for (const auto segment : segments_of(route.path))
    if (const auto name = value_name(segment); !name.empty()) list.push_back(path_parameter(path_value(name)));
  for (const auto& one : shape.parameters) list.push_back(one);
  const auto& refusals = route.text.errors;
  if (route.is_write && std::ranges::find(refusals, Refused::version_mismatch) != refusals.end())
    list.push_back(
        header_parameter("If-Match", "The version that you decided on; another one is answered 412.", "\"7\""));
  if (route.needs_csrf && route.method == Method::post && route.keeps_answer)
    list.push_back(header_parameter(
        "Idempotency-Key", "Makes a repeated request answer as the first did, for 24 hours.", "6f1c2c1e-8d0a-4c9e"));
  return list;
}

object problem_response(unsigned status, std::string_view meaning) {
  object response{{"description", meaning},
                  {"content", object{{"application/problem+json",
                                      object{{"schema", object{{"$ref", "#/components/schemas/Problem"}}}}}}}};
  if (status == 429 || status == 503)
    response["headers"] =
        object{{"Retry-After", object{{"description", "seconds to wait"}, {"schema", object{{"type", "integer"}}}}}};
  return response;
}

/// A body's schema with its example; the example of a component is written once, beside it.
object body_content(const Json& schema, const Json& example, object& examples) {
  object about{{"schema", schema}};
  const auto* reference = schema.as_object().if_contains("$ref");
  if (!reference) {
    about["example"] = example;
    return about;
  }
  const std::string_view path = reference->as_string();
  const auto name = path.substr(path.rfind('/') + 1);
  examples[name] = object{{"value", example}};
  about["examples"] = object{{"usual", object{{"$ref", "#/components/examples/" + std::string{name}}}}};
  return about;
}

object success_response(const Route& route, const RouteShape& shape, object& examples) {
  object response{{"description", route.success == 204 ? "Done." : std::string{route.text.summary} + "."}};
  object content;
  if (shape.response) content[route.media] = body_content(*shape.response, *shape.response_example, examples);
  if (shape.dry_run && route.success == 200)
    content[dry_run_media] = body_content(*shape.dry_run, *shape.dry_run_example, examples);
  if (!content.empty()) response["content"] = std::move(content);
  return response;
}

object responses(const Route& route, const RouteShape& shape, object& examples) {
  object all;
  all[std::to_string(route.success)] = success_response(route, shape, examples);
  if (shape.dry_run && route.success != 200)
    all["200"] =
        object{{"description", "What would happen (`dry_run=true`)."},
               {"content", object{{dry_run_media, body_content(*shape.dry_run, *shape.dry_run_example, examples)}}}};
  if (route.method == Method::get && route.media == "application/json")
    all["304"] = object{{"description", "You have it already (`If-None-Match`)."}};
  std::map<unsigned, const ProblemKind*> kinds;
  for (const auto why : refusals_of(route)) kinds[problem_kind(why).status] = &problem_kind(why);
  for (const auto& [status, kind] : kinds) all[std::to_string(status)] = problem_response(status, kind->meaning);
  all["500"] = problem_response(500, "Something broke in the server; its log says what.");
  return all;
}

/// "get_changes_change_waiting": unique, as method and path are.
std::string operation_id(const Route& route) {
  std::string id{method_word(route.method)};
  std::ranges::transform(id, id.begin(), [](char c) { return static_cast<char>(c - 'A' + 'a'); });
  for (const auto segment : segments_of(route.path)) {
    const auto name = value_name(segment);
    id += "_" + std::string{name.empty() ? segment : name};
  }
  std::ranges::replace(id, '-', '_');
  std::ranges::replace(id, '.', '_');
  return id;
}

object operation(const Route& route, Schemas& schemas, object& examples) {
  const auto shape = route.shape(schemas);
  const auto who = access_text(route.access);
  object about{
      {"operationId", operation_id(route)},
      {"summary", route.text.summary},
      {"description", std::string{route.text.detail} + (route.text.detail.empty() ? "" : "\n\n") + "Who may: " + who},
      {"tags", array{route.tag}},
      {"x-permission", who},
      {"parameters", parameters(route, shape)},
      {"responses", responses(route, shape, examples)}};
  if (shape.body)
    about["requestBody"] =
        object{{"required", true},
               {"content", object{{"application/json", body_content(*shape.body, *shape.body_example, examples)}}}};
  if (route.access.kind == Access::Kind::everybody) about["security"] = array{};
  return about;
}

object security_schemes() {
  return {{"session",
           object{{"type", "apiKey"},
                  {"in", "cookie"},
                  {"name", "sluice_<installation>"},
                  {"description", "Set by `POST /session`. Writes also send `X-CSRF-Token`, from `GET /session`."}}},
          {"bearer", object{{"type", "http"},
                            {"scheme", "bearer"},
                            {"description", "The `token` that `POST /session` gives with `cookie: false`."}}}};
}

std::string lower_method(Method method) {
  std::string word{method_word(method)};
  std::ranges::transform(word, word.begin(), [](char c) { return static_cast<char>(c - 'A' + 'a'); });
  return word;
}

void show_openapi(const CallPtr& call) {
  static const auto document =
      boost::json::serialize(openapi_document(all_routes(), call->parts.settings.program_version));
  call->respond(success(*call, document));
}

}  // namespace

const PathValue& path_value(std::string_view name) {
  const auto found = std::ranges::find(path_values, name, &PathValue::name);
  ensure(found != path_values.end(), "a path has a value that nothing describes");
  return *found;
}

std::string access_text(const Access& access) {
  const auto note = access.note.empty() ? std::string{} : "; " + std::string{access.note};
  switch (access.kind) {
    case Access::Kind::everybody: return "everybody, signed in or not";
    case Access::Kind::signed_in: return access.note.empty() ? "whoever is signed in" : std::string{access.note};
    case Access::Kind::permission: return fmt::format("who has the permission `{}`{}", word(access.permission), note);
    case Access::Kind::change: return fmt::format("who has the right `{}` on the change{}", word(access.right), note);
  }
  return {};
}

std::vector<Refused> refusals_of(const Route& route) {
  // An address, a parameter or a header that cannot be read; a queue that is full.
  std::set<Refused> all{Refused::malformed, Refused::too_large, Refused::unavailable};
  all.insert(route.text.errors.begin(), route.text.errors.end());
  if (route.access.kind != Access::Kind::everybody) all.insert(Refused::not_signed_in);
  const bool may_be_refused =
      route.access.kind == Access::Kind::permission || route.access.kind == Access::Kind::change;
  if (may_be_refused || route.needs_csrf) all.insert(Refused::not_permitted);
  if (route.method != Method::get) all.insert({Refused::invalid, Refused::unsupported_type, Refused::too_many});
  return {all.begin(), all.end()};
}

Json openapi_document(std::span<const Route> routes, const std::string& program_version) {
  Schemas schemas;
  object paths;
  object examples;
  for (const auto& route : routes) {
    auto& methods = paths[std::string{api_prefix} + std::string{route.path}];
    if (methods.is_null()) methods = object{};
    methods.as_object()[lower_method(route.method)] = operation(route, schemas, examples);
  }
  (void)schemas.of<Problem>(Direction::response);
  object components;
  for (const auto& [name, schema] : schemas.components()) components[name] = schema;
  // Empty lists of a problem are left out.
  auto& problem = components["Problem"].as_object();
  problem["required"] = array{"type", "title", "status", "detail"};
  problem["properties"].as_object()["present"] = object{
      {"type", "object"}, {"description", "With 412 of what several people write: how it is now, where that is told."}};
  return object{
      {"openapi", "3.1.0"},
      {"info", object{{"title", "Sluice"},
                      {"version", program_version},
                      {"license", object{{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}},
                      {"description",
                       "Carries a change from request to review. Errors are problem details (RFC 9457); times are "
                       "RFC 3339 in UTC; lists are paged by cursor."}}},
      {"servers", array{object{{"url", "/"}}}},
      {"security", array{object{{"session", array{}}}, object{{"bearer", array{}}}}},
      {"paths", std::move(paths)},
      {"components", object{{"schemas", std::move(components)},
                            {"examples", std::move(examples)},
                            {"securitySchemes", security_schemes()}}}};
}

namespace route_detail {

Json parameter(std::string_view name, Json schema, bool repeats) {
  object about{{"name", name}, {"in", "query"}, {"required", false}, {"schema", std::move(schema)}};
  if (repeats) {
    about["style"] = "form";
    about["explode"] = true;
  }
  return about;
}

}  // namespace route_detail

std::vector<Route> openapi_routes() {
  Route route{.method = Method::get,
              .path = "/openapi.json",
              .tag = "reference",
              .access = Access::everybody(),
              .text = {"Read this document", "Made from the server's own table of routes."}};
  route.handle = show_openapi;
  route.shape = [](Schemas&) {
    RouteShape shape;
    shape.response = Json{{"type", "object"}};
    shape.response_example = Json{{"openapi", "3.1.0"}};
    return shape;
  };
  return {std::move(route)};
}

}  // namespace sluice::api
