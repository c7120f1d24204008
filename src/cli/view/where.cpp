#include <fmt/format.h>

#include "cli/view/view.h"

namespace sluice::cli {

namespace {

/// The words of a condition: field, operator, and all the rest.
struct Said {
  std::string field, op, rest;
};

std::string taken_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  const auto word = text.substr(0, text.find(' '));
  text.remove_prefix(word.size());
  return std::string{word};
}

Said said_in(std::string_view text) {
  Said said;
  said.field = taken_word(text);
  said.op = taken_word(text);
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  said.rest = std::string{text};
  return said;
}

/// "medium or high" is two values.
boost::json::array values_in(std::string_view rest) {
  constexpr std::string_view between = " or ";
  boost::json::array values;
  while (!rest.empty()) {
    const auto end = rest.find(between);
    values.emplace_back(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + between.size());
  }
  return values;
}

}  // namespace

std::string where_of(const std::vector<std::string>& conditions) {
  boost::json::array all;
  for (const auto& text : conditions) {
    const auto said = said_in(text);
    if (said.op.empty())
      throw Stop(Exit::usage,
                 fmt::format("--where: write a field, an operator and a value, such as \"impact at_least high\", not "
                             "\"{}\".",
                             text));
    boost::json::object condition{{"field", said.field}, {"operator", said.op}};
    if (!said.rest.empty()) condition["value"] = values_in(said.rest);
    all.push_back(std::move(condition));
  }
  if (all.empty()) return {};
  return boost::json::serialize(boost::json::object{{"all", std::move(all)}});
}

}  // namespace sluice::cli
