// Who is asked in an approval: by hand, and standing in for somebody.
#include "api/approval_acts.h"
#include "api/routes.h"
#include "definition/notation.h"

namespace sluice::api {
namespace {

struct ApproverInput {
  std::string who;  ///< a sign-in name, "person:dana" or "group:cab"
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ApproverInput, (), (who, reason))

struct ReasonQuery : ActQuery {
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(ReasonQuery, (ActQuery), (reason))

struct StandInInput {
  std::string to;
  std::optional<std::string> from;  ///< absent: oneself
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(StandInInput, (), (to, from, reason))

struct StandInQuery : ActQuery {
  std::optional<std::string> from;  ///< absent: oneself
};
BOOST_DESCRIBE_STRUCT(StandInQuery, (ActQuery), (from))

/// "dana" is a person; what has a colon is written as in a process.
Result<Who> who_named(const std::string& text) {
  if (text.find(':') == std::string::npos) return Who{WhoKind::person, text};
  if (const auto who = definition::parse_who(text)) return *who;
  return refuse_field("/who", "Name a person (dana or person:dana) or a group (group:cab).");
}

void add_approver(const CallPtr& call, const ActQuery& query, ApproverInput sent, const AnswerApproval& answer) {
  const auto who = who_named(sent.who);
  if (!who) return answer.refuse(who.error());
  act_on_approval(call, AddApprover{call->value("approval"), *who, std::move(sent.reason)}, query, answer);
}

void remove_approver(const CallPtr& call, const ReasonQuery& query, Nothing, const AnswerApproval& answer) {
  const auto who = who_named(call->value("who"));
  if (!who) return answer.refuse(who.error());
  act_on_approval(call, RemoveApprover{call->value("approval"), *who, query.reason.value_or("")}, query, answer);
}

/// Who is stood in for: who asks, where nobody is named.
Result<PersonId> stood_in_for(const std::optional<std::string>& from, std::string pointer, const Call& call) {
  if (!from && call.actor.person) return *call.actor.person;
  return person_named(from.value_or(""), std::move(pointer), *call.directory);
}

void delegate(const CallPtr& call, const ActQuery& query, StandInInput sent, const AnswerApproval& answer) {
  const auto from = stood_in_for(sent.from, "/from", *call);
  if (!from) return answer.refuse(from.error());
  const auto to = person_named(sent.to, "/to", *call->directory);
  if (!to) return answer.refuse(to.error());
  act_on_approval(call, Delegate{call->value("approval"), *from, *to, sent.reason.value_or("")}, query, answer);
}

void take_back(const CallPtr& call, const StandInQuery& query, Nothing, const AnswerApproval& answer) {
  const auto from = stood_in_for(query.from, "?from", *call);
  if (!from) return answer.refuse(from.error());
  const auto to = person_named(call->value("login"), "?to", *call->directory);
  if (!to) return answer.refuse(to.error());
  act_on_approval(call, TakeBackDelegation{call->value("approval"), *from, *to}, query, answer);
}

constexpr auto owner_or_manager = Access::by(ChangeRight::manage_tasks);

}  // namespace

std::vector<Route> approver_routes() {
  std::vector<Route> routes;
  routes.push_back(writes<ActQuery, ApproverInput, ApprovalView>(
      Method::post, "/changes/{change}/approvals/{approval}/approvers", "approvals", owner_or_manager,
      {"Ask somebody by hand",
       "Until it is decided. Whom a change manager adds counts as those whom the rules find; whom the owner adds "
       "has to agree besides them. Nobody can be added who asked for the change or develops it.",
       act_errors},
      add_approver));
  routes.push_back(writes<ReasonQuery, Nothing, ApprovalView>(
      Method::delete_, "/changes/{change}/approvals/{approval}/approvers/{who}", "approvals", owner_or_manager,
      {"Take back somebody who was asked by hand", "While they have not decided.", act_errors}, remove_approver));
  routes.push_back(writes<ActQuery, StandInInput, ApprovalView>(
      Method::post, "/changes/{change}/approvals/{approval}/delegations", "approvals",
      Access::by(ChangeRight::see, "who is asked; for somebody who is away, a change manager"),
      {"Let somebody decide in one's place", "In this approval only. The seat is not passed on.", act_errors},
      delegate));
  routes.push_back(writes<StandInQuery, Nothing, ApprovalView>(
      Method::delete_, "/changes/{change}/approvals/{approval}/delegations/{login}", "approvals",
      Access::by(ChangeRight::see, "who is stood in for, who named them, a change manager"),
      {"Take back that somebody decides in one's place", "While they have not decided.", act_errors}, take_back));
  return routes;
}

}  // namespace sluice::api
