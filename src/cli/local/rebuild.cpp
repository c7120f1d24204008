// `sluice rebuild`.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/local/options.h"

namespace sluice::cli {

void add_rebuild(CLI::App& app, Io& io) {
  auto options = std::make_shared<LocalOptions>();
  auto* command = app.add_subcommand("rebuild", "Make the tables that lists are read from anew, from the events");
  add_local_options(*command, *options, io, [options, &io] {
    auto house = open_house(*options, io);
    std::int64_t rebuilt = 0;
    house.engine().rebuild([&](std::int64_t done, std::int64_t) { rebuilt = done; });
    fmt::print(io.out, "Made anew from {} events ({} steps).\n", house.engine().position(), rebuilt);
  });
  command->footer(
      "Alters no event. Opens the database itself: on SQLite the server has to be stopped.\n\n"
      "Example:\n  sluice rebuild --database /srv/sluice/sluice.db");
}

}  // namespace sluice::cli
