// What people do with the command line every day, on the worked example: finding, following, asking, looking after.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/served.h"
#include "cli/terminal.h"

namespace sluice::cli {
namespace {

class Everyday : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<Folder>();
    const auto place = (folder_->path() / "example.db").string();
    Terminal{}.done({"seed", "--database", place, "--zone", "Europe/Berlin"});
    server_ =
        std::make_unique<Served>(std::vector<std::string>{"--database", place, "--demo", "--zone", "Europe/Berlin"});
  }
  static void TearDownTestSuite() {
    server_.reset();
    folder_.reset();
  }

  static const Served& server() { return *server_; }
  static std::filesystem::path folder() { return folder_->path(); }
  static std::unique_ptr<Terminal> desk_of(const std::string& login) {
    auto desk = std::make_unique<Terminal>();
    desk->set("SLUICE_URL", server_->url());
    desk->done({"sign-in", login, "--demo"});
    return desk;
  }
  /// The first change of a list.
  static std::string any_change(const Terminal& desk) {
    return text_at(list_at(desk.json({"change", "list", "--state", "open", "--limit", "1"}), "items").at(0), "id");
  }

 private:
  static std::unique_ptr<Folder> folder_;
  static std::unique_ptr<Served> server_;
};
std::unique_ptr<Folder> Everyday::folder_;
std::unique_ptr<Served> Everyday::server_;

std::size_t count(const Json& list) { return list_at(list, "items").size(); }

TEST_F(Everyday, says_how_risky_a_change_is_and_why) {
  const auto ruth = desk_of("ruth.steiner");
  const auto change = any_change(*ruth);
  const auto shown = ruth->done({"risk", "show", change});
  EXPECT_NE(shown.find("Questions and impact"), std::string::npos) << shown;
  EXPECT_NE(shown.find("tested="), std::string::npos) << shown;
  const auto answered = ruth->done({"risk", "answer", change, "tested=staging", "backout=rehearsed"});
  EXPECT_NE(answered.find("The risk of " + change + " is "), std::string::npos) << answered;
  EXPECT_EQ(text_at(list_at(ruth->json({"risk", "show", change}), "questions").at(1), "answer"), "staging");
  EXPECT_NE(ruth->done({"risk", "policy"}).find("Version 0 of the risk policy: 8 questions"), std::string::npos);
}

TEST_F(Everyday, answers_about_the_risk_with_a_new_change) {
  const auto ruth = desk_of("ruth.steiner");
  const auto preview =
      ruth->done({"change", "new", "--title", "Bigger disks", "--risk", "tested=staging", "--preview"});
  EXPECT_NE(preview.find("risk high"), std::string::npos) << preview;
  const auto made = ruth->json({"change", "new", "--title", "Bigger disks", "--risk", "tested=staging"});
  EXPECT_EQ(text_at(list_at(at(made, "risk"), "questions").at(1), "answer"), "staging");
  EXPECT_EQ(ruth->run({"change", "new", "--title", "Bigger disks", "--risk", "tested"}).exit, 2);
}

TEST_F(Everyday, lists_what_of_the_catalog_waits) {
  const auto ruth = desk_of("ruth.steiner");
  const auto all = count(ruth->json({"catalog", "list"}));
  const auto waiting = ruth->json({"catalog", "list", "--waiting"});
  EXPECT_GT(count(waiting), 0U);
  EXPECT_LT(count(waiting), all);
  for (const auto& entry : list_at(waiting, "items")) EXPECT_NE(text_at(entry, "state"), "in_force");
}

