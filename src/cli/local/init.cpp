// `sluice init`: makes a database, or brings one up to date.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/local/options.h"
#include "store/address.h"

namespace sluice::cli {

void add_init(CLI::App& app, Io& io) {
  auto options = std::make_shared<LocalOptions>();
  auto* command =
      app.add_subcommand("init", "Make a database, or bring it up to date, with the shipped groups and processes");
  add_local_options(*command, *options, io, [options, &io] {
    auto house = open_house(*options, io);
    const auto directory = house.engine().directory();
    fmt::print(io.out, "{}\n  {} processes, {} groups, {} people, {} services\n",
               store::shown(house.database().address()), directory->processes.size(), directory->groups.size(),
               directory->people.size(), directory->services.size());
    if (directory->people.empty())
      fmt::print(io.out, "Nobody is here yet: `sluice serve` prints the link that makes the first administrator.\n");
  });
  command->footer(
      "`sluice serve` does the same when it starts; this is for a database that is to be ready before.\n"
      "Doing it again does no harm.\n\n"
      "Examples:\n"
      "  sluice init --database /srv/sluice/sluice.db\n"
      "  sluice init --database postgresql://sluice@db.example.org/sluice");
}

}  // namespace sluice::cli
