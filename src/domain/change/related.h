// Rules of related work: kinds of links and their other sides, what a change waits for because of them, and how a parent
// change and its child changes end together.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/access/directory.h"
#include "domain/change/change.h"
#include "domain/change/commands.h"
#include "domain/change/events.h"

namespace sluice {

/// The same link seen from the other change: `depends_on` there is `blocks` here.
[[nodiscard]] LinkKind reverse_of(LinkKind kind);
/// How a link reads between the two: "depends on", "is part of".
[[nodiscard]] std::string_view words_of(LinkKind kind);
/// What people call a phase: "Prepare release".
[[nodiscard]] std::string_view name_of(Phase phase);
/// The same link from the side from which circles are looked for and told: who waits (`depends_on`, `parent_of`), duplicates,
/// was caused, fixes or follows up.
[[nodiscard]] LinkKind forward_of(LinkKind kind);
/// The kinds, all of them forward, that must not go round together with a link of this kind. Empty for contingencies, which are
/// new changes each. Whatever makes one change wait for another counts as one: a parent waits for its child changes.
[[nodiscard]] std::vector<LinkKind> goes_round_with(LinkKind kind);
/// Whether a change waits for what a link of this kind leads to.
[[nodiscard]] bool waits(LinkKind kind);
/// Whether only somebody who may edit both changes may make such a link: it keeps the other one from moving or ends it.
[[nodiscard]] bool binds_other(LinkKind kind);

/// The link of that number; null where there is none.
[[nodiscard]] const Link* find_link(const Change& change, std::int64_t number);
/// What others note of a change that they are linked to.
[[nodiscard]] LinkedState linked_state_of(const Change& change);
/// Child changes that are not closed, as last noted.
[[nodiscard]] std::vector<const Link*> open_children(const Change& change);

/// A command that the other side of a link takes, in the same transaction.
struct OtherSide {
  ChangeId change;
  ChangeCommand command;
};
/// What the other sides have to take when these events happen to a change that was `before`.
[[nodiscard]] std::vector<OtherSide> other_sides(const Change& before, const ChangeEvents& events);

/// Whether what is last known of a link's other side is enough for a gate that asks for `wanted`. A change that was
/// cancelled or rejected has come to nothing but being closed; a ticket elsewhere has when somebody ticked it as done.
[[nodiscard]] bool has_come_to(const Link& link, RelatedState wanted);

/// The links that keep a gate `related` shut, each with who can do something about it.
[[nodiscard]] std::vector<Unmet> unmet_related(const Change& change, const Directory& directory, const Gate& gate);
/// The child changes that keep a gate `children_done` shut.
[[nodiscard]] std::vector<Unmet> unmet_children(const Change& change, const Directory& directory);
/// What a change that is closing waits for: its child changes, together, and each of its contingencies.
[[nodiscard]] std::vector<Unmet> unmet_closing(const Change& change, const Directory& directory);

/// A link as it would be made. Refused with what does not do, at pointers below `at`. `facts` are of the other change; null
/// for a ticket elsewhere.
[[nodiscard]] Result<LinkAdded> new_link(const Change& change, const AddLink& asked, const LinkFacts* facts,
                                         const std::string& at, const Directory& directory);

/// Whether a change that goes on can still be ended by a word: nothing of it has been deployed.
[[nodiscard]] bool can_be_cancelled(const Change& change);

}  // namespace sluice
