// How commands print: columns, characters that could do harm, moments, what a change waits for.
#include "cli/client/table.h"

#include <gtest/gtest.h>

#include "cli/client/moments.h"
#include "cli/client/problem.h"
#include "cli/client/unmet.h"
#include "cli/client/wrap.h"

namespace sluice::cli {
namespace {

const Zone& berlin() {
  static const auto zone = find_zone("Europe/Berlin");
  return *zone;
}

TEST(Table, aligns_columns_by_what_is_seen_not_by_bytes) {
  Table table{{"NAME", "CITY"}};
  table.add({"Jørgen Ås", "Oslo"});
  table.add({"Ann", "Köln"});
  EXPECT_EQ(table.text(), "NAME       CITY\nJørgen Ås  Oslo\nAnn        Köln\n");
}

TEST(Table, leaves_out_a_column_that_is_empty_in_all_rows) {
  Table table{{"ID", "NOTE", "TITLE"}};
  table.add({"1", "", "first"});
  table.add({"20", "", "second"});
  EXPECT_EQ(table.text(), "ID  TITLE\n1   first\n20  second\n");
}

TEST(Table, leaves_out_what_is_dispensable_and_cuts_cells_on_a_narrow_terminal) {
  Table table{{"ID", "TYPE", "TITLE", "OWNER"}};
  table.dispensable({"OWNER", "TYPE"});
  table.add({"CHG-1", "normal", "A title that is a good deal longer than what fits", "Jørgen Ås the younger"});
  EXPECT_EQ(table.text(38),
            "ID     TYPE    TITLE\n"
            "CHG-1  normal  A title that is a good…\n");
  EXPECT_EQ(table.text(24), "ID     TITLE\nCHG-1  A title that is…\n");
  EXPECT_NE(table.text().find("younger"), std::string::npos);
  EXPECT_EQ(table.text(200), table.text());
}

TEST(Table, goes_on_in_the_next_line_where_it_has_no_headings) {
  Table table;
  table.indent(2);
  table.add({"cab", "0 of 2", "waiting for Dana Kowalski, Lee Okafor, Mei Tanaka."});
  EXPECT_EQ(table.text(40),
            "  cab  0 of 2  waiting for Dana\n"
            "               Kowalski, Lee Okafor, Mei\n"
            "               Tanaka.\n");
}

TEST(Table, has_no_row_for_a_fact_without_a_value) {
  Table table;
  table.add_fact("Owner", "Dana");
  table.add_fact("Closed", "");
  EXPECT_EQ(table.text(), "Owner  Dana\n");
}

TEST(Wrap, breaks_at_blanks_and_keeps_lists_in_shape) {
  EXPECT_EQ(wrapped("one two  three", 8), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrapped("0123456789", 4), (std::vector<std::string>{"0123", "4567", "89"}));
  EXPECT_EQ(wrapped("ÅÅÅÅ ÅÅ", 4), (std::vector<std::string>{"ÅÅÅÅ", "ÅÅ"}));
  EXPECT_EQ(wrapped("", 4), (std::vector<std::string>{""}));
  EXPECT_EQ(paragraphs("First line of it\n\n- a point that is long enough\n12. twelfth of all the steps\n", 2, 26),
            "  First line of it\n\n"
            "  - a point that is long\n    enough\n"
            "  12. twelfth of all the\n      steps\n");
  EXPECT_EQ(paragraphs("as long as it likes to be", 2, 0), "  as long as it likes to be\n");
}

TEST(Table, lets_no_text_steer_the_terminal) {
  Table table;
  table.add({"a\x1b[31mred\x1b[0m\nb\xe2\x80\xae", "x"});
  EXPECT_EQ(table.text().find('\x1b'), std::string::npos);
  EXPECT_EQ(table.text().find("\xe2\x80\xae"), std::string::npos);
  EXPECT_EQ(table.text().find('\n'), table.text().size() - 1);
  EXPECT_EQ(harmless("one\ntwo\x07", Lines::kept), "one\ntwo ");
  EXPECT_EQ(harmless("broken \xff byte", Lines::joined), "broken \xff byte");
}

TEST(Moments, are_told_in_the_persons_zone) {
  EXPECT_EQ(moment("2027-01-13T14:40:00Z", berlin()), "Wed 13 Jan 2027 15:40");
  EXPECT_EQ(moment("2027-07-01T22:30:00Z", berlin()), "Fri 2 Jul 2027 00:30");
  EXPECT_EQ(moment("", berlin()), "");
  EXPECT_EQ(moment("soon", berlin()), "soon");
}

const char* const two_unmet = R"([
  {"gate": "approved", "key": "owners", "title": "The owners agree", "have": 0, "need": 1,
   "detail": "0 of 1: waiting for Dana Kowalski.", "due": "2027-01-15T14:40:00Z"},
  {"gate": "approved", "key": "cab", "title": "The CAB agrees", "have": 1, "need": 2, "detail": "1 of 2: waiting for Lee Okafor."},
  {"gate": "tasks_done", "key": "TSK-88", "title": "Build it", "have": 0, "need": 1, "detail": "Under way with Tomas Weber."}])";

