// A request's target (RFC 3986): path segments and query parameters, decoded and within bounds.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace sluice::api {

/// What a target says, percent-decoded. Every text in it is UTF-8 without U+0000.
struct Target {
  std::vector<std::string> segments;                            ///< "/changes/CHG-1" is changes, CHG-1
  std::vector<std::pair<std::string, std::string>> parameters;  ///< in the order in which they came
};

/// Takes a target apart. Refused as `malformed`: a bad escape, text that is not UTF-8, a NUL; as `too_large`: over
/// 8 KiB, 32 segments or 100 parameters. "+" in a query is a space, as browsers write it.
[[nodiscard]] Result<Target> parse_target(std::string_view target);

/// Whether a text is UTF-8 (RFC 3629) and has no U+0000: what both databases keep as it is.
[[nodiscard]] bool is_clean_text(std::string_view text);

/// A text as one segment of a path or one value of a query: all but RFC 3986's unreserved characters are escaped.
[[nodiscard]] std::string percent_encoded(std::string_view text);

}  // namespace sluice::api
