// Rules as people read them.
#pragma once
#include <string>

#include "domain/process/process.h"

namespace sluice {

/// "the owner", "the group cab", "whoever did build".
[[nodiscard]] std::string who_in_words(const Who& who);
/// What a rule does, as a sentence: "Tells the owner and the group cab: “The window is near.”"
[[nodiscard]] std::string in_words(const RuleAction& action, const Process& process);
/// What the event is about, by the names of these: the keys themselves where nothing has such a key any more.
[[nodiscard]] std::vector<std::string> names_of_subjects(const Rule& rule, const Process& process);

}  // namespace sluice
