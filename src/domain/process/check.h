// Whether a process can run: every mistake, with where it is and what to do about it.
#pragma once
#include <string>
#include <vector>

#include "domain/process/process.h"

namespace sluice {

/// One mistake in a process.
struct Mistake {
  std::string path;     ///< where, as in the file: `stages/2/tasks/0/after/1`; empty: the process as a whole
  std::string what;     ///< what is wrong
  std::string remedy;   ///< what to do
  std::string first{};  ///< of what stands there twice: the path of the first; whoever knows lines tells its line
  friend bool operator==(const Mistake&, const Mistake&) = default;
};

/// Every mistake; empty means that the process can run from its first stage to closed. Checks bounds, keys (present,
/// unique, well formed), the order of phases, references (`after`, `did:`, `approved`, back edges), cycles in `after`,
/// gates nobody can meet (an approval that is never asked, an outcome nobody can declare), unreachable stages,
/// processes that could loop by themselves.
[[nodiscard]] std::vector<Mistake> check(const Process& process);

/// Whether stages may be of a phase: of any that a change does not come to by itself.
[[nodiscard]] bool has_stages(Phase phase);
/// Whether a gate `related` may look at links of a kind; the others have a gate of their own, or wait the other way round.
[[nodiscard]] bool may_wait_for(LinkKind kind);
/// Whether a contingency may be linked to its change like that: others would make the two wait for each other.
[[nodiscard]] bool suits_a_run(LinkKind kind);
/// Whether an outcome may start contingencies.
[[nodiscard]] bool starts_contingencies(Outcome outcome);

/// Every mistake in conditions that look at the fields of this process: `/all/0/value/1`.
[[nodiscard]] std::vector<Mistake> check(const Conditions& conditions, const Process& process);

}  // namespace sluice
