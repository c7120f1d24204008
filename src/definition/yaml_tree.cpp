#include "definition/yaml_tree.h"

#include <fmt/format.h>
#include <utf8proc.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>

namespace sluice::definition {

namespace {

/// Stops yaml-cpp in the middle; carries the mistake for which.
struct Stop {
  LocatedMistake mistake;
};

/// Turns yaml-cpp's places (bytes, from 0) into ours (characters, from 1).
class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {
    line_starts_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == '\n') line_starts_.push_back(i + 1);
  }

  [[nodiscard]] Place at(const YAML::Mark& mark) const {
    const auto line = static_cast<std::size_t>(std::max(mark.line, 0));
    if (line >= line_starts_.size()) return {static_cast<std::int64_t>(line_starts_.size()), 1};
    const auto rest = text_.substr(line_starts_[line], static_cast<std::size_t>(std::max(mark.column, 0)));
    const auto characters = std::ranges::count_if(rest, [](char c) { return (c & 0xC0) != 0x80; });
    return {static_cast<std::int64_t>(line) + 1, characters + 1};
  }

  [[nodiscard]] Place at_byte(std::size_t byte) const {
    const auto after = std::ranges::upper_bound(line_starts_, byte);
    const auto line = static_cast<int>(after - line_starts_.begin()) - 1;
    YAML::Mark mark;
    mark.line = line;
    mark.column = static_cast<int>(byte - line_starts_[static_cast<std::size_t>(line)]);
    return at(mark);
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> line_starts_;
};

bool is_bad_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7F;
}

class Builder final : public YAML::EventHandler {
 public:
  Builder(const Places& places, std::vector<LocatedMistake>& mistakes) : places_(places), mistakes_(mistakes) {}

  YamlNode take() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    add_leaf({YamlKind::null, places_.at(mark), {}, false, {}, {}});
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    stop(mark, "Aliases (*name) are not taken.", "Write the value out.");
  }

  void OnAnchor(const YAML::Mark& mark, const std::string&) override {
    stop(mark, "Anchors (&name) are not taken.", "Leave the anchor out, and write values out where they are used.");
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override {
    refuse_tag(mark, tag);
    if (std::ranges::any_of(value, is_bad_control))
      stop(mark, "There is a control character in this text.", "Write it without escapes such as \\0 or \\x1b.");
    add_leaf({YamlKind::scalar, places_.at(mark), value, tag == "!", {}, {}});
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    refuse_tag(mark, tag);
    open(mark, YamlKind::list);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, YAML::EmitterStyle::value) override {
    refuse_tag(mark, tag);
    open(mark, YamlKind::map);
  }
  void OnMapEnd() override { close(); }

 private:
  /// A list or map that is being read; for a map the key whose value comes next.
  struct Open {
    YamlNode node;
    std::optional<std::pair<std::string, Place>> key;
    std::map<std::string, std::int64_t> keys;  // of a map: each with its line
  };

  [[noreturn]] void stop(const YAML::Mark& mark, std::string what, std::string remedy) const {
    throw Stop{{places_.at(mark), path(), std::move(what), std::move(remedy)}};
  }

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) const {
    if (tag.empty() || tag == "?" || tag == "!") return;
    stop(mark, "Tags (!name) are not taken.", "Leave the tag out.");
  }

  void count(const YAML::Mark& mark) {
    if (++nodes_ > yaml_nodes_max)
      stop(mark, fmt::format("The text has more than {} parts.", yaml_nodes_max), "Make the process smaller.");
  }

  void open(const YAML::Mark& mark, YamlKind kind) {
    count(mark);
    if (open_.size() >= yaml_depth_max)
      stop(mark, fmt::format("The text is nested more than {} levels deep.", yaml_depth_max), "Make it flatter.");
    if (expects_key()) stop(mark, "A key has to be a word.", "Write `word: value`.");
    open_.push_back({{kind, places_.at(mark), {}, false, {}, {}}, {}, {}});
  }

  void close() {
    YamlNode done = std::move(open_.back().node);
    open_.pop_back();
    place(std::move(done));
  }

  [[nodiscard]] bool expects_key() const {
    return !open_.empty() && open_.back().node.kind == YamlKind::map && !open_.back().key;
  }

  void add_leaf(YamlNode leaf) {
    if (++nodes_ > yaml_nodes_max)
      throw Stop{{leaf.place, path(), fmt::format("The text has more than {} parts.", yaml_nodes_max),
                  "Make the process smaller."}};
    if (!expects_key()) return place(std::move(leaf));
    auto& map = open_.back();
    if (leaf.kind == YamlKind::null)
      throw Stop{{leaf.place, path(), "A key is missing before the colon.", "Write `word: value`."}};
    const auto [first, fresh] = map.keys.try_emplace(leaf.text, leaf.place.line);
    if (!fresh && mistakes_.size() < mistakes_max)
      mistakes_.push_back({leaf.place, path(),
                           fmt::format("The key {} stands here twice; first on line {}.", leaf.text, first->second),
                           "Leave one of them out."});
    map.key.emplace(std::move(leaf.text), leaf.place);
  }

  void place(YamlNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    auto& parent = open_.back();
    if (parent.node.kind == YamlKind::list) {
      parent.node.items.push_back(std::move(node));
      return;
    }
    parent.node.entries.push_back({std::move(parent.key->first), parent.key->second, std::move(node)});
    parent.key.reset();
  }

  /// Where reading stands: the keys and positions of everything that is open.
  [[nodiscard]] std::string path() const {
    std::string text;
    for (const auto& one : open_) {
      const std::string step = one.node.kind == YamlKind::list ? std::to_string(one.node.items.size())
                               : one.key                       ? one.key->first
                                                               : std::string{};
      if (!step.empty()) text += (text.empty() ? "" : "/") + step;
    }
    return text;
  }

  const Places& places_;
  std::vector<LocatedMistake>& mistakes_;
  std::vector<Open> open_;
  YamlNode root_;
  std::size_t nodes_ = 0;
};

