// What an entry may hold, and what a change from it may say.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/access/directory.h"
#include "domain/catalog/entry.h"
#include "domain/change/change.h"

namespace sluice {

/// Every value that does not do, at its place in the content: texts out of bounds, a process that is none of the type
/// standard, fields that do not do, names of fields that there are not, what is locked and says nothing, what is locked
/// and asked for.
[[nodiscard]] std::vector<FieldError> wrong_in(const EntryContent& content, const Directory& directory);

/// Whether the planned times have to be there, or are given later, as by a schedule.
enum class PlannedWindow { given, later };

/// The fields of a change from an entry: what is given, and the entry's values for the rest. Refused: another value for
/// what is locked; what is asked for and not given.
[[nodiscard]] Result<ChangeFields> filled_in(const EntryContent& content, const ChangeFields& given,
                                             PlannedWindow window = PlannedWindow::given);

/// The names of what the entry asks for and these fields do not say.
[[nodiscard]] std::vector<std::string> still_asked(const EntryContent& content, const ChangeFields& fields,
                                                   PlannedWindow window = PlannedWindow::given);
/// The same as filled_in(), but for what is still asked for.
[[nodiscard]] Result<ChangeFields> filled_in_so_far(const EntryContent& content, const ChangeFields& given);

/// Refused as invalid where an edit would alter what the entry locks; each field is named.
[[nodiscard]] Result<void> check_locks(const EntryContent& content, const FieldsPatch& edit);

/// What keeps a change at a gate `pre_approved`; nothing where its entry is in force, or the change was made from none and
/// the process does not ask for one.
[[nodiscard]] std::vector<Unmet> unmet_pre_approval(const Change& change, const Directory& directory, Instant now);

/// The people to tell, and what to tell them, where that outcome of a change ends its entry's pre-approval; nothing where it
/// does not.
struct LapseNotice {
  std::vector<PersonId> people;
  std::string text;
};
[[nodiscard]] std::optional<LapseNotice> lapse_by(const Change& change, Outcome outcome, const Directory& directory,
                                                  Instant now);

}  // namespace sluice
