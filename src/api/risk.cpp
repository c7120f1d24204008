// The risk of a change: answering its questions, raising it, lowering it with a second person.
#include "api/views/risk.h"
#include "api/change_acts.h"
#include "api/routes.h"

namespace sluice::api {
namespace {

struct RiskAnswersSent {
  std::map<std::string, std::string> answers;  ///< by the question's key; empty: taken back
};
BOOST_DESCRIBE_STRUCT(RiskAnswersSent, (), (answers))
struct RiskLevelSent {
  RiskLevel level = RiskLevel::high;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RiskLevelSent, (), (level, reason))
struct RiskReasonSent {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RiskReasonSent, (), (reason))
struct RiskCommentSent {
  std::optional<std::string> comment;
};
BOOST_DESCRIBE_STRUCT(RiskCommentSent, (), (comment))

using AnswerRiskWith = Answer<ChangeView>;

Result<RiskView> show_risk(Call& call, const Nothing&) {
  SLUICE_TRY(const auto loaded, load_visible(call));
  return risk_view(*loaded.change, *loaded.directory);
}

void answer_risk(const CallPtr& call, const ActQuery& query, RiskAnswersSent sent, const AnswerRiskWith& answer) {
  act_on_change(call, AnswerRisk{std::move(sent.answers)}, query, answer);
}
void raise_risk(const CallPtr& call, const ActQuery& query, RiskLevelSent sent, const AnswerRiskWith& answer) {
  act_on_change(call, RaiseRisk{sent.level, std::move(sent.reason)}, query, answer);
}
void withdraw_raise(const CallPtr& call, const ActQuery& query, RiskReasonSent sent, const AnswerRiskWith& answer) {
  act_on_change(call, WithdrawRaise{std::move(sent.reason)}, query, answer);
}
void ask_to_lower(const CallPtr& call, const ActQuery& query, RiskLevelSent sent, const AnswerRiskWith& answer) {
  act_on_change(call, AskToLowerRisk{sent.level, std::move(sent.reason)}, query, answer);
}
void confirm_lower(const CallPtr& call, const ActQuery& query, RiskCommentSent sent, const AnswerRiskWith& answer) {
  act_on_change(call, ConfirmLowerRisk{sent.comment.value_or("")}, query, answer);
}
void refuse_lower(const CallPtr& call, const ActQuery& query, RiskReasonSent sent, const AnswerRiskWith& answer) {
  act_on_change(call, RefuseLowerRisk{std::move(sent.reason)}, query, answer);
}

constexpr std::string_view second_person =
    "or an owner of an affected service; a change manager as well. Neither who asked for it, nor the requester or the "
    "developer";

}  // namespace

std::vector<Route> risk_routes() {
  std::vector<Route> routes;
  routes.push_back(
      reads<Nothing, RiskView>("/changes/{change}/risk", "risk", Access::by(ChangeRight::see),
                               {"Read the risk of a change",
                                "With every source, what it saw and what would lower it; the highest wins.",
                                {Refused::not_found}},
                               show_risk));
  routes.push_back(writes<ActQuery, RiskAnswersSent, ChangeView>(
      Method::post, "/changes/{change}/risk/answers", "risk", Access::by(ChangeRight::edit),
      {"Answer questions about the risk",
       "Questions that are not named keep their answers; an empty answer is taken back.", act_errors},
      answer_risk));
  routes.push_back(writes<ActQuery, RiskLevelSent, ChangeView>(
      Method::post, "/changes/{change}/risk/raise", "risk", Access::by(ChangeRight::comment),
      {"Raise the risk", "With a reason. Approvals that cover the risk are withdrawn.", act_errors}, raise_risk));
  routes.push_back(writes<ActQuery, RiskReasonSent, ChangeView>(
      Method::post, "/changes/{change}/risk/raise/withdraw", "risk", Access::by(ChangeRight::see, "by who raised it"),
      {"Take a raised risk back", "", act_errors}, withdraw_raise));
  routes.push_back(writes<ActQuery, RiskLevelSent, ChangeView>(
      Method::post, "/changes/{change}/risk/lower", "risk", Access::by(ChangeRight::edit),
      {"Ask for a lower risk", "Nothing is lower before a second person confirms it.", act_errors}, ask_to_lower));
  routes.push_back(writes<ActQuery, RiskCommentSent, ChangeView>(
      Method::post, "/changes/{change}/risk/lower/confirm", "risk", Access::by(ChangeRight::see, second_person),
      {"Confirm a lower risk", "It stands until the sources see something else, or somebody raises the risk.",
       act_errors},
      confirm_lower));
  routes.push_back(writes<ActQuery, RiskReasonSent, ChangeView>(
      Method::post, "/changes/{change}/risk/lower/refuse", "risk", Access::by(ChangeRight::see, second_person),
      {"Refuse a lower risk", "Who asked for it takes the question back by this.", act_errors}, refuse_lower));
  return routes;
}

}  // namespace sluice::api
