#include "cli/local/options.h"

#include <CLI/CLI.hpp>

#include "cli/local/place.h"
#include "cli/local/settings.h"
#include "cli/serve/log.h"

namespace sluice::cli {

void add_local_options(CLI::App& command, LocalOptions& options, Io& io, std::function<void()> run) {
  command.add_option("--database", options.database, "SQLite file, or postgresql://user@host/database")
      ->type_name("PLACE");
  command.add_option("--zone", options.zone, "The organisation's time zone (default: this machine's)")
      ->type_name("ZONE");
  add_config_option(command);
  command.callback([&command, &io, run = std::move(run)] {
    fill_settings(command, io.environment, FileNames::some_unknown);
    run();
  });
}

House open_house(const LocalOptions& options, const Io& io) {
  set_up_log("warn");
  engine::Options engine;
  engine.zone = organisation_zone(options.zone, io.environment);
  engine.background = false;
  return House{database_place(options.database, io.environment), std::move(engine)};
}

}  // namespace sluice::cli
