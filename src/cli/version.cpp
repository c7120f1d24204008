#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/io.h"

namespace sluice::cli {

void add_version(CLI::App& app, Io& io) {
  app.add_subcommand("version", "Say which version this is")->callback([&io] {
    io.out << "sluice " << program_version() << "\n";
  });
}

}  // namespace sluice::cli
