// What people did on a change, and which of it keeps them from doing something else (separation of duties; ISO/IEC 27002, 5.3).
#pragma once
#include <string>
#include <vector>

#include "domain/access/directory.h"
#include "domain/change/change.h"

namespace sluice {

/// A duty that somebody has on a change, by what they did or are named for.
struct DutyDone {
  Duty duty = Duty::request;
  std::string by_what;  ///< "asked for it", "did TSK-88 Build the package", "is named as its developer"
};

/// All duties of a person on a change. Tasks that were cancelled give none.
[[nodiscard]] std::vector<DutyDone> duties_of(PersonId person, const Change& change);

/// Why somebody may not decide any approval of this change, naming the rule and what they did before: who asked for it and who
/// develops it do not approve it, and who only audits decides nothing. Empty where they may.
[[nodiscard]] std::string why_may_not_approve(PersonId person, const Change& change, const Directory& directory);

}  // namespace sluice
