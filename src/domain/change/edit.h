// An edit of a change's fields, whoever makes it: a person, or a rule of the process.
#pragma once
#include "domain/change/course.h"

namespace sluice {

/// What an edit alters, with the defaults of the form fields that it shows; nothing where it alters nothing. Refused as
/// invalid where a value does not do or the texts would be too long together.
[[nodiscard]] Result<FieldsPatch> checked_edit(const FieldsPatch& patch, const Change& change,
                                               const ChangeFacts& facts);

/// The same of a command, refused where its actor may not edit the change or name its owner, too.
[[nodiscard]] Result<FieldsPatch> allowed_edit(const Change& change, const EditChange& command,
                                               const ChangeFacts& facts);

/// Records an edit that was checked, and all that follows: due dates that move, approvals that it withdraws, people who are
/// told that the window has moved. `by_rule` is the title of the rule that makes it, if one does.
void record_edit(Course& course, FieldsPatch edit, std::optional<std::string> by_rule = std::nullopt);

/// Moves the due dates of what is open to where their rules put them now: when a planned time moves, or the deployment
/// begins or ends.
void move_due_dates(Course& course);

}  // namespace sluice