TEST_F(Everyday, shows_risks_that_people_raised_and_lowered) {
  const auto desk = desk_of("ruth.steiner");
  const auto risk_of = [&](std::string_view title) {
    for (const auto& row : list_at(desk->json({"change", "list", "--all"}), "items"))
      if (text_at(row, "title") == title) return desk->json({"risk", "show", text_at(row, "id")});
    ADD_FAILURE() << "no change " << title;
    return Json{};
  };
  const auto raised = risk_of("Core switch firmware 10.12");
  EXPECT_EQ(text_at(raised, "level"), "high");
  EXPECT_EQ(text_at(raised, "raised.by.login"), "sofia.marin");
  const auto lowered = risk_of("Firmware 9.4 on both storage arrays");
  EXPECT_EQ(text_at(lowered, "level"), "low");
  EXPECT_EQ(text_at(lowered, "lowered.by.login"), "marek.hansen");
  const auto asked = risk_of("Portal shows receipts of payments");
  EXPECT_EQ(text_at(asked, "level"), "medium") << "nothing is lower before a second person confirms it";
  EXPECT_EQ(text_at(asked, "lowering_asked.by.login"), "priya.nair");
}
TEST_F(Everyday, edits_the_risk_policy_as_a_text) {
  const auto karin = desk_of("karin.dahl");
  Folder folder;
  const auto file = (folder.path() / "policy.yaml").string();
  auto yaml = karin->done({"risk", "policy", "--yaml"});
  std::ofstream{file} << yaml;
  EXPECT_NE(karin->done({"risk", "check", file}).find(file + ": 8 questions"), std::string::npos);
  const auto before = number_at(karin->json({"risk", "policy"}), "version");
  EXPECT_EQ(karin->done({"risk", "publish", file, "--reason", "As it is."}),
            fmt::format("Version {} of the risk policy counts now.\n", before))
      << "what was exported says the same";
  yaml.replace(yaml.find("weight: 2"), 9, "weight: 11");
  std::ofstream{file} << yaml;
  const auto wrong = karin->run({"risk", "check", file});
  EXPECT_EQ(wrong.exit, 1);
  EXPECT_NE(wrong.err.find("Give a whole number from 1 to 10."), std::string::npos) << wrong.err;
  EXPECT_EQ(karin->run({"risk", "publish", file, "--reason", "More."}).exit, 1);
  EXPECT_EQ(number_at(karin->json({"risk", "policy"}), "version"), before);
}
TEST_F(Everyday, publishes_the_risk_policy_that_it_was_tried_with) {
  const auto karin = desk_of("karin.dahl");
  Folder folder;
  const auto file = (folder.path() / "policy.json").string();
  auto policy = karin->json({"risk", "policy"});
  policy.at("policy").at("thresholds").at("high_from") = 22;
  std::ofstream{file} << boost::json::serialize(policy);
  const auto tried = karin->done({"risk", "try", file, any_change(*karin)});
  EXPECT_NE(tried.find(" by " + file), std::string::npos) << tried;
  const auto published = karin->done({"risk", "publish", file, "--reason", "Too many are high."});
  EXPECT_EQ(published, "Version 1 of the risk policy counts now.\n");
  EXPECT_EQ(number_at(karin->json({"risk", "policy"}), "policy.thresholds.high_from"), 22);
}

TEST_F(Everyday, lists_changes_by_filters_in_pages_or_all) {
  const auto desk = desk_of("ruth.steiner");
  const auto all = desk->json({"change", "list", "--all"});
  EXPECT_GT(count(all), 20U);
  EXPECT_EQ(count(desk->json({"change", "list", "--limit", "3"})), 3U);
  EXPECT_NE(desk->done({"change", "list", "--limit", "3"}).find("--all lists them all"), std::string::npos);
  for (const auto& row : list_at(desk->json({"change", "list", "--stage", "review", "--all"}), "items"))
    EXPECT_EQ(text_at(row, "stage"), "review");
  EXPECT_EQ(count(desk->json({"change", "list", "--created-after", "2037-01-01"})), 0U);
  EXPECT_EQ(count(desk->json({"change", "list", "--created-before", "2037-01-01T10:00", "--all"})), count(all));
  const auto planned = desk->json({"change", "list", "--planned-after", "2001-01-01", "--all"});
  EXPECT_LT(count(planned), count(all)) << "some have no planned start";
  EXPECT_EQ(desk->run({"change", "list", "--created-after", "tomorrow"}).exit, 2);
  const auto unknown = desk->run({"change", "list", "--waiting-for", "nobody.at.all"});
  EXPECT_EQ(unknown.exit, 2);
  EXPECT_NE(unknown.err.find("--waiting-for: there is no person nobody.at.all"), std::string::npos) << unknown.err;
}

