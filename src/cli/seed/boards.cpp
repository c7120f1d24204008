#include "cli/seed/boards.h"

namespace sluice::cli::seed {

namespace {

using boost::json::array;
using boost::json::object;

constexpr int week = 7 * 24 * 60;

/// So many days from now, in the example's zone.
std::string day_in(const World& world, int days) {
  return world.zone().local_of(world.zone().add_days(world.now(), days)).substr(0, 10);
}

object weekly_board(const World& world) {
  return {{"name", "Change advisory board"},
          {"chair", "ruth.steiner"},
          {"deputy", "dana.kowalski"},
          {"members", array{"group:cab"}},
          {"cutoff_minutes", 60},
          {"timing", object{{"start", day_in(world, 7) + "T14:00"},
                            {"zone", world.zone().name()},
                            {"rule", "FREQ=WEEKLY;BYDAY=TU"},
                            {"window_minutes", 60},
                            {"lead_minutes", 2 * week}}}};
}

}  // namespace

void found_board(World& world) {
  const auto board = world.act("ruth.steiner", {.path = "/boards", .body = weekly_board(world)});
  const auto below = "/boards/" + std::string{board.at("id").as_string()} + "/meetings";
  const auto meeting =
      world.act("ruth.steiner", {.path = below, .body = object{{"local", day_in(world, 2) + "T14:00"}}});
  world.act("ruth.steiner", {.path = "/meetings/" + std::string{meeting.at("id").as_string()} + "/rank"});
}

}  // namespace sluice::cli::seed
