// Reading what the server answered, forgiving: what is absent reads as empty, so that a newer server does no harm.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace sluice::cli {

/// The member by its name, or through objects by "owner.name"; null where it is not there.
[[nodiscard]] const Json& at(const Json& json, std::string_view path);
/// A text; a number or yes/no in words; empty for what is absent.
[[nodiscard]] std::string text_at(const Json& json, std::string_view path);
[[nodiscard]] std::int64_t number_at(const Json& json, std::string_view path);
[[nodiscard]] bool flag_at(const Json& json, std::string_view path);
/// A list's entries; none for what is absent.
[[nodiscard]] const boost::json::array& list_at(const Json& json, std::string_view path);
/// The names of a list of people, groups or services, joined by ", ".
[[nodiscard]] std::string names_at(const Json& json, std::string_view path);
/// The texts of a list, joined by ", ".
[[nodiscard]] std::string texts_at(const Json& json, std::string_view path);

}  // namespace sluice::cli
