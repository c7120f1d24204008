// Takes values out of a YAML tree: each look collects its mistake and goes on, so that all are told at once. Only for
// definition/.
#pragma once
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "base/described.h"
#include "base/nearest.h"
#include "definition/yaml_tree.h"

namespace sluice::definition {

/// Which words of an enum may stand at a place; null: all.
template <class Enum>
using Offered = bool (*)(Enum);

/// Collects mistakes and the places of everything that was looked at.
class Reader {
 public:
  void fail(const YamlNode& node, const std::string& path, std::string what, std::string remedy) {
    fail(node.place, path, std::move(what), std::move(remedy));
  }
  void fail(Place place, const std::string& path, std::string what, std::string remedy) {
    if (mistakes.size() < mistakes_max) mistakes.push_back({place, path, std::move(what), std::move(remedy)});
  }

  /// A map's entry; null where there is none. Remembers where it stands.
  const YamlNode* find(const YamlNode& map, const std::string& path, std::string_view key);
  /// Tells every key that is none of these; false, and a mistake, for what is no map.
  bool check_keys(const YamlNode& node, const std::string& path, std::string_view what,
                  std::span<const std::string> known);

  void text(const YamlNode& map, const std::string& path, std::string_view key, std::string& to);
  void flag(const YamlNode& map, const std::string& path, std::string_view key, bool& to);
  void number(const YamlNode& map, const std::string& path, std::string_view key, std::int64_t& to);
  /// A list of texts, or one text.
  void texts(const YamlNode& map, const std::string& path, std::string_view key, std::vector<std::string>& to);

  /// One of an enum's words. What may not stand here is read, for check() says why not, but is not offered.
  template <DescribedEnum Enum>
  bool one_of(const YamlNode& node, const std::string& path, Enum& to,
              std::type_identity_t<Offered<Enum>> offered = nullptr) {
    if (const auto one = node.kind == YamlKind::scalar ? from_word<Enum>(node.text) : std::nullopt) {
      to = *one;
      return true;
    }
    fail_choice(node, path, words<Enum>(offered));
    return false;
  }
  /// The same for a map's entry, where there is one.
  template <DescribedEnum Enum>
  bool one_of(const YamlNode& map, const std::string& path, std::string_view key, Enum& to,
              std::type_identity_t<Offered<Enum>> offered = nullptr) {
    const auto* node = find(map, path, key);
    return node && one_of(*node, below(path, key), to, offered);
  }
  /// The same, and a mistake where the entry is missing.
  template <DescribedEnum Enum>
  void required_one_of(const YamlNode& map, const std::string& path, std::string_view key, Enum& to,
                       std::type_identity_t<Offered<Enum>> offered = nullptr) {
    if (find(map, path, key)) {
      one_of(map, path, key, to, offered);
      return;
    }
    fail(map, path, fmt::format("The key {} is missing.", key),
         fmt::format("Write one of: {}.", fmt::join(words<Enum>(offered), ", ")));
  }
  /// Tells that a value is none of these words, and which of them was probably meant.
  void fail_choice(const YamlNode& node, const std::string& path, const std::vector<std::string>& words);
  /// The words of an enum, in its order.
  template <DescribedEnum Enum>
  static std::vector<std::string> words(std::type_identity_t<Offered<Enum>> offered = nullptr) {
    std::vector<std::string> words;
    for_each_enumerator<Enum>([&](std::string_view name, Enum one) {
      if (offered == nullptr || offered(one)) words.emplace_back(name);
    });
    return words;
  }

  /// Calls visit(item, path) for each item of a map's list; a mistake for what is no list.
  template <class Visit>
  void each(const YamlNode& map, const std::string& path, std::string_view key, Visit visit) {
    const auto* list = find(map, path, key);
    if (!list || list->kind == YamlKind::null) return;
    const std::string at = below(path, key);
    if (list->kind != YamlKind::list)
      return fail(*list, at, fmt::format("{} is a list.", key), "Write its items below it, each behind a dash.");
    visit_items(*list, at, visit);
  }
  /// The same, where a single value means a list of one.
  template <class Visit>
  void one_or_each(const YamlNode& map, const std::string& path, std::string_view key, Visit visit) {
    const auto* node = find(map, path, key);
    if (!node || node->kind == YamlKind::null) return;
    const std::string at = below(path, key);
    if (node->kind == YamlKind::list) return visit_items(*node, at, visit);
    visit(*node, below(at, "0"));
  }

  /// A step further down a path.
  static std::string below(const std::string& path, std::string_view step) {
    return path.empty() ? std::string{step} : fmt::format("{}/{}", path, step);
  }
  static std::string below(const std::string& path, std::size_t position) {
    return below(path, std::to_string(position));
  }

  std::vector<LocatedMistake> mistakes;
  std::map<std::string, Place> places;

 private:
  template <class Visit>
  void visit_items(const YamlNode& list, const std::string& path, Visit visit) {
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      const std::string at = below(path, i);
      places[at] = list.items[i].place;
      visit(list.items[i], at);
    }
  }
};

/// How a value is called where something else was expected: "nothing", "the list", "“2027”".
[[nodiscard]] std::string shown(const YamlNode& node);

/// The place of a path, or of the nearest thing around it.
[[nodiscard]] Place place_of(const std::map<std::string, Place>& places, std::string path);

/// Puts mistakes in the order of the text, and drops those beyond mistakes_max.
void put_in_order(std::vector<LocatedMistake>& mistakes);

}  // namespace sluice::definition
