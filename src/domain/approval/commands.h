// What people ask of approvals.
#pragma once
#include <string>

#include "domain/approval/approval.h"

namespace sluice {

/// Decides; `reject` needs a comment. A person decides once until they withdraw. `seen_digest`, where given, must be
/// the digest of what is asked now: who read an older text is told so.
struct Decide {
  std::string approval;
  Decision decision = Decision::approve;
  std::string comment;
  std::string seen_digest;
};
/// Takes one's decision back while the approval is asked, or granted and its stage not yet left.
struct WithdrawDecision {
  std::string approval;
  std::string reason;
};

}  // namespace sluice
