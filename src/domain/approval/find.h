// What the answers to commands on approvals share.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/approval/approval.h"
#include "domain/change/events.h"
#include "domain/change/facts.h"

namespace sluice {

/// The newest asking that stands; refused as not_found where there is none.
[[nodiscard]] Result<const Approval*> asked_approval(const Change& change, std::string_view key);
/// Refused as out_of_turn where it is decided or expired, with what to do.
[[nodiscard]] Result<void> must_be_asked(const Approval& approval, const Change& change);
/// The same, and where a question pauses it.
[[nodiscard]] Result<void> must_wait_for_decisions(const Approval& approval, const Change& change,
                                                   const Directory& directory);
/// Tells people about an approval; nothing where there is nobody to tell. Over the bound, the first are told.
void tell(ChangeEvents& events, std::vector<PersonId> people, std::string text, NoticeKind kind,
          const std::string& approval);

}  // namespace sluice
