// The waits of approvals that a report is made of.
#pragma once
#include <vector>

#include "domain/report/approval_waits.h"
#include "store/change_list.h"

namespace sluice::store {

/// How many waits a report looks at; beyond that, the newest.
inline constexpr std::int64_t approval_waits_max = 100'000;

/// What was decided from `from` on and before `until`, and what waits now and was asked before `until`; of the changes that the
/// viewer sees, the newest first, at most approval_waits_max.
[[nodiscard]] std::vector<ApprovalWait> approval_waits(Session& session, const Viewer& viewer, Instant from,
                                                       Instant until);

}  // namespace sluice::store
