// Texts as pages to keep and to print: PDF (ISO 32000-1) by Pango and cairo, with whatever scripts the machine has fonts for.
#pragma once
#include <string>
#include <vector>

#include "base/instant.h"

namespace sluice::document {

enum class Style {
  title,    ///< at the top of the first page
  heading,  ///< of a part; never left alone at the foot of a page
  text,
  quiet,  ///< smaller and grey: times, who was there
  item,   ///< of a list: set in, behind a dot
};

struct Block {
  Style style = Style::text;
  std::string text;  ///< UTF-8; line ends stay
};

struct Document {
  std::string title;  ///< as programs show it for the whole; also at the foot of each page
  Instant at;         ///< when it was made, as the file says it
  std::vector<Block> blocks;
};

/// How many pages at most; what would stand on further ones is left out, and the last one says so.
inline constexpr std::size_t pages_max = 500;

/// The bytes of a PDF of A4 pages, each numbered "2/5". Throws std::runtime_error where cairo cannot make one. Thread-safe.
[[nodiscard]] std::string pdf_of(const Document& document);

}  // namespace sluice::document
