// The rules of a process: what they listen to, and what they do.
#pragma once
#include "domain/change/course.h"

namespace sluice {

/// Does what the rules say to the next thing that has happened and that one of them listens to; false where none has
/// anything to do. A rule that listens to what rules have done is followed as well, but no rule twice about the same
/// stage, task or approval in one command, so that none goes round.
bool follow_rules(Course& course);

/// Whom a moved window concerns: who asked for the change, owns, follows, tests, deploys or verifies it, has a task or an
/// approval open on it, is named as a stakeholder or in its form, or owns an affected service. Not who moved it, nor who
/// is disabled.
[[nodiscard]] std::vector<PersonId> concerned_by_window(const Change& change, const ChangeFacts& facts);

}  // namespace sluice
