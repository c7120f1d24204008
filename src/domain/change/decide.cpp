#include "domain/change/decide.h"

#include "base/ensure.h"
#include "domain/access/permission.h"
#include "domain/change/answer.h"
#include "domain/change/settle.h"

namespace sluice {

namespace {

Result<void> may_be_asked(const Change& change, const ChangeCommand& command, const ChangeFacts& facts) {
  if (std::holds_alternative<CreateChange>(command)) {
    ensure(!change.exists(), "a change is created twice");
    if (facts.process == nullptr)
      return refuse_field("/process", "There is no such process, or it is retired; GET /processes lists them.");
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

}  // namespace

Result<ChangeEvents> decide(const Change& change, const ChangeCommand& command, const ChangeFacts& facts) {
  SLUICE_CHECK(may_be_asked(change, command, facts));
  SLUICE_TRY(auto events, std::visit([&](const auto& one) { return answer(change, one, facts); }, command));
  const ChangeFacts after = facts_after(command, facts);
  Course course{change, after};
  course.record(std::move(events));
  settle(course);
  return course.take_events();
}

}  // namespace sluice
