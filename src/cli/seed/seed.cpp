// `sluice seed`: the worked example, made through the API as people would have made it over the last 120 days.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.h"
#include "cli/local/house.h"
#include "cli/local/place.h"
#include "cli/local/settings.h"
#include "cli/seed/boards.h"
#include "cli/seed/organisation.h"
#include "cli/seed/player.h"
#include "cli/seed/related.h"
#include "cli/seed/schedules.h"
#include "cli/serve/log.h"

namespace sluice::cli {

namespace {

using namespace seed;

constexpr std::uint64_t chance_seed = 1042;
constexpr int past_days = 120;

struct SeedOptions {
  std::string database;
  std::string zone;
};

std::vector<Story> all_stories() {
  std::vector<Story> all;
  for (auto part : {closed_stories, ended_early_stories, stories_in_review, stories_under_way, stories_to_decide,
                    standard_and_emergency_stories})
    for (auto& story : part()) all.push_back(std::move(story));
  return all;
}

/// Plays all stories at once: always the one whose next act comes first.
void play(const std::vector<Story>& stories, World& world, Instant today) {
  std::vector<std::unique_ptr<Player>> players;
  for (std::size_t i = 0; i < stories.size(); ++i)
    players.push_back(std::make_unique<Player>(stories[i], world, today, chance_seed + i));
  const auto sooner = [](const std::unique_ptr<Player>& a, const std::unique_ptr<Player>& b) {
    return a->next().value_or(last_planned_instant) < b->next().value_or(last_planned_instant);
  };
  while (true) {
    const auto first = std::ranges::min_element(players, sooner);
    if (first == players.end() || !(*first)->next()) return;
    (*first)->play();
  }
}

void make_example(const store::Address& place, std::shared_ptr<const Zone> zone, Io& io) {
  const auto today = system_now();
  const auto clock = clock_at(zone->add_days(today, -past_days));
  engine::Options options;
  options.clock = reading_of(clock);
  options.zone = std::move(zone);
  options.background = false;
  House house{place, std::move(options)};
  api::Settings settings;
  settings.demonstration = true;
  const auto application = house.make_api(std::move(settings));
  const auto code = application->first_administrator_code();
  if (!code)
    throw Stop(Exit::refused,
               fmt::format("{} is not empty: the example is made in a new database.", store::shown(place)));

  const auto stories = all_stories();
  World world{*application, house.engine(), clock};
  found_organisation(world, *code);
  play(stories, world, today);
  world.move_to(today);
  relate_changes(world);
  plan_schedules(world);
  found_board(world);
  house.engine().settle();
  application->stop();
  fmt::print(io.out, "{}: {} people, {} services, {} changes.\n", store::shown(place),
             house.engine().directory()->people.size(), house.engine().directory()->services.size(), stories.size());
}

}  // namespace

void add_seed(CLI::App& app, Io& io) {
  auto options = std::make_shared<SeedOptions>();
  auto* command = app.add_subcommand("seed", "Fill an empty database with a worked example");
  command->add_option("--database", options->database, "SQLite file, or postgresql://user@host/database")
      ->type_name("PLACE");
  command->add_option("--zone", options->zone, "The organisation's time zone (default: this machine's)")
      ->type_name("ZONE");
  add_config_option(*command);
  command->footer(
      "The example is Fjordline Utilities: its people, groups, services, and two dozen changes of the last four "
      "months,\n"
      "in every phase. Serve it with --demo, so that anybody can sign in as anybody.\n\n"
      "Example:\n"
      "  sluice seed --database example.db && sluice serve --database example.db --demo");
  command->callback([command, options, &io] {
    fill_settings(*command, io.environment, FileNames::some_unknown);
    set_up_log("warn");
    make_example(database_place(options->database, io.environment), organisation_zone(options->zone, io.environment),
                 io);
  });
}

}  // namespace sluice::cli
