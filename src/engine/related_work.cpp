#include "engine/related_work.h"

#include <algorithm>
#include <map>
#include <utility>

#include "domain/access/permission.h"
#include "domain/bounds.h"
#include "domain/change/decide.h"
#include "domain/change/related.h"
#include "engine/destinations.h"
#include "engine/past_changes.h"
#include "engine/workload.h"

namespace sluice::engine {

namespace {

using Links = std::vector<store::LinkRow>;

/// Looks for a way from one change to another by links of some kinds, layer by layer, so that the shortest is told.
class Way {
 public:
  /// `planned` are links that are not there yet; they are of these kinds.
  Way(Batch& batch, std::vector<LinkKind> kinds, const Links& planned, ChangeId from, ChangeId to)
      : batch_(batch), kinds_(std::move(kinds)), planned_(planned), from_(from), to_(to), frontier_{from} {}

  /// From the first to the last, both included; empty where there is none, or it is too far.
  [[nodiscard]] std::vector<CircleStep> found() {
    while (!frontier_.empty() && !came_by_.contains(to_) && !too_far()) go_on();
    if (!came_by_.contains(to_)) return {};
    std::vector<CircleStep> way{{to_}};
    for (auto at = to_; at != from_; at = came_by_.at(at).from)
      way.push_back({came_by_.at(at).from, came_by_.at(at).kind});
    std::ranges::reverse(way);
    return way;
  }
  [[nodiscard]] bool too_far() const { return came_by_.size() > circle_changes_max; }

 private:
  void go_on() {
    const auto frontier = std::exchange(frontier_, {});
    for (const auto kind : kinds_) follow(batch_.links_from(kind, frontier));
    for (const auto& link : planned_)
      if (std::ranges::find(frontier, link.from) != frontier.end()) follow({link});
  }
  void follow(const Links& links) {
    for (const auto& link : links)
      if (link.to != from_ && came_by_.try_emplace(link.to, link).second) frontier_.push_back(link.to);
  }

  Batch& batch_;
  std::vector<LinkKind> kinds_;
  const Links& planned_;
  ChangeId from_, to_;
  std::map<ChangeId, store::LinkRow> came_by_;  ///< each change that was come to, and by which link
  std::vector<ChangeId> frontier_;
};

bool sees(Batch& batch, ChangeId id, const Actor& actor) {
  const auto found = batch.change(id);
  return found && has_right(actor, ChangeRight::see, **found, *batch.directory());
}

/// A link as it leads forward.
store::LinkRow led_forward(ChangeId from, LinkKind kind, ChangeId to) {
  const auto ahead = forward_of(kind);
  return ahead == kind ? store::LinkRow{from, to, kind} : store::LinkRow{to, from, ahead};
}

/// Whether a link could close a circle: a change that is not there yet is come to by what is planned with it alone.
bool may_close_a_circle(const store::LinkRow& link, const Links& planned) {
  if (link.from.drawn() && link.to.drawn()) return true;
  return std::ranges::any_of(planned,
                             [&](const store::LinkRow& one) { return one.to == link.from || one.from == link.to; });
}

/// Looks for a way back from where the link leads, by what is there and what is planned.
void look_for_circle(Batch& batch, const store::LinkRow& link, Links planned, const Actor& actor, LinkFacts& facts) {
  const auto kinds = goes_round_with(link.kind);
  std::erase_if(planned, [&](const store::LinkRow& one) { return !std::ranges::count(kinds, one.kind); });
  if (kinds.empty() || !may_close_a_circle(link, planned)) return;
  Way way{batch, kinds, planned, link.to, link.from};
  facts.circle = way.found();
  facts.too_far = facts.circle.empty() && way.too_far();
  for (auto& step : facts.circle)
    if (step.change && step.change->drawn() && !sees(batch, *step.change, actor)) step.change.reset();
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

LinkFacts facts_of(Batch& batch, ChangeId change, const AddLink& asked, const Links& planned, const Actor& actor) {
  if (!asked.change) return {};
  auto facts = facts_of(batch, *asked.change, actor);
  const auto link = led_forward(change, asked.kind, *asked.change);
  if (facts.may_see) look_for_circle(batch, link, planned, actor, facts);
  return facts;
}

/// One for each link that a new change begins with; those before it count as made.
std::vector<LinkFacts> facts_of_first_links(Batch& batch, const std::vector<AddLink>& asked, const Actor& actor) {
  std::vector<LinkFacts> facts;
  Links planned;
  for (const AddLink& one : asked) {
    // More than a change may have are refused without looking at each.
    facts.push_back(facts.size() <= bounds::links ? facts_of(batch, ChangeId{}, one, planned, actor) : LinkFacts{});
    if (one.change) planned.push_back(led_forward(ChangeId{}, one.kind, *one.change));
  }
  return facts;
}

}  // namespace

std::vector<LinkFacts> link_facts(Batch& batch, const Change& change, const ChangeCommand& command,
                                  const Actor& actor) {
  std::vector<LinkFacts> facts;
  if (const auto* create = std::get_if<CreateChange>(&command))
    facts = facts_of_first_links(batch, create->links, actor);
  if (const auto* add = std::get_if<AddLink>(&command)) facts.push_back(facts_of(batch, change.id, *add, {}, actor));
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
  const auto destinations = destinations_for(process.get(), batch_);
  const PastFromTables past{batch_.transaction().session()};
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
                          .links = {&links, 1},
                          .destinations = destinations ? &*destinations : nullptr,
                          .past = &past};
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
