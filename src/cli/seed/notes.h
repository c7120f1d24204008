// What people note when they finish a task, where the story does not say it.
#pragma once
#include <string>

#include "cli/seed/story.h"

namespace sluice::cli::seed {

/// The story's own note for a task of that key, else a usual one; empty where people usually say nothing.
[[nodiscard]] std::string note_for(const Story& story, std::string_view task);

/// The story's own word with that person's approval, else nothing.
[[nodiscard]] std::string word_for(const Story& story, std::string_view approval, std::string_view by);

}  // namespace sluice::cli::seed
