// Whom an approval asks on a change as it is: by rules that find people, by rules on events, by approver rules.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "domain/access/directory.h"
#include "domain/change/change.h"
#include "domain/process/process.h"

namespace sluice {

/// Who is asked in an approval of this change by rules: whom its process names, and whom rules on events have added. What
/// approver rules add, chosen_approvers() tells.
[[nodiscard]] std::vector<Who> all_approvers(const ApprovalTemplate& one, const Change& change);

/// What the approver rules of an approval give on this change as it is.
struct ChosenApprovers {
  std::vector<Who> approvers;  ///< all_approvers() and those of the rows
  Quorum quorum;
  std::int64_t rejections = 1;
  std::vector<std::string> rows;
  std::string unclear;  ///< why nobody can be asked, with the remedy; then `approvers` is empty
  friend bool operator==(const ChosenApprovers&, const ChosenApprovers&) = default;
};
[[nodiscard]] ChosenApprovers chosen_approvers(const ApprovalTemplate& one, const Change& change,
                                               const Directory& directory, const Process& process);

}  // namespace sluice
