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

/// Refused as out_of_turn when the change is closed.
[[nodiscard]] Result<void> must_be_open(const Change& change);
/// Refused as out_of_turn when the change is closed or on hold.
[[nodiscard]] Result<void> must_be_moving(const Change& change, const Directory& directory);

/// Whether a text may be left empty.
enum class Blank { allowed, refused };
/// Refused as invalid at `pointer` when the text is over the bound or is blank where it may not be.
[[nodiscard]] Result<void> check_text(std::string_view text, std::size_t bytes_max, Blank blank, std::string pointer,
                                      std::string_view what);

/// Refused as invalid at `pointer` when nobody of that id is here, or is disabled.
[[nodiscard]] Result<void> check_person(PersonId person, const Directory& directory, std::string pointer);

/// Every value of the fields that does not do, with its pointer: bounds, unknown people and services, an end before its start. `before` holds
/// what was there already: somebody who has left since may stay.
[[nodiscard]] std::vector<FieldError> wrong_in(const ChangeFields& fields, const ChangeFields& before,
                                               const Directory& directory);

}  // namespace sluice
