// Related work: how a change is linked to others and to tickets elsewhere. A link between two changes stands in the state
// of both, each seen from its own side, so that either can say what it waits for without looking at the other.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "base/written.h"
#include "domain/change/outcome.h"
#include "domain/process/process.h"

namespace sluice {

/// What is known of a linked change: noted when the link was made and each time the other one moves.
struct LinkedState {
  Phase phase = Phase::draft;
  std::optional<Outcome> outcome;  ///< once declared
  bool closing = false;            ///< it has ended and waits for its child changes
  bool restricted = false;         ///< then its number is told only to those who see it
  PersonId owner;
  std::optional<bool> required_done{};  ///< of a contingency: what has to be done before its caller may close is done
  friend bool operator==(const LinkedState&, const LinkedState&) = default;
};
BOOST_DESCRIBE_STRUCT(LinkedState, (), (phase, outcome, closing, restricted, owner, required_done))

/// One link, to a change here or to a ticket elsewhere by its address.
struct Link {
  std::int64_t number = 0;  ///< within its change, from 1; never used again
  LinkKind kind = LinkKind::depends_on;
  std::optional<ChangeId> change;
  std::optional<LinkedState> state;  ///< of `change`
  Written address;                   ///< https://…, of a ticket elsewhere
  Written title;                     ///< what people call that ticket
  PersonId by;
  Instant at;
  std::optional<PersonId> settled_by;  ///< who said that the ticket elsewhere is done
  std::optional<Instant> settled_at;
  [[nodiscard]] bool settled() const { return settled_at.has_value(); }
  friend bool operator==(const Link&, const Link&) = default;
};
BOOST_DESCRIBE_STRUCT(Link, (), (number, kind, change, state, address, title, by, at, settled_by, settled_at))

/// One change of a circle that a link would close, and by which link it leads on to the next.
struct CircleStep {
  std::optional<ChangeId>
      change;  ///< nothing in place of one that the actor may not see; not drawn: the one being made
  LinkKind by = LinkKind::depends_on;
};

/// What a command about a link is decided on besides the change: read in the same transaction.
struct LinkFacts {
  bool may_see = false;              ///< whether there is such a change and the actor may see it
  bool may_edit = false;             ///< whether the actor may edit it, too
  std::optional<LinkedState> state;  ///< of the other change
  /// The way by which what the link leads to (forward_of) leads back already, both ends included. Empty: there is none, and
  /// the link closes no circle.
  std::vector<CircleStep> circle;
  bool too_far = false;  ///< there is more related work than can be followed
};

// Commands.

/// Links the change to another, or to a ticket elsewhere: exactly one of `change` and `address` says to which.
struct AddLink {
  LinkKind kind = LinkKind::depends_on;
  std::optional<ChangeId> change;
  std::string address, title;
};
/// Takes a link away, on both sides.
struct RemoveLink {
  std::int64_t number = 0;
  std::string reason;
};
/// Says that the ticket elsewhere is done, or that it is not after all.
struct SettleOutsideLink {
  std::int64_t number = 0;
  bool settled = true;
};
/// The other side of a link that was made from `change` (sent by the engine with what made it, in one transaction).
struct MirrorLink {
  LinkKind kind = LinkKind::depends_on;  ///< seen from here
  ChangeId change;
};
/// The other side of a link that was taken away.
struct MirrorUnlink {
  LinkKind kind = LinkKind::depends_on;
  ChangeId change;
  std::string reason;
};
/// A linked change has moved (sent by the engine, as Sluice itself). A child whose parent is closing ends with it.
struct NoteLinked {
  ChangeId change;
};

// Events.

struct LinkAdded {
  std::int64_t number = 0;
  LinkKind kind = LinkKind::depends_on;
  std::optional<ChangeId> change;
  std::optional<LinkedState> state;
  Written address, title;
  friend bool operator==(const LinkAdded&, const LinkAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(LinkAdded, (), (number, kind, change, state, address, title))
struct LinkRemoved {
  std::int64_t number = 0;
  Written reason;
  friend bool operator==(const LinkRemoved&, const LinkRemoved&) = default;
};
BOOST_DESCRIBE_STRUCT(LinkRemoved, (), (number, reason))
struct LinkedChangeMoved {
  std::int64_t number = 0;
  LinkedState state;
  friend bool operator==(const LinkedChangeMoved&, const LinkedChangeMoved&) = default;
};
BOOST_DESCRIBE_STRUCT(LinkedChangeMoved, (), (number, state))
struct OutsideLinkSettled {
  std::int64_t number = 0;
  bool settled = true;
  friend bool operator==(const OutsideLinkSettled&, const OutsideLinkSettled&) = default;
};
BOOST_DESCRIBE_STRUCT(OutsideLinkSettled, (), (number, settled))
/// The change has ended, and closes when its child changes have.
struct ClosingBegan {
  Outcome outcome = Outcome::successful;
  friend bool operator==(const ClosingBegan&, const ClosingBegan&) = default;
};
BOOST_DESCRIBE_STRUCT(ClosingBegan, (), (outcome))

}  // namespace sluice
