// Approvals of a process: whom they ask, in what order, and what happens when nobody decides.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/bounds.h"
#include "domain/process/check.h"
#include "process_builder.h"

namespace sluice::testing_world {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const Who cab_group{WhoKind::group, "cab"};
const Who managers{WhoKind::role, "change_manager"};

Conditions where_impact(Operator op, std::string level) { return {{{"impact", op, {std::move(level)}}}, {}}; }

/// Where the impact is at least medium two of the board, else a change manager.
ApproverRules sound_rows() {
  return {RowMatch::first,
          {{"Board", where_impact(Operator::at_least, "medium"), {cab_group}, Quorum{QuorumKind::at_least, 2}, {}},
           {"", {}, {managers}, {}, {}}}};
}

/// What is told when the approval of small_process() is altered so; it is asked by sound_rows() alone.
std::vector<Mistake> with_rows(const std::function<void(ApprovalTemplate&)>& spoil) {
  Process process = small_process();
  auto& approval = process.stages[1].approvals[0];
  approval.approvers.clear();
  approval.quorum = {QuorumKind::any, 1};
  approval.approver_rules = sound_rows();
  spoil(approval);
  return check(process);
}

/// What is told when the approval of small_process() is altered so.
std::vector<Mistake> with(const std::function<void(ApprovalTemplate&)>& spoil) {
  Process process = small_process();
  spoil(process.stages[1].approvals[0]);
  return check(process);
}

/// What is told of three approvals that come after these others.
std::vector<Mistake> ordered(std::vector<std::string> a, std::vector<std::string> b, std::vector<std::string> c) {
  Process process = small_process();
  auto& stage = process.stages[1];
  const auto one = [&](std::string key, std::vector<std::string> first) {
    auto approval = stage.approvals[0];
    approval.key = std::move(key);
    if (!first.empty()) approval.after_approvals = std::move(first);
    return approval;
  };
  stage.approvals = {one("a", std::move(a)), one("b", std::move(b)), one("c", std::move(c))};
  stage.gates = {{GateKind::approved, "a"}, {GateKind::approved, "b"}, {GateKind::approved, "c"}};
  return check(process);
}

MATCHER_P2(told_once_at, below, says, "") {
  if (arg.size() != 1) {
    *result_listener << arg.size() << " mistakes" << (arg.empty() ? "" : ", the last: " + arg.back().what);
    return false;
  }
  *result_listener << arg[0].path << ": " << arg[0].what;
  return arg[0].path == std::string{"stages/1/approvals/"} + below && arg[0].what.find(says) != std::string::npos &&
         !arg[0].remedy.empty();
}

Timer after_time(std::int64_t amount, DueUnit unit = DueUnit::working_days) {
  return {Due{Anchor::entered, amount, unit}};
}

TEST(ApproverRulesCheck, finds_nothing_in_rows_that_can_ask) {
  EXPECT_THAT(with_rows([](auto&) {}), IsEmpty());
  EXPECT_THAT(with_rows([](auto& a) { a.approvers = {managers}; }), IsEmpty()) << "asked always, beside the rows";
  EXPECT_THAT(with_rows([](auto& a) { a.approver_rules->rows.pop_back(); }), IsEmpty())
      << "where no row holds the change says so";
}

TEST(ApproverRulesCheck, wants_rows_within_bounds_that_ask_somebody) {
  EXPECT_THAT(with_rows([](auto& a) { a.approver_rules->rows.clear(); }), told_once_at("0/approver_rules", "no row"));
  EXPECT_THAT(with_rows([](auto& a) {
                a.approver_rules->match = RowMatch::all;
                a.approver_rules->rows.assign(bounds::approver_rows + 1, a.approver_rules->rows[0]);
              }),
              told_once_at("0/approver_rules/rows", "21 rows"));
  EXPECT_THAT(with_rows([](auto& a) { a.approver_rules->rows[0].approvers.clear(); }),
              told_once_at("0/approver_rules/rows/0/approvers", "No rule"));
  EXPECT_THAT(with_rows([](auto& a) { a.approver_rules->rows[0].title = "Two\nlines"; }),
              told_once_at("0/approver_rules/rows/0/title", "line break"));
  EXPECT_THAT(with_rows([](auto& a) { a.approver_rules->rows[1].approvers = {{WhoKind::role, "boss"}}; }),
              told_once_at("0/approver_rules/rows/1/approvers/0", "no role boss"));
}

TEST(ApproverRulesCheck, wants_conditions_on_fields_that_are_there_with_values_that_they_have) {
  EXPECT_THAT(with_rows([](auto& a) { a.approver_rules->rows[0].when->all[0].field = "impct"; }),
              told_once_at("0/approver_rules/rows/0/when/all/0/field", "impct"));
  EXPECT_THAT(with_rows([](auto& a) { a.approver_rules->rows[0].when->all[0].values = {"huge"}; }),
              told_once_at("0/approver_rules/rows/0/when/all/0/value/0", "huge"));
}

TEST(ApproverRulesCheck, finds_rows_that_are_never_reached) {
  EXPECT_THAT(with_rows([](auto& a) { std::swap(a.approver_rules->rows[0], a.approver_rules->rows[1]); }),
              told_once_at("0/approver_rules/rows/1", "row 1 holds whenever it would"));
  EXPECT_THAT(with_rows([](auto& a) {
                a.approver_rules->rows.insert(a.approver_rules->rows.begin(), a.approver_rules->rows[0]);
              }),
              told_once_at("0/approver_rules/rows/1", "never reached"));
  EXPECT_THAT(with_rows([](auto& a) {
                std::swap(a.approver_rules->rows[0], a.approver_rules->rows[1]);
                a.approver_rules->match = RowMatch::all;
              }),
              IsEmpty())
      << "all that hold count, in whatever order";
}

TEST(ApproverRulesCheck, wants_the_quorum_of_a_row_to_be_in_reach) {
  EXPECT_THAT(with_rows([](auto& a) { a.approver_rules->rows[0].quorum->count = 101; }),
              told_once_at("0/approver_rules/rows/0/quorum", "at least 101"));
  EXPECT_THAT(with_rows([](auto& a) { a.approver_rules->rows[0].approvers = {{WhoKind::owner, ""}}; }),
              told_once_at("0/approver_rules/rows/0/quorum", "1 at most"));
  EXPECT_THAT(with_rows([](auto& a) {
                a.quorum = {QuorumKind::at_least, 2};
                a.approver_rules->rows[1].approvers = {{WhoKind::person, "ann"}};
              }),
              told_once_at("0/approver_rules/rows/1/approvers", "1 at most"))
      << "the approval's own quorum counts where the row names none";
  EXPECT_THAT(with_rows([](auto& a) { a.approver_rules->rows[0].rejections = 0; }),
              told_once_at("0/approver_rules/rows/0/rejections", "0 rejections"));
}

TEST(ApproverRulesCheck, leaves_one_of_each_to_owners_alone) {
  EXPECT_THAT(with_rows([](auto& a) {
                a.approvers = {{WhoKind::owners, ""}};
                a.quorum = {QuorumKind::one_of_each, 1};
              }),
              told_once_at("0/quorum", "one of each"));
  EXPECT_THAT(with_rows([](auto& a) { a.approver_rules->rows[0].quorum = Quorum{QuorumKind::one_of_each, 1}; }),
              told_once_at("0/approver_rules/rows/0/quorum", "one of each"));
}

TEST(ApprovalCheck, wants_a_share_from_1_to_100_percent) {
  EXPECT_THAT(with([](auto& a) { a.quorum = {QuorumKind::percent, 60}; }), IsEmpty());
  EXPECT_THAT(with([](auto& a) { a.quorum = {QuorumKind::percent, 100}; }), IsEmpty());
  EXPECT_THAT(with([](auto& a) { a.quorum = {QuorumKind::percent, 0}; }), told_once_at("0/quorum", "at least 0 %"));
  EXPECT_THAT(with([](auto& a) { a.quorum = {QuorumKind::percent, 101}; }), told_once_at("0/quorum", "at least 101 %"));
}

TEST(ApprovalCheck, refuses_to_ask_only_who_may_never_decide) {
  const auto asks = [](std::vector<Who> who) {
    return with([who](auto& a) {
      a.quorum = {QuorumKind::any, 1};
      a.approvers = who;
    });
  };
  EXPECT_THAT(asks({{WhoKind::requester, ""}}), told_once_at("0/approvers", "Nobody whom this asks may decide"));
  EXPECT_THAT(asks({{WhoKind::requester, ""}, {WhoKind::field, "developer"}}), told_once_at("0/approvers", "Nobody"));
  EXPECT_THAT(asks({{WhoKind::requester, ""}, cab_group}), IsEmpty()) << "others are left";
  EXPECT_THAT(with([](auto& a) { a.excluded = {cab_group}; }), told_once_at("0/approvers", "Nobody"));
  EXPECT_THAT(with_rows([](auto& a) { a.approver_rules->rows[1].approvers = {{WhoKind::requester, ""}}; }),
              told_once_at("0/approver_rules/rows/1/approvers", "Nobody"));
}

TEST(ApprovalCheck, does_not_count_who_may_never_decide_towards_a_quorum) {
  EXPECT_THAT(with([](auto& a) { a.approvers = {{WhoKind::requester, ""}, {WhoKind::manager, ""}}; }),
              told_once_at("0/quorum", "2 people must approve, and the rules find 1 at most"));
}

TEST(ApprovalCheck, wants_who_is_left_out_to_be_somebody) {
  EXPECT_THAT(with([](auto& a) { a.excluded = {{WhoKind::field, "deployer"}}; }), IsEmpty());
  EXPECT_THAT(with([](auto& a) { a.excluded = {{WhoKind::field, "deploier"}}; }),
              told_once_at("0/excluded/0", "No field deploier"));
  EXPECT_THAT(with([](auto& a) { a.excluded = {{WhoKind::did, "build"}}; }),
              told_once_at("0/excluded/0", "no task build"));
}

TEST(ApprovalCheck, knows_who_decided_another_approval) {
  EXPECT_THAT(with([](auto& a) { a.approvers = {cab_group, {WhoKind::decided, "cap"}}; }),
              told_once_at("0/approvers/1", "no approval cap"));
  EXPECT_THAT(with([](auto& a) { a.excluded = {{WhoKind::decided, "cab"}}; }),
              told_once_at("0", "the approval itself"));
  Process process = small_process();
  auto second = process.stages[1].approvals[0];
  second.key = "again";
  second.approvers = {cab_group, {WhoKind::decided, "cab"}};
  process.stages[1].approvals.push_back(second);
  process.stages[1].gates.push_back({GateKind::approved, "again"});
  EXPECT_THAT(check(process), told_once_at("1", "asked at the same time"));
  process.stages[1].approvals[1].after_approvals = {"cab"};
  EXPECT_THAT(check(process), IsEmpty());
}

TEST(ApprovalCheck, wants_an_order_in_which_each_is_asked_some_time) {
  EXPECT_THAT(ordered({}, {"a"}, {"a", "b"}), IsEmpty());
  EXPECT_THAT(ordered({"c"}, {"a"}, {"b"}), told_once_at("0/after_approvals", "none is ever asked"));
  EXPECT_THAT(ordered({}, {"c"}, {"b"}), told_once_at("1/after_approvals", "The approval b waits"));
  EXPECT_THAT(ordered({"a"}, {}, {}), told_once_at("0/after_approvals/0", "waits for itself"));
  EXPECT_THAT(ordered({}, {"a", "a"}, {}), told_once_at("1/after_approvals/1", "twice"));
  EXPECT_THAT(ordered({}, {"aa"}, {}), told_once_at("1/after_approvals/0", "no approval aa"));
}

TEST(ApprovalCheck, wants_clocks_in_their_order) {
  const auto clocks = [](std::optional<Timer> remind, std::optional<Timer> escalate, std::optional<Timer> expire) {
    return with([=](auto& a) {
      a.remind = remind;
      a.escalate = escalate;
      a.expire = expire;
    });
  };
  EXPECT_THAT(clocks(after_time(1), after_time(2), after_time(3)), IsEmpty());
  EXPECT_THAT(clocks(Timer{}, Timer{}, Timer{}), IsEmpty()) << "never is any time";
  EXPECT_THAT(clocks(after_time(3), after_time(2), {}), told_once_at("0/remind", "only after it would escalate"));
  EXPECT_THAT(clocks({}, after_time(9), after_time(5)), told_once_at("0/escalate", "only after it would expire"));
  EXPECT_THAT(clocks(after_time(1), after_time(30, DueUnit::minutes), {}), told_once_at("0/remind", "escalate"))
      << "a working day is longer than half an hour";
  EXPECT_THAT(clocks({}, after_time(3, DueUnit::days), after_time(2)), IsEmpty())
      << "two working days may be four days";
  EXPECT_THAT(clocks({}, {}, after_time(0)), told_once_at("0/expire", "as soon as it is asked"));
  EXPECT_THAT(clocks({}, {}, Timer{Due{Anchor::deployed, 1, DueUnit::days}}), told_once_at("0/expire", "deployment"));
}

TEST(ApprovalCheck, does_not_let_it_expire_before_it_is_due) {
  const auto due = [](std::int64_t days, std::optional<Timer> expire) {
    return with([=](auto& a) {
      a.due = Due{Anchor::entered, days, DueUnit::working_days};
      a.expire = expire;
    });
  };
  EXPECT_THAT(due(10, {}), IsEmpty());
  EXPECT_THAT(due(15, {}), told_once_at("0/due", "expires 10 working days after it is asked"));
  EXPECT_THAT(due(15, Timer{}), IsEmpty());
  EXPECT_THAT(due(5, after_time(4)), told_once_at("0/expire", "before it is due"));
}

TEST(ApprovalCheck, tells_people_of_delay_only_where_it_escalates) {
  EXPECT_THAT(with([](auto& a) { a.escalate_to = {{WhoKind::watchers, ""}}; }), IsEmpty());
  EXPECT_THAT(with([](auto& a) {
                a.escalate_to = {managers};
                a.escalate = Timer{};
              }),
              told_once_at("0/escalate_to", "never escalates"));
}

TEST(ConditionsMetGate, comes_behind_an_approval) {
  Process process = small_process();
  process.stages[2].gates.push_back({GateKind::conditions_met});
  EXPECT_THAT(check(process), IsEmpty());
  process.stages[0].gates.push_back({GateKind::conditions_met});
  const auto mistakes = check(process);
  ASSERT_EQ(mistakes.size(), 1U);
  EXPECT_EQ(mistakes[0].path, "stages/0/gates/1");
  EXPECT_THAT(mistakes[0].what, HasSubstr("nobody sets a condition"));
}

}  // namespace
}  // namespace sluice::testing_world
