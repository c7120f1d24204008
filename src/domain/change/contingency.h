// Contingencies of a change: processes that its bad outcome, or a person, has started (processes.md). Each runs as a change of
// its own, linked `contingency_of`; the change that called it closes once what the run has to do is done.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "base/written.h"
#include "domain/change/outcome.h"
#include "domain/process/process.h"

namespace sluice {

/// One contingency of a change.
struct Contingency {
  std::int64_t number = 0;         ///< within its change, from 1
  std::string process;             ///< key of the process that it runs by
  std::optional<LinkKind> link;    ///< besides contingency_of
  std::optional<Outcome> outcome;  ///< that called it; nothing where a person did
  std::optional<PersonId> by;      ///< who declared that outcome, or started it; nobody: Sluice itself
  Instant at;
  std::optional<ChangeId> change;  ///< the run
  std::string not_started;         ///< why there is no run yet; empty where there is one, or none was tried
  bool dismissed = false;          ///< a change manager said that it is not needed
  friend bool operator==(const Contingency&, const Contingency&) = default;
};
BOOST_DESCRIBE_STRUCT(Contingency, (), (number, process, link, outcome, by, at, change, not_started, dismissed))

// Commands.

/// Starts a contingency by hand.
struct StartContingency {
  std::string process;
};
/// Tries once more to start one that could not be started.
struct RetryContingency {
  std::int64_t number = 0;
};
/// Says that one that was not started is not needed.
struct DismissContingency {
  std::int64_t number = 0;
  std::string reason;
};
/// What came of starting one (sent by the engine with the run itself, in one transaction): the run, or why there is none.
struct NoteContingency {
  std::int64_t number = 0;
  std::optional<ChangeId> change;
  std::string not_started;
};

// Events.

struct ContingencyCalled {
  std::int64_t number = 0;
  std::string process;
  std::optional<LinkKind> link;
  std::optional<Outcome> outcome;
  friend bool operator==(const ContingencyCalled&, const ContingencyCalled&) = default;
};
BOOST_DESCRIBE_STRUCT(ContingencyCalled, (), (number, process, link, outcome))
struct ContingencyStarted {
  std::int64_t number = 0;
  ChangeId change;
  friend bool operator==(const ContingencyStarted&, const ContingencyStarted&) = default;
};
BOOST_DESCRIBE_STRUCT(ContingencyStarted, (), (number, change))
struct ContingencyNotStarted {
  std::int64_t number = 0;
  std::string why;
  friend bool operator==(const ContingencyNotStarted&, const ContingencyNotStarted&) = default;
};
BOOST_DESCRIBE_STRUCT(ContingencyNotStarted, (), (number, why))
struct ContingencyDismissed {
  std::int64_t number = 0;
  Written reason;
  friend bool operator==(const ContingencyDismissed&, const ContingencyDismissed&) = default;
};
BOOST_DESCRIBE_STRUCT(ContingencyDismissed, (), (number, reason))
/// Of a run: what has to be done before the change that called it may close is done, or is not after all.
struct RequiredWorkNoted {
  bool done = true;
  friend bool operator==(const RequiredWorkNoted&, const RequiredWorkNoted&) = default;
};
BOOST_DESCRIBE_STRUCT(RequiredWorkNoted, (), (done))

}  // namespace sluice
