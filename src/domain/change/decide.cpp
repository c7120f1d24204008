#include "domain/change/decide.h"

#include <fmt/format.h>

#include "base/ensure.h"
#include "domain/access/permission.h"
#include "domain/bounds.h"
#include "domain/change/answer.h"
#include "domain/change/checks.h"
#include "domain/change/edit.h"
#include "domain/change/settle.h"

namespace sluice {

namespace {

Result<void> may_be_asked(const Change& change, const ChangeCommand& command, const ChangeFacts& facts) {
  if (const auto* create = std::get_if<CreateChange>(&command)) {
    ensure(!change.exists(), "a change is created twice");
    if (facts.process == nullptr) return refuse_field("/process", no_such_process(create->process, facts.directory));
    return {};
  }
  if (!change.exists()) return refuse(Refused::not_found, "There is no such change.");
  ensure(facts.process != nullptr, "a change's process version is not at hand");
  if (!has_right(facts.actor, ChangeRight::see, change, facts.directory))
    return refuse(Refused::not_found, "There is no such change.");
  return {};
}

/// What follows from a command is settled on; a change that moved to a newer version of its process goes on by that.
ChangeFacts facts_after(const ChangeCommand& command, const ChangeFacts& facts) {
  ChangeFacts after = facts;
  if (std::holds_alternative<MoveToVersion>(command)) after.process = facts.newer;
  return after;
}

/// Conditions that an edit turns on and off again make tasks and questions anew each time: not without end.
Result<void> check_growth(const Change& before, const Change& after) {
  const auto parts = [](const Change& change) { return change.tasks.size() + change.approvals.size(); };
  if (parts(after) <= bounds::parts || parts(after) <= parts(before)) return {};
  return refuse(
      Refused::out_of_turn,
      fmt::format("{} has had {} tasks and approvals, and this edit would make more: {} are allowed. Leave the "
                  "answers that they hang on as they are, or cancel it and ask for a new change.",
                  shown(before.id), parts(before), bounds::parts));
}

/// As other commands, on one course from the beginning: a long life is copied once less.
Result<ChangeEvents> decide_edit(const Change& change, const EditChange& command, const ChangeFacts& facts) {
  SLUICE_TRY(auto edit, allowed_edit(change, command, facts));
  Course course{change, facts};
  if (edit != FieldsPatch{}) record_edit(course, std::move(edit));
  settle(course);
  SLUICE_CHECK(check_growth(change, course.change()));
  return course.take_events();
}

bool looks_outside(const ChangeCommand& command) {
  return std::holds_alternative<Reconsider>(command) || std::holds_alternative<Wake>(command);
}

}  // namespace

Result<ChangeEvents> decide(const Change& change, const ChangeCommand& command, const ChangeFacts& facts) {
  SLUICE_CHECK(may_be_asked(change, command, facts));
  if (const auto* edit = std::get_if<EditChange>(&command)) return decide_edit(change, *edit, facts);
  SLUICE_TRY(auto events, std::visit([&](const auto& one) { return answer(change, one, facts); }, command));
  const ChangeFacts after = facts_after(command, facts);
  Course course{change, after};
  if (looks_outside(command)) course.assess_anew();
  course.record(std::move(events));
  settle(course);
  return course.take_events();
}

}  // namespace sluice
