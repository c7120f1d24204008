// Changes that are deployed: being verified, or waiting for their review.
#include "cli/seed/story.h"

namespace sluice::cli::seed {

namespace {

Story single_sign_on() {
  Story story;
  story.texts = {
      .title = "Second factor for everybody who signs in from outside",
      .description =
          "Sign-in over remote access and mail from outside asks for a key or a code as well as the password.",
      .reason = "In August two accounts were taken over with guessed passwords.",
      .expected_results = {"Nobody signs in from outside with a password alone",
                           "A lost telephone is replaced within an hour by the desk",
                           "At most 60 calls on the first day"},
      .deployment_plan = "Departments in four waves, a week apart; each person enrols before theirs.",
      .backout_plan = "Take the rule off a department: 5 minutes, no data is lost. Mei Tanaka decides.",
      .test_plan =
          "Integration with remote access, mail and the personnel portal; scripts for lost, new and broken telephones "
          "(user acceptance).",
      .communication_plan = "Mail to each department a week before, a film of two minutes, a desk in the canteen."};
  story.services = "directory vpn";
  story.impact = "high";
  story.urgency = "high";
  story.tags = "security";
  story.cast = {"mei.tanaka", "mei.tanaka", "marek.hansen", "sofia.marin", "sam.duarte", "kofi.mensah elena.petrova"};
  story.answers = {
      .effect = "restricted", .minutes = 90, .personal_data = true, .measures = "Calls on the first day: 60 at most."};
  story.when = {86, 55, "06:30", 90};
  story.today = {"review", "answers"};
  story.ending = {"successful",
                  "All four waves are in; no password alone from outside since. 41 calls on the first day.", ""};
  story.remarks = {
      {"review", "ingrid.solberg", "Answers to 3 and 4 come from me this week: calls have gone down to two a day."}};
  story.notes = {{"calls", "41 on the first day, 12 on the second; mostly new telephones."}};
  return story;
}

Story container_platform() {
  Story story;
  story.texts = {
      .title = "Container platform 1.30 to 1.31",
      .description = "Control plane, then nodes one by one; 214 programs move while they run.",
      .reason = "1.30 is supported until the end of next month.",
      .expected_results = {"All nodes report 1.31", "No program was away for longer than 30 seconds"},
      .deployment_plan = "Control plane at 22:00, three nodes at a time from 22:30 on, the portal's nodes last.",
      .backout_plan =
          "Nodes: take 1.30 nodes back into the cluster, they stay stopped for three days. Control plane: restore, 45 "
          "minutes, until the first node has moved.",
      .test_plan =
          "On the staging cluster with copies of the 20 busiest programs; interface removals checked by the linter "
          "(static analysis).",
      .communication_plan = "Teams know their nodes' hour; customers notice nothing."};
  story.services = "kubernetes";
  story.impact = "high";
  story.tags = "platform";
  story.cast = {"nils.holm", "nils.holm", "nils.holm", "lena.fischer", "paul.nowak", "lena.fischer"};
  story.answers = {.effect = "degraded", .minutes = 10};
  story.when = {74, 44, "22:00", 240};
  story.today = {"review", "deferred"};
  story.ending = {"successful_with_issues",
                  "All nodes run 1.31. The outage map was away for 4 minutes: its pods had no second copy.", "some"};
  story.remarks = {{"verification", "nils.holm", "outage-map now has two copies. We look for others with one."}};
  return story;
}

Story printer_drivers() {
  Story story;
  story.texts = {
      .title = "One printer driver for all offices",
      .description = "The maker's common driver replaces fourteen.",
      .reason = "Each patch day breaks another one of the fourteen.",
      .expected_results = {"Every office prints on every printer", "The invoice printer keeps its own driver"},
      .deployment_plan = "Office by office, Friday after 18:00.",
      .backout_plan = "Old drivers stay installed: choose them again, 10 minutes an office.",
      .test_plan = "Ten documents on each model (user acceptance), patch day rehearsed on a test machine (regression).",
      .communication_plan = "Notice at each printer."};
  story.services = "print";
  story.impact = "low";
  story.urgency = "low";
  story.cast = {"marek.hansen", "marek.hansen", "jon.bell", "sofia.marin", "sam.duarte", "bea.lindqvist"};
  story.answers = {.effect = "restricted", .minutes = 10};
  story.when = {66, 33, "18:00", 180};
  story.today = {"review", "retrospective"};
  story.ending = {"successful", "All offices print; the invoice printer was left alone.", ""};
  return story;
}

Story outage_map() {
  Story story;
  story.texts = {
      .title = "Outage map shows planned work, too",
      .description = "Planned interruptions appear three days ahead, with their hours.",
      .reason = "Every planned interruption brings 80 calls.",
      .expected_results = {"A planned interruption is on the map 72 hours ahead",
                           "A cancelled one is gone within 5 minutes", "No street is shown that is not affected"},
      .deployment_plan = "Deploy map 3.4; switch planned work on by its own setting at 07:00.",
      .backout_plan = "Switch the setting off: at once. Map 3.3 back: 6 minutes.",
      .test_plan =
          "Unit and integration with the control room's feed; load of the October storm (dynamic); user acceptance "
          "with four planned interruptions.",
      .communication_plan = "Press release by Clara's team; the service line has answers."};
  story.services = "outage-map";
  story.urgency = "medium";
  story.tags = "web release";
  story.cast = {"nils.holm", "nils.holm", "arif.khan", "lena.fischer", "omar.haddad", "ana.ruiz"};
  story.answers = {.effect = "none"};
  story.when = {40, 2, "07:00", 60};
  story.today = {"verification", "calls"};
  story.remarks = {{"verification", "ana.ruiz",
                    "First planned interruption is on the map: Harvestehude, Thursday 09:00. Hours are right."}};
  return story;
}

}  // namespace

std::vector<Story> stories_in_review() {
  return {single_sign_on(), container_platform(), printer_drivers(), outage_map()};
}

}  // namespace sluice::cli::seed
