// Which word was probably meant.
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace sluice {

/// The candidate that differs from the word by the fewest letters added, left out, exchanged or swapped, if by few
/// enough to be a slip (a third of the word's length, at least one); empty where none does. Words over 64 bytes have
/// none. The first of several equally near.
[[nodiscard]] std::string nearest(std::string_view word, std::span<const std::string> candidates);

/// How a sentence about the word ends: "; did you mean build?", or "." where nothing is near.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

}  // namespace sluice
