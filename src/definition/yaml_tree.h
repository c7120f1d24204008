// A YAML text as a tree that knows where each part stands. Read by yaml-cpp's events into our own tree, because its
// nodes keep no place for keys, take aliases (which can grow without bound) and let keys stand twice.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice::definition {

/// A place in a text: line and column, in characters, from 1.
struct Place {
  std::int64_t line = 1;
  std::int64_t column = 1;
  friend auto operator<=>(const Place&, const Place&) = default;
};

/// Something wrong in a text, told so that it can be mended.
struct LocatedMistake {
  Place place;
  std::string path;    ///< where, as in the file: `stages/2/tasks/0/title`; empty: the text as a whole
  std::string what;    ///< what is wrong
  std::string remedy;  ///< what to do
  friend bool operator==(const LocatedMistake&, const LocatedMistake&) = default;
};

enum class YamlKind { null, scalar, list, map };

/// One node of the tree.
struct YamlNode {
  struct Entry;
  YamlKind kind = YamlKind::null;
  Place place;
  std::string text;             ///< of a scalar
  bool quoted = false;          ///< a scalar in quotes or a block: never a number, a yes or a no
  std::vector<YamlNode> items;  ///< of a list
  std::vector<Entry> entries;   ///< of a map, in the order of the text; keys are unique
};
struct YamlNode::Entry {
  std::string key;
  Place place;
  YamlNode value;
};

/// The bounds of a text: over one of them it is refused.
inline constexpr std::size_t yaml_bytes_max = 1024 * 1024;
inline constexpr std::size_t yaml_depth_max = 16;
inline constexpr std::size_t yaml_nodes_max = 50'000;

/// How many mistakes are told at most; whoever mends these sees the rest.
inline constexpr std::size_t mistakes_max = 200;

/// What was read: the root, or the mistakes for which it could not be.
struct YamlTree {
  YamlNode root;
  std::vector<LocatedMistake> mistakes;
};

/// Reads one YAML document. Mistakes: no YAML, no UTF-8, a control character, over a bound, a second document, a key
/// that stands twice or is no word, an anchor, an alias or a tag (all refused). Lines may end as on Windows. Never throws for
/// what a text contains.
[[nodiscard]] YamlTree read_yaml(std::string_view text);

}  // namespace sluice::definition
