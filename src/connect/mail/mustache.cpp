#include "connect/mail/mustache.h"

#include <kainjow/mustache.hpp>

namespace sluice::connect {

namespace {

namespace library = kainjow::mustache;

/// Without what mail cannot carry: control characters but for tabs and line ends.
std::string clean_value(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte >= 0x20 && byte != 0x7F) || c == '\n' || c == '\r' || c == '\t') clean += c;
  }
  return clean;
}

/// Of an empty text the library would open a section, against the usual reading of Mustache; of `false` it does not.
library::data text_value(std::string_view text) {
  auto clean = clean_value(text);
  return clean.empty() ? library::data{false} : library::data{clean};
}

library::data mustache_value(const boost::json::value& value) {
  if (const auto* text = value.if_string()) return text_value(*text);
  if (const auto* object = value.if_object()) {
    library::data all{library::data::type::object};
    for (const auto& [name, member] : *object) all.set(std::string{name}, mustache_value(member));
    return all;
  }
  if (const auto* array = value.if_array()) {
    library::data all{library::data::type::list};
    for (const auto& item : *array) all.push_back(mustache_value(item));
    return all;
  }
  if (const auto* yes = value.if_bool()) return library::data{*yes};
  if (value.is_null()) return library::data{false};
  return library::data{boost::json::serialize(value)};
}

/// Whether the line is one tag that begins or ends a section, or a comment, and nothing else.
bool is_tag_alone(std::string_view line) {
  const auto first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) return false;
  line = line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
  const bool is_tag = line.size() > 4 && line.starts_with("{{") && line.find("}}") == line.size() - 2;
  return is_tag && std::string_view{"#^/!"}.contains(line[2]);
}

/// Tags that stand alone take their line with them, as Mustache wants it: the library leaves an empty line of a section that
/// is left out.
std::string without_lines_of_tags(std::string_view written) {
  std::string kept;
  kept.reserve(written.size());
  while (!written.empty()) {
    const auto line = written.substr(0, written.find('\n'));
    const bool ends = line.size() < written.size();
    kept += line;
    if (ends && !is_tag_alone(line)) kept += '\n';
    written.remove_prefix(line.size() + (ends ? 1 : 0));
  }
  return kept;
}

}  // namespace

std::string escaped_html(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': escaped += "&amp;"; break;
      case '<': escaped += "&lt;"; break;
      case '>': escaped += "&gt;"; break;
      case '"': escaped += "&quot;"; break;
      case '\'': escaped += "&#39;"; break;
      default: escaped += c;
    }
  }
  return escaped;
}

std::string filled_in(std::string_view written, const boost::json::object& data, MailEscape escape,
                      std::size_t bytes_max) {
  library::mustache reading{without_lines_of_tags(written)};
  if (!reading.is_valid()) return {};
  reading.set_custom_escape(
      [escape](const std::string& text) { return escape == MailEscape::html ? escaped_html(text) : text; });
  std::string result;
  reading.render(mustache_value(data), [&](const std::string& piece) {
    if (result.size() <= bytes_max) result += piece;
  });
  return result;
}

bool is_mustache(std::string_view written) { return library::mustache{std::string{written}}.is_valid(); }

}  // namespace sluice::connect
