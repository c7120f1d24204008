// How an approval is asked, and what happens by itself while nobody decides it.
#pragma once
#include <optional>
#include <string>

#include "domain/change/change.h"
#include "domain/change/events.h"
#include "domain/change/facts.h"

namespace sluice {

/// The question of a template as it is asked now, in a stage; `process` is the one whose conditions its rows are in.
[[nodiscard]] ApprovalAsked asking(const ApprovalTemplate& one, std::string stage, const Change& change,
                                   const ChangeFacts& facts, const Process& process);

/// The clocks of a question that is asked now. Where its template is gone, the usual ones.
[[nodiscard]] ApprovalClocks clocks_from_now(std::string_view key, const Change& change, const ChangeFacts& facts);

/// What is recorded when a pause ends: whatever counts from the asking comes later by as long as it lasted,
/// and what hangs on the planned window stays there.
[[nodiscard]] ApprovalClocksMoved clocks_after(const Approval& approval, Duration pause, const ChangeFacts& facts);

/// The same for the end of a hold; a question may have paused it into the hold, which has moved them already.
[[nodiscard]] ApprovalClocksMoved clocks_after_hold(const Approval& approval, const Hold& hold,
                                                    const ChangeFacts& facts);

/// The clocks of an approval that hang on the planned times, as these are now; nothing where none moves. What has been
/// reminded or escalated already is not again.
[[nodiscard]] std::optional<ApprovalClocksMoved> clocks_of_window(const Approval& approval, const Change& change,
                                                                  const ChangeFacts& facts);

/// What is recorded when somebody is asked after reminding has ended, since nobody was left to remind. Nothing where it goes
/// on, has reached its bound, or never begins.
[[nodiscard]] std::optional<ApprovalClocksMoved> reminding_anew(const Approval& approval, const Change& change,
                                                                const ChangeFacts& facts);

/// When an approval that was reminded now is reminded again: on the next working day.
[[nodiscard]] Instant next_reminder(const ChangeFacts& facts);

/// Adds what has come by itself, of a question that is asked and not on hold: it is overdue, those it waits for are told again,
/// others are told, or it is not granted any more.
void wake_approval(ChangeEvents& events, const Approval& one, const Change& change, const ChangeFacts& facts);

}  // namespace sluice
