#include "domain/approval/find.h"

#include "base/described.h"
#include "domain/bounds.h"

namespace sluice {

Result<const Approval*> asked_approval(const Change& change, std::string_view key) {
  const Approval* approval = find_approval(change, key);
  if (approval == nullptr)
    return refuse(Refused::not_found, fmt::format("{} asks no approval {} now.", shown(change.id), key));
  return approval;
}

Result<void> must_be_asked(const Approval& approval, const Change& change) {
  if (approval.state == ApprovalState::expired)
    return refuse(Refused::out_of_turn,
                  fmt::format("{} was not granted in time; the owner of {} or a change manager asks again.",
                              approval.key, shown(change.id)));
  if (approval.state == ApprovalState::asked) return {};
  return refuse(Refused::out_of_turn,
                fmt::format("{} is {} already; comments are still welcome.", approval.key, word(approval.state)));
}

Result<void> must_wait_for_decisions(const Approval& approval, const Change& change, const Directory& directory) {
  SLUICE_CHECK(must_be_asked(approval, change));
  const Question* question = open_question(approval);
  if (question == nullptr) return {};
  return refuse(Refused::out_of_turn, fmt::format("{} asks about {}: “{}” It goes on once that is answered.",
                                                  directory.name_of(question->by), approval.key, question->text.text));
}

void tell(ChangeEvents& events, std::vector<PersonId> people, std::string text, NoticeKind kind,
          const std::string& approval) {
  if (people.empty()) return;
  if (people.size() > bounds::notified_people) people.resize(bounds::notified_people);
  events.push_back(PeopleNotified{"", "", std::move(people), {std::move(text)}, kind, approval});
}

}  // namespace sluice
