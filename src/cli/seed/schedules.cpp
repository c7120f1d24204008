#include "cli/seed/schedules.h"

namespace sluice::cli::seed {

namespace {

using boost::json::array;
using boost::json::object;

/// So many days from now at an hour of the wall clock.
std::string start_in(const World& world, int days, std::string_view time) {
  const auto day = world.zone().local_of(world.zone().add_days(world.now(), days)).substr(0, 10);
  return day + "T" + std::string{time};
}

object certificate(const World& world) {
  return {{"name", "TLS portal"},
          {"deputy", "omar.haddad"},
          {"timing", object{{"start", start_in(world, 16, "06:00")},
                            {"zone", world.zone().name()},
                            {"rule", "FREQ=DAILY;INTERVAL=60"},
                            {"shift", "next"},
                            {"window_minutes", 30},
                            {"lead_minutes", 7 * 24 * 60}}},
          {"change", object{{"catalog_entry", "renew-tls-certificate"},
                            {"title", "Renew the certificate of the customer portal"},
                            {"description", "Both proxies of the portal; the certificate ends after 90 days."},
                            {"services", array{"customer-portal"}}}}};
}

object patches(const World& world) {
  return {{"name", "Patches of the database servers"},
          {"timing", object{{"start", start_in(world, 10, "22:00")},
                            {"zone", world.zone().name()},
                            {"rule", "FREQ=MONTHLY;BYDAY=2SA"},
                            {"window_minutes", 4 * 60},
                            {"lead_minutes", 7 * 24 * 60}}},
          {"change", object{{"process", "normal"},
                            {"title", "Patch the database servers"},
                            {"reason", "Security fixes of the month."},
                            {"services", array{"billing-db"}},
                            {"expected_results", array{"No package of the servers has a known critical fault"}}}}};
}

}  // namespace

void plan_schedules(World& world) {
  const auto tls = world.act("nils.holm", {.path = "/schedules", .body = certificate(world)});
  const auto& second = tls.at("coming").at(1).at("local");
  const auto path = "/schedules/" + std::string{tls.at("id").as_string()} + "/skips";
  world.act("nils.holm",
            {.path = path,
             .body = object{{"local", second},
                            {"reason", "The portal moves to the new proxies in that week; they bring their own."}}});
  world.act("nils.holm", {.path = "/schedules", .body = patches(world)});
}

}  // namespace sluice::cli::seed
