#include "api/schema_check.h"

#include <algorithm>
#include <stdexcept>

namespace sluice::api {
namespace {

bool is_of_type(const Json& value, std::string_view type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_bool();
  if (type == "integer") return value.is_int64() || value.is_uint64();
  if (type == "number") return value.is_number();
  if (type == "null") return value.is_null();
  throw std::runtime_error("a schema of type " + std::string{type});
}

bool is_of_types(const Json& value, const Json& types) {
  if (const auto* one = types.if_string()) return is_of_type(value, *one);
  return std::ranges::any_of(types.as_array(), [&](const Json& type) { return is_of_type(value, type.as_string()); });
}

class Checker {
 public:
  explicit Checker(const boost::json::object& components) : components_(components) {}

  void check(const Json& reference, const Json& value, const std::string& at) {
    const auto& schema = resolved(reference, components_);
    if (const auto* any = schema.if_contains("anyOf")) return check_any(any->as_array(), value, at);
    const auto* types = schema.if_contains("type");
    if (types && !is_of_types(value, *types)) return fail(at, "is of another type: " + boost::json::serialize(value));
    if (const auto* words = schema.if_contains("enum"))
      if (std::ranges::find(words->as_array(), value) == words->as_array().end()) fail(at, "is none of the words");
    if (const auto* object = value.if_object()) check_object(schema, *object, at);
    if (const auto* list = value.if_array(); list && schema.contains("items"))
      for (std::size_t i = 0; i < list->size(); ++i)
        check(schema.at("items"), (*list)[i], at + "/" + std::to_string(i));
  }

  std::vector<std::string> found;

 private:
  void fail(const std::string& at, const std::string& what) { found.push_back(at + " " + what); }

  void check_any(const boost::json::array& schemas, const Json& value, const std::string& at) {
    const bool fits =
        std::ranges::any_of(schemas, [&](const Json& one) { return misfits(one, value, components_, at).empty(); });
    if (!fits) fail(at, "fits none of the alternatives");
  }

  void check_object(const boost::json::object& schema, const boost::json::object& object, const std::string& at) {
    if (const auto* required = schema.if_contains("required"))
      for (const auto& name : required->as_array())
        if (!object.contains(name.as_string())) fail(at, "lacks " + std::string{name.as_string()});
    const auto* properties = schema.if_contains("properties");
    if (!properties) return;
    for (const auto& [name, one] : object) {
      const auto* property = properties->as_object().if_contains(name);
      if (property) check(*property, one, at + "/" + std::string{name});
      else fail(at, "has an undocumented " + std::string{name});
    }
  }

  const boost::json::object& components_;
};

}  // namespace

const boost::json::object& resolved(const Json& schema, const boost::json::object& components) {
  const auto* reference = schema.as_object().if_contains("$ref");
  if (!reference) return schema.as_object();
  constexpr std::string_view prefix = "#/components/schemas/";
  const std::string_view text = reference->as_string();
  const auto* found = text.starts_with(prefix) ? components.if_contains(text.substr(prefix.size())) : nullptr;
  if (!found) throw std::runtime_error("a reference to nothing: " + std::string{text});
  return found->as_object();
}

std::vector<std::string> misfits(const Json& schema, const Json& value, const boost::json::object& components,
                                 const std::string& at) {
  Checker checker{components};
  checker.check(schema, value, at);
  return std::move(checker.found);
}

}  // namespace sluice::api
