// Changes that did not go all the way: backed out, unsuccessful, cancelled, rejected.
#include "cli/seed/story.h"

namespace sluice::cli::seed {

namespace {

Story billing_migration() {
  Story story;
  story.texts = {
      .title = "Billing 4.8: VAT by line, with a new invoice table",
      .description =
          "VAT is kept for each line of an invoice instead of once for all. The table of 61 million lines is "
          "rewritten.",
      .reason = "From January on one invoice may carry two rates.",
      .expected_results = {"An invoice with two rates shows both, and the sum is right to the cent",
                           "The nightly invoice run ends before 04:00",
                           "All invoices of the last year add up to the same sums as before"},
      .deployment_plan =
          "1. Maintenance page on.\n2. Stop the workers.\n3. Add the columns.\n4. Start Billing 4.8.\n5. Rewrite the "
          "lines (55 minutes on staging).\n6. Check the sums.\n7. Maintenance page off.",
      .backout_plan =
          "Restore schema 4.7 from the dump of step 2, start Billing 4.7: 35 minutes. Begins by 22:55. Trigger: step 5 "
          "takes more than twice its time. Dana Kowalski decides, +49 40 5550 115.",
      .test_plan =
          "All eight kinds; load test of step 5 with staging data; user acceptance by Bea Lindqvist with 40 invoices.",
      .communication_plan =
          "72 hours and 2 hours ahead to subscribers of billing and portal; the portal shows it from 21:30 on."};
  story.services = "billing-api billing-db";
  story.impact = "high";
  story.urgency = "high";
  story.tags = "billing release";
  story.cast = {"priya.nair", "priya.nair", "arif.khan", "lena.fischer", "omar.haddad", "lena.fischer bea.lindqvist"};
  story.answers = {.effect = "down", .minutes = 90, .personal_data = true};
  story.when = {102, 74, "21:30", 120};
  story.ending = {"backed_out",
                  "Step 5 stood at 31 % after 70 minutes: staging has a fiftieth of the data. Dana decided at 22:49. "
                  "Portal was down for 41 minutes.",
                  "service_down"};
  story.remarks = {{"assessment", "tomas.weber",
                    "How long does step 5 take with production's 61 million lines? Staging has 1.2 million."},
                   {"deployment", "dana.kowalski",
                    "22:40: step 5 at 27 %. It will not end in time. We go back at 22:49 unless it jumps."},
                   {"verification", "lena.fischer",
                    "Former state is back: 4.7.2 on both nodes, sums of today are right, portal answers."},
                   {"review", "priya.nair",
                    "Next time: data of production's size for every migration, and the lines in batches beforehand."}};
  story.notes = {{"run", "Backed out at 22:49 in step 5; way back ended 23:30, 9 minutes late. Former state is back."},
                 {"check", "4.7.2 runs on both nodes; sums of the day are right."},
                 {"users", "Portal and invoices work as before; VAT still once for all."},
                 {"retrospective",
                  "Well: the decision came in time and was nobody's fault. To improve: migrations are tested with all "
                  "data, and long steps run before the window."},
                 {"deferred", "Data of production's size: Lena. Rewrite in batches: Arif. Both have tasks."},
                 {"sign", "The outcome stands as declared: backed out. The next try has both remedies in its plan."}};
  story.words = {{"cab", "lee.okafor", "Agreed, with a stomach ache about step 5."}};
  return story;
}

Story telephone_queue() {
  Story story;
  story.texts = {
      .title = "Spoken menu in the service line",
      .description = "Callers say what they want instead of pressing a number.",
      .reason = "Half of all callers press the wrong number.",
      .expected_results = {"Nine callers of ten reach the right team", "Nobody waits longer than before"},
      .deployment_plan = "Switch the queue to the new menu at 19:00, after the last call.",
      .backout_plan = "Switch back to the old menu: 1 minute.",
      .test_plan = "200 recorded calls (integration), load of a Monday morning (dynamic), user acceptance by the desk.",
      .communication_plan = "Notice on the web site."};
  story.services = "telephony";
  story.urgency = "low";
  story.tags = "service-line";
  story.cast = {"ingrid.solberg", "ingrid.solberg", "jon.bell", "sofia.marin", "sam.duarte", "ana.ruiz kofi.mensah"};
  story.answers = {
      .effect = "degraded", .minutes = 30, .measures = "Callers who reach the right team at once: five of ten before."};
  story.when = {96, 68, "19:00", 60};
  story.ending = {"unsuccessful",
                  "Six of ten reached the right team: worse than before. The old menu is back since the second day.",
                  "some"};
  story.remarks = {
      {"verification", "ana.ruiz",
       "Everybody with a northern accent ends up with field service. They are kind about it, but not for long."}};
  story.notes = {{"users", "60 % reached the right team; result 1 is not met."},
                 {"sign", "It stands: unsuccessful. No second try before the recordings include real callers."}};
  return story;
}

Story intranet_search() {
  Story story;
  story.texts = {
      .title = "New search on the intranet",
      .description = "A search that also finds attachments.",
      .reason = "People cannot find travel forms.",
      .expected_results = {"The travel form is the first result of \"travel\""},
      .deployment_plan = "Install the search beside the old one, then switch the field over.",
      .backout_plan = "Switch the field back.",
      .test_plan = "Integration and user acceptance; the other kinds as the intranet's own pipeline has them.",
      .communication_plan = "News item."};
  story.services = "intranet";
  story.impact = "low";
  story.urgency = "low";
  story.cast = {"jon.bell", "ingrid.solberg", "arif.khan", "lena.fischer", "paul.nowak", "jon.bell"};
  story.answers = {.effect = "none"};
  story.when = {70, 38, "18:00", 60};
  story.turn = {Turn::cancel, "build", "ingrid.solberg",
                "The intranet is being replaced in spring by the one of the group; its search comes with it. What was "
                "built is thrown away."};
  story.remarks = {{"build", "arif.khan", "Index and form are built, the switch is not. 3 days of work so far."}};
  return story;
}

Story badge_readers() {
  Story story;
  story.texts = {.title = "Door badges by the customer app",
                 .description = "Employees open doors with the customer app on their own telephone.",
                 .reason = "Badges get lost.",
                 .expected_results = {"A door opens within a second"},
                 .deployment_plan = "Readers door by door, over a month.",
                 .backout_plan = "Badges go on working beside it.",
                 .test_plan = "To be agreed.",
                 .communication_plan = "Mail to all."};
  story.services = "mobile-app directory";
  story.impact = "medium";
  story.urgency = "low";
  story.cast = {"kofi.mensah", "", "arif.khan", "lena.fischer", "paul.nowak", "kofi.mensah"};
  story.answers = {.effect = "none", .personal_data = true};
  story.when = {61, 30, "20:00", 60};
  story.turn = {Turn::reject, "authorization", "jonas.berg",
                "A customers' app may not open our own doors: it is not under our control once it is on a private "
                "telephone. The control room is behind one of them."};
  story.remarks = {{"assessment", "mei.tanaka",
                    "I see no way to make this safe. The app's keys lie on telephones that we do not manage."}};
  return story;
}

}  // namespace

std::vector<Story> ended_early_stories() {
  return {billing_migration(), telephone_queue(), intranet_search(), badge_readers()};
}

}  // namespace sluice::cli::seed
