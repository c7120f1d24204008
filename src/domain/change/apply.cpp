#include "domain/change/decide.h"
#include "domain/change/fold.h"

namespace sluice {

namespace {

/// A closed change makes and removes no links: these come from the other side.
bool is_from_elsewhere(const ChangeEvent& event, const Change& before) {
  return before.is_closed() && (std::holds_alternative<LinkAdded>(event) || std::holds_alternative<LinkRemoved>(event));
}

}  // namespace

Change apply(Change change, const ChangeEvent& event, const Stamp& stamp) {
  if (!is_from_elsewhere(event, change)) change.updated = stamp.at;
  change.recorded = stamp.at;
  std::visit([&](const auto& one) { fold(change, one, stamp); }, event);
  ++change.version;
  return change;
}

void fold(Change& change, const ChangeCreated& event, const Stamp& stamp) {
  change.id = event.change;
  change.process = event.process;
  change.process_version = event.process_version;
  change.type = event.type;
  change.requester = event.requester;
  change.fields = event.fields;
  change.restricted = event.restricted;
  change.visible_to = event.visible_to;
  change.occurrence = event.occurrence;
  change.catalog = event.catalog;
  change.created = stamp.at;
}

void fold(Change& change, const ChangeEdited& event, const Stamp&) {
  change.fields = patched(std::move(change.fields), event.patch);
}

void fold(Change& change, const StagePassedOver& event, const Stamp&) { change.passed_over.push_back(event.stage); }

void fold(Change& change, const StageEntered& event, const Stamp& stamp) {
  if (!change.visits.empty()) change.visits.back().left = stamp.at;
  change.visits.push_back({event.stage, event.name, event.phase, stamp.at, std::nullopt});
  change.phase = event.phase;
  // Whoever goes back to verification or before has to say anew how it ended.
  const bool goes_back = event.move == Move::back || event.move == Move::rejected || event.move == Move::failed;
  if (goes_back) change.passed_over.clear();  // asked anew on the way forward
  if (!goes_back || event.phase > Phase::verification) return;
  change.outcome.reset();
  change.outcome_comment = {};
  change.magnitude.reset();
}

void fold(Change& change, const ChangeMovedToVersion& event, const Stamp&) {
  change.process_version = event.process_version;
}

void fold(Change& change, const ChangeHeld& event, const Stamp& stamp) {
  change.hold = Hold{stamp.by.value_or(PersonId{}), event.reason, stamp.at};
}
void fold(Change& change, const ChangeResumed&, const Stamp&) { change.hold.reset(); }

void fold(Change& change, const ChangeCancelled& event, const Stamp&) {
  change.outcome = Outcome::cancelled;
  change.outcome_comment = event.reason;
}
void fold(Change& change, const ChangeRejected& event, const Stamp&) {
  change.outcome = Outcome::rejected;
  change.outcome_comment = event.reason;
}
void fold(Change& change, const OutcomeDeclared& event, const Stamp&) {
  change.outcome = event.outcome;
  change.outcome_comment = event.comment;
  change.magnitude = event.magnitude;
}

void fold(Change& change, const ChangeClosed& event, const Stamp& stamp) {
  change.outcome = event.outcome;
  change.visits.back().left = stamp.at;
  change.visits.push_back({"closed", "Closed", Phase::closed, stamp.at, std::nullopt});
  change.phase = Phase::closed;
  change.hold.reset();
  change.closing.reset();
  change.closed = stamp.at;
}

void fold(Change& change, const Commented& event, const Stamp& stamp) {
  change.comments.push_back({event.comment, stamp.by.value_or(PersonId{}), false});
}
void fold(Change&, const CommentEdited&, const Stamp&) {}  // texts live in the read tables
void fold(Change& change, const CommentRemoved& event, const Stamp&) {
  const auto found = std::ranges::find(change.comments, event.comment, &CommentMark::id);
  if (found != change.comments.end()) found->removed = true;
}

void fold(Change& change, const WatcherAdded& event, const Stamp&) { change.watchers.insert(event.person); }
void fold(Change& change, const WatcherRemoved& event, const Stamp&) { change.watchers.erase(event.person); }
void fold(Change& change, const ChangeRestricted& event, const Stamp&) {
  change.restricted = event.restricted;
  change.visible_to = event.visible_to;
}
void fold(Change&, const TextRedacted&, const Stamp&) {}  // the earlier event is read without its text from now on

}  // namespace sluice
