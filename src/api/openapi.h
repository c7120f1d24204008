// The OpenAPI 3.1 document, made from the table of routes and the structs that they take and give.
#pragma once
#include <span>
#include <string>

#include "api/wire/route.h"

namespace sluice::api {

/// The document of some routes.
[[nodiscard]] Json openapi_document(std::span<const Route> routes, const std::string& program_version);

/// What a route answers beside its success, as statuses follow from its access, parameters, body and own list.
[[nodiscard]] std::vector<Refused> refusals_of(const Route& route);

/// What a path's value is, by its name: its meaning and an example.
struct PathValue {
  std::string_view name;
  std::string_view meaning;
  std::string_view pattern;
  std::string_view example;
};
/// The value of that name; every value in the table of routes has one (`ensure`).
[[nodiscard]] const PathValue& path_value(std::string_view name);

/// Who may call a route, in a sentence.
[[nodiscard]] std::string access_text(const Access& access);

}  // namespace sluice::api
