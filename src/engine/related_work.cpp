#include "engine/related_work.h"

#include <algorithm>
#include <map>

#include "domain/access/permission.h"
#include "domain/bounds.h"
#include "domain/change/decide.h"
#include "domain/change/related.h"
#include "engine/workload.h"

namespace sluice::engine {

namespace {

/// Looks for a way from one change to another by links of one kind, layer by layer, so that the shortest is told.
class Way {
 public:
  Way(Batch& batch, LinkKind kind, ChangeId from, ChangeId to) : batch_(batch), kind_(kind), to_(to) {
    before_[from] = from;
    frontier_ = {from};
  }

  /// From the first to the last, both included; empty where there is none, or it is too far.
  [[nodiscard]] std::vector<ChangeId> found() {
    while (!frontier_.empty() && !before_.contains(to_) && !too_far()) go_on();
    if (!before_.contains(to_)) return {};
    std::vector<ChangeId> way{to_};
    for (auto at = to_; before_.at(at) != at; at = before_.at(at)) way.push_back(before_.at(at));
    std::ranges::reverse(way);
    return way;
  }
  [[nodiscard]] bool too_far() const { return before_.size() > circle_changes_max; }

 private:
  void go_on() {
    std::vector<ChangeId> next;
    for (const auto& link : batch_.links_from(kind_, frontier_))
      if (before_.try_emplace(link.to, link.from).second) next.push_back(link.to);
    frontier_ = std::move(next);
  }

  Batch& batch_;
  LinkKind kind_;
  ChangeId to_;
  std::map<ChangeId, ChangeId> before_;  ///< each change that was come to, and from where
  std::vector<ChangeId> frontier_;
};

bool sees(Batch& batch, ChangeId id, const Actor& actor) {
  const auto found = batch.change(id);
  return found && has_right(actor, ChangeRight::see, **found, *batch.directory());
}

/// Whether the other one waits for this one (or belongs to it) already.
void look_for_circle(Batch& batch, const Change& change, LinkKind kind, ChangeId other, const Actor& actor,
                     LinkFacts& facts) {
  if (!must_not_go_round(kind) || !change.exists()) return;
  const bool other_waits = kind == LinkKind::blocks || kind == LinkKind::parent_of;
  const auto waits = other_waits ? reverse_of(kind) : kind;
  Way way{batch, waits, other_waits ? change.id : other, other_waits ? other : change.id};
  for (const auto id : way.found()) facts.circle.push_back(sees(batch, id, actor) ? std::optional{id} : std::nullopt);
  facts.too_far = facts.circle.empty() && way.too_far();
}

LinkFacts facts_of(Batch& batch, ChangeId other, const Actor& actor) {
  LinkFacts facts;
  const auto found = batch.change(other);
  if (!found) return facts;
  facts.may_see = has_right(actor, ChangeRight::see, **found, *batch.directory());
  facts.may_edit = has_right(actor, ChangeRight::edit, **found, *batch.directory());
  facts.state = linked_state_of(**found);
  return facts;
}

LinkFacts facts_of(Batch& batch, const Change& change, const AddLink& asked, const Actor& actor) {
  if (!asked.change) return {};
  auto facts = facts_of(batch, *asked.change, actor);
  if (facts.may_see) look_for_circle(batch, change, asked.kind, *asked.change, actor, facts);
  return facts;
}

}  // namespace

std::vector<LinkFacts> link_facts(Batch& batch, const Change& change, const ChangeCommand& command,
                                  const Actor& actor) {
  std::vector<LinkFacts> facts;
  if (const auto* create = std::get_if<CreateChange>(&command)) {
    // More than a change may have are refused without looking at each.
    for (std::size_t i = 0; i < create->links.size(); ++i)
      facts.push_back(i <= bounds::links ? facts_of(batch, change, create->links[i], actor) : LinkFacts{});
  }
  if (const auto* add = std::get_if<AddLink>(&command)) facts.push_back(facts_of(batch, change, *add, actor));
  if (const auto* noted = std::get_if<NoteLinked>(&command)) facts.push_back(facts_of(batch, noted->change, actor));
  return facts;
}

Result<void> OtherSides::decide(const Change& before, const ChangeEvents& events, const Change& after) {
  LinkFacts facts;
  facts.state = linked_state_of(after);
  for (const auto& other : other_sides(before.exists() ? before : after, events))
    SLUICE_CHECK(decide_one(other, facts));
  return {};
}

Result<void> OtherSides::decide_one(const OtherSide& other, const LinkFacts& links) {
  auto& side = sides_[other.change];
  if (!side.change) {
    SLUICE_TRY(side.change, batch_.change(other.change));
    side.at = std::max(batch_.now(), side.change->recorded);
  }
  const auto& directory = *batch_.directory();
  const auto process = version_of(directory, side.change->process, side.change->process_version);
  const auto workload = workload_for(*side.change, process.get(), batch_);
  // Whoever may take a link away may not see where it leads: so it is Sluice that asks, in that person's name.
  const ChangeFacts facts{.now = side.at,
                          .actor = {},
                          .directory = directory,
                          .process = process.get(),
                          .zone = batch_.zone(),
                          .next_change = {},
                          .next_task = {numbers_.task + 1},
                          .next_comment = {},
                          .workload = workload ? &*workload : nullptr,
                          .links = {&links, 1}};
  SLUICE_TRY(auto events, sluice::decide(*side.change, other.command, facts));
  use_up(numbers_, events);
  auto after = *side.change;
  for (const auto& event : events) after = apply(std::move(after), event, {side.at, actor_.person});
  side.change = std::make_shared<const Change>(std::move(after));
  std::ranges::move(events, std::back_inserter(side.events));
  return {};
}

void OtherSides::record() {
  for (const auto& [id, side] : sides_)
    if (!side.events.empty()) batch_.record(side.change, side.events, {side.at, actor_.person}, actor_.origin);
}

void use_up(store::Numbers& numbers, const ChangeEvents& events) {
  for (const auto& event : events) {
    if (const auto* created = std::get_if<ChangeCreated>(&event)) numbers.change = created->change.value;
    if (const auto* task = std::get_if<TaskCreated>(&event)) numbers.task = std::max(numbers.task, task->task.value);
    if (const auto* said = std::get_if<Commented>(&event))
      numbers.comment = std::max(numbers.comment, said->comment.value);
  }
}

}  // namespace sluice::engine
