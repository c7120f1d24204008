// All approvals that wait for who asks, with enough of each change to decide; and deciding several at once.
#include <memory>
#include <mutex>

#include "api/approval_acts.h"
#include "api/approval_difference.h"
#include "api/routes.h"
#include "api/views/lists.h"
#include "api/views/texts.h"
#include "domain/change/gates.h"
#include "store/work_list.h"

namespace sluice::api {
namespace {

constexpr std::int64_t waiting_max = 200;
constexpr std::size_t decided_at_once_max = 50;

struct WaitingApproval {
  ChangeView change;
  ApprovalView approval;
  std::int64_t comments = 0;
  ApprovalDifference since_last;
};
BOOST_DESCRIBE_STRUCT(WaitingApproval, (), (change, approval, comments, since_last))

struct WaitingApprovals {
  std::vector<WaitingApproval> items;
};
BOOST_DESCRIBE_STRUCT(WaitingApprovals, (), (items))

struct DecisionOf {
  std::string change;
  std::string approval;
  Decision decision = Decision::approve;
  std::optional<std::string> comment;
  std::string digest;  ///< of what was read
  std::optional<ConditionInput> condition;
};
BOOST_DESCRIBE_STRUCT(DecisionOf, (), (change, approval, decision, comment, digest, condition))

struct Decisions {
  std::vector<DecisionOf> items;
};
BOOST_DESCRIBE_STRUCT(Decisions, (), (items))

struct DecisionResult {
  std::string change;
  std::string approval;
  bool done = false;
  std::string problem;  ///< why not, with what to do; empty where it is done
};
BOOST_DESCRIBE_STRUCT(DecisionResult, (), (change, approval, done, problem))

struct DecisionResults {
  std::vector<DecisionResult> results;  ///< in the order in which they were sent
};
BOOST_DESCRIBE_STRUCT(DecisionResults, (), (results))

std::int64_t comments_of(const Change& change) {
  return std::ranges::count(change.comments, false, &CommentMark::removed);
}

Result<WaitingApprovals> list_waiting(Call& call, const Nothing&) {
  WaitingApprovals all;
  for (const auto& row : store::work_of(call.read(), *call.actor.person, waiting_max, "approval")) {
    const auto loaded = load_visible(call, row.change_id);
    if (!loaded) continue;
    const auto shown = shown_to(call, *loaded);
    const auto* approval = find_approval(shown.change, row.key);
    if (approval == nullptr) continue;
    SLUICE_TRY(auto difference, approval_difference(call, shown, *approval));
    auto change = change_view(shown);
    const auto view = std::ranges::find(change.approvals, row.key, &ApprovalView::key);
    if (view == change.approvals.end()) continue;
    auto waiting = *view;
    all.items.push_back({std::move(change), std::move(waiting), comments_of(shown.change), std::move(difference)});
  }
  return all;
}

/// Decisions on their way; each is decided for itself, and the last to be done answers.
struct Deciding {
  std::vector<DecisionResult> results;
  std::size_t open = 0;
  std::mutex mutex;
};

/// A bad value's refusal says it as a whole already, where it is the only one.
std::string why_refused(const Refusal& refusal) {
  std::string text = refusal.detail;
  for (const auto& one : refusal.errors)
    if (one.detail != refusal.detail) text += fmt::format(" {}: {}", one.pointer, one.detail);
  return text;
}

void done(const CallPtr& call, const std::shared_ptr<Deciding>& deciding, std::size_t at, std::string problem,
          const Answer<DecisionResults>& answer) {
  {
    const std::lock_guard lock{deciding->mutex};
    deciding->results[at].done = problem.empty();
    deciding->results[at].problem = std::move(problem);
    if (--deciding->open > 0) return;
  }
  on_worker(call, Saved::yes, [deciding, answer] { answer(DecisionResults{std::move(deciding->results)}); });
}

Result<std::pair<ChangeId, Decide>> decision_in(const DecisionOf& sent, const Directory& directory) {
  const auto id = read_change_id(sent.change);
  if (!id) return refuse(Refused::not_found, "There is no change " + sent.change + ".");
  if (sent.digest.empty()) return refuse_field("/digest", "Say which content was read.");
  SLUICE_TRY(auto condition, new_condition(sent.condition, "/condition/owner", directory));
  return std::pair{*id,
                   Decide{sent.approval, sent.decision, sent.comment.value_or(""), sent.digest, std::move(condition)}};
}

void decide_one(const CallPtr& call, const std::shared_ptr<Deciding>& deciding, std::size_t at, const DecisionOf& sent,
                const Answer<DecisionResults>& answer) {
  auto decision = decision_in(sent, *call->directory);
  if (!decision) return done(call, deciding, at, why_refused(decision.error()), answer);
  call->parts.engine.change(decision->first, std::move(decision->second), {.actor = call->actor},
                            [call, deciding, at, answer](engine::Reply<engine::ChangeDone> reply) {
                              std::string problem;
                              if (std::holds_alternative<std::exception_ptr>(reply))
                                problem = "It could not be saved; try again.";
                              else if (const auto* result = std::get_if<Result<engine::ChangeDone>>(&reply);
                                       result != nullptr && !*result)
                                problem = why_refused(result->error());
                              done(call, deciding, at, std::move(problem), answer);
                            });
}

void decide_several(const CallPtr& call, const Nothing&, Decisions sent, const Answer<DecisionResults>& answer) {
  if (sent.items.empty()) return answer.refuse(refuse_field("/items", "Name at least one.").error());
  if (sent.items.size() > decided_at_once_max)
    return answer.refuse(refuse_field("/items", fmt::format("At most {} at once.", decided_at_once_max)).error());
  const auto deciding = std::make_shared<Deciding>();
  deciding->open = sent.items.size();
  for (const auto& one : sent.items) deciding->results.push_back({one.change, one.approval, false, ""});
  for (std::size_t at = 0; at < sent.items.size(); ++at) decide_one(call, deciding, at, sent.items[at], answer);
}

Result<ApprovalDifference> show_difference(Call& call, const Nothing&) {
  SLUICE_TRY(const auto loaded, load_visible(call));
  const auto shown = shown_to(call, loaded);
  const auto* approval = latest_approval(shown.change, call.value("approval"));
  if (approval == nullptr)
    return refuse(Refused::not_found, "No approval " + call.value("approval") + " is asked on this change.");
  return approval_difference(call, shown, *approval);
}

}  // namespace

std::vector<Route> approval_inbox_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<Nothing, WaitingApprovals>(
      "/approvals", "approvals", Access::signed_in(),
      {"List the approvals that wait for me",
       "What is due first, at most 200, each with its change and with what has altered since I last decided it."},
      list_waiting));
  routes.push_back(without_kept_answer(writes<Nothing, Decisions, DecisionResults>(
      Method::post, "/approvals/decisions", "approvals", Access::signed_in("one of the approvers of each"),
      {"Decide several approvals",
       "Up to 50, each for itself by all the rules: one that is refused keeps no other from being decided. "
       "`digest` says what was read."},
      decide_several)));
  routes.push_back(reads<Nothing, ApprovalDifference>(
      "/changes/{change}/approvals/{approval}/difference", "approvals", Access::by(ChangeRight::see),
      {"Read what has altered since I last decided", "Of what the approval covers.", {Refused::not_found}},
      show_difference));
  return routes;
}

}  // namespace sluice::api
