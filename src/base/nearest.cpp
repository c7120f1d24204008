#include "base/nearest.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace sluice {

namespace {

constexpr std::size_t word_max = 64;
using Row = std::array<std::size_t, word_max + 1>;

/// The optimal string alignment distance of two words of at most word_max bytes.
std::size_t distance(std::string_view a, std::string_view b) {
  Row two_back{}, back{}, row{};
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    two_back = back;
    back = row;
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t exchanged = back[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({back[j] + 1, row[j - 1] + 1, exchanged});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], two_back[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::string nearest(std::string_view word, std::span<const std::string> candidates) {
  if (word.empty() || word.size() > word_max) return {};
  std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
  std::string found;
  for (const auto& candidate : candidates) {
    if (candidate.empty() || candidate.size() > word_max) continue;
    const std::size_t away = distance(word, candidate);
    if (away >= least) continue;
    least = away;
    found = candidate;
  }
  return found;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
  const std::string found = nearest(word, candidates);
  return found.empty() ? std::string{"."} : "; did you mean " + found + "?";
}

}  // namespace sluice
