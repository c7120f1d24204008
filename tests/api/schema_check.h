// A small check of JSON against the schemas of our own OpenAPI document.
#pragma once
#include <string>
#include <vector>

#include "base/json.h"

namespace sluice::api {

/// Everything in which a value does not fit its schema; `components` are the document's schemas.
[[nodiscard]] std::vector<std::string> misfits(const Json& schema, const Json& value,
                                               const boost::json::object& components, const std::string& at = "");
/// The schema that a $ref names, or the schema itself.
[[nodiscard]] const boost::json::object& resolved(const Json& schema, const boost::json::object& components);

}  // namespace sluice::api