TEST_F(Everyday, lists_changes_by_conditions) {
  const auto desk = desk_of("ruth.steiner");
  const auto all = count(desk->json({"change", "list", "--all"}));
  const auto found = [&](const std::string& where) {
    return count(desk->json({"change", "list", "--all", "--where", where}));
  };
  EXPECT_EQ(found("impact is low or medium or high") + found("impact empty"), all);
  EXPECT_GT(found("impact at_least medium"), 0U);
  const auto rows = desk->json({"change", "list", "--all", "--where", "impact is high", "--where", "urgency filled"});
  for (const auto& row : list_at(rows, "items")) EXPECT_EQ(text_at(row, "impact"), "high");
  const auto wrong = desk->run({"change", "list", "--where", "impct is high"});
  EXPECT_EQ(wrong.exit, 2);
  EXPECT_NE(wrong.err.find("did you mean impact?"), std::string::npos) << wrong.err;
  EXPECT_NE(desk->run({"change", "list", "--where", "impact"}).err.find("a field, an operator"), std::string::npos);
  const auto unknown = desk->run({"change", "list", "--where", "nope is 1"});
  EXPECT_NE(unknown.err.find("--where: There is no field nope"), std::string::npos) << unknown.err;
  EXPECT_NE(unknown.err.find("they can be asked for: title, "), std::string::npos) << unknown.err;
  EXPECT_EQ(unknown.err.find("GET /"), std::string::npos) << unknown.err;
  const auto nobody = desk->run({"change", "list", "--where", "owner is nobody.at.all"});
  EXPECT_NE(nobody.err.find("--where: There is no person"), std::string::npos) << nobody.err;
}

TEST_F(Everyday, names_what_is_wrong_as_the_options_are_called) {
  const auto desk = desk_of("ruth.steiner");
  for (const auto& answer : {std::vector<std::string>{}, std::vector<std::string>{"--answer", "x=1"}}) {
    std::vector<std::string> command{"change", "new", "--title", "x", "--process", "nrmal"};
    command.insert(command.end(), answer.begin(), answer.end());
    const auto refused = desk->run(command);
    EXPECT_EQ(refused.exit, 2) << refused.err;
    EXPECT_NE(refused.err.find("There is no process nrmal"), std::string::npos) << refused.err;
  }
  const auto lengths = desk->run({"schedule", "preview", "--start", "2030-03-02T06:00", "--window", "0m"});
  EXPECT_EQ(lengths.exit, 2);
  EXPECT_NE(lengths.err.find("--window: expected 1 to"), std::string::npos) << lengths.err;
}

TEST_F(Everyday, saves_a_view_and_lists_by_it) {
  const auto desk = desk_of("ruth.steiner");
  const auto all = count(desk->json({"change", "list", "--all"}));
  desk->done({"view", "save", "Risks", "--filter", "state=open&state=on_hold", "--where", "impact filled", "--shared"});
  const auto by_view = desk->json({"change", "list", "--view", "Risks", "--all"});
  EXPECT_GT(count(by_view), 0U);
  for (const auto& row : list_at(by_view, "items")) EXPECT_NE(text_at(row, "phase"), "closed");
  const auto closed = desk->json({"change", "list", "--view", "Risks", "--state", "closed", "--all"});
  for (const auto& row : list_at(closed, "items")) EXPECT_EQ(text_at(row, "phase"), "closed");
  const auto unfinished = desk->run({"view", "save", "Risks", "--filter", "stage"});
  EXPECT_EQ(unfinished.exit, 2);
  EXPECT_NE(unfinished.err.find("\"stage\" without a value"), std::string::npos) << unfinished.err;
  desk->done({"view", "save", "Risks", "--filter", ""});
  EXPECT_EQ(count(desk->json({"change", "list", "--view", "Risks", "--all"})), all) << "saved over";
  const auto other = desk_of("mei.tanaka");
  EXPECT_NE(other->done({"view", "show", "Risks"}).find("Ruth Steiner"), std::string::npos);
  EXPECT_NE(other->run({"view", "delete", "Risks"}).err.find("Only Ruth Steiner"), std::string::npos);
  EXPECT_NE(desk->done({"view", "delete", "Risks"}).find("deleted"), std::string::npos);
  EXPECT_EQ(desk->run({"change", "list", "--view", "Risks"}).exit, 2);
  EXPECT_EQ(count(desk->json({"view", "list"})), 0U);
}

