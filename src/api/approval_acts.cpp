#include "api/approval_acts.h"

#include "domain/change/gates.h"

namespace sluice::api {

Result<std::optional<NewCondition>> new_condition(const std::optional<ConditionInput>& sent, std::string pointer,
                                                  const Directory& directory) {
  if (!sent) return std::nullopt;
  SLUICE_TRY(const auto owner, person_named(sent->owner, std::move(pointer), directory));
  return NewCondition{sent->text, owner};
}

Result<ApprovalView> one_approval(const Shown& shown, const std::string& key) {
  const auto* approval = latest_approval(shown.change, key);
  if (!approval) return refuse(Refused::not_found, "No approval " + key + " is asked on this change.");
  return approval_view(shown, *approval, possible_on(shown));
}

void act_on_approval(const CallPtr& call, ChangeCommand command, const ActQuery& query, const AnswerApproval& answer) {
  const auto change = call->change_id();
  if (!change) return answer.refuse(change.error());
  act<ApprovalView>(call, *change, std::move(command), query, answer,
                    [key = call->value("approval")](Call&, const Shown& shown, const ChangeEvents&) {
                      return one_approval(shown, key);
                    });
}

Result<std::int64_t> number_in_path(const Call& call, std::string_view name) {
  std::int64_t number = 0;
  if (!body_detail::read_text(call.value(name), number) && number > 0) return number;
  return refuse(Refused::not_found, fmt::format("There is no {} {}.", name, call.value(name)));
}

}  // namespace sluice::api
