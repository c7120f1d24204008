// The journey by command line, on both databases: a change from its request to its end with everybody who has a part in
// it, a second one cancelled half-way, and a history that tells it all.
#include <gtest/gtest.h>

#include <chrono>

#include "base/clock.h"
#include "base/zone.h"
#include "cli/client/reading.h"
#include "cli/served.h"
#include "cli/terminal.h"
#include "store/support/test_database.h"

namespace sluice::cli {
namespace {

/// One database, the program serving it, and a terminal for each person.
class Journey : public store::DatabaseTest {
 protected:
  void SetUp() override {
    store::DatabaseTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    place_ = GetParam() == store::Dialect::sqlite ? (folder_.path() / "journey.db").string()
                                                  : test_database().address().where;
    server_ =
        std::make_unique<Served>(std::vector<std::string>{"--database", place_, "--zone", "Europe/Berlin", "--demo"});
    found();
  }

  /// The terminal of a person, signed in at first use.
  const Terminal& at_desk_of(const std::string& login) {
    auto& desk = desks_[login];
    if (desk) return *desk;
    desk = std::make_unique<Terminal>();
    desk->set("SLUICE_URL", server_->url());
    desk->done({"sign-in", login, "--demo"});
    return *desk;
  }
  std::string as(const std::string& login, const std::vector<std::string>& words) {
    return at_desk_of(login).done(words);
  }
  Json show(const std::string& login, const std::string& change) {
    return at_desk_of(login).json({"change", "show", change});
  }

  /// The open task of that key, as TSK-n.
  std::string task(const std::string& change, const std::string& key) {
    for (const auto& one : list_at(show("ruth", change), "tasks"))
      if (text_at(one, "key") == key && text_at(one, "state") != "cancelled") return text_at(one, "id");
    ADD_FAILURE() << change << " has no task " << key;
    return "TSK-0";
  }
  /// Takes the task where it is nobody's yet, ticks its list, finishes it. What the process gave to the least busy of a group
  /// is done by whoever it gave it to.
  void finish(std::string login, const std::string& change, const std::string& key) {
    const auto id = task(change, key);
    const auto view = at_desk_of(login).json({"task", "show", id});
    if (at(view, "assignee").is_object()) login = text_at(view, "assignee.login");
    else as(login, {"task", "claim", id});
    as(login, {"task", "start", id});
    if (!list_at(view, "checklist").empty()) as(login, {"task", "tick", id});
    as(login, {"task", "finish", id, "--note", key + " is done"});
  }
  std::string stage(const std::string& change) { return text_at(show("ruth", change), "stage"); }
  std::string state_of(const std::string& change, const std::string& approval) {
    for (const auto& one : list_at(show("ruth", change), "approvals"))
      if (text_at(one, "key") == approval) return text_at(one, "state");
    return "not asked";
  }

  std::string new_change(const std::string& title);
  void assess(const std::string& change);
  void found();
  void add_people();