TEST_F(Everyday, follows_a_change_and_leaves_it) {
  const auto desk = desk_of("ruth.steiner");
  const auto change = any_change(*desk);
  EXPECT_NE(desk->done({"change", "watch", change}).find("Ruth Steiner"), std::string::npos);
  EXPECT_NE(desk->done({"change", "watch", change, "mei.tanaka"}).find("Mei Tanaka"), std::string::npos);
  desk->done({"change", "unwatch", change, "mei.tanaka"});
  EXPECT_EQ(desk->done({"change", "unwatch", change}).find("Ruth"), std::string::npos);
  EXPECT_EQ(desk->run({"change", "watch", change, "nobody"}).exit, 4);
}

TEST_F(Everyday, repeats_what_is_no_change_as_it_was_typed) {
  const auto desk = desk_of("ruth.steiner");
  const auto change = any_change(*desk);
  const auto refused = desk->run({"change", "link", "add", change, "depends_on", "javascript:alert"});
  EXPECT_EQ(refused.exit, 2);
  EXPECT_NE(refused.err.find("\"javascript:alert\" is no change"), std::string::npos) << refused.err;
  const auto shown = desk->run({"change", "show", "Chg-x"});
  EXPECT_NE(shown.err.find("\"Chg-x\" is no change"), std::string::npos) << shown.err;
  auto lower = change;
  for (auto& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  EXPECT_EQ(text_at(desk->json({"change", "show", lower}), "id"), change);
}

TEST_F(Everyday, restricts_a_change_to_those_with_a_part_in_it) {
  const auto desk = desk_of("ruth.steiner");
  const auto other = desk_of("arif.khan");
  const auto change = text_at(desk->json({"change", "new", "--title", "Embargoed hole", "--service", "mail"}), "id");
  other->done({"change", "show", change});
  EXPECT_NE(desk->done({"change", "restrict", change, "--visible-to", "security"}).find("Security"), std::string::npos);
  EXPECT_EQ(other->run({"change", "show", change}).exit, 4);
  desk_of("elena.petrova")->done({"change", "show", change});
  EXPECT_NE(desk->done({"change", "unrestrict", change}).find("everybody"), std::string::npos);
  other->done({"change", "show", change});
}

TEST_F(Everyday, looks_at_a_change_before_asking_for_it) {
  const auto desk = desk_of("ines.albrecht");
  const auto before = count(desk->json({"change", "list", "--all"}));
  const std::vector<std::string> asked{"change",    "new",        "--title",  "Bigger disks",
                                       "--service", "billing-db", "--preview"};
  const auto said = desk->done(asked);
  for (const auto* part : {"Nothing was asked for", "Authorization", "cab", "at least 2 of", "Lee Okafor", "owners",
                           "Dana Kowalski", "Still missing", "backout_plan"})
    EXPECT_NE(said.find(part), std::string::npos) << part << "\n" << said;
  EXPECT_EQ(list_at(desk->json(asked), "approvals").size(), 4U);
  EXPECT_EQ(count(desk->json({"change", "list", "--all"})), before);

  const auto change = text_at(desk->json({"change", "new", "--title", "Bigger disks", "--service", "mail"}), "id");
  const auto edit = desk->done({"change", "edit", change, "--service", "billing-db", "--dry-run"});
  EXPECT_NE(edit.find("It would wait for"), std::string::npos) << edit;
  EXPECT_NE(edit.find("Dana Kowalski"), std::string::npos) << "who owns the other service would approve it\n" << edit;
  EXPECT_EQ(text_at(list_at(desk->json({"change", "show", change}), "services").at(0), "key"), "mail");
}

TEST_F(Everyday, looks_after_services_and_processes) {
  const auto desk = desk_of("ruth.steiner");
  desk->done({"service", "add", "fax", "--name", "Fax", "--owner", "marek.hansen", "--recovery-time", "60"});
  desk->done({"service", "edit", "fax", "--criticality", "low", "--owner", "amara.diallo"});
  auto fax = desk->json({"service", "show", "fax"});
  EXPECT_EQ(text_at(fax, "criticality"), "low");
  EXPECT_EQ(names_at(fax, "owners"), "Amara Diallo");
  EXPECT_EQ(number_at(fax, "recovery_time_minutes"), 60);
  desk->done({"service", "edit", "fax", "--clear", "recovery_time_minutes"});
  EXPECT_TRUE(at(desk->json({"service", "show", "fax"}), "recovery_time_minutes").is_null());
  EXPECT_EQ(desk->run({"service", "edit", "fax"}).exit, 2);
  EXPECT_TRUE(flag_at(desk->json({"service", "retire", "fax"}), "retired"));
  EXPECT_EQ(desk->run({"change", "new", "--title", "For the fax", "--service", "fax"}).exit, 2);
  EXPECT_FALSE(flag_at(desk->json({"service", "restore", "fax"}), "retired"));
  EXPECT_NE(desk->done({"process", "retire", "standard"}).find("retired"), std::string::npos);
  EXPECT_NE(desk->done({"process", "restore", "standard"}).find("offered"), std::string::npos);
  EXPECT_EQ(text_at(desk->json({"group", "edit", "cab", "--description", "Agrees"}), "description"), "Agrees");
  EXPECT_EQ(desk->run({"user", "role", "arif.khan"}).exit, 2);
  EXPECT_EQ(desk->run({"user", "edit", "arif.khan", "--phone", "1"}).exit, 3) << "for administrators";
  EXPECT_EQ(text_at(desk_of("karin.dahl")->json({"user", "edit", "arif.khan", "--phone", "+49 1"}), "phone"), "+49 1");
}

TEST_F(Everyday, says_what_a_published_process_lacks) {
  const auto desk = desk_of("ruth.steiner");
  auto text = desk->done({"process", "show", "normal", "--yaml"});
  const auto exchange = [&text](const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  };
  exchange("key: normal", "key: other");
  exchange("group:cab", "group:ghosts");
  const auto said = desk->done({"process", "publish", desk->home().write("other.yaml", text)});
  EXPECT_NE(said.find("Published: other, version 1."), std::string::npos) << said;
  EXPECT_NE(said.find("It cannot run yet"), std::string::npos) << said;
  EXPECT_NE(said.find("ghosts"), std::string::npos) << said;
  EXPECT_NE(desk->done({"process", "list"}).find("sluice process show other"), std::string::npos);
}

TEST_F(Everyday, fits_a_terminal_of_80_columns) {
  const auto desk = desk_of("ruth.steiner");
  desk->be_wide(80);
  const std::vector<std::vector<std::string>> commands{
      {"change", "list", "--all"},
      {"change", "show", "CHG-1"},
      {"change", "waiting", "CHG-29"},
      {"change", "history", "CHG-1"},
      {"task", "list", "--all", "--finished"},
      {"task", "show", "TSK-5"},
      {"service", "list"},
      {"service", "show", "mail"},
      {"group", "list"},
      {"group", "show", "cab"},
      {"user", "list"},
      {"process", "list"},
      {"process", "show", "normal"},
      {"change", "new", "--title", "Bigger disks", "--service", "billing-db", "--preview"}};
  for (const auto& command : commands) {
    std::istringstream lines{desk->done(command)};
    for (std::string line; std::getline(lines, line);) EXPECT_LE(shown_width(line), 80U) << line;
  }
}

TEST_F(Everyday, lists_what_is_still_to_be_done) {
  const auto desk = desk_of("ruth.steiner");
  for (const auto& task : list_at(desk->json({"task", "list", "--all"}), "items"))
    EXPECT_NE(text_at(task, "state"), "done");
  EXPECT_GT(count(desk->json({"task", "list", "--all", "--finished"})), count(desk->json({"task", "list", "--all"})));
}

TEST_F(Everyday, says_why_nobody_is_signed_in) {
  Terminal desk;
  desk.set("SLUICE_URL", server().url());
  const auto stranger = desk.run({"change", "list"});
  EXPECT_EQ(stranger.exit, 3);
  EXPECT_NE(stranger.err.find("sluice sign-in LOGIN"), std::string::npos);
  const auto wrong = desk.run({"sign-in", "karin.dahl"}, "not the password\n");
  EXPECT_EQ(wrong.exit, 3);
  EXPECT_EQ(wrong.err.find("You are not signed in"), std::string::npos) << wrong.err;
  desk.set("SLUICE_TOKEN", "made-up");
  EXPECT_NE(desk.run({"whoami"}).err.find("SLUICE_TOKEN"), std::string::npos);
}

TEST_F(Everyday, says_which_items_a_task_has) {
  const auto desk = desk_of("ruth.steiner");
  const auto tasks = desk->json({"task", "list", "--finished", "--limit", "1"});
  const auto task = text_at(list_at(tasks, "items").at(0), "id");
  const auto refused = desk->run({"task", "tick", task, "0"});
  EXPECT_EQ(refused.exit, 2);
  const auto count = list_at(desk->json({"task", "show", task}), "checklist").size();
  const auto wanted = count == 0 ? "has no checklist" : "has no item 0: they are counted from 1 to ";
  EXPECT_NE(refused.err.find(task + " " + wanted), std::string::npos) << refused.err;
}

TEST_F(Everyday, says_windows_and_openings_in_the_zone_of_the_schedule) {
  const auto desk = desk_of("ruth.steiner");
  const auto text = desk->done({"schedule", "preview", "--start", "2030-03-02T06:00", "--zone", "America/New_York",
                                "--every", "30d", "--lead", "2h"});
  EXPECT_NE(text.find("local time of America/New_York"), std::string::npos) << text;
  EXPECT_NE(text.find("  Sat 2 Mar 2030 06:00 "), std::string::npos) << text;
  EXPECT_NE(text.find("opens Sat 2 Mar 2030 04:00"), std::string::npos) << text;
}

TEST_F(Everyday, makes_a_board_and_plans_its_meetings) {
  const auto ruth = desk_of("ruth.steiner");
  const auto board = ruth->json({"cab", "new", "--name", "Network board", "--chair", "ruth.steiner", "--member",
                                 "group:cab", "--start", "2027-03-02T14:00", "--every", "1w", "--on", "TU", "--agenda",
                                 R"({"all":[{"field":"impact","op":"at_least","values":["high"]}]})"});
  const auto id = text_at(board, "id");
  EXPECT_EQ(text_at(board, "timing.window_minutes"), "60");
  const auto edited = ruth->json({"cab", "edit", id, "--every", "2w", "--cutoff", "1d", "--deputy", "dana.kowalski"});
  EXPECT_EQ(text_at(edited, "timing.rule"), "FREQ=WEEKLY;INTERVAL=2");
  EXPECT_EQ(text_at(edited, "timing.start"), "2027-03-02T14:00") << "what is not said stays";
  EXPECT_EQ(number_at(edited, "cutoff_minutes"), 1440);
  EXPECT_EQ(ruth->run({"cab", "edit", id}).exit, 2);
  const auto meeting = text_at(ruth->json({"cab", "call", id, "2027-03-04 14:00", "--length", "30m"}), "id");
  const auto moved = ruth->json({"cab", "move", meeting, "2027-03-04T15:00", "--reason", "The room is taken"});
  EXPECT_EQ(text_at(moved, "local"), "2027-03-04T15:00");
  EXPECT_EQ(ruth->run({"cab", "move", meeting, "soon", "--reason", "Why not"}).exit, 2);
  EXPECT_NE(ruth->done({"cab", "cancel", meeting, "--reason", "Decided ahead"}).find("Cancelled: Decided ahead"),
            std::string::npos);
  EXPECT_NE(ruth->done({"cab", "end", id, "--reason", "The one board is enough"}).find("ended"), std::string::npos);
}

TEST_F(Everyday, leads_a_meeting_of_the_board_from_the_first_change_to_the_minutes) {
  const auto ruth = desk_of("ruth.steiner");
  const auto lee = desk_of("lee.okafor");
  const auto meetings = ruth->json({"cab", "list", "--board", "cab-1"});
  const auto id = text_at(list_at(meetings, "items").at(0), "id");
  const auto agenda = list_at(ruth->json({"cab", "agenda", id}), "agenda");
  ASSERT_GT(agenda.size(), 1U);
  const auto first = text_at(agenda.at(0), "change");
  const auto second = text_at(agenda.at(1), "change");
  EXPECT_NE(ruth->done({"cab", "agenda", id}).find(first), std::string::npos);
  const auto refused = lee->run({"cab", "start", id});
  EXPECT_NE(refused.exit, 0);
  EXPECT_NE(refused.err.find("Ruth Steiner"), std::string::npos) << refused.err;
  ruth->done({"cab", "start", id});
  EXPECT_NE(lee->done({"cab", "arrive", id}).find("Lee Okafor"), std::string::npos);
  EXPECT_NE(ruth->done({"cab", "next", id}).find("current"), std::string::npos);
  lee->done({"cab", "note", id, "Rehearse it first", "--change", first});
  lee->done({"cab", "note", id, "The next one is shorter"});
  ruth->done({"cab", "postpone", id, second, "--reason", "The test report is missing"});
  const auto so_far = lee->done({"cab", "minutes", id});
  EXPECT_NE(so_far.find("Minutes so far of Change advisory board"), std::string::npos) << so_far;
  EXPECT_EQ(ruth->run({"cab", "remove", id, first, "--reason", "No"}).exit, 1) << "it is talked about";
  ruth->done({"cab", "close", id});
  const auto minutes = lee->done({"cab", "minutes", id});
  EXPECT_NE(minutes.find("Present: Ruth Steiner, Lee Okafor"), std::string::npos) << minutes;
  EXPECT_NE(minutes.find("Lee Okafor: Rehearse it first"), std::string::npos) << minutes;
  EXPECT_NE(minutes.find("Postponed by Ruth Steiner: The test report is missing"), std::string::npos) << minutes;
  EXPECT_NE(minutes.find("Besides\n   Lee Okafor: The next one is shorter"), std::string::npos) << minutes;
  const auto kept = folder() / "minutes.pdf";
  EXPECT_NE(lee->done({"cab", "minutes", id, "-o", kept.string()}).find("as a PDF"), std::string::npos);
  std::ifstream pdf{kept, std::ios::binary};
  std::string begin(5, ' ');
  pdf.read(begin.data(), 5);
  EXPECT_EQ(begin, "%PDF-");
  EXPECT_NE(ruth->done({"cab", "list", "--past"}).find(id), std::string::npos);
}

TEST_F(Everyday, takes_the_time_of_an_absence_in_ones_own_zone) {
  const auto desk = desk_of("ruth.steiner");
  const auto standing = desk->json({"approval", "away", "--to", "karin.dahl", "--from", "2037-01-30", "--until",
                                    "2037-02-08T12:00", "--reason", "On leave"});
  const auto text = boost::json::serialize(standing);
  EXPECT_NE(text.find("2037-01-29T23:00:00"), std::string::npos) << text;
  EXPECT_NE(text.find("2037-02-08T11:00:00"), std::string::npos) << text;
  const auto wrong =
      desk->run({"approval", "away", "--to", "karin.dahl", "--from", "tomorrow", "--until", "2037-02-08"});
  EXPECT_EQ(wrong.exit, 2);
  EXPECT_NE(wrong.err.find("--from: expected a day such as"), std::string::npos) << wrong.err;
}

}  // namespace
}  // namespace sluice::cli
