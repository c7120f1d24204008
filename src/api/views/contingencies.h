// Contingencies of a change on the wire: what its outcome, or a person, has started.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/views/links.h"

namespace sluice::api {

/// How far a contingency is.
enum class ContingencyState {
  not_started,    ///< it was called, but there is no run: `why` says what to do
  running,        ///< the change waits for what it requires
  required_done,  ///< what it requires is done, though it is not over
  over,
  dismissed,  ///< a change manager said that it is not needed
};
BOOST_DESCRIBE_ENUM(ContingencyState, not_started, running, required_done, over, dismissed)

struct ContingencyView {
  std::int64_t number = 0;
  std::string process{};
  std::string name{};                ///< of the process
  std::optional<Outcome> outcome{};  ///< that called it; absent: started by hand
  std::optional<PersonRef> by{};     ///< who declared that outcome, or started it; absent: Sluice itself
  Instant at{};
  ContingencyState state = ContingencyState::not_started;
  std::string why{};
  bool restricted = false;                   ///< the run is a change that you may not see
  std::optional<LinkedChangeView> change{};  ///< the run
  std::vector<PossibleView> possible{};
};
BOOST_DESCRIBE_STRUCT(ContingencyView, (),
                      (number, process, name, outcome, by, at, state, why, restricted, change, possible))

/// The contingencies of a change, in the order in which they were called.
[[nodiscard]] std::vector<ContingencyView> contingency_views(Call& call, const Shown& shown);

}  // namespace sluice::api
