// What a trial invents where a process asks for something that nobody has given.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/zone.h"
#include "domain/access/directory.h"
#include "domain/change/change.h"
#include "domain/change/fields.h"

namespace sluice {

/// A value for each of these fields that says nothing yet, built-in or of the form, by key. People are chosen so that each
/// has one part; where the directory has nobody or nothing to name, the field is left as it is.
[[nodiscard]] FieldsPatch invented_values(const Change& change, const Process& process,
                                          const std::vector<std::string>& fields, const Directory& directory,
                                          const Zone& zone, Instant now);

/// The directory, with an invented catalog entry in force where the process asks for pre-approval.
[[nodiscard]] Directory with_entry_for(const Process& process, Directory directory);
/// That entry; nothing where the process asks for none.
[[nodiscard]] std::optional<CatalogEntryId> invented_entry_in(const Process& process, const Directory& directory);

/// The keys of the fields that would have to be filled in before these rules could find somebody.
[[nodiscard]] std::vector<std::string> fields_behind(const std::vector<Who>& rules, const Change& change);

}  // namespace sluice
