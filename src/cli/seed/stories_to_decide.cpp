// Changes that are drafted, assessed or put to their approvers.
#include "cli/seed/story.h"

namespace sluice::cli::seed {

namespace {

Story billing_postgres() {
  Story story;
  story.texts = {
      .title = "PostgreSQL 16.14 to 16.15 behind Billing",
      .description = "Minor version on both nodes of the billing database: standby first, then a switch-over.",
      .reason = "16.15 mends a fault that can spoil an index of ours (GIN on invoice lines), and two vulnerabilities.",
      .expected_results = {"version() is 16.15 on both nodes",
                           "A clerk exports the dunning run of a month within 60 seconds",
                           "No error in the first nightly invoice run"},
      .deployment_plan =
          "In advance: packages, base backup.\n1. Upgrade the standby.\n2. Check replication.\n3. Maintenance page "
          "on.\n4. Drain the workers.\n5. Switch over.\n6. Upgrade the other node.\n7. Maintenance page off.\n8. "
          "Rebuild two indexes.",
      .backout_plan =
          "Switch back to the node with 16.14, 24 minutes; from step 6 on restore it from the base backup, 31 minutes. "
          "Trigger: step 5 or 6 fails twice. Dana Kowalski decides, +49 40 5550 115; vendor's hotline +44 20 5550 900.",
      .test_plan =
          "Integration: 118 tests of Billing against 16.15. Regression: billing-critical and known-faults. Dynamic: "
          "replay of a month's end. User acceptance: the three expected results. Unit tests and static analysis of our "
          "own scripts.",
      .communication_plan =
          "72 hours and 2 hours ahead to subscribers of Billing and the portal: down for at most 30 minutes."};
  story.services = "billing-db";
  story.impact = "high";
  story.urgency = "medium";
  story.tags = "patch-day database";
  story.cast = {"priya.nair", "priya.nair", "tomas.weber", "lena.fischer", "omar.haddad", "lena.fischer bea.lindqvist"};
  story.answers = {
      .effect = "down", .minutes = 30, .personal_data = true, .measures = "Dunning run of a month: 58 seconds before."};
  story.when = {16, -19, "22:00", 120};
  story.today = {"authorization", "", 1};
  story.remarks = {
      {"draft", "priya.nair", "The evening of the core switch firmware is taken; this is the next free one."},
      {"assessment", "dana.kowalski", "The standby has room for the base backup until the end of the month."},
      {"authorization", "tomas.weber",
       "I have added the dumped roles to the way back. That withdraws what was decided before; sorry, and better now "
       "than then."}};
  story.late_edits = {{"authorization", "tomas.weber", "backout_plan",
                       "Switch back to the node with 16.14, 24 minutes; from step 6 on restore it from the base "
                       "backup, then restore the dumped roles, 31 minutes. Trigger: step 5 or 6 fails twice. Dana "
                       "Kowalski decides, +49 40 5550 115; vendor's hotline +44 20 5550 900."}};
  return story;
}

Story core_switches() {
  Story story;
  story.texts = {
      .title = "Core switch firmware 10.12",
      .description = "Both core switches, one after the other; each is away for 12 minutes.",
      .reason = "Mends the memory leak that made us restart switch 2 in October.",
      .expected_results = {"Both switches run 10.12", "No connection within a place is lost",
                           "Memory stays below 60 % for two weeks"},
      .deployment_plan = "Switch 2 at 21:00, an hour of watching, switch 1 at 22:15.",
      .backout_plan = "10.10 is in the second slot of each switch: 14 minutes. Yusuf Demir decides, +49 40 5550 122.",
      .test_plan =
          "A week on the recovery site's switch (integration), paths of all 30 critical services traced before and "
          "after (regression), scan of the management side (vulnerability).",
      .communication_plan = "All teams on call; the control room has its own lines and is told."};
  story.services = "core-network";
  story.impact = "high";
  story.urgency = "high";
  story.tags = "network";
  story.cast = {"yusuf.demir", "yusuf.demir", "yusuf.demir", "sofia.marin", "paul.nowak", "sofia.marin"};
  story.answers = {.effect = "degraded", .minutes = 24};
  story.when = {14, -12, "21:00", 120};
  story.today = {"authorization", "", 2};
  story.risks = {
      {.stage = "assessment",
       .by = "sofia.marin",
       .level = "high",
       .reason = "Switch 1 has not been restarted for 600 days; nobody knows whether its power supplies bear it."}};
  story.words = {{"cab", "lee.okafor", "Please not before the control room's exercise has ended at 20:00."},
                 {"cab", "mei.tanaka", "Fine by me."}};
  return story;
}

Story portal_receipts() {
  Story story;
  story.texts = {.title = "Portal shows receipts of payments",
                 .description = "A customer sees when a payment was booked, and to which invoice.",
                 .reason = "\"Has my money arrived?\" is the third most frequent question.",
                 .expected_results = {"A payment of yesterday is shown today before 07:00",
                                      "Calls with that question fall by half in a month"},
                 .deployment_plan = "Portal 5.3 beside 5.2, one customer of ten, then all.",
                 .backout_plan = "All customers back to 5.2: 3 minutes. Nils Holm decides.",
                 .test_plan =
                     "Integration with Billing (payments of a week), dynamic scan, regression critical-paths, user "
                     "acceptance by the desk and Bea Lindqvist; dependencies scanned.",
                 .communication_plan = "Notice on the portal; the service line has four answers."};
  story.services = "customer-portal billing-api";
  story.tags = "portal release";
  story.cast = {"bea.lindqvist", "priya.nair", "arif.khan", "lena.fischer", "omar.haddad", "bea.lindqvist"};
  story.answers = {.effect = "degraded",
                   .minutes = 10,
                   .personal_data = true,
                   .measures = "Calls that ask whether money has arrived: 160 a week."};
  story.when = {11, -24, "20:00", 120};
  story.today = {"assessment", "people"};
  story.risks = {{.stage = "assessment",
                  .by = "priya.nair",
                  .level = "low",
                  .reason = "One customer of ten first, and payments are only read. 5.1 and 5.2 went the same way.",
                  .lower = true}};
  story.remarks = {
      {"assessment", "kofi.mensah", "Please say \"booked\", not \"settled\": people ask what that means."}};
  return story;
}

Story erp_month_end() {
  Story story;
  story.texts = {.title = "Finance: close of the month without the nightly stop",
                 .description = "Postings stay possible while the month is closed.",
                 .reason = "Purchasing stands still for a day each month.",
                 .expected_results = {"A purchase order can be posted during the close",
                                      "The sums of the close are those of the old way"},
                 .deployment_plan = "New version of the close on the 12th, tried on the copy of last month before.",
                 .backout_plan = "The old close stays installed and is chosen in one field.",
                 .test_plan =
                     "Close of the last three months on a copy, both ways, compared (regression, user acceptance by "
                     "Clara Jensen).",
                 .communication_plan = "Purchasing and ledger are told."};
  story.services = "erp";
  story.urgency = "low";
  story.tags = "finance";
  story.cast = {"clara.jensen", "clara.jensen", "jon.bell", "sofia.marin", "sam.duarte", "clara.jensen"};
  story.answers = {.effect = "none"};
  story.when = {9, -30, "18:00", 180};
  story.today = {"assessment", "technical"};
  return story;
}

Story vault_upgrade() {
  Story story;
  story.texts = {.title = "Secrets vault: second site answers, too",
                 .description = "A third and fourth node at the recovery site, reading only.",
                 .reason = "When Hamburg is dark nobody at the recovery site can start anything.",
                 .expected_results = {"With Hamburg cut off, programs at the recovery site read their secrets"},
                 .deployment_plan = "To be written with Paul.",
                 .backout_plan = "",
                 .test_plan = "",
                 .communication_plan = ""};
  story.services = "vault";
  story.impact = "high";
  story.tags = "resilience security";
  story.cast = {"elena.petrova", "elena.petrova", "tobias.lang", "sofia.marin", "paul.nowak", "mei.tanaka"};
  story.answers = {.effect = ""};
  story.when = {3, -40, "20:00", 120};
  story.today = {"draft", ""};
  story.remarks = {{"draft", "elena.petrova", "The way back is missing still; Paul and I write it on Thursday."}};
  return story;
}

}  // namespace

std::vector<Story> stories_to_decide() {
  return {billing_postgres(), core_switches(), portal_receipts(), erp_month_end(), vault_upgrade()};
}

}  // namespace sluice::cli::seed
