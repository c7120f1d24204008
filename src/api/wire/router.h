// Which route an address means.
#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/wire/route.h"

namespace sluice::api {

/// The path that all routes of the table are below.
inline constexpr std::string_view api_prefix = "/api/v1";

class Router {
 public:
  /// The routes outlive the router. Two routes that could mean the same address are a bug of ours (`ensure`), but for a
  /// fixed segment against a value: the fixed one goes first.
  explicit Router(std::span<const Route> routes);

  struct Found {
    const Route* route = nullptr;  ///< null: there is no such address, or `allowed` says what there is
    std::vector<std::pair<std::string_view, std::string>> values;
    std::string allowed;  ///< for an address with other methods: "GET, POST"
  };
  /// The route of a method and of the path's segments below the prefix.
  [[nodiscard]] Found find(Method method, std::span<const std::string> segments) const;

 private:
  struct Pattern {
    const Route* route;
    std::vector<std::string_view> segments;  ///< "{change}" is a value
  };
  std::map<std::size_t, std::vector<Pattern>> by_length_;
};

/// A path's segments: "/changes/{change}" is changes, {change}.
[[nodiscard]] std::vector<std::string_view> segments_of(std::string_view path);
/// The name of a value's segment, without braces; empty for a fixed one.
[[nodiscard]] std::string_view value_name(std::string_view segment);
/// The method as HTTP says it.
[[nodiscard]] std::string_view method_word(Method method);

}  // namespace sluice::api
