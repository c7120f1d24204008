// The change advisory board of the example.
#pragma once
#include "cli/seed/world.h"

namespace sluice::cli::seed {

/// A board that meets each Tuesday, and a meeting of it in two days whose agenda is filled with what waits for its members.
void found_board(World& world);

}  // namespace sluice::cli::seed
