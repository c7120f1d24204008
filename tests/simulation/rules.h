// What must never happen, looked for after every step.
#pragma once
#include <string>
#include <vector>

#include "model.h"

namespace sluice::simulation {

/// A sentence for each rule that the change breaks, `told` being what the last step did to it.
[[nodiscard]] std::vector<std::string> broken_rules(const Model& model, const Change& before, const Change& after,
                                                    const std::vector<Told>& told);

}  // namespace sluice::simulation
