// Whether conditions hold for a change. What is not known yet is neither yes nor no: each caller says what follows, so
// that nothing is left out because something was missing.
#pragma once
#include "domain/access/directory.h"
#include "domain/change/change.h"

namespace sluice {

/// Whether something holds, as far as it is known.
enum class Truth { no, unknown, yes };

/// Looks at every condition. One on a field that says nothing yet is `unknown`, unless it asks just that (`filled`,
/// `empty`); so is one on a field that the process does not have, which check() refuses.
[[nodiscard]] Truth evaluate(const Conditions& conditions, const Change& change, const Directory& directory,
                             const Process& process);

/// The furthest phase that a change has come to, closed aside: what was sent back had come further.
[[nodiscard]] Phase phase_reached(const Change& change);
/// What harm a change did, where that is known: what ended well, or before it reached anybody, did none.
[[nodiscard]] std::optional<Magnitude> harm_of(const Change& change);

/// Whether what stands under `when` is part of the change: not when the conditions are known not to hold. While they are
/// not known it is (a task too many can be cancelled, one too few is a gap).
[[nodiscard]] bool applies(const std::optional<Conditions>& when, const Change& change, const Directory& directory,
                           const Process& process);

/// Whether a form field is shown and asked for: when its conditions are known to hold.
[[nodiscard]] bool is_shown(const FormField& field, const Change& change, const Directory& directory,
                            const Process& process);

/// The keys of form fields that are required and shown and have no answer, in the form's order.
[[nodiscard]] std::vector<const FormField*> unanswered(const Change& change, const Directory& directory,
                                                       const Process& process);

}  // namespace sluice