  Folder folder_;
  std::string place_;
  std::unique_ptr<Served> server_;
  std::map<std::string, std::unique_ptr<Terminal>> desks_;
};

void Journey::found() {
  Terminal first;
  first.set("SLUICE_URL", server_->url());
  first.done({"first-administrator", "karin", "--code", server_->code(), "--name", "Karin Dahl"},
             "correct horse battery\n");
  EXPECT_EQ(first.run({"sign-in", "karin"}, "wrong horse battery\n").exit, 3);
  first.done({"sign-in", "karin"}, "correct horse battery\n");
  add_people();
  as("karin", {"service", "add", "core-network", "--name", "Core network", "--type", "network", "--owner", "lee"});
  as("karin", {"service", "add", "billing-db", "--name", "Billing database", "--type", "database", "--criticality",
               "critical", "--owner", "dana", "--depends-on", "core-network"});
}

void Journey::add_people() {
  const std::vector<std::pair<std::string, std::string>> people{
      {"priya", "requester"}, {"ruth", "change_manager"}, {"dana", "service_owner"}, {"lee", "service_owner"},
      {"mei", "member"},      {"tomas", "member"},        {"lena", "member"},        {"sofia", "member"},
      {"omar", "member"},     {"ana", "member"}};
  for (const auto& [login, role] : people)
    as("karin", {"user", "add", login, "--name", login + " of Fjordline", "--role", role, "--zone", "Europe/Berlin"});
  as("karin", {"group", "join", "cab", "dana", "lee", "mei"});
  as("karin", {"group", "join", "testers", "lena", "sofia"});
  as("karin", {"group", "join", "security", "mei"});
  as("karin", {"group", "join", "support", "ana"});
  as("karin", {"group", "join", "release-engineers", "omar"});
}

/// A complete request; its window has just opened.
std::string Journey::new_change(const std::string& title) {
  const auto zone = find_zone("Europe/Berlin");
  const auto start = system_now() - std::chrono::minutes{5};
  const auto backout = folder_.write("backout.md", "Switch back to the node with 16.14, 24 minutes.\n");
  const auto change = at_desk_of("priya").json({"change",
                                                "new",
                                                "--title",
                                                title,
                                                "--reason",
                                                "16.15 mends a fault",
                                                "--service",
                                                "billing-db",
                                                "--impact",
                                                "high",
                                                "--urgency",
                                                "medium",
                                                "--start",
                                                zone->local_of(start),
                                                "--end",
                                                zone->local_of(start + std::chrono::hours{2}),
                                                "--deployment-plan",
                                                "Standby first",
                                                "--backout-plan",
                                                "@" + backout,
                                                "--test-plan",
                                                "All eight kinds",
                                                "--answer",
                                                "largest_effect=down",
                                                "--answer",
                                                "effect_minutes=30",
                                                "--answer",
                                                "personal_data=yes"});
  return text_at(change, "id");
}

void Journey::assess(const std::string& change) {
  finish("dana", change, "technical");
  finish("mei", change, "security");
  finish("ana", change, "desk");
  finish("lena", change, "tests");
  as("ruth", {"change", "edit", change, "--developer", "tomas", "--test-lead", "lena", "--deployer", "omar"});
  as("ruth", {"risk", "answer", change, "experience=some_times", "tested=as_production", "backout=rehearsed",
              "complexity=few", "teams=one", "interruption=whole", "data=altered", "watching=minutes"});
  finish("ruth", change, "people");
}

/// What happened, as "who type", in order, of those words alone.
std::vector<std::string> told(const Json& history, const std::set<std::string>& types) {
  std::vector<std::string> lines;
  for (const auto& entry : list_at(history, "items"))
    if (types.contains(text_at(entry, "type")))
      lines.push_back(text_at(entry, "by.login") + " " + text_at(entry, "type"));
  return lines;
}

TEST_P(Journey, goes_from_request_to_closed) {
  const auto change = new_change("PostgreSQL 16.14 to 16.15");
  const auto& priya = at_desk_of("priya");

  // Refused with everything that is missing, and with the exit code that scripts look at.
  const auto refused = priya.run({"change", "advance", change});
  EXPECT_EQ(refused.exit, 1);
  EXPECT_NE(refused.err.find("xpected results"), std::string::npos) << refused.err;
  EXPECT_NE(refused.err.find("erifiers"), std::string::npos) << refused.err;
  as("priya", {"change", "edit", change, "--expected-result", "version() is 16.15", "--expected-result",
               "export within 60 s", "--verifier", "lena"});

  // The form of the process is answered by key and value, and a slip is told before anything is sent.
  const auto slip = priya.run({"change", "edit", change, "--answer", "largest_efect=down"});
  EXPECT_EQ(slip.exit, 2);
  EXPECT_NE(slip.err.find("did you mean largest_effect?"), std::string::npos) << slip.err;
  EXPECT_EQ(priya.run({"change", "edit", change, "--answer", "effect_minutes=many"}).exit, 2);
  EXPECT_EQ(priya.run({"change", "edit", change, "--answer", "largest_effect=huge"}).exit, 2);
  as("priya", {"change", "edit", change, "--answer", "effect_minutes="});
  EXPECT_NE(priya.run({"change", "advance", change}).err.find("Minutes of that effect"), std::string::npos);
  as("priya", {"change", "edit", change, "--answer", "effect_minutes=30", "--answer",
               "tests_set_aside=dynamic_analysis,vulnerability_assessment", "--answer",
               "set_aside_because=A minor version of the same program"});
  EXPECT_NE(as("priya", {"change", "show", change}).find("Dynamic analysis, Vulnerability assessment"),
            std::string::npos);
  as("priya", {"change", "advance", change});
  EXPECT_EQ(stage(change), "assessment");

  assess(change);
  EXPECT_EQ(stage(change), "authorization");
  EXPECT_EQ(priya.run({"approve", change, "cab"}).exit, 3);
  as("dana", {"approve", change, "cab"});
  const auto foreseen =
      as("tomas", {"change", "edit", change, "--backout", "And restore the dumped roles", "--dry-run"});
  EXPECT_NE(foreseen.find("withdraw cab"), std::string::npos) << foreseen;
  as("tomas", {"change", "edit", change, "--backout", "And restore the dumped roles"});
  const auto waiting = as("ruth", {"change", "waiting", change});
  EXPECT_NE(waiting.find("cab     0 of 2"), std::string::npos) << waiting;
  as("dana", {"approve", change, "cab", "--comment", "Now with the roles"});
  as("dana", {"approve", change, "owners"});
  EXPECT_EQ(state_of(change, "cab"), "asked");
  as("mei", {"approve", change, "cab"});
  EXPECT_EQ(stage(change), "build");

  // Three people, one after the other.
  finish("tomas", change, "build");
  finish("sofia", change, "peer");
  finish("tomas", change, "stage");
  for (const auto* key : {"integration", "regression"}) finish("lena", change, key);
  finish("sofia", change, "qa");
  finish("lena", change, "uat");
  EXPECT_EQ(stage(change), "release");
  for (const auto* key : {"runbook", "backout", "rehearse"}) finish("omar", change, key);
  finish("ana", change, "train");
  finish("tomas", change, "docs");
  finish("ana", change, "tell");
  as("dana", {"approve", change, "release_owners"});
  as("ruth", {"approve", change, "release_manager"});
  for (const auto* key : {"in_advance", "go", "run"}) finish("omar", change, key);
  EXPECT_EQ(stage(change), "verification");

  finish("lena", change, "check");
  finish("lena", change, "users");
  finish("ana", change, "calls");
  finish("ana", change, "told");
  EXPECT_EQ(at_desk_of("omar").run({"change", "outcome", change, "successful"}).exit, 3);
  as("priya", {"change", "outcome", change, "successful", "--comment", "Both results were seen"});
  EXPECT_EQ(stage(change), "review");
  finish("priya", change, "retrospective");
  finish("priya", change, "deferred");
  finish("ana", change, "answers");
  as("ruth", {"task", "add", change, "--title", "Send the vendor a word of thanks", "--optional"});
  finish("dana", change, "sign");
  if (stage(change) == "review") {  // the optional task is left out, so that the stage can end
    for (const auto& one : list_at(show("ruth", change), "tasks"))
      if (text_at(one, "state") == "open") as("ruth", {"task", "skip", text_at(one, "id"), "--reason", "By telephone"});
  }

  const auto closed = show("priya", change);
  EXPECT_EQ(text_at(closed, "phase"), "closed");
  EXPECT_EQ(text_at(closed, "outcome"), "successful");
  for (const auto& one : list_at(closed, "tasks"))
    EXPECT_TRUE(text_at(one, "state") == "done" || text_at(one, "state") == "skipped") << boost::json::serialize(one);
  EXPECT_EQ(priya.run({"change", "cancel", change, "--reason", "too late"}).exit, 1);

  const auto history = priya.json({"change", "history", change, "--kind", "approval"});
  // The edit withdrew both approvals, the undecided one, too.
  const std::vector<std::string> expected{"dana decided",
                                          "tomas approval_withdrawn",
                                          "tomas approval_withdrawn",
                                          "dana decided",
                                          "dana decided",
                                          "mei decided",
                                          "dana decided",
                                          "ruth decided"};
  EXPECT_EQ(told(history, {"decided", "approval_withdrawn"}), expected) << boost::json::serialize(history);
  const auto whole = priya.json({"change", "history", change});
  std::int64_t position = 0;
  for (const auto& entry : list_at(whole, "items")) {
    EXPECT_GT(number_at(entry, "position"), position);
    position = number_at(entry, "position");
  }

  EXPECT_EQ(server_->stop(), 0);
  const Terminal machine;
  machine.done({"audit", "verify", "--database", place_});
  EXPECT_NE(machine.done({"audit", "verify", change, "--database", place_}).find("intact"), std::string::npos);
}

TEST_P(Journey, is_cancelled_half_way_and_its_children_with_it) {
  const auto change = new_change("Another search");
  as("priya", {"change", "edit", change, "--expected-result", "It finds forms", "--verifier", "lena"});
  as("priya", {"change", "advance", change});
  assess(change);
  as("dana", {"approve", change, "owners"});
  as("dana", {"approve", change, "cab"});
  as("lee", {"approve", change, "cab"});
  as("tomas", {"task", "start", task(change, "build")});
  EXPECT_EQ(at_desk_of("omar").run({"change", "cancel", change, "--reason", "I would rather not"}).exit, 3);
  as("ruth", {"change", "hold", change, "--reason", "Is it still wanted?"});
  EXPECT_EQ(at_desk_of("tomas").run({"task", "finish", task(change, "build")}).exit, 1);
  as("ruth", {"change", "resume", change});
  as("priya", {"change", "cancel", change, "--reason", "The intranet is being replaced"});

  const auto ended = show("priya", change);
  EXPECT_TRUE(flag_at(ended, "closing")) << "what was built has to be cleared up first";
  EXPECT_EQ(text_at(ended, "outcome"), "cancelled");
  EXPECT_NE(as("priya", {"change", "contingency", "list", change}).find("Cancelled change"), std::string::npos);
  for (const auto& one : list_at(ended, "tasks")) {
    const bool was_done = at(one, "done_by").is_object();
    EXPECT_EQ(text_at(one, "state"), was_done ? "done" : "cancelled") << boost::json::serialize(one);
  }
  const auto history = as("priya", {"change", "history", change});
  EXPECT_NE(history.find("The intranet is being replaced"), std::string::npos) << history;
  EXPECT_NE(as("priya", {"change", "list", "--outcome", "cancelled"}).find(change), std::string::npos);
  EXPECT_EQ(at_desk_of("priya").run({"change", "show", "CHG-99"}).exit, 4);
}

INSTANTIATE_TEST_SUITE_P(Databases, Journey, store::both_databases, store::database_name);

}  // namespace
}  // namespace sluice::cli
