// Rules of contingencies: which of them an outcome calls, the change that carries each, and what a change waits for because of
// them (processes.md: bad outcomes start their contingency; the original stays open until its required tasks are done).
#pragma once
#include <optional>
#include <vector>

#include "base/result.h"
#include "domain/change/commands.h"
#include "domain/change/course.h"

namespace sluice {

/// The contingency of that number; null where there is none.
[[nodiscard]] const Contingency* find_contingency(const Change& change, std::int64_t number);
/// Whether it was called, nobody said that it is not needed, and there is no run of it yet.
[[nodiscard]] bool wants_start(const Contingency& one);
/// The contingencies that keep the change from closing: not started yet, or with required work that is not done.
[[nodiscard]] std::vector<const Contingency*> open_contingencies(const Change& change);
/// What each of them waits for, and who can do something about it. `gate` is what it keeps shut.
[[nodiscard]] std::vector<Unmet> unmet_contingencies(const Change& change, const Directory& directory);

/// Calls what the process names for the outcome that has just been declared. What runs already by the same process and is not
/// over is not called twice.
void call_contingencies(Course& course);

/// The change that carries a contingency, filled in from the one that calls it, for Sluice itself to ask for. Refused where
/// nobody is left who could own it.
[[nodiscard]] Result<CreateChange> run_of(const Change& change, const Contingency& one, const Directory& directory);

/// Whether a link of that kind joins a run and the change that called it: nobody makes or takes away such a one by hand.
[[nodiscard]] bool joins_contingency(LinkKind kind);

/// Of a run: records that its required work (tasks that `block` their change's closing, made or still to be made) is done, or is
/// not after all. Whether anything was recorded.
bool note_required_work(Course& course);

/// What a process is called now; its key where it is not known.
[[nodiscard]] std::string name_of_process(std::string_view key, const Directory& directory);

}  // namespace sluice
