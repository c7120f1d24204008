#include "api/wire/router.h"

#include <algorithm>

#include "base/ensure.h"

namespace sluice::api {
namespace {

bool fits(const std::vector<std::string_view>& pattern, std::span<const std::string> segments) {
  return std::ranges::equal(pattern, segments, [](std::string_view want, const std::string& have) {
    return !value_name(want).empty() || want == have;
  });
}

/// Fixed segments before values, from left to right.
bool goes_first(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  return std::ranges::lexicographical_compare(
      a, b, {}, [](std::string_view one) { return !value_name(one).empty(); },
      [](std::string_view one) { return !value_name(one).empty(); });
}

}  // namespace

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  while (path.starts_with('/')) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    if (end > 0) segments.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return segments;
}

std::string_view value_name(std::string_view segment) {
  const bool is_value = segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
  return is_value ? segment.substr(1, segment.size() - 2) : std::string_view{};
}

std::string_view method_word(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::patch: return "PATCH";
    case Method::delete_: return "DELETE";
    case Method::other: break;
  }
  return "OTHER";
}

Router::Router(std::span<const Route> routes) {
  for (const auto& route : routes) {
    Pattern pattern{&route, segments_of(route.path)};
    auto& same_length = by_length_[pattern.segments.size()];
    for (const auto& other : same_length)
      ensure(other.route->method != route.method || other.route->path != route.path, "two routes have one address");
    same_length.push_back(std::move(pattern));
  }
  for (auto& [length, patterns] : by_length_) std::ranges::sort(patterns, goes_first, &Pattern::segments);
}

Router::Found Router::find(Method method, std::span<const std::string> segments) const {
  Found found;
  const auto same_length = by_length_.find(segments.size());
  if (same_length == by_length_.end()) return found;
  const Method wanted = method == Method::head ? Method::get : method;
  for (const auto& pattern : same_length->second) {
    if (!fits(pattern.segments, segments)) continue;
    if (pattern.route->method != wanted) {
      found.allowed.append(found.allowed.empty() ? "" : ", ").append(method_word(pattern.route->method));
      continue;
    }
    found.route = pattern.route;
    for (std::size_t i = 0; i < segments.size(); ++i)
      if (const auto name = value_name(pattern.segments[i]); !name.empty())
        found.values.emplace_back(name, segments[i]);
    return found;
  }
  return found;
}

}  // namespace sluice::api
