// The options of the commands that open the database themselves.
#pragma once
#include <functional>
#include <string>

#include "cli/io.h"
#include "cli/local/house.h"

namespace CLI {
class App;
}

namespace sluice::cli {

struct LocalOptions {
  std::string database;
  std::string zone;
};

/// Adds --database, --zone and --config; before the command runs they have their values from environment and file.
void add_local_options(CLI::App& command, LocalOptions& options, Io& io, std::function<void()> run);

/// Opens the house that the options tell of, in which nothing runs by itself.
[[nodiscard]] House open_house(const LocalOptions& options, const Io& io);

}  // namespace sluice::cli
