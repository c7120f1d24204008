// What a simulation begins with: people, groups, services and a process that uses every kind of rule.
#pragma once
#include <vector>

#include "domain/process/process.h"
#include "model.h"

namespace sluice::simulation {

inline constexpr std::int64_t people_count = 8;
inline constexpr std::int64_t groups_count = 2;
inline constexpr std::int64_t services_count = 3;

/// Adds them, in the name of Sluice itself.
[[nodiscard]] std::vector<Step> first_steps();
/// Draft, assessment with a checklist, authorization by the CAB and by owners, building in sequence, release when the window
/// opens, deployment, verification with an outcome, review with a task that blocks closing and one that is handed over. It
/// has a form on which tasks, questions and a stage hang. `version`: 1, or how it is altered in its second and third.
[[nodiscard]] Process rich_process(int version = 1);

}  // namespace sluice::simulation
