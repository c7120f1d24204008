#include "definition/notation.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/described.h"

namespace sluice::definition {

namespace {

constexpr std::size_t digits_max = 6;
constexpr std::string_view at_least = "at least ";

template <class T>
using Words = std::pair<std::string_view, T>;
constexpr std::array<Words<Anchor>, 4> anchors{{{"", Anchor::entered},
                                                {"start", Anchor::planned_start},
                                                {"end", Anchor::planned_end},
                                                {"deployed", Anchor::deployed}}};
constexpr std::array<Words<DueUnit>, 4> units{
    {{"min", DueUnit::minutes}, {"h", DueUnit::hours}, {"d", DueUnit::days}, {"wd", DueUnit::working_days}}};

template <class List>
auto meaning(const List& words, std::string_view text) -> std::optional<decltype(words[0].second)> {
  for (const auto& [written, value] : words)
    if (written == text) return value;
  return std::nullopt;
}

template <class List, class T>
std::string_view spelling(const List& words, T value) {
  for (const auto& [written, one] : words)
    if (one == value) return written;
  return "";
}

/// A whole number of at most six digits.
std::optional<std::int64_t> parse_number(std::string_view text) {
  if (text.empty() || text.size() > digits_max) return std::nullopt;
  std::int64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

std::optional<Due> parse_due(std::string_view text) {
  const auto sign = text.find_first_of("+-");
  if (sign == std::string_view::npos) return std::nullopt;
  const auto anchor = meaning(anchors, text.substr(0, sign));
  const auto rest = text.substr(sign + 1);
  const auto unit_at = rest.find_first_not_of("0123456789");
  if (!anchor || unit_at == std::string_view::npos) return std::nullopt;
  const auto amount = parse_number(rest.substr(0, unit_at));
  const auto unit = meaning(units, rest.substr(unit_at));
  if (!amount || !unit) return std::nullopt;
  return Due{*anchor, text[sign] == '-' ? -*amount : *amount, *unit};
}

std::string written_form(const Due& due) {
  return fmt::format("{}{:+}{}", spelling(anchors, due.anchor), due.amount, spelling(units, due.unit));
}

std::optional<Who> parse_who(std::string_view text) {
  const auto colon = text.find(':');
  const auto kind = from_word<WhoKind>(text.substr(0, colon));
  if (!kind) return std::nullopt;
  if (colon == std::string_view::npos) return Who{*kind, ""};
  return Who{*kind, std::string{text.substr(colon + 1)}};
}

std::optional<Quorum> parse_quorum(std::string_view text) {
  if (text == "all") return Quorum{QuorumKind::all, 1};
  if (text == "any") return Quorum{QuorumKind::any, 1};
  if (text == "one of each") return Quorum{QuorumKind::one_of_each, 1};
  if (!text.starts_with(at_least)) return std::nullopt;
  text.remove_prefix(at_least.size());
  const auto kind = text.ends_with('%') ? QuorumKind::percent : QuorumKind::at_least;
  if (kind == QuorumKind::percent) text.remove_suffix(text.ends_with(" %") ? 2 : 1);
  const auto count = parse_number(text);
  return count ? std::optional{Quorum{kind, *count}} : std::nullopt;
}

std::string written_form(const Quorum& quorum) {
  switch (quorum.kind) {
    case QuorumKind::all: return "all";
    case QuorumKind::any: return "any";
    case QuorumKind::one_of_each: return "one of each";
    case QuorumKind::at_least: return fmt::format("{}{}", at_least, quorum.count);
    case QuorumKind::percent: return fmt::format("{}{} %", at_least, quorum.count);
  }
  return "";
}

}  // namespace sluice::definition
