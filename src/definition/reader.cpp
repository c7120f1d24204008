#include "definition/reader.h"

#include <algorithm>
#include <tuple>

namespace sluice::definition {

namespace {

constexpr std::size_t shown_bytes = 40;
constexpr std::size_t number_digits = 9;

std::string joined(std::span<const std::string> words) {
  std::string text;
  for (const auto& one : words) text += (text.empty() ? "" : ", ") + one;
  return text;
}

/// A text cut to a length, not in the middle of a character.
std::string cut(std::string_view text) {
  if (text.size() <= shown_bytes) return std::string{text};
  std::size_t end = shown_bytes;
  while (end > 0 && (text[end] & 0xC0) == 0x80) --end;
  return std::string{text.substr(0, end)} + "…";
}

}  // namespace

std::string shown(const YamlNode& node) {
  switch (node.kind) {
    case YamlKind::null: return "nothing";
    case YamlKind::list: return "a list";
    case YamlKind::map: return "a group of keys";
    case YamlKind::scalar: return "“" + cut(node.text) + "”";
  }
  return "";
}

Place place_of(const std::map<std::string, Place>& places, std::string path) {
  for (;;) {
    if (const auto found = places.find(path); found != places.end()) return found->second;
    if (path.empty()) return {};
    const auto slash = path.rfind('/');
    path.resize(slash == std::string::npos ? 0 : slash);
  }
}

void put_in_order(std::vector<LocatedMistake>& mistakes) {
  std::ranges::sort(mistakes, {}, [](const LocatedMistake& one) { return std::tie(one.place, one.path, one.what); });
  if (mistakes.size() > mistakes_max) mistakes.resize(mistakes_max);
}

const YamlNode* Reader::find(const YamlNode& map, const std::string& path, std::string_view key) {
  const auto found = std::ranges::find(map.entries, key, &YamlNode::Entry::key);
  if (found == map.entries.end()) return nullptr;
  places[below(path, key)] = found->place;
  return &found->value;
}

bool Reader::check_keys(const YamlNode& node, const std::string& path, std::string_view what,
                        std::span<const std::string> known) {
  places.try_emplace(path, node.place);
  if (node.kind != YamlKind::map) {
    fail(node, path, fmt::format("Here should be {}, not {}.", what, shown(node)),
         fmt::format("Write its keys: {}.", joined(known)));
    return false;
  }
  for (const auto& entry : node.entries) {
    if (std::ranges::find(known, entry.key) != known.end()) continue;
    const std::string key = cut(entry.key);
    fail(entry.place, below(path, key),
         fmt::format("There is no key {} in {}{}", key, what, did_you_mean(entry.key, known)),
         fmt::format("Use one of: {}.", joined(known)));
  }
  return true;
}

void Reader::text(const YamlNode& map, const std::string& path, std::string_view key, std::string& to) {
  const auto* node = find(map, path, key);
  if (!node || node->kind == YamlKind::null) return;
  if (node->kind != YamlKind::scalar)
    return fail(*node, below(path, key), fmt::format("{} is a text, not {}.", key, shown(*node)),
                "Write it in one line, or behind | for several.");
  to = node->text;
}

void Reader::flag(const YamlNode& map, const std::string& path, std::string_view key, bool& to) {
  const auto* node = find(map, path, key);
  if (!node) return;
  const bool plain = node->kind == YamlKind::scalar && !node->quoted;
  if (plain && (node->text == "true" || node->text == "false")) to = node->text == "true";
  else
    fail(*node, below(path, key), fmt::format("{} is true or false, not {}.", key, shown(*node)),
         "Write true or false, without quotes.");
}

void Reader::number(const YamlNode& map, const std::string& path, std::string_view key, std::int64_t& to) {
  const auto* node = find(map, path, key);
  if (!node) return;
  const bool digits = node->kind == YamlKind::scalar && !node->quoted && !node->text.empty() &&
                      node->text.size() <= number_digits &&
                      std::ranges::all_of(node->text, [](char c) { return c >= '0' && c <= '9'; });
  if (digits) to = std::stoll(node->text);
  else
    fail(*node, below(path, key), fmt::format("{} is a whole number, not {}.", key, shown(*node)),
         "Write digits only, without quotes.");
}

void Reader::texts(const YamlNode& map, const std::string& path, std::string_view key, std::vector<std::string>& to) {
  one_or_each(map, path, key, [&](const YamlNode& item, const std::string& at) {
    if (item.kind == YamlKind::scalar) to.push_back(item.text);
    else fail(item, at, fmt::format("Here should be a text, not {}.", shown(item)), "Write one text behind each dash.");
  });
}

void Reader::fail_choice(const YamlNode& node, const std::string& path, const std::vector<std::string>& words) {
  const std::string meant = node.kind == YamlKind::scalar ? did_you_mean(node.text, words) : ".";
  fail(node, path, fmt::format("{} is none of the words known here{}", shown(node), meant),
       fmt::format("Use one of: {}.", joined(words)));
}

}  // namespace sluice::definition
