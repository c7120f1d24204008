// How the example's changes are related to one another.
#pragma once
#include "cli/seed/world.h"

namespace sluice::cli::seed {

/// Links changes that are there, as a change manager. Throws BrokenInvariant where one of them is not.
void relate_changes(World& world);

}  // namespace sluice::cli::seed
