// Approvals as they are written.
#include <gmock/gmock.h>

#include "definition/notation.h"
#include "definition/read_process.h"
#include "domain/process/process.h"

namespace sluice::definition {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// The approval begins on line 8.
std::string with_approval(const std::string& keys) {
  return R"(key: small
name: Small
type: contingency
stages:
  - {key: draft, name: Draft, phase: draft, advance: manual}
  - key: agree
    name: Agree
    phase: authorization
    approvals:
      - {key: first, title: First, approvers: group:cab, quorum: any}
      - key: second
        title: Second
)" + keys +
         R"(    gates: [{approved: first}, {approved: second}, conditions_met]
)";
}

ApprovalTemplate read_from(const std::string& keys) {
  const auto reading = look_at_process(with_approval(keys));
  EXPECT_THAT(reading.mistakes, IsEmpty()) << (reading.mistakes.empty() ? "" : reading.mistakes[0].what);
  return reading.read ? reading.read->process.stages[1].approvals[1] : ApprovalTemplate{};
}

std::vector<LocatedMistake> mistakes_of(const std::string& keys) {
  return look_at_process(with_approval(keys)).mistakes;
}

TEST(ReadApproval, reads_every_key) {
  const auto one = read_from(R"(        approvers: role:change_manager
        approver_rules:
          match: all
          rows:
            - title: Much at stake
              when: {field: impact, operator: at_least, value: medium}
              approvers: [group:cab, owners_of_dependents]
              quorum: at least 60 %
              rejections: 2
            - approvers: decided:first
        excluded: [field:deployer, group:vendors]
        quorum: at least 2
        after_approvals: first
        due: +3wd
        remind: +4h
        escalate: +2wd
        escalate_to: [owner, watchers]
        expire: never
)");
  ASSERT_TRUE(one.approver_rules);
  EXPECT_EQ(one.approver_rules->match, RowMatch::all);
  ASSERT_EQ(one.approver_rules->rows.size(), 2U);
  const auto& row = one.approver_rules->rows[0];
  EXPECT_EQ(row.title, "Much at stake");
  EXPECT_EQ(row.when, (Conditions{{{"impact", Operator::at_least, {"medium"}}}, {}}));
  EXPECT_THAT(row.approvers, ElementsAre(Who{WhoKind::group, "cab"}, Who{WhoKind::owners_of_dependents, ""}));
  EXPECT_EQ(row.quorum, (Quorum{QuorumKind::percent, 60}));
  EXPECT_EQ(row.rejections, 2);
  EXPECT_EQ(one.approver_rules->rows[1], (ApproverRow{.approvers = {{WhoKind::decided, "first"}}}));
  EXPECT_THAT(*one.excluded, ElementsAre(Who{WhoKind::field, "deployer"}, Who{WhoKind::group, "vendors"}));
  EXPECT_THAT(*one.after_approvals, ElementsAre("first"));
  EXPECT_EQ(one.remind, (Timer{Due{Anchor::entered, 4, DueUnit::hours}}));
  EXPECT_EQ(one.escalate, (Timer{Due{Anchor::entered, 2, DueUnit::working_days}}));
  EXPECT_THAT(*one.escalate_to, ElementsAre(Who{WhoKind::owner, ""}, Who{WhoKind::watchers, ""}));
  EXPECT_EQ(one.expire, Timer{});
}

TEST(ReadApproval, keeps_what_is_not_said_apart_from_what_is) {
  const auto one = read_from("        approvers: group:cab\n        quorum: any\n");
  EXPECT_FALSE(one.approver_rules || one.excluded || one.after_approvals || one.escalate_to);
  EXPECT_FALSE(one.remind || one.escalate || one.expire);
}

TEST(ReadApproval, needs_no_approvers_where_rows_ask) {
  const auto one = read_from("        approver_rules: {rows: [{approvers: group:cab}]}\n        quorum: any\n");
  EXPECT_THAT(one.approvers, IsEmpty());
  EXPECT_EQ(one.approver_rules->match, RowMatch::first);
}

TEST(ReadApproval, tells_each_mistake_on_its_line) {
  const auto found = mistakes_of(R"(        approver_rules:
          mach: first
          rows:
            - whn: {field: impact, operator: is, value: low}
              approvers: group:cab
            - approvers: [cab]
              quorum: at least half
        excluded: everybody
        quorum: at least sixty %
        remind: tomorrow
        expire: 10wd
)");
  ASSERT_EQ(found.size(), 8U);
  EXPECT_EQ(found[0].place.line, 14U);
  EXPECT_THAT(found[0].what, HasSubstr("mach"));
  EXPECT_EQ(found[1].place.line, 16U);
  EXPECT_THAT(found[1].what, HasSubstr("whn"));
  EXPECT_EQ(found[2].place.line, 18U);
  EXPECT_THAT(found[2].what, HasSubstr("no rule that finds people"));
  EXPECT_EQ(found[3].place.line, 19U);
  EXPECT_THAT(found[3].remedy, HasSubstr("at least 60 %"));
  EXPECT_EQ(found[4].place.line, 20U);
  EXPECT_EQ(found[5].place.line, 21U);
  EXPECT_EQ(found[6].place.line, 22U);
  EXPECT_THAT(found[6].what, HasSubstr("“tomorrow” is no due date"));
  EXPECT_EQ(found[7].place.line, 23U);
}

TEST(ReadApproval, tells_what_check_finds_in_a_row_with_its_line) {
  const auto found = mistakes_of(R"(        approver_rules:
          rows:
            - {approvers: group:cab}
            - {when: {field: impact, operator: is, value: low}, approvers: owner}
        quorum: any
)");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].place.line, 16U);
  EXPECT_THAT(found[0].what, HasSubstr("never reached"));
}

TEST(ReadApproval, refuses_approver_rules_that_are_no_map) {
  const auto found = mistakes_of("        approver_rules: [group:cab]\n        quorum: any\n");
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].place.line, 13U);
}

TEST(ApprovalNotation, is_read_and_written_alike) {
  EXPECT_EQ(written_form(*parse_quorum("at least 60 %")), "at least 60 %");
  EXPECT_EQ(parse_quorum("at least 60%"), parse_quorum("at least 60 %"));
  for (const auto* text : {"at least %", "at least 60  %", "60 %", "at least 60 percent", "at least -1 %"})
    EXPECT_FALSE(parse_quorum(text)) << text;
}

}  // namespace
}  // namespace sluice::definition
