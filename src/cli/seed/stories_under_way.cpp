// Changes that are agreed and being built, tested or prepared; one on hold, one restricted.
#include "cli/seed/story.h"

namespace sluice::cli::seed {

namespace {

Story load_balancer_ciphers() {
  Story story;
  story.texts = {
      .title = "TLS 1.2 with old ciphers ends on the load balancers",
      .description = "Only TLS 1.3, and 1.2 with four ciphers, remain.",
      .reason = "The payment banks ask for it from the first of January on.",
      .expected_results = {"A scan from outside finds no cipher below the list",
                           "Fewer than 1 customer of 5,000 cannot connect any more"},
      .deployment_plan = "Standby pair first, swap at 22:00, second pair after an hour of watching.",
      .backout_plan = "Swap back to the pair with the old list: 1 minute. Yusuf Demir decides.",
      .test_plan =
          "Scan (dynamic), browsers of the last five years (integration), both banks' test systems (user acceptance).",
      .communication_plan = "Customers with telephones older than 2015 get a letter."};
  story.services = "load-balancer payments";
  story.impact = "high";
  story.urgency = "medium";
  story.tags = "security payments";
  story.cast = {"mei.tanaka", "mei.tanaka", "yusuf.demir", "lena.fischer", "omar.haddad", "elena.petrova"};
  story.answers = {.effect = "degraded", .minutes = 2};
  story.when = {34, -6, "22:00", 120};
  story.today = {"release", "train"};
  story.remarks = {
      {"staging", "lena.fischer", "Bank B's test system still offers nothing above the old list. They promise Monday."},
      {"release", "omar.haddad", "Bank B is done, seen this morning."}};
  return story;
}

Story payment_reconciliation() {
  Story story;
  story.texts = {
      .title = "Payments are matched to invoices by reference, not by amount",
      .description = "Matching by reference first, by amount only where there is none.",
      .reason = "Every month some 900 payments are booked to the neighbour's invoice of the same sum.",
      .expected_results = {"No payment with a right reference is matched by its amount",
                           "A month's payments are matched within 20 minutes"},
      .deployment_plan = "Deploy Billing 4.7.3 to node 2, run yesterday's payments beside it, compare, then node 1.",
      .backout_plan = "Billing 4.7.2 on both nodes: 9 minutes; bookings of the hour are matched again.",
      .test_plan =
          "All payments of September (regression), 60 odd cases by Bea Lindqvist (user acceptance), unit and static "
          "analysis by CI, vulnerability scan of the build.",
      .communication_plan = "Receivables are told; customers notice only that letters stop."};
  story.services = "billing-api payments";
  story.impact = "medium";
  story.urgency = "high";
  story.tags = "billing";
  story.cast = {"bea.lindqvist", "priya.nair", "arif.khan", "lena.fischer", "omar.haddad", "bea.lindqvist"};
  story.answers = {.effect = "degraded",
                   .minutes = 9,
                   .personal_data = true,
                   .measures = "Payments booked to the wrong invoice: 900 a month before."};
  story.when = {29, -12, "21:00", 90};
  story.today = {"staging", "regression"};
  story.remarks = {{"build", "arif.khan", "References with a blank in them were the hard part: 3 % of all."}};
  story.late_edits = {{"authorization", "arif.khan", "backout_plan",
                       "Billing 4.7.2 on both nodes: 9 minutes. Bookings made meanwhile are matched again by the job "
                       "`rematch`, 4 minutes for an hour's worth. Dana Kowalski decides, +49 40 5550 115."}};
  story.words = {{"cab", "mei.tanaka", "The job rematch belongs into the plan; now it does."}};
  return story;
}

Story message_bus() {
  Story story;
  story.texts = {
      .title = "Message bus on three nodes instead of two",
      .description = "A third node at the recovery site; a majority is left when one place is lost.",
      .reason = "In the cable fault of September both nodes refused to work for 50 minutes.",
      .expected_results = {"With any one node stopped, messages go on within 10 seconds",
                           "No reading is lost or doubled"},
      .deployment_plan =
          "1. Install the node.\n2. Let it join without a vote.\n3. Copy.\n4. Give it its vote at 03:00.",
      .backout_plan = "Take its vote away, then the node: 5 minutes.",
      .test_plan = "Each node is stopped in turn on staging (integration); a day's readings compared (regression).",
      .communication_plan = "Teams that send or read are told."};
  story.services = "message-bus metering";
  story.tags = "resilience";
  story.cast = {"amara.diallo", "amara.diallo", "tobias.lang", "sofia.marin", "paul.nowak", "sofia.marin"};
  story.answers = {.effect = "none", .set_aside = "user_acceptance", .because = "No user sees it."};
  story.when = {24, -20, "03:00", 120};
  story.today = {"build", "peer"};
  return story;
}

Story storage_firmware() {
  Story story;
  story.texts = {
      .title = "Firmware 9.4 on both storage arrays",
      .description = "Controller by controller, while the other one works.",
      .reason = "9.3 loses a path after 497 days; ours are at 470.",
      .expected_results = {"All four controllers report 9.4", "No machine loses a disk"},
      .deployment_plan = "One controller each evening, four evenings.",
      .backout_plan = "The controller keeps 9.3 in its second slot: 20 minutes.",
      .test_plan =
          "On the recovery site's array first, for a week (integration); paths counted before and after (regression).",
      .communication_plan = "Owners of databases know the evenings."};
  story.services = "storage";
  story.impact = "high";
  story.urgency = "high";
  story.tags = "capacity";
  story.cast = {"marek.hansen", "marek.hansen", "marek.hansen", "lena.fischer", "sam.duarte", "sofia.marin"};
  story.answers = {.effect = "none"};
  story.when = {31, -9, "20:00", 240};
  story.risks = {
      {.stage = "build",
       .by = "marek.hansen",
       .level = "low",
       .reason = "A controller takes over from the other one in two seconds; that was measured four times in spring.",
       .lower = true,
       .confirmed_by = "jonas.berg",
       .comment = "I have seen the four measurements."}};
  story.turn = {
      Turn::hold, "staging", "marek.hansen",
      "The maker has withdrawn 9.4 because of a fault in mirroring. 9.4.1 is promised for next week; we wait for it."};
  return story;
}

Story portal_vulnerability() {
  Story story;
  story.texts = {
      .title = "Mend the way to read other customers' letters",
      .description =
          "Somebody who alters the number in the address of a letter sees another customer's letter. Reported by a "
          "customer, confirmed; nobody else has used it, says the log.",
      .reason = "Personal data. The customer was thanked and asked to keep it to himself until it is mended.",
      .expected_results = {"A letter opens for its own customer only", "Every refused try is in the security watch"},
      .deployment_plan = "Deploy portal 5.2.4: pods one by one.",
      .backout_plan = "5.2.3 back: 3 minutes. Letters are switched off then.",
      .test_plan =
          "A test for each kind of document that must fail before and pass after (regression); scan (dynamic).",
      .communication_plan = "Nobody before it is deployed. The data protection officer knows."};
  story.services = "customer-portal";
  story.impact = "high";
  story.urgency = "high";
  story.tags = "security";
  story.cast = {"mei.tanaka", "mei.tanaka", "arif.khan", "lena.fischer", "omar.haddad", "elena.petrova"};
  story.answers = {.effect = "none",
                   .personal_data = true,
                   .set_aside = "user_acceptance",
                   .because = "Nobody outside may know of it before it is deployed."};
  story.when = {19, -13, "06:00", 60};
  story.restricted = true;
  story.today = {"build", "build"};
  story.remarks = {{"assessment", "elena.petrova",
                    "The log of 400 days: only the customer who told us, eleven times, on one evening."}};
  return story;
}

Story warehouse_load() {
  Story story;
  story.texts = {.title = "Data warehouse is loaded by the hour",
                 .description = "Readings and invoices arrive every hour instead of once a night.",
                 .reason = "Those who buy power see this morning's demand only tomorrow.",
                 .expected_results = {"Readings are in the warehouse 75 minutes after they were taken, at the latest",
                                      "The nightly report is ready by 06:00 as before"},
                 .deployment_plan = "Switch source by source over a week; metering first.",
                 .backout_plan = "Switch the source back to the night: 2 minutes.",
                 .test_plan =
                     "A week beside the old load (integration), 40 reports compared (regression), forecast team tries "
                     "it (user acceptance).",
                 .communication_plan = "Report makers are told."};
  story.services = "data-warehouse forecast";
  story.urgency = "low";
  story.tags = "reports";
  story.cast = {"amara.diallo", "amara.diallo", "tobias.lang", "lena.fischer", "paul.nowak", "clara.jensen"};
  story.answers = {.effect = "none"};
  story.when = {36, -5, "06:00", 120};
  story.today = {"release", "", 1};
  return story;
}

}  // namespace

std::vector<Story> stories_under_way() {
  return {load_balancer_ciphers(), payment_reconciliation(), message_bus(),
          storage_firmware(),      portal_vulnerability(),   warehouse_load()};
}

}  // namespace sluice::cli::seed
