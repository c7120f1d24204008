// The words of a text, the same for what is searched and for what is asked.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// The longest word kept, in bytes of UTF-8; a longer one is cut there.
inline constexpr std::size_t word_bytes_max = 64;

/// The words of a text in their order: lower case, accents removed, split at everything but letters and digits
/// (Unicode categories L and N, by utf8proc), compatibility forms made plain. "CHG-1042 Ärger" is chg, 1042, arger.
/// Bytes that are not UTF-8 separate words.
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);

/// The same words with one space between two: what is stored, sorted by and matched.
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace sluice
