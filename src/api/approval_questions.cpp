// Questions before deciding, conditions, reminding and asking again.
#include "api/approval_acts.h"
#include "api/routes.h"

namespace sluice::api {
namespace {

struct QuestionInput {
  std::string text;
};
BOOST_DESCRIBE_STRUCT(QuestionInput, (), (text))

struct MetInput {
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(MetInput, (), (note))

struct NotMetQuery : ActQuery {
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(NotMetQuery, (ActQuery), (reason))

struct HandingInput {
  std::string owner;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(HandingInput, (), (owner, reason))

void ask(const CallPtr& call, const ActQuery& query, QuestionInput sent, const AnswerApproval& answer) {
  act_on_approval(call, AskQuestion{call->value("approval"), std::move(sent.text)}, query, answer);
}

void answer_question(const CallPtr& call, const ActQuery& query, QuestionInput sent, const AnswerApproval& answer) {
  const auto number = number_in_path(*call, "question");
  if (!number) return answer.refuse(number.error());
  act_on_approval(call, AnswerQuestion{call->value("approval"), *number, std::move(sent.text)}, query, answer);
}

void withdraw_question(const CallPtr& call, const ActQuery& query, Nothing, const AnswerApproval& answer) {
  const auto number = number_in_path(*call, "question");
  if (!number) return answer.refuse(number.error());
  act_on_approval(call, WithdrawQuestion{call->value("approval"), *number}, query, answer);
}

void remind(const CallPtr& call, const ActQuery& query, Nothing, const AnswerApproval& answer) {
  act_on_approval(call, RemindApprovers{call->value("approval")}, query, answer);
}

void ask_again(const CallPtr& call, const ActQuery& query, Nothing, const AnswerApproval& answer) {
  act_on_approval(call, AskAgain{call->value("approval")}, query, answer);
}

template <class Make>
void act_on_condition(const CallPtr& call, const ActQuery& query, const Answer<ChangeView>& answer, Make make) {
  const auto number = number_in_path(*call, "condition");
  if (!number) return answer.refuse(number.error());
  act_on_change(call, make(*number), query, answer);
}

void meet(const CallPtr& call, const ActQuery& query, MetInput sent, const Answer<ChangeView>& answer) {
  act_on_condition(call, query, answer,
                   [&](std::int64_t number) { return MeetCondition{number, sent.note.value_or("")}; });
}

void reopen(const CallPtr& call, const NotMetQuery& query, Nothing, const Answer<ChangeView>& answer) {
  act_on_condition(call, query, answer,
                   [&](std::int64_t number) { return ReopenCondition{number, query.reason.value_or("")}; });
}

void hand_on(const CallPtr& call, const ActQuery& query, HandingInput sent, const Answer<ChangeView>& answer) {
  const auto to = person_named(sent.owner, "/owner", *call->directory);
  if (!to) return answer.refuse(to.error());
  act_on_condition(call, query, answer,
                   [&](std::int64_t number) { return HandCondition{number, *to, std::move(sent.reason)}; });
}

constexpr auto its_owner = Access::by(ChangeRight::see, "the condition's owner, or who set it");

}  // namespace

std::vector<Route> approval_question_routes() {
  std::vector<Route> routes;
  routes.push_back(writes<ActQuery, QuestionInput, ApprovalView>(
      Method::post, "/changes/{change}/approvals/{approval}/questions", "approvals",
      Access::by(ChangeRight::see, "those for whom it waits"),
      {"Ask before deciding", "Pauses the approval: nobody decides and no clock runs until it is answered.",
       act_errors},
      ask));
  routes.push_back(writes<ActQuery, QuestionInput, ApprovalView>(
      Method::post, "/changes/{change}/approvals/{approval}/questions/{question}/answer", "approvals",
      Access::by(ChangeRight::edit), {"Answer a question", "", act_errors}, answer_question));
  routes.push_back(writes<ActQuery, Nothing, ApprovalView>(
      Method::delete_, "/changes/{change}/approvals/{approval}/questions/{question}", "approvals",
      Access::by(ChangeRight::see, "who asked it, or a change manager"), {"Withdraw a question", "", act_errors},
      withdraw_question));
  routes.push_back(writes<ActQuery, Nothing, ApprovalView>(
      Method::post, "/changes/{change}/approvals/{approval}/reminders", "approvals",
      Access::by(ChangeRight::manage_tasks), {"Remind those for whom it waits", "At most once an hour.", act_errors},
      remind));
  routes.push_back(writes<ActQuery, Nothing, ApprovalView>(
      Method::post, "/changes/{change}/approvals/{approval}/asking", "approvals", Access::by(ChangeRight::manage_tasks),
      {"Ask an expired approval again", "Decisions that were made on the same content stay.", act_errors}, ask_again));
  routes.push_back(writes<ActQuery, MetInput, ChangeView>(
      Method::post, "/changes/{change}/conditions/{condition}/met", "approvals", its_owner,
      {"Say that a condition is met", "What an approver made a condition of their approval.", act_errors}, meet));
  routes.push_back(writes<NotMetQuery, Nothing, ChangeView>(
      Method::delete_, "/changes/{change}/conditions/{condition}/met", "approvals", its_owner,
      {"Say that a condition is not met after all", "`reason` is needed.", act_errors}, reopen));
  routes.push_back(writes<ActQuery, HandingInput, ChangeView>(
      Method::post, "/changes/{change}/conditions/{condition}/owner", "approvals",
      Access::by(ChangeRight::see, "its owner, who set it, the change's owner or a change manager"),
      {"Hand a condition to somebody else", "", act_errors}, hand_on));
  return routes;
}

}  // namespace sluice::api
