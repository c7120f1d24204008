// Checks that many commands share: state, texts, people.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/access/directory.h"
#include "domain/change/change.h"
#include "domain/change/fields.h"

namespace sluice {

/// Refused as out_of_turn when the change is closed, or closing.
[[nodiscard]] Result<void> must_be_open(const Change& change);
/// Refused as out_of_turn when the change is closed or on hold.
[[nodiscard]] Result<void> must_be_moving(const Change& change, const Directory& directory);

/// Whether a text may be left empty.
enum class Blank { allowed, refused };
/// Refused as invalid at `pointer` when the text is over the bound or is blank where it may not be.
[[nodiscard]] Result<void> check_text(std::string_view text, std::size_t bytes_max, Blank blank, std::string pointer,
                                      std::string_view what);
/// The same of a title or a name: refused, too, where it is more than one line as people see it, or empty.
[[nodiscard]] Result<void> check_line(std::string_view text, std::size_t bytes_max, std::string pointer,
                                      std::string_view what);

/// A reason somebody gives for what they do: refused as invalid at "/reason" when blank or over the bound.
[[nodiscard]] Result<void> check_reason(std::string_view reason);

/// How many bytes the texts of fields, and of tasks, have together.
[[nodiscard]] std::size_t text_bytes(const ChangeFields& fields);
[[nodiscard]] std::size_t text_bytes(const std::vector<Task>& tasks);
/// How many bytes a text adds in the place of another.
[[nodiscard]] std::size_t more_bytes(std::string_view text, const Written& before);
/// Refused as invalid when the texts of a change's fields and tasks, with so many bytes more, are over their bound
/// together. What adds nothing always has room.
[[nodiscard]] Result<void> check_room(const Change& change, std::size_t bytes_more);

/// What is said of a process that new changes cannot have, with the one that was probably meant.
[[nodiscard]] std::string no_such_process(std::string_view key, const Directory& directory);

/// Refused as invalid at `pointer` when nobody of that id is here, or is disabled.
[[nodiscard]] Result<void> check_person(PersonId person, const Directory& directory, std::string pointer);

/// Every value of the fields that does not do, with its pointer: bounds, unknown people and services, an end before its start. `before` holds
/// what was there already: somebody who has left since may stay.
[[nodiscard]] std::vector<FieldError> wrong_in(const ChangeFields& fields, const ChangeFields& before,
                                               const Directory& directory, const Process& process);

}  // namespace sluice
