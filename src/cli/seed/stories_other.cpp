// Standard changes and emergencies.
#include "cli/seed/story.h"

namespace sluice::cli::seed {

namespace {

Story certificate(std::string_view title, std::string_view service, int asked, int window) {
  Story story;
  story.process = "standard";
  story.entry = "renew-tls-certificate";
  story.texts = {.title = title,
                 .description = "The certificate of both nodes; the old one is valid for another two weeks.",
                 .reason = "",
                 .expected_results = {},
                 .deployment_plan = "",
                 .backout_plan = "",
                 .test_plan = "",
                 .communication_plan = ""};
  story.services = service;
  story.impact = "low";
  story.urgency = "low";
  story.tags = "certificate";
  story.cast = {"nils.holm", "nils.holm", "", "", "omar.haddad", "nils.holm"};
  story.when = {asked, window, "06:00", 30};
  story.ending = {"successful", "Served with its whole chain; 6 checks of 6 pass.", ""};
  return story;
}

Story certificate_chain() {
  auto story = certificate("Renew the certificate of the outage map", "outage-map", 45, 38);
  story.ending = {"backed_out",
                  "The chain was incomplete on the second node; old certificate is back. Again tomorrow, with the "
                  "chain checked first.",
                  "none"};
  story.notes = {
      {"run", "Backed out at 06:21: the chain was incomplete."},
      {"check", "The old certificate is served again."},
      {"why", "The maker sends its chain in two files since spring; the agreed steps know one. They are mended."},
      {"sign", "Fit to be done without asking, with the step mended."}};
  return story;
}

Story disk_space() {
  Story story;
  story.process = "standard";
  story.entry = "enlarge-volume";
  story.texts = {.title = "200 GB more for the document archive",
                 .description = "The archive's volume is at 88 %.",
                 .reason = "",
                 .expected_results = {},
                 .deployment_plan = "",
                 .backout_plan = "",
                 .test_plan = "",
                 .communication_plan = ""};
  story.services = "doc-archive";
  story.impact = "low";
  story.urgency = "medium";
  story.tags = "capacity";
  story.cast = {"clara.jensen", "marek.hansen", "", "", "sam.duarte", "clara.jensen"};
  story.when = {5, -3, "12:00", 60};
  story.today = {"release", "prepare"};
  return story;
}

Story backup_copies() {
  Story story;
  story.process = "standard";
  story.entry = "copy-backups";
  story.texts = {.title = "Copy the off-site backups to the new shelves",
                 .description = "340 TB go from the old shelves to the new ones while both work. It takes three days.",
                 .reason = "",
                 .expected_results = {},
                 .deployment_plan = "",
                 .backout_plan = "",
                 .test_plan = "",
                 .communication_plan = ""};
  story.services = "backup";
  story.impact = "low";
  story.urgency = "medium";
  story.tags = "capacity";
  story.cast = {"marek.hansen", "marek.hansen", "", "", "sam.duarte", "sofia.marin"};
  story.when = {8, 1, "12:00", 3 * 24 * 60};
  story.today = {"deployment", "run"};
  story.remarks = {{"deployment", "sam.duarte", "First evening: 96 TB are over, all compared, no difference."}};
  return story;
}

Story payment_messages() {
  Story story;
  story.process = "emergency";
  story.texts = {
      .title = "Skip malformed payment messages",
      .description =
          "Since 03:02 Billing starts again and again on one malformed message of bank A; no payment is confirmed.",
      .reason = "1,204 payments wait, more every minute.",
      .expected_results = {"Payments are confirmed again", "The malformed message lies aside, with an alarm"},
      .deployment_plan = "Build 4.7.2 with the fix, node by node.",
      .backout_plan = "Redeploy 4.7.2: 9 minutes.",
      .test_plan = "",
      .communication_plan = ""};
  story.services = "billing-api payments";
  story.impact = "high";
  story.urgency = "high";
  story.tags = "incident";
  story.cast = {"sam.duarte", "sam.duarte", "sam.duarte", "", "omar.haddad", "dana.kowalski"};
  story.answers = {.broken_since = "02:58 this night; restarting since 03:02",
                   .what_to_do = "Put a message that cannot be read aside, with an alarm, instead of starting again.",
                   .incident = "INC-20417"};
  story.when = {27, 27, "03:07", 120};
  story.today = {"ratify", "keep", 2};
  story.ending = {"successful", "Payments are confirmed since 03:52; 1,204 have caught up by 03:58.", ""};
  story.remarks = {{"fix", "sam.duarte", "It is the field with the payer's name: 142 bytes where 140 are allowed."},
                   {"verification", "ruth.steiner", "1,204 caught up. Go to bed; the rest can wait until nine."}};
  story.notes = {{"fix", "Commit 5e1c9a0: a message that cannot be read is put aside, with an alarm."},
                 {"owed", "Unit test with the very message, regression 217/0, no new dependency."}};
  return story;
}

Story mail_relay() {
  Story story;
  story.process = "emergency";
  story.texts = {.title = "Stop mails to customers going out twice",
                 .description = "Since this morning's restart the relay sends every mail twice: invoices, too.",
                 .reason = "6,000 doubled mails so far; the line is full of callers.",
                 .expected_results = {"Each mail goes out once"},
                 .deployment_plan = "Take the second queue runner away, start the relay again.",
                 .backout_plan = "Put it back: 1 minute.",
                 .test_plan = "",
                 .communication_plan = ""};
  story.services = "mail";
  story.impact = "medium";
  story.urgency = "high";
  story.tags = "incident";
  story.cast = {"marek.hansen", "marek.hansen", "marek.hansen", "", "marek.hansen", "kofi.mensah"};
  story.answers = {.broken_since = "07:40 this morning, with the restart of the relay",
                   .what_to_do = "Take the second queue runner away."};
  story.when = {58, 58, "09:20", 60};
  story.ending = {"successful",
                  "Each mail goes out once since 10:05. 6,340 customers got two; they get a word of excuse.", ""};
  return story;
}

}  // namespace

std::vector<Story> standard_and_emergency_stories() {
  return {certificate("Renew the certificate of the customer portal", "customer-portal", 80, 73),
          certificate("Renew the certificate of the web site", "web-site", 20, 13),
          certificate_chain(),
          disk_space(),
          backup_copies(),
          payment_messages(),
          mail_relay()};
}

}  // namespace sluice::cli::seed
