// What a change waits for, and what a person can do on it now.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/change/change.h"
#include "domain/change/events.h"
#include "domain/change/facts.h"

namespace sluice {

/// Every unmet gate of the stage the change stands in, with the people who can meet it; empty for a closed change.
/// The last entry of a manual stage whose gates all hold is `advance`: somebody has to press the button.
[[nodiscard]] std::vector<Unmet> waiting(const Change& change, const Directory& directory,
                                         const ProcessVersion& process, Instant now);

/// An act that the person may do now, on the change or on one of its parts.
struct Possible {
  std::string act;  ///< advance, back, hold, resume, cancel, reject, declare_outcome, edit, comment, watch, unwatch,
      ///< restrict, add_task, move_version; of a task: assign, claim, start, finish, fail, skip, reopen, tick,
      ///< edit_task; of an approval: approve, reject_approval, abstain, withdraw;
      ///< link; of a link: unlink, settle_link, unsettle_link
  std::string
      target;  ///< the stage to go back to, the version to move to, TSK-n, link-n, or the approval's key; else empty
  std::string title;  ///< how the button is called: "Submit", "Back to Draft"
  bool ready = true;  ///< false for advance and declare_outcome while gates are unmet: pressing lists them
};
/// Everything the actor may do now: exactly the commands that would not be refused for who asks or for the state of things
/// (a value, such as a missing comment, may still be refused), and advance and declare_outcome while their gates are unmet.
[[nodiscard]] std::vector<Possible> possible_acts(const Change& change, const ChangeFacts& facts);

/// The earliest moment at which something falls due by itself, if nobody acts; nothing where nothing will. A planned start
/// that has come is not among them: a change woken then stays quiet though another gate keeps it. The begin and end of a
/// delegation of somebody who is asked are.
[[nodiscard]] std::optional<Instant> next_wake(const Change& change, const Directory& directory,
                                               const ProcessVersion& process, Instant now);

/// The approvals that an edit would withdraw, by key, with those who decided.
[[nodiscard]] std::vector<ApprovalWithdrawn> would_withdraw(const Change& change, const FieldsPatch& patch);

}  // namespace sluice
