// A story's fields as the API takes them.
#pragma once
#include "base/json.h"
#include "base/zone.h"
#include "cli/seed/story.h"

namespace sluice::cli::seed {

/// The body of POST /changes for a story, whose days count back from `today`.
[[nodiscard]] Json new_change_json(const Story& story, Instant today, const Zone& zone);

/// The day so many days before today, at that local time.
[[nodiscard]] Instant days_ago(int days, std::string_view time, Instant today, const Zone& zone);

}  // namespace sluice::cli::seed
