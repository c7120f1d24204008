// Templates of mails: what they make of values, also of hostile ones, and every mistake that is told.
#include "connect/mail/templates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "connect/mail/about.h"
#include "connect/mail/variables.h"

namespace sluice::connect {
namespace {

using boost::json::object;
using store::MailKind;
using testing::HasSubstr;
using testing::Not;

const MailTemplate plain{"About {{change.key}}", "{{text}}\n", "<p>{{text}}</p>"};

object about_a_change(const std::string& told) {
  auto data = example_mail_data(MailKind::told);
  data["text"] = told;
  return data;
}

/// Where and what was refused, a line each.
std::string mistakes(MailKind kind, const MailTemplate& written) {
  const auto checked = check_mail_template(kind, written);
  if (checked) return "";
  std::string all;
  for (const auto& error : checked.error().errors) all += error.pointer + ": " + error.detail + "\n";
  return all;
}
std::string html_mistakes(const std::string& html) { return mistakes(MailKind::told, {"About", "Text", html}); }

// What ships.

TEST(ShippedMailTemplates, are_good_templates_of_their_kind) {
  for (const auto kind : mail_kinds()) EXPECT_EQ(mistakes(kind, shipped_mail_template(kind)), "") << word(kind);
}

TEST(ShippedMailTemplates, say_something_with_the_example) {
  for (const auto kind : mail_kinds()) {
    const auto mail = write_mail(shipped_mail_template(kind), example_mail_data(kind));
    EXPECT_FALSE(mail.subject.empty()) << word(kind);
    EXPECT_THAT(mail.text, HasSubstr("Dana Kowalski")) << word(kind);
    EXPECT_THAT(mail.html, HasSubstr("</html>")) << word(kind);
    EXPECT_THAT(mail.subject + mail.text + mail.html, Not(HasSubstr("{{"))) << word(kind);
    EXPECT_THAT(mail.text, HasSubstr("\n\n--\n")) << word(kind);
    EXPECT_THAT(mail.text, Not(HasSubstr("\n\n\n"))) << word(kind);
  }
}

TEST(ShippedMailTemplates, ask_to_decide_by_the_link_alone) {
  for (const auto kind : mail_kinds()) {
    const auto mail = write_mail(shipped_mail_template(kind), example_mail_data(kind));
    EXPECT_EQ(mail.text.contains("/decide#"), mail_asks_to_decide(kind)) << word(kind);
    EXPECT_EQ(mail.html.contains("/decide#"), mail_asks_to_decide(kind)) << word(kind);
  }
}

TEST(ShippedMailTemplates, leave_out_what_there_is_nothing_to_say_of) {
  auto data = example_mail_data(MailKind::approval_asked);
  auto& change = data["change"].as_object();
  for (const auto* name : {"services", "planned", "risk"}) change[name] = "";
  data["about"] = "";
  data["decide_url"] = "";
  const auto mail = write_mail(shipped_mail_template(MailKind::approval_asked), data);
  for (const auto* word : {"Services:", "Planned:", "Risk:", "decide#", "without signing in", "on “", "\n\n\n"})
    EXPECT_THAT(mail.text, Not(HasSubstr(word)));
  EXPECT_THAT(mail.text, HasSubstr(std::string{change["url"].as_string()}));
}

TEST(ShippedMailTemplates, list_each_thing_of_a_digest) {
  const auto mail = write_mail(shipped_mail_template(MailKind::digest), example_mail_data(MailKind::digest));
  for (const auto* key : {"CHG-1042", "CHG-1043"}) {
    EXPECT_THAT(mail.text, HasSubstr(key));
    EXPECT_THAT(mail.html, HasSubstr(key));
  }
}

TEST(MailExamples, have_a_value_for_each_variable) {
  for (const auto kind : mail_kinds())
    for (const auto& variable : mail_variables(kind)) {
      const std::string name{variable.name};
      const bool listed = name.starts_with(std::string{mail_list} + ".");
      const auto inner = listed ? name.substr(mail_list.size() + 1) : name;
      const auto text = listed ? "{{#notices}}{{" + inner + "}}{{/notices}}" : "{{" + inner + "}}";
      EXPECT_NE(write_mail({"x", text, ""}, example_mail_data(kind)).text, "") << word(kind) << " " << name;
    }
}

// What people wrote does no harm.

TEST(MailText, escapes_what_people_wrote_in_HTML_alone) {
  const auto mail = write_mail(plain, about_a_change("<script>alert(\"1\")</script> & 'x'"));
  EXPECT_EQ(mail.text, "<script>alert(\"1\")</script> & 'x'\n");
  EXPECT_THAT(mail.html, Not(HasSubstr("<script")));
  EXPECT_THAT(mail.html, HasSubstr("&lt;script&gt;"));
  EXPECT_THAT(mail.html, Not(HasSubstr("\"1\"")));
  EXPECT_THAT(mail.html, Not(HasSubstr("'x'")));
}

TEST(MailText, does_not_read_values_as_templates) {
  const auto mail = write_mail({"{{text}}", "{{text}}", "{{text}}"}, about_a_change("{{person.login}} {{#text}}"));
  EXPECT_EQ(mail.text, "{{person.login}} {{#text}}");
  EXPECT_EQ(mail.subject, "{{person.login}} {{#text}}");
  EXPECT_THAT(mail.html, Not(HasSubstr("dana.kowalski")));
}

TEST(MailText, keeps_the_subject_on_one_line) {
  for (const auto* told : {"One\r\nBcc: all@example.org", "One\nBcc: all@example.org", "One\rBcc: all@example.org",
                           "One\xE2\x80\xA8"
                           "Bcc: all@example.org",
                           "One\xC2\x85"
                           "Bcc: all@example.org"}) {
    const auto mail = write_mail({"{{text}}", "x", ""}, about_a_change(told));
    EXPECT_EQ(mail.subject, "One Bcc: all@example.org");
  }
}

TEST(MailText, has_no_carriage_returns) {
  const auto mail = write_mail(plain, about_a_change("One\r\nTwo\r"));
  EXPECT_EQ(mail.text, "One\nTwo\n");
  EXPECT_THAT(mail.html, Not(HasSubstr("\r")));
}

TEST(MailText, has_no_empty_line_where_a_section_is_left_out) {
  auto data = about_a_change("told");
  data["about"] = "";
  EXPECT_EQ(write_mail({"x", "1\n{{#about}}\n2\n{{/about}}\n{{#text}}\n3\n{{/text}}\n4\n", ""}, data).text,
            "1\n3\n4\n");
}

TEST(MailText, has_a_subject_where_the_values_have_none) {
  EXPECT_EQ(write_mail({"{{text}}", "x", ""}, about_a_change(" \n ")).subject, "Sluice");
}

TEST(MailText, stays_small) {
  const auto mail = write_mail({"{{text}}", "{{text}}", "{{text}}"}, about_a_change(std::string(800'000, 'x')));
  EXPECT_LE(mail.subject.size(), mail_subject_bytes_max);
  EXPECT_LE(mail.text.size(), 200'100U);
  EXPECT_EQ(mail.html, "");
}

TEST(MailText, is_cut_between_characters) {
  std::string umlauts;
  for (int i = 0; i < 300; ++i) umlauts += "ä";
  const auto mail = write_mail({"x{{text}}", "x", ""}, about_a_change(umlauts));
  EXPECT_LE(mail.subject.size(), mail_subject_bytes_max);
  EXPECT_TRUE(mail.subject.ends_with("ä…")) << mail.subject;
}

// What an administrator may write.

TEST(MailTemplates, may_leave_the_HTML_out) {
  EXPECT_EQ(mistakes(MailKind::told, {"About", "Text", ""}), "");
  EXPECT_EQ(write_mail({"About", "Text", ""}, about_a_change("x")).html, "");
}

TEST(MailTemplates, need_a_subject_and_a_text) {
  EXPECT_THAT(mistakes(MailKind::told, {"", "Text", ""}), HasSubstr("/subject"));
  EXPECT_THAT(mistakes(MailKind::told, {"Two\nlines", "Text", ""}), HasSubstr("/subject"));
  EXPECT_THAT(mistakes(MailKind::told, {"About", " \n", ""}), HasSubstr("/text: must say something"));
}

TEST(MailTemplates, are_bounded) {
  const auto told =
      mistakes(MailKind::told, {std::string(mail_subject_bytes_max + 1, 'x'), std::string(mail_text_bytes_max + 1, 'x'),
                                std::string(mail_html_bytes_max + 1, 'x')});
  for (const auto* part : {"/subject", "/text", "/html"}) EXPECT_THAT(told, HasSubstr(part));
}

TEST(MailTemplates, tell_every_mistake_with_its_line) {
  const auto told = html_mistakes("<p>\n{{tex}}\n</p>\n{{change.titel}}");
  EXPECT_THAT(told, HasSubstr("/html: line 2: there is no variable “tex”"));
  EXPECT_THAT(told, HasSubstr("text"));
  EXPECT_THAT(told, HasSubstr("/html: line 4: there is no variable “change.titel”"));
  EXPECT_THAT(told, HasSubstr("change.title"));
}

TEST(MailTemplates, know_the_variables_of_their_kind_alone) {
  EXPECT_EQ(mistakes(MailKind::approval_asked, {"About", "{{decide_url}}", ""}), "");
  EXPECT_THAT(mistakes(MailKind::told, {"About", "{{decide_url}}", ""}), HasSubstr("decide_url"));
  EXPECT_THAT(mistakes(MailKind::test, {"About", "{{change.key}}", ""}), HasSubstr("change.key"));
  EXPECT_THAT(mistakes(MailKind::digest, {"About", "{{text}}", ""}), HasSubstr("“text”"));
}

TEST(MailTemplates, close_what_they_open) {
  EXPECT_THAT(html_mistakes("{{text"), HasSubstr("is not closed"));
  EXPECT_THAT(html_mistakes("{{#text}}x"), HasSubstr("{{#text}} is not closed"));
  EXPECT_THAT(html_mistakes("x{{/text}}"), HasSubstr("closes what is not open"));
  EXPECT_THAT(html_mistakes("{{#text}}{{#about}}{{/text}}{{/about}}"), HasSubstr("has to be closed first"));
}

TEST(MailTemplates, put_nothing_into_HTML_as_it_is) {
  EXPECT_THAT(html_mistakes("{{{text}}}"), HasSubstr("write {{text}}"));
  EXPECT_THAT(html_mistakes("{{&text}}"), HasSubstr("write {{text}}"));
  EXPECT_EQ(mistakes(MailKind::told, {"About", "{{{text}}}", ""}), "") << "in a plain text there is nothing to escape";
}

TEST(MailTemplates, take_in_no_other_text_and_alter_no_delimiters) {
  EXPECT_THAT(html_mistakes("{{> frame}}"), HasSubstr("takes in another text"));
  EXPECT_THAT(html_mistakes("{{=<% %>=}}"), HasSubstr("delimiters"));
}

TEST(MailTemplates, name_values_and_list_lists) {
  const auto digest = [](const std::string& text) { return mistakes(MailKind::digest, {"About", text, ""}); };
  EXPECT_EQ(digest("{{#notices}}{{change.key}} {{text}}{{/notices}}{{^notices}}nothing{{/notices}}"), "");
  EXPECT_THAT(digest("{{notices}}"), HasSubstr("is a list"));
  EXPECT_THAT(digest("{{notices.text}}"), HasSubstr("of each of several"));
  EXPECT_THAT(digest("{{#notices}}{{#notices}}x{{/notices}}{{/notices}}"), HasSubstr("notices"));
  EXPECT_THAT(html_mistakes("{{change}}"), HasSubstr("has several values"));
}

TEST(MailTemplates, have_a_bounded_number_of_tags_and_sections) {
  std::string many, deep, closed;
  for (int i = 0; i < 501; ++i) many += "{{text}}";
  for (int i = 0; i < 9; ++i) {
    deep += "{{#text}}";
    closed += "{{/text}}";
  }
  EXPECT_THAT(html_mistakes(many), HasSubstr("more than 500 tags"));
  EXPECT_THAT(html_mistakes(deep + closed), HasSubstr("which is the most"));
}

TEST(MailTemplates, never_break_on_what_the_check_lets_through) {
  const std::vector<std::string> pieces{
      "{{", "}}", "{{text}}", "{{#text}}",  "{{/text}}",   "{{^about}}", "{{/about}}",  "{{! {{ }}",  "{",
      "}",  "x",  "\n",       "{{ text }}", "{{#change}}", "{{key}}",    "{{/change}}", "{{{text}}}", "{{}}"};
  std::uint32_t number = 7;
  std::size_t good = 0;
  for (int i = 0; i < 3'000; ++i) {
    std::string written = "t";
    for (int j = 0; j < 6; ++j) {
      number = number * 1'664'525U + 1'013'904'223U;
      written += pieces[(number >> 16U) % pieces.size()];
    }
    const MailTemplate made{"x", written, written};
    if (!check_mail_template(MailKind::told, made)) continue;
    ++good;
    EXPECT_NO_THROW((void)write_mail(made, about_a_change("{{x"))) << written;
  }
  EXPECT_GT(good, 20U);
}

// Of what values are made.

struct MailAbout : testing::Test {
  MailAbout() {
    change->id = ChangeId{12};
    change->version = 1;
    change->requester = PersonId{1};
    change->fields.title = {"Bigger disks"};
    change->visits.push_back({"build", "Build", Phase::build, at, {}});
    ada.id = PersonId{1};
    ada.name = "Ada";
    ada.login = "ada";
  }
  [[nodiscard]] object of(MailKind kind, const std::vector<MailNotice>& notices, const std::string& decide = "") const {
    return mail_data({"https://sluice.example.org", "Sluice"}, ada, kind, notices, {change}, Directory{},
                     *find_zone("Europe/Berlin"), decide);
  }
  [[nodiscard]] MailNotice notice(std::int64_t about_change, const std::string& text) const {
    return {
        .position = 3, .kind = NoticeKind::told, .change = ChangeId{about_change}, .text = text, .about = "", .at = at};
  }
  Instant at{1'796'000'000'000'000};
  std::shared_ptr<Change> change = std::make_shared<Change>();
  Person ada;
};

TEST_F(MailAbout, a_notice_names_its_change) {
  const auto mail = write_mail(shipped_mail_template(MailKind::told), of(MailKind::told, {notice(12, "It moved.")}));
  EXPECT_EQ(mail.subject, "[CHG-12] Bigger disks");
  EXPECT_THAT(mail.text, HasSubstr("It moved."));
  EXPECT_THAT(mail.text, HasSubstr("Stage: Build"));
  EXPECT_THAT(mail.text, HasSubstr("https://sluice.example.org/changes/CHG-12"));
  EXPECT_THAT(mail.text, HasSubstr("https://sluice.example.org/profile"));
}

TEST_F(MailAbout, the_link_to_decide_is_in_mails_that_ask_for_it) {
  EXPECT_EQ(of(MailKind::approval_asked, {notice(12, "x")}, "https://s/decide#t").at("decide_url"),
            "https://s/decide#t");
  EXPECT_EQ(of(MailKind::told, {notice(12, "x")}, "https://s/decide#t").at("decide_url"), "");
}

TEST_F(MailAbout, a_digest_leaves_out_what_is_of_no_change_that_was_given) {
  const auto data = of(MailKind::digest, {notice(12, "Seen"), notice(13, "Hidden")});
  EXPECT_EQ(data.at("count"), "1");
  const auto mail = write_mail(shipped_mail_template(MailKind::digest), data);
  EXPECT_THAT(mail.text, HasSubstr("Seen"));
  EXPECT_THAT(mail.text + mail.html, Not(HasSubstr("Hidden")));
}

TEST_F(MailAbout, a_test_is_about_nothing) {
  const auto mail = write_mail(shipped_mail_template(MailKind::test), of(MailKind::test, {}));
  EXPECT_EQ(mail.subject, "Sluice: a test mail");
  EXPECT_THAT(mail.text, HasSubstr("Hello Ada"));
}

}  // namespace
}  // namespace sluice::connect
