// Changes that have gone all the way: deployed, reviewed, closed.
#include "cli/seed/story.h"

namespace sluice::cli::seed {

namespace {

Story firewall_rules() {
  Story story;
  story.texts = {
      .title = "Close the last rules from anywhere to anywhere on the core firewalls",
      .description =
          "Eleven rules of 2019 allow any source to any target inside. Nine are not used any more, two are replaced by "
          "rules that name what they mean.",
      .reason = "Finding 4 of the last penetration test. The auditor asks for it by the end of the quarter.",
      .expected_results = {"No rule with any source and any target is active on either firewall",
                           "No alarm of a blocked connection that was used in the last 90 days"},
      .deployment_plan =
          "1. Log the eleven rules for 14 days.\n2. Add the two named rules.\n3. Disable the eleven, do not delete "
          "them.\n4. Watch the log for an hour.",
      .backout_plan = "Enable the eleven rules again: one command on each firewall, 2 minutes. Yusuf Demir decides.",
      .test_plan =
          "Integration: connections of the last 90 days are replayed against the new rules on the spare firewall. "
          "Regression: nightly jobs of billing and metering. Unit tests and user acceptance do not apply: no program "
          "is altered.",
      .communication_plan = "The desk and the teams on call know the hour. Customers do not notice."};
  story.services = "core-network";
  story.impact = "high";
  story.urgency = "medium";
  story.tags = "security audit";
  story.cast = {"mei.tanaka", "mei.tanaka", "yusuf.demir", "sofia.marin", "paul.nowak", "elena.petrova"};
  story.answers = {
      .effect = "none", .set_aside = "user_acceptance", .because = "No user sees a rule that nobody used."};
  story.when = {119, 97, "21:00", 90};
  story.ending = {"successful", "All eleven are disabled; nothing that was used has been blocked.", ""};
  story.remarks = {
      {"assessment", "yusuf.demir",
       "Rule 7 was still used twice last month, by the old meter gateway in Altona. It gets a named rule of its own."},
      {"verification", "elena.petrova", "Scan from the guest network: nothing answers any more."}};
  return story;
}

Story portal_release() {
  Story story;
  story.texts = {
      .title = "Customer portal 5.2: move house in one form",
      .description =
          "Customers who move fill in one form instead of three; old and new contract, meter readings and bank details "
          "are checked together.",
      .reason = "A third of all calls in autumn are about moving. The three forms contradict each other.",
      .expected_results = {"A customer moves house in one form in under 5 minutes",
                           "Calls about moving fall by 20 % within two months",
                           "No move is lost: every form leads to a case in customer records"},
      .deployment_plan =
          "1. Deploy portal 5.2 beside 5.1.\n2. Let in one customer of ten for an hour.\n3. Then all.\n4. Take 5.1 "
          "away after a day.",
      .backout_plan = "Send all customers back to 5.1, which still runs: 3 minutes. Nils Holm decides, +47 22 55 510.",
      .test_plan =
          "Unit, static, integration (customer records, billing), regression (critical-paths), user acceptance by Bea "
          "Lindqvist and Ana Ruiz, dynamic scan, vulnerability scan of dependencies.",
      .communication_plan = "Notice on the portal a week before; the service line has nine answers."};
  story.services = "customer-portal crm";
  story.impact = "high";
  story.urgency = "medium";
  story.tags = "portal release";
  story.cast = {"priya.nair", "priya.nair", "arif.khan", "lena.fischer", "omar.haddad", "bea.lindqvist ana.ruiz"};
  story.answers = {
      .effect = "degraded",
      .minutes = 15,
      .personal_data = true,
      .measures = "Calls about moving: 331 in the same weeks of last year; a fifth fewer after two months."};
  story.when = {118, 93, "20:00", 180};
  story.ending = {"successful", "All three results were seen; moves take 3 minutes 40 on average.", ""};
  story.remarks = {{"assessment", "ana.ruiz",
                    "Please leave the old form's address reachable: it is printed on the back of every invoice."},
                   {"draft", "priya.nair", "Mock-ups are in the team's folder; the legal texts are agreed with Clara."},
                   {"review", "ana.ruiz",
                    "Calls about moving in the last four weeks: 214, against 331 in the same weeks of last year."}};
  story.notes = {
      {"retrospective",
       "Well: one customer of ten first, that showed the wrong umlauts early. Better: tell the printers, too."},
      {"calls", "31 calls, 6 about the new form, all about the bank details field."}};
  story.words = {{"cab", "lee.okafor", "Good that 5.1 stays beside it."}};
  return story;
}

Story backup_software() {
  Story story;
  story.texts = {.title = "Backup software 12.1 on all agents",
                 .description = "New version of server and 412 agents.",
                 .reason = "Version 11 gets no security fixes after this month.",
                 .expected_results =
                     {"All agents report 12.1",
                      "A restore of one file, one machine and one database from a copy of the new version succeeds",
                      "The nightly window does not get longer"},
                 .deployment_plan = "Server first, then agents in three waves over three nights.",
                 .backout_plan =
                     "Agents of 11 work with the new server: stop the waves. Server back from snapshot within 40 "
                     "minutes. Marek Hansen decides.",
                 .test_plan =
                     "Restore tests on the recovery site. Regression: copies of version 11 are still readable. User "
                     "acceptance does not apply: no user sees it.",
                 .communication_plan = "Owners of databases are told which night is theirs."};
  story.services = "backup";
  story.urgency = "high";
  story.tags = "patch-day";
  story.cast = {"marek.hansen", "marek.hansen", "marek.hansen", "sofia.marin", "sam.duarte", "sofia.marin"};
  story.answers = {.effect = "none",
                   .measures = "The nightly window: 6 hours 10 minutes before.",
                   .set_aside = "user_acceptance",
                   .because = "No user sees it."};
  story.when = {116, 91, "19:00", 300};
  story.ending = {
      "successful_with_issues",
      "Done, but the third wave ran 50 minutes over its window: two agents hung and had to be restarted by hand.",
      "none"};
  story.remarks = {{"deployment", "sam.duarte",
                    "Agents on meter-gw-07 and meter-gw-11 hang at 80 %. Restarted by hand, both are through now."}};
  story.notes = {{"run", "All 412 agents done; third wave ended 50 minutes late."},
                 {"deferred", "Agents are watched for hanging from now on: task with monitoring, Sam, done."}};
  return story;
}

Story dunning_letters() {
  Story story;
  story.texts = {
      .title = "New bank details on dunning letters",
      .description = "The house bank changes; letters of three kinds name the old account.",
      .reason = "From the first of next month on, money that goes to the old account comes back.",
      .expected_results = {"Letters of all three kinds carry the new bank details",
                           "No letter to a customer whose money is on its way"},
      .deployment_plan =
          "1. New letter templates.\n2. Trial run with 20 customers into a file.\n3. Release for Thursday's run.",
      .backout_plan = "Old templates back: 5 minutes. Until the month's end they are still right.",
      .test_plan =
          "Integration: trial run against the printer. Regression: letters of the last run, compared line by line. "
          "User acceptance by Ines Albrecht and Bea Lindqvist. Dynamic analysis does not apply.",
      .communication_plan = "Service line and receivables are told on Wednesday."};
  story.services = "dunning";
  story.urgency = "high";
  story.tags = "billing";
  story.cast = {"bea.lindqvist", "priya.nair",  "arif.khan",
                "lena.fischer",  "omar.haddad", "bea.lindqvist ines.albrecht"};
  story.answers = {.effect = "none",
                   .personal_data = true,
                   .set_aside = "dynamic_analysis",
                   .because = "Letters only: no program is altered."};
  story.when = {112, 90, "18:00", 60};
  story.ending = {"successful", "Thursday's run went out with the new details.", ""};
  story.notes = {{"users", "Read 20 letters of each kind: right account, right name."},
                 {"uat", "Six scripts, all pass; picture of a letter is in the folder."}};
  return story;
}

Story metering_database() {
  Story story;
  story.texts = {
      .title = "Metering database: readings of 2023 to cheaper disks",
      .description =
          "Readings older than a year move to a table space on the slow array; queries see no difference but speed.",
      .reason = "The fast array is full at 91 %; a new shelf costs 60,000 euros and comes in spring.",
      .expected_results = {"At least 2.5 TB are free on the fast array",
                           "Quarter-hour load ends within 4 minutes as before",
                           "A report over 2023 ends within 10 minutes"},
      .deployment_plan =
          "Month by month, each in its own transaction, at night; stop at 05:00 and go on the next night.",
      .backout_plan = "What is moved works where it is; to stop is to go back. To move a month back takes 25 minutes.",
      .test_plan =
          "Performance on a copy with all data (load test counts as dynamic analysis). Regression: 40 reports "
          "compared. Vulnerability assessment does not apply: nothing is installed.",
      .communication_plan = "Those who make reports are told; nobody else notices."};
  story.services = "metering-db data-warehouse";
  story.tags = "capacity";
  story.cast = {"amara.diallo", "amara.diallo", "tobias.lang", "sofia.marin", "paul.nowak", "tobias.lang sofia.marin"};
  story.answers = {.effect = "degraded",
                   .minutes = 420,
                   .personal_data = true,
                   .measures = "Quarter-hour load: 3 minutes 50 before. Report over 2023: 6 minutes.",
                   .set_aside = "vulnerability_assessment",
                   .because = "Nothing is installed."};
  story.when = {110, 86, "22:00", 420};
  story.ending = {"successful", "2.9 TB are free. The report over 2023 takes 7 minutes.", ""};
  story.remarks = {{"staging", "tobias.lang",
                    "On the copy a month takes 19 minutes; the index on the slow disks has to be built first, else it "
                    "takes an hour."}};
  return story;
}

}  // namespace

std::vector<Story> closed_stories() {
  return {firewall_rules(), portal_release(), backup_software(), dunning_letters(), metering_database()};
}

}  // namespace sluice::cli::seed
