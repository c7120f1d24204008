#include "cli/client/reading.h"

namespace sluice::cli {

namespace {

std::string in_words(const Json& value) {
  switch (value.kind()) {
    case boost::json::kind::string: return std::string{value.get_string()};
    case boost::json::kind::null: return {};
    case boost::json::kind::bool_: return value.get_bool() ? "yes" : "no";
    default: return boost::json::serialize(value);
  }
}

void append(std::string& joined, const std::string& text) {
  if (text.empty()) return;
  if (!joined.empty()) joined += ", ";
  joined += text;
}

}  // namespace

const Json& at(const Json& json, std::string_view path) {
  static const Json none;
  const auto dot = path.find('.');
  const auto* object = json.if_object();
  const auto* found = object ? object->if_contains(path.substr(0, dot)) : nullptr;
  if (!found) return none;
  return dot == std::string_view::npos ? *found : at(*found, path.substr(dot + 1));
}

std::string text_at(const Json& json, std::string_view path) { return in_words(at(json, path)); }

std::int64_t number_at(const Json& json, std::string_view path) {
  const auto* number = at(json, path).if_int64();
  return number ? *number : 0;
}

bool flag_at(const Json& json, std::string_view path) {
  const auto* flag = at(json, path).if_bool();
  return flag && *flag;
}

const boost::json::array& list_at(const Json& json, std::string_view path) {
  static const boost::json::array none;
  const auto* list = at(json, path).if_array();
  return list ? *list : none;
}

std::string names_at(const Json& json, std::string_view path) {
  std::string joined;
  for (const auto& one : list_at(json, path)) append(joined, text_at(one, "name"));
  return joined;
}

std::string texts_at(const Json& json, std::string_view path) {
  std::string joined;
  for (const auto& one : list_at(json, path)) append(joined, in_words(one));
  return joined;
}

}  // namespace sluice::cli