/// The first byte that is no UTF-8 or a control character; the text's size where there is none.
std::size_t first_bad_byte(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    utf8proc_int32_t character = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at);
    const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &character);
    if (length <= 0 || (length == 1 && is_bad_control(text[at]))) return at;
    at += static_cast<std::size_t>(length);
  }
  return at;
}

/// Files from Windows end their lines by two characters, of which yaml-cpp takes the first for a part of the line.
std::string with_plain_line_ends(std::string_view written) {
  std::string text;
  text.reserve(written.size());
  for (std::size_t i = 0; i < written.size(); ++i)
    if (!written.substr(i).starts_with("\r\n")) text += written[i];
  return text;
}

std::optional<LocatedMistake> unreadable(std::string_view text, const Places& places) {
  if (const auto bad = first_bad_byte(text); bad < text.size())
    return LocatedMistake{places.at_byte(bad), "", "Here is a byte that is no text in UTF-8.",
                          "Save the file as UTF-8, without control characters."};
  return std::nullopt;
}

}  // namespace

YamlTree read_yaml(std::string_view written) {
  YamlTree tree;
  if (written.size() > yaml_bytes_max) {
    tree.mistakes.push_back({{},
                             "",
                             fmt::format("The text is {} bytes long; 1 MiB is allowed.", written.size()),
                             "Make the process smaller."});
    return tree;
  }
  const std::string text = with_plain_line_ends(written);
  const Places places{text};
  if (auto mistake = unreadable(text, places)) {
    tree.mistakes.push_back(std::move(*mistake));
    return tree;
  }
  try {
    std::istringstream in{text};
    YAML::Parser parser{in};
    Builder builder{places, tree.mistakes};
    if (!parser.HandleNextDocument(builder)) return tree;
    tree.root = builder.take();
    Builder second{places, tree.mistakes};
    if (parser.HandleNextDocument(second))
      tree.mistakes.push_back(
          {second.take().place, "", "A second document begins here.", "Keep one process in a file."});
  } catch (const Stop& stop) {
    tree.mistakes.push_back(stop.mistake);
  } catch (const YAML::Exception& broken) {
    tree.mistakes.push_back({places.at(broken.mark), "", fmt::format("This is not YAML: {}.", broken.msg),
                             "Look at the indentation, the quotes and the brackets here and in the line above."});
  }
  return tree;
}

}  // namespace sluice::definition