TEST(Waiting, says_name_numbers_and_people_a_line_each) {
  const auto unmet = parse_json(two_unmet);
  EXPECT_EQ(unmet_table(unmet->as_array(), berlin()),
            "  owners           0 of 1  waiting for Dana Kowalski. (due Fri 15 Jan 2027 15:40)\n"
            "  cab              1 of 2  waiting for Lee Okafor.\n"
            "  TSK-88 Build it  0 of 1  Under way with Tomas Weber.\n");
}

TEST(Problem, tells_every_reason_and_every_bad_value) {
  auto problem = parse_json(R"({"title": "Not now", "detail": "CHG-1 cannot leave Draft.",
    "errors": [{"pointer": "/services/0", "detail": "There is no service billing."}]})");
  problem->as_object()["unmet"] = *parse_json(two_unmet);
  const auto text = problem_text(*problem, berlin());
  EXPECT_TRUE(text.starts_with("CHG-1 cannot leave Draft.\n  services/0: There is no service billing.\n")) << text;
  EXPECT_NE(text.find("Lee Okafor"), std::string::npos);
}

TEST(Problem, names_what_was_wrong_as_the_command_line_does) {
  const auto problem =
      parse_json(R"({"detail": "No.", "errors": [{"pointer": "?waiting_for", "detail": "there is no person x"}]})");
  EXPECT_EQ(problem_text(*problem, berlin()), "No.\n  --waiting-for: there is no person x");
}

TEST(Moments, are_read_in_the_persons_zone) {
  EXPECT_EQ(instant_of("2027-01-13", berlin()), "2027-01-12T23:00:00Z");
  EXPECT_EQ(instant_of("2027-07-01 22:30", berlin()), "2027-07-01T20:30:00Z");
  EXPECT_EQ(instant_of("2027-07-01T22:30", berlin()), "2027-07-01T20:30:00Z");
  EXPECT_EQ(instant_of("2027-07-01T22:30:00Z", berlin()), "2027-07-01T22:30:00Z");
  EXPECT_EQ(instant_of("tomorrow", berlin()), std::nullopt);
}

TEST(Problem, ends_the_program_by_kind) {
  EXPECT_EQ(exit_of(409), Exit::refused);
  EXPECT_EQ(exit_of(412), Exit::refused);
  EXPECT_EQ(exit_of(422), Exit::usage);
  EXPECT_EQ(exit_of(401), Exit::not_permitted);
  EXPECT_EQ(exit_of(403), Exit::not_permitted);
  EXPECT_EQ(exit_of(404), Exit::not_found);
  EXPECT_EQ(exit_of(429), Exit::not_reached);
  EXPECT_EQ(exit_of(503), Exit::not_reached);
}

}  // namespace
}  // namespace sluice::cli
