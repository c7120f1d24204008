// Questions that approvers ask before they decide.
#include "domain/access/permission.h"
#include "domain/approval/asking.h"
#include "domain/approval/find.h"
#include "domain/approval/tally.h"
#include "domain/bounds.h"
#include "domain/change/answer.h"
#include "domain/change/checks.h"

namespace sluice {

namespace {

Result<const Question*> question_numbered(const Approval& approval, std::int64_t number) {
  const auto found = std::ranges::find(approval.questions, number, &Question::number);
  if (found == approval.questions.end())
    return refuse(Refused::not_found, fmt::format("{} has no question {}.", approval.key, number));
  if (found->closed) return refuse(Refused::out_of_turn, "That question is answered or withdrawn already.");
  return &*found;
}

/// The clocks go on when the last question is closed; on hold they wait for that, too.
void go_on(ChangeEvents& events, const Approval& approval, const Change& change, const ChangeFacts& facts) {
  const auto open = std::ranges::count_if(approval.questions, [](const Question& one) { return !one.closed; });
  if (open != 1 || !approval.paused || approval.state != ApprovalState::asked) return;
  const Instant until = change.hold ? std::max(*approval.paused, change.hold->since) : facts.now;
  events.push_back(clocks_after(approval, until - *approval.paused, facts));
}

}  // namespace

Answer answer(const Change& change, const AskQuestion& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Approval* approval, asked_approval(change, command.approval));
  SLUICE_CHECK(must_be_moving(change, facts.directory));
  const Tally counted = tally(*approval, change, facts.directory, facts.now);
  const bool entitled =
      facts.actor.person && std::ranges::find(counted.undecided, *facts.actor.person) != counted.undecided.end();
  if (!entitled)
    return refuse(Refused::not_permitted,
                  fmt::format("Only those for whom {} waits ask before they decide: {}. Anybody can comment.",
                              approval->key, names_of(counted.undecided, facts.directory)));
  SLUICE_CHECK(must_be_asked(*approval, change));  // several may ask at the same time
  for (const Question& one : approval->questions)
    if (!one.closed && facts.actor.is(one.by))
      return refuse(Refused::out_of_turn, "Your last question is still open; withdraw it to ask another.");
  if (approval->questions.size() >= bounds::questions)
    return refuse(Refused::out_of_turn, fmt::format("{} has had {} questions, which is the most it can have.",
                                                    approval->key, bounds::questions));
  SLUICE_CHECK(check_text(command.text, bounds::short_text_bytes, Blank::refused, "/text", "The question"));
  ChangeEvents events{
      QuestionAsked{approval->key, static_cast<std::int64_t>(approval->questions.size()) + 1, {command.text}}};
  std::vector<PersonId> asked;
  for (const PersonId one : {change.owner(), change.requester})
    if (!facts.actor.is(one) && facts.directory.is_enabled(one) && std::ranges::find(asked, one) == asked.end())
      asked.push_back(one);
  tell(events, std::move(asked),
       fmt::format("{} has a question before deciding “{}”.", facts.directory.name_of(*facts.actor.person),
                   approval->title),
       NoticeKind::question_asked, approval->key);
  return events;
}

Answer answer(const Change& change, const AnswerQuestion& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Approval* approval, asked_approval(change, command.approval));
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(may(facts.actor, ChangeRight::edit, change, facts.directory));
  SLUICE_TRY(const Question* question, question_numbered(*approval, command.number));
  SLUICE_CHECK(check_text(command.text, bounds::text_bytes, Blank::refused, "/text", "The answer"));
  ChangeEvents events{QuestionAnswered{approval->key, command.number, {command.text}}};
  go_on(events, *approval, change, facts);
  if (facts.directory.is_enabled(question->by) && !facts.actor.is(question->by))
    tell(events, {question->by}, fmt::format("Your question about “{}” is answered.", approval->title),
         NoticeKind::question_answered, approval->key);
  return events;
}

Answer answer(const Change& change, const WithdrawQuestion& command, const ChangeFacts& facts) {
  SLUICE_TRY(const Approval* approval, asked_approval(change, command.approval));
  SLUICE_CHECK(must_be_open(change));
  SLUICE_TRY(const Question* question, question_numbered(*approval, command.number));
  if (!facts.actor.is(question->by) && !facts.actor.holds(Role::change_manager))
    return refuse(Refused::not_permitted,
                  fmt::format("Only {}, who asked it, or a change manager withdraws a question.",
                              facts.directory.name_of(question->by)));
  ChangeEvents events{QuestionWithdrawn{approval->key, command.number}};
  go_on(events, *approval, change, facts);
  return events;
}

}  // namespace sluice
