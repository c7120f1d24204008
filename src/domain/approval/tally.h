// Counting decisions: who is entitled, who has decided, whether that grants or rejects.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "domain/access/directory.h"
#include "domain/approval/approval.h"
#include "domain/change/change.h"

namespace sluice {

/// An approval counted over the people who are entitled at this moment: a decision of somebody who no longer is does not count.
struct Tally {
  std::vector<PersonId> entitled;     ///< everybody who may decide, in id order
  std::vector<PersonId> approved_by;  ///< of those
  std::vector<PersonId> rejected_by;
  std::vector<PersonId> undecided;  ///< entitled, and no decision of theirs is in force
  std::int64_t have = 0;            ///< approvals that count towards the quorum …
  std::int64_t need = 1;            ///< … and how many it takes; at least 1, so that nothing is granted by nobody
  bool granted = false;
  bool rejected = false;
  std::string obstacle;  ///< why it can never be granted as things are, with the remedy; empty where it can
};

/// Who is asked in an approval of this change: whom its process names, and whom rules have added.
[[nodiscard]] std::vector<Who> all_approvers(const ApprovalTemplate& one, const Change& change);

[[nodiscard]] Tally tally(const Approval& approval, const Change& change, const Directory& directory);

}  // namespace sluice
