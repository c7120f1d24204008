// What a change waits for, as JSON in its row.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sluice::store {

[[nodiscard]] std::string unmet_text(const std::vector<Unmet>& unmet);
/// Throws DatabaseError where the text is not what unmet_text writes.
[[nodiscard]] std::vector<Unmet> read_unmet(std::string_view text);

/// A list of numbers or words as JSON, and back.
[[nodiscard]] std::string ids_text(const std::vector<std::int64_t>& ids);
[[nodiscard]] std::vector<std::int64_t> read_ids(std::string_view text);
[[nodiscard]] std::string words_text(const std::vector<std::string>& words);
[[nodiscard]] std::vector<std::string> read_words(std::string_view text);

}  // namespace sluice::store
