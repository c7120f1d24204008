// What routes that act on approvals share.
#pragma once
#include <optional>
#include <string>

#include "api/change_acts.h"
#include "api/views/change_requests.h"

namespace sluice::api {

/// On what somebody approves, and who sees to it, by sign-in name.
struct ConditionInput {
  std::string text;
  std::string owner;
};
BOOST_DESCRIBE_STRUCT(ConditionInput, (), (text, owner))

/// As the domain has it. Refused as invalid at `pointer` where there is no such person.
[[nodiscard]] Result<std::optional<NewCondition>> new_condition(const std::optional<ConditionInput>& sent,
                                                                std::string pointer, const Directory& directory);

using AnswerApproval = Answer<ApprovalView>;

/// The newest asking of an approval, as who asks sees it. Refused as not_found.
[[nodiscard]] Result<ApprovalView> one_approval(const Shown& shown, const std::string& key);

/// Runs a command on the approval of the path and answers with the approval.
void act_on_approval(const CallPtr& call, ChangeCommand command, const ActQuery& query, const AnswerApproval& answer);

/// A number in the path. Refused as not_found where it is none.
[[nodiscard]] Result<std::int64_t> number_in_path(const Call& call, std::string_view name);

}  // namespace sluice::api
