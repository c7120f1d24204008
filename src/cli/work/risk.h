// What the commands about risk share. Only for cli/work/.
#pragma once
#include <CLI/CLI.hpp>

#include "cli/client/client.h"

namespace sluice::cli {

/// The sources of an assessment, with what each saw and what would lower it.
void say_risk_sources(const Json& assessed, Client& client);

/// `policy`, `check`, `try` and `publish` below `sluice risk`.
void add_risk_policy(CLI::App& risk, Io& io);

}  // namespace sluice::cli
