#include "base/json.h"

namespace sluice {

Result<Json> parse_json(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = 64;
  boost::system::error_code failed;
  auto value = boost::json::parse(text, failed, {}, options);
  if (failed) return refuse(Refused::malformed, "The body is not JSON: " + failed.message() + ".");
  return value;
}

}  // namespace sluice
