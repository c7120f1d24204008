// Fields that were written down before, for a change that Sluice itself asks for now: without whom and what has left since.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/access/directory.h"
#include "domain/change/fields.h"

namespace sluice {

struct StillHere {
  ChangeFields fields;
  std::vector<std::string> left_out;  ///< names of the fields out of which somebody or something was left
};
/// The fields without disabled people and retired services: a change that somebody has left out of is better than none. The
/// owner is left as named.
[[nodiscard]] StillHere still_here(ChangeFields fields, const Directory& directory);

/// Who owns what nobody is left for: whoever has been a change manager for longest, the same one each time and somebody who
/// can hand it on; else an administrator. Nothing where there is neither.
[[nodiscard]] std::optional<PersonId> owner_of_last_resort(const Directory& directory);

}  // namespace sluice
