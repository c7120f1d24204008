// Opening what is due: which change a schedule asks for now, and what is recorded of it.
#pragma once
#include <optional>

#include "domain/change/commands.h"
#include "domain/schedule/decide.h"
#include "domain/schedule/upcoming.h"

namespace sluice {

/// An occurrence that is due, as the change to be asked for by Sluice itself.
struct Opening {
  Window window;
  CreateChange change;
  std::optional<std::int64_t> late_minutes;
  std::vector<std::string> left_out;
  std::string settled_before;
};

/// What is due at that moment; nothing where nothing is. The change is owned by the owner that the change or the schedule
/// names; where they have left by the deputy; else by a change manager, so that it is never silently not opened.
[[nodiscard]] std::optional<Opening> due_opening(const Schedule& schedule, const ScheduleFacts& facts);

/// What is recorded where its change was made.
[[nodiscard]] ScheduleEvent opened(const Opening& opening, ChangeId change);
/// What is recorded where it was refused: nothing where the schedule says the same already.
[[nodiscard]] ScheduleEvents not_opened(const Schedule& schedule, const Opening& opening, const Refusal& why);

/// Who owns a change that a schedule opens now; nothing where there is nobody at all.
[[nodiscard]] std::optional<PersonId> owner_now(const Schedule& schedule, const ChangeFields& fields,
                                                const Directory& directory);

}  // namespace sluice
