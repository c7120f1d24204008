// How much those have to do among whom a process chooses by it.
#pragma once
#include <optional>

#include "domain/change/facts.h"
#include "engine/batch.h"

namespace sluice::engine {

/// The load of everybody whom a rule of the process may choose by load or by turn; nothing where none chooses so. Read from
/// the tables and from what this batch has given people since.
[[nodiscard]] std::optional<Workload> workload_for(const Change& change, const ProcessVersion* process, Batch& batch);

}  // namespace sluice::engine
