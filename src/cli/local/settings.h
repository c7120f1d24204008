// Settings of what runs on the server's machine: from the command line, else from the environment, else from a file.
//
// An option --listen is also the variable SLUICE_LISTEN and the line `listen = "…"` of the file, which is TOML: the one
// named by --config or SLUICE_CONFIG, else /etc/sluice/sluice.toml where there is one.
#pragma once
#include <string>

#include "cli/io.h"

namespace CLI {
class App;
}

namespace sluice::cli {

/// Adds --config to a command.
void add_config_option(CLI::App& command);

/// Gives each option that the command line left out its value from the environment or the file. Throws Stop (usage) for a
/// file that cannot be read or has a value that does not do. `names_checked`: also for a name that is no option of this
/// command; only `serve` knows all of them.
enum class FileNames { checked, some_unknown };
void fill_settings(CLI::App& command, const Environment& environment, FileNames names);

/// "listen" as SLUICE_LISTEN.
[[nodiscard]] std::string variable_name(const std::string& option);

}  // namespace sluice::cli
