// Approvals of a change: what is asked, and deciding it.
#include "api/approval_acts.h"
#include "api/routes.h"
#include "domain/change/gates.h"

namespace sluice::api {
namespace {

struct ApprovalList {
  std::vector<ApprovalView> items;
};
BOOST_DESCRIBE_STRUCT(ApprovalList, (), (items))

struct DecisionInput {
  Decision decision = Decision::approve;
  std::optional<std::string> comment;
  std::optional<std::string> digest;
  std::optional<ConditionInput> condition;
};
BOOST_DESCRIBE_STRUCT(DecisionInput, (), (decision, comment, digest, condition))

struct WithdrawQuery : ActQuery {
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawQuery, (ActQuery), (reason))

Result<ApprovalList> list_approvals(Call& call, const Nothing&) {
  SLUICE_TRY(const auto loaded, load_visible(call));
  const auto shown = shown_to(call, loaded);
  return ApprovalList{approval_views(shown, possible_on(shown))};
}

Result<ApprovalView> show_approval(Call& call, const Nothing&) {
  SLUICE_TRY(const auto loaded, load_visible(call));
  return one_approval(shown_to(call, loaded), call.value("approval"));
}

void decide_approval(const CallPtr& call, const ActQuery& query, DecisionInput sent, const AnswerApproval& answer) {
  auto condition = new_condition(sent.condition, "/condition/owner", *call->directory);
  if (!condition) return answer.refuse(condition.error());
  act_on_approval(call,
                  Decide{call->value("approval"), sent.decision, sent.comment.value_or(""), sent.digest.value_or(""),
                         std::move(*condition)},
                  query, answer);
}

void withdraw(const CallPtr& call, const WithdrawQuery& query, Nothing, const AnswerApproval& answer) {
  act_on_approval(call, WithdrawDecision{call->value("approval"), query.reason.value_or("")}, query, answer);
}

}  // namespace

std::vector<Route> approval_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<Nothing, ApprovalList>(
      "/changes/{change}/approvals", "approvals", Access::by(ChangeRight::see),
      {"List the approvals of a change", "The newest asking of each, in order of asking.", {Refused::not_found}},
      list_approvals));
  routes.push_back(reads<Nothing, ApprovalView>("/changes/{change}/approvals/{approval}", "approvals",
                                                Access::by(ChangeRight::see),
                                                {"Read an approval", "", {Refused::not_found}}, show_approval));
  routes.push_back(writes<ActQuery, DecisionInput, ApprovalView>(
      Method::post, "/changes/{change}/approvals/{approval}/decisions", "approvals",
      Access::by(ChangeRight::see, "one of its approvers"),
      {"Decide an approval",
       "`reject` needs a comment. `digest`, where given, is the one that was read: if the content has altered since, "
       "the decision is refused. With a `condition` it is an approval that counts, and keeps the change from "
       "deployment until the condition is met. It counts for those whom one stands in for, too. A decision is never "
       "altered, only withdrawn and made again.",
       act_errors},
      decide_approval));
  routes.push_back(writes<WithdrawQuery, Nothing, ApprovalView>(
      Method::delete_, "/changes/{change}/approvals/{approval}/decisions/mine", "approvals",
      Access::by(ChangeRight::see, "who decided"),
      {"Take one's decision back", "Until the change is in deployment. What was granted by it stands open again.",
       act_errors},
      withdraw));
  return routes;
}

}  // namespace sluice::api
