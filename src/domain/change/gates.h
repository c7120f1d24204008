// The gates of the stage that a change stands in: what is unmet, and who can meet it.
#pragma once
#include <vector>

#include "base/result.h"
#include "domain/access/directory.h"
#include "domain/change/change.h"

namespace sluice {

/// Whether the outcome counts among what is missing: not while it is just being declared.
enum class OutcomeGate { counts, being_declared };

/// Everything that keeps a change in its stage: a hold, its gates, approvals that stand open from here or before, and on the last
/// stage tasks that block closing. Empty: it may move forward. A closed change has none.
[[nodiscard]] std::vector<Unmet> unmet_gates(const Change& change, const Directory& directory, const Process& process,
                                             Instant now, OutcomeGate outcome = OutcomeGate::counts);

/// The stage that a change stands in; null when it is closed.
[[nodiscard]] const Stage* current_stage(const Change& change, const Process& process);
/// The next stage that applies; null when closing comes next.
[[nodiscard]] const Stage* next_stage(const Change& change, const Directory& directory, const Process& process);
/// Whether it is time to say how the change ended: its stage asks for it, or closing comes next.
[[nodiscard]] bool outcome_is_due(const Change& change, const Directory& directory, const Process& process);
[[nodiscard]] bool has_gate(const Stage& stage, GateKind kind);
/// The task that a template made in the present visit and that was not cancelled; null where it has made none.
[[nodiscard]] const Task* task_of_visit(const Change& change, std::string_view key);
/// The approval that a template asked in the present visit and that stands; null where it has asked none.
[[nodiscard]] const Approval* approval_of_visit(const Change& change, std::string_view key);
/// The newest asking of an approval that stands, or that ended with somebody's decision, such as a rejection that sent the
/// change back; null where there is none.
[[nodiscard]] const Approval* latest_approval(const Change& change, std::string_view key);

}  // namespace sluice
