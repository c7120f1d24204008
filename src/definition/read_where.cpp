#include "definition/read_where.h"

#include <fmt/format.h>

#include "definition/read_conditions.h"

namespace sluice::definition {

namespace {

/// Paths begin at `when`, which the text does not have.
std::string pointer_of(const std::string& path) {
  constexpr std::string_view begin = "when";
  return "?where" + (path.starts_with(begin) ? path.substr(begin.size()) : std::string{});
}

/// Where in the text, of what has no path that says it.
std::string place_of(const LocatedMistake& mistake) {
  return mistake.path.empty() ? fmt::format("Character {}: ", mistake.place.column) : std::string{};
}

Refusal refusal_of(const std::vector<LocatedMistake>& mistakes) {
  Refusal refusal{Refused::malformed, "`where` cannot be read; each mistake is named below."};
  for (const auto& one : mistakes)
    refusal.errors.push_back({pointer_of(one.path), fmt::format("{}{} {}", place_of(one), one.what, one.remedy)});
  return refusal;
}

}  // namespace

Result<Conditions> read_where(std::string_view text) {
  if (text.size() > where_bytes_max)
    return std::unexpected{refusal_of(
        {{{}, "", fmt::format("Conditions have at most {} bytes.", where_bytes_max), "Leave some of them out."}})};
  auto tree = read_yaml(text);
  if (!tree.mistakes.empty()) return std::unexpected{refusal_of(tree.mistakes)};
  YamlNode when;
  when.kind = YamlKind::map;
  when.entries.push_back({"when", tree.root.place, std::move(tree.root)});
  Reader reader;
  std::optional<Conditions> conditions;
  read_when(reader, when, "", conditions);
  if (!reader.mistakes.empty()) return std::unexpected{refusal_of(reader.mistakes)};
  return conditions.value_or(Conditions{});
}

}  // namespace sluice::definition
