// What must never happen, looked for after every step.
#pragma once
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model.h"

namespace sluice::simulation {

/// The occurrences of schedules that have to be opened by now.
[[nodiscard]] std::set<std::pair<ScheduleId, std::string>> due_occurrences(const Model& model);
/// A sentence for each of them that was not opened, though its schedule tells of no trouble, and for each that was ever opened
/// twice.
[[nodiscard]] std::vector<std::string> broken_promises(const Model& model,
                                                       const std::set<std::pair<ScheduleId, std::string>>& promised);

/// A sentence for each rule that the change breaks, `told` being what the last step did to it.
[[nodiscard]] std::vector<std::string> broken_rules(const Model& model, const Change& before, const Change& after,
                                                    const std::vector<Told>& told);

}  // namespace sluice::simulation
