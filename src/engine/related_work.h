// What a command about links needs to know of the other changes, and what they take of it: all in one batch.
#pragma once
#include <map>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/change/commands.h"
#include "domain/change/facts.h"
#include "domain/change/links.h"
#include "domain/change/related.h"
#include "engine/batch.h"

namespace sluice::engine {

/// The kind of an outbox row that says that a change has moved which others are linked to.
inline constexpr std::string_view relating = "related";

/// How many changes are followed at most to find whether a link closes a circle; further, the link is refused.
inline constexpr std::size_t circle_changes_max = 5'000;

/// The facts for a command on `change` (which may not exist yet): one for each link it speaks of, none for other commands.
[[nodiscard]] std::vector<LinkFacts> link_facts(Batch& batch, const Change& change, const ChangeCommand& command,
                                                const Actor& actor);

/// The other sides of what a command did to links: decided after it, each over what the one before gave, and recorded with it.
class OtherSides {
 public:
  /// `numbers` are raised by what is drawn.
  OtherSides(Batch& batch, Actor actor, store::Numbers& numbers)
      : batch_(batch), actor_(std::move(actor)), numbers_(numbers) {}

  /// Decides for all that are concerned. Refused where one of them cannot take it: then nothing may be recorded.
  [[nodiscard]] Result<void> decide(const Change& before, const ChangeEvents& events, const Change& after);
  /// Hands what was decided to the batch.
  void record();

 private:
  struct Side {
    std::shared_ptr<const Change> change;
    ChangeEvents events;
    Instant at;
  };
  [[nodiscard]] Result<void> decide_one(const OtherSide& other, const LinkFacts& facts);

  Batch& batch_;
  Actor actor_;
  store::Numbers& numbers_;
  std::map<ChangeId, Side> sides_;
};

/// Draws on the numbers what the events have used of them.
void use_up(store::Numbers& numbers, const ChangeEvents& events);

}  // namespace sluice::engine
