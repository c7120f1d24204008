// Answers in the form of a process: what does, and what a new change begins with.
#pragma once
#include <vector>

#include "base/result.h"
#include "domain/access/directory.h"
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

/// The defaults of the fields that have none of these answers.
void add_defaults(FormAnswers& answers, const Process& process, const Directory& directory);

/// The bytes of what people wrote.
[[nodiscard]] std::size_t text_bytes(const FormAnswers& answers);

}  // namespace sluice
