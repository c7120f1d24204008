// What comes again in the example.
#pragma once
#include "cli/seed/world.h"

namespace sluice::cli::seed {

/// Two schedules that go on from now: a certificate that is renewed every sixty days, one of which is skipped, and the
/// database servers' patches on a Saturday of each month.
void plan_schedules(World& world);

}  // namespace sluice::cli::seed
