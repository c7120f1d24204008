// The program `sluice`: reads the command line, runs one command, says what went wrong.
#pragma once
#include <string>
#include <vector>

#include "cli/io.h"

namespace CLI {
class App;
}

namespace sluice::cli {

/// Runs the command that the arguments (without the program's name) tell of; the exit code (see io.h). Throws nothing.
[[nodiscard]] int run(const std::vector<std::string>& arguments, Io& io);

/// Adds every command to the program. `io` outlives it.
void add_commands(CLI::App& app, Io& io);

}  // namespace sluice::cli
