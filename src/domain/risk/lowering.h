// The second person that a lower risk takes.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "domain/access/directory.h"
#include "domain/change/change.h"

namespace sluice {

/// Why this person, in these roles, may not confirm or refuse the lower risk that somebody asks for: only change managers and
/// owners of an affected service may, not who asked for it, nor who asked for the change or develops it. Empty where they may.
[[nodiscard]] std::string why_may_not_confirm_lowering(PersonId person, const std::set<Role>& roles,
                                                       const Change& change, const Directory& directory);

/// Everybody who may; nobody where no lower risk is asked for.
[[nodiscard]] std::vector<PersonId> who_confirms_lowering(const Change& change, const Directory& directory);

}  // namespace sluice
