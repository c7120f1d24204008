// Conditions as processes have them, asked of the read tables. A change is found where they are known to hold: just
// where evaluate() (domain/change/applies.h) says yes.
#pragma once
#include <string_view>

#include "base/result.h"
#include "store/conditions.h"

namespace sluice::store {

/// Whether the read tables hold the value of a field: long texts they do not, nor answers in the form of a process.
[[nodiscard]] bool can_be_listed_by(std::string_view field);

/// Adds conditions that were checked, all on fields of which the tables hold the value: `change_rows c` is in the FROM
/// clause. Sign-in names and keys that stand for nobody and nothing match nothing. Refused as invalid: over 20,000 people
/// and services that they stand for.
[[nodiscard]] Result<void> add_where(Conditions& conditions, const Where& where, Dialect dialect);

}  // namespace sluice::store
