// Answers in the form of a process: what does, and which defaults a change takes.
//
// A default is taken by a field that is shown and that nobody has answered: when the change is asked for, or when an edit
// first shows the field. Whoever clears a field while asking for a change, or in a schedule, leaves it empty: it takes none.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/access/directory.h"
#include "domain/change/change.h"
#include "domain/process/process.h"

namespace sluice {

/// Every answer that does not do, at `/form/<key>`: of a field that the form does not have, of another type, none of the
/// choices, out of bounds, of somebody or something that is not here. What stands in `before` may stay.
[[nodiscard]] std::vector<FieldError> wrong_answers(const FormAnswers& answers, const FormAnswers& before,
                                                    const Process& process, const Directory& directory);

/// An answer as it is written in a process, in the CLI or in a condition; nothing where it does not do. People and services
/// are found by their sign-in name and key.
[[nodiscard]] std::optional<FormAnswer> read_answer(const FormField& field, const std::string& text,
                                                    const Directory& directory);

/// Why a field would refuse an answer as it is written in a process, in a sentence; empty where it takes it. Whether the
/// people and services that it names are here is not looked at.
[[nodiscard]] std::string wrong_answer(const FormField& field, const std::string& written);

/// The fields of a change that is still to be asked for, after an edit. As patched(), but a form field with a default that
/// is cleared is kept with an answer that says nothing, so that it is left empty. `process` is null where there is none.
[[nodiscard]] ChangeFields begun(ChangeFields fields, const FieldsPatch& patch, const Process* process);

/// What a change begins with that has these answers: they, and the defaults of the fields that are shown and have none.
/// What was left empty is not among them.
[[nodiscard]] FormAnswers first_answers(Change change, const Process& process, const Directory& directory);

/// The defaults of the fields that an edit first shows, but for those that it speaks of itself.
[[nodiscard]] FormPatch defaults_shown_by(const FieldsPatch& edit, const Change& before, const Process& process,
                                          const Directory& directory);

/// The bytes of what people wrote.
[[nodiscard]] std::size_t text_bytes(const FormAnswers& answers);

}  // namespace sluice
