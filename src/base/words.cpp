#include "base/words.h"

#include <utf8proc.h>

namespace sluice {

namespace {

/// Letters that people take for accented ones, but that Unicode does not decompose.
std::string_view plain_letter(utf8proc_int32_t point) {
  switch (point) {
    case 0x00F8: return "o";   // ø
    case 0x0142: return "l";   // ł
    case 0x0111: return "d";   // đ
    case 0x00E6: return "ae";  // æ
    case 0x0153: return "oe";  // œ
    default: return {};
  }
}

bool is_letter_or_digit(utf8proc_int32_t point) {
  switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return true;
    default: return false;
  }
}

bool is_ascii_letter_or_digit(utf8proc_int32_t point) {
  return (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9');
}

class Collector {
 public:
  void add(utf8proc_int32_t point) {
    if (point < 0x80) return add_ascii(point);
    if (!is_letter_or_digit(point)) return end_word();
    if (const auto plain = plain_letter(point); !plain.empty()) return append(plain);
    utf8proc_uint8_t bytes[4];
    const auto size = utf8proc_encode_char(point, bytes);
    append({reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)});
  }
  void end_word() {
    if (!word_.empty()) words_.push_back(std::move(word_));
    word_.clear();
  }
  std::vector<std::string> take() {
    end_word();
    return std::move(words_);
  }

 private:
  /// What most texts consist of, without asking for its category.
  void add_ascii(utf8proc_int32_t point) {
    if (!is_ascii_letter_or_digit(point)) return end_word();
    const auto byte = static_cast<char>(point);
    append({&byte, 1});
  }
  void append(std::string_view bytes) {
    if (word_.size() + bytes.size() <= word_bytes_max) word_ += bytes;
  }
  std::string word_;
  std::vector<std::string> words_;
};

constexpr auto folding = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                                        UTF8PROC_IGNORE | UTF8PROC_STRIPMARK);

/// Adds one code point, taken apart: a ligature or a fraction becomes several.
void add_folded(Collector& collector, utf8proc_int32_t point) {
  if (point < 0x80) return collector.add(point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point);
  utf8proc_int32_t parts[32];
  int boundary = 0;
  const auto count = utf8proc_decompose_char(point, parts, std::size(parts), folding, &boundary);
  if (count < 0 || count > static_cast<utf8proc_ssize_t>(std::size(parts))) return collector.end_word();
  for (utf8proc_ssize_t i = 0; i < count; ++i) collector.add(parts[i]);
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  Collector collector;
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t point = -1;
    auto used = utf8proc_iterate(at, left, &point);
    if (used < 1) {
      collector.end_word();
      used = 1;
    } else {
      add_folded(collector, point);
    }
    at += used;
    left -= used;
  }
  return collector.take();
}

std::string folded(std::string_view text) {
  std::string joined;
  for (const auto& word : words_of(text)) {
    if (!joined.empty()) joined += ' ';
    joined += word;
  }
  return joined;
}

}  // namespace sluice
