// Mail on the command line: how it leaves, what it says, what one hears of, and options of the server that do not fit.
#include <gtest/gtest.h>

#include "cli/client/reading.h"
#include "cli/served.h"
#include "cli/terminal.h"

namespace sluice::cli {
namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

class MailByCommand : public testing::Test {
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
  static std::unique_ptr<Terminal> desk_of(const std::string& login) {
    auto desk = std::make_unique<Terminal>();
    desk->set("SLUICE_URL", server_->url());
    desk->done({"sign-in", login, "--demo"});
    return desk;
  }

 private:
  static std::unique_ptr<Folder> folder_;
  static std::unique_ptr<Served> server_;
};
std::unique_ptr<Folder> MailByCommand::folder_;
std::unique_ptr<Served> MailByCommand::server_;

TEST_F(MailByCommand, says_how_it_leaves) {
  const auto said = desk_of("karin.dahl")->done({"mail", "server"});
  EXPECT_TRUE(says(said, "No mail leaves: the page Mailbox shows what would.")) << said;
  EXPECT_EQ(desk_of("mei.tanaka")->run({"mail", "server"}).exit, static_cast<int>(Exit::not_permitted));
}

TEST_F(MailByCommand, sends_a_test_to_oneself_and_says_what_became_of_it) {
  const auto karin = desk_of("karin.dahl");
  const auto sent = karin->json({"mail", "test"});
  const auto id = std::to_string(number_at(sent, "id"));
  const auto shown = karin->done({"mail", "show", id});
  EXPECT_TRUE(says(shown, "karin.dahl")) << shown;
  EXPECT_TRUE(says(shown, "<outbox-" + id + ".")) << shown;
  EXPECT_TRUE(says(karin->done({"mail", "log", "--person", "karin.dahl"}), "test"));
}

TEST_F(MailByCommand, edits_what_a_mail_says_and_goes_back) {
  const auto karin = desk_of("karin.dahl");
  EXPECT_TRUE(says(karin->done({"mail", "template", "list"}), "approval_asked"));
  karin->done({"mail", "template", "set", "told", "--subject", "News of {{change.key}}"});
  EXPECT_TRUE(says(karin->done({"mail", "template", "show", "told"}), "News of {{change.key}}"));
  const auto bad = karin->run({"mail", "template", "set", "told", "--subject", "News of {{change.kee}}"});
  EXPECT_NE(bad.exit, 0);
  EXPECT_TRUE(says(bad.err, "change.key")) << bad.err;
  karin->done({"mail", "template", "reset", "told"});
  EXPECT_FALSE(says(karin->done({"mail", "template", "show", "told"}), "News of"));
}

TEST_F(MailByCommand, lets_everybody_say_what_they_hear_of) {
  const auto mei = desk_of("mei.tanaka");
  const auto said = mei->done({"profile", "mail", "--wish", "told=digest", "--quiet", "22:00-06:30"});
  EXPECT_TRUE(says(said, "22:00")) << said;
  EXPECT_NE(mei->run({"profile", "mail", "--wish", "approval_asked=none"}).exit, 0);
  EXPECT_EQ(mei->run({"profile", "mail", "--wish", "nothing=none"}).exit, static_cast<int>(Exit::usage));
  EXPECT_FALSE(says(mei->done({"profile", "mail", "--no-quiet"}), "22:00"));
}

class MailOptionsOfServe : public testing::Test {
 protected:
  std::string refused(const std::vector<std::string>& options) {
    std::vector<std::string> words{"serve", "--database", (folder_.path() / "x.db").string()};
    words.insert(words.end(), options.begin(), options.end());
    const auto ran = Terminal{}.run(words);
    EXPECT_EQ(ran.exit, static_cast<int>(Exit::usage)) << ran.out;
    return ran.err;
  }
  Folder folder_;
};

TEST_F(MailOptionsOfServe, name_what_does_not_do) {
  EXPECT_TRUE(says(refused({"--mail-server", "mail.example.org", "--mail-from", "a@example.org"}), "--mail-server: "));
  EXPECT_TRUE(says(refused({"--mail-server", "smtp://mail.example.org"}), "--mail-from: "));
  EXPECT_TRUE(says(refused({"--mail-user", "sluice"}), "--mail-server is not given"));
  EXPECT_TRUE(says(refused({"--mail-server", "smtp://mail.example.org", "--mail-from", "a@example.org", "--mail-user",
                            "sluice", "--mail-password-file", "/nowhere/password"}),
                   "--mail-password-file: /nowhere/password"));
}

TEST_F(MailOptionsOfServe, send_no_password_in_the_open_and_print_none) {
  const auto file = folder_.write("password", "s3cret\n");
  const auto said = refused({"--mail-server", "smtp://mail.example.org", "--mail-from", "a@example.org", "--mail-user",
                             "sluice", "--mail-password-file", file, "--mail-plain"});
  EXPECT_TRUE(says(said, "--mail-plain: ")) << said;
  EXPECT_FALSE(says(said, "s3cret"));
}

}  // namespace
}  // namespace sluice::cli
