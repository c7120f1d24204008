// Several changes that are linked with one another, decided as the engine does it: facts about the other change of the same
// instant, both sides of a link together, and what others have to hear of a move kept until somebody tells them.
#pragma once
#include <deque>
#include <functional>

#include "change_story.h"
#include "domain/change/contingencies.h"
#include "domain/change/related.h"

namespace sluice::testing_world {

class Web {
 public:
  Story story;
  std::map<ChangeId, Change> changes;
  std::deque<ChangeId> moved;  ///< whose linked changes have not heard of it yet
  /// Called with everything that happens to any of them: the change before, and the events.
  std::function<void(const Change&, const ChangeEvents&)> on_events;

  explicit Web(Process process = small_process()) : story(std::move(process)) {}

  ChangeId drafted(std::vector<AddLink> links = {}) {
    ChangeFields fields;
    fields.title = {"PostgreSQL 16.14 to 16.15 behind Billing"};
    fields.reason = {"Security fixes"};
    const ChangeId id{static_cast<std::int64_t>(changes.size()) + 1};
    EXPECT_TRUE(ask(id, CreateChange{"small", fields, false, {}, {}, std::move(links)}, story.priya));
    return id;
  }
  /// Asks, and keeps what came of it on all sides.
  Result<ChangeEvents> ask(ChangeId id, const ChangeCommand& command, PersonId who) {
    return ask(id, command, story.actor(who));
  }
  /// Time has come for the change.
  void wake(ChangeId id) { EXPECT_TRUE(ask(id, Wake{}, system_actor())); }
  /// Asks, and fails the test where it is refused.
  Web& given(ChangeId id, const ChangeCommand& command, PersonId who) {
    const auto done = ask(id, command, who);
    EXPECT_TRUE(done.has_value()) << (done ? "" : done.error().detail);
    return *this;
  }
  /// Makes the runs that a change has called, as the engine does it with the command that called them.
  Web& start_runs(ChangeId id) {
    const auto called = changes.at(id).contingencies;
    for (const Contingency& one : called) {
      if (!wants_start(one)) continue;
      const auto run = run_of(changes.at(id), one, story.world.directory);
      const ChangeId made{static_cast<std::int64_t>(changes.size()) + 1};
      const auto created = run ? ask(made, *run, system_actor()) : std::unexpected{run.error()};
      const auto noted =
          created ? NoteContingency{one.number, made, ""} : NoteContingency{one.number, {}, created.error().detail};
      EXPECT_TRUE(ask(id, noted, system_actor()));
    }
    return *this;
  }
  /// One change's move reaches all that are linked to it.
  void tell_one() {
    const auto id = moved.front();
    moved.pop_front();
    for (auto& [other, change] : changes)
      if (std::ranges::any_of(change.links, [&](const Link& link) { return link.change == id; }))
        EXPECT_TRUE(ask(other, NoteLinked{id}, system_actor()));
  }
  void tell_all() {
    while (!moved.empty()) tell_one();
  }

  [[nodiscard]] std::vector<Unmet> waits(ChangeId id) const {
    return waiting(changes.at(id), story.world.directory, version_of(changes.at(id)), story.now);
  }
  /// The version of the process that a change runs by.
  [[nodiscard]] const ProcessVersion& version_of(const Change& change) const {
    return *story.world.directory.process_version(change.process, change.process_version);
  }
  /// The way from one to another by links of these kinds; empty where there is none.
  [[nodiscard]] std::vector<CircleStep> way(ChangeId from, ChangeId to, const std::vector<LinkKind>& kinds) const {
    std::map<ChangeId, CircleStep> before{{from, {from}}};
    std::deque<ChangeId> left{from};
    for (; !left.empty(); left.pop_front())
      for (const Link& link : changes.at(left.front()).links) {
        const bool leads_on = link.change && std::ranges::find(kinds, link.kind) != kinds.end();
        if (leads_on && before.try_emplace(*link.change, CircleStep{left.front(), link.kind}).second)
          left.push_back(*link.change);
      }
    if (!before.contains(to)) return {};
    std::vector<CircleStep> way{{to}};
    for (auto at = to; before.at(at).change != at; at = *before.at(at).change) way.insert(way.begin(), before.at(at));
    return way;
  }

 private:
  Result<ChangeEvents> ask(ChangeId id, const ChangeCommand& command, const Actor& who) {
    const Change before = changes.contains(id) ? changes.at(id) : Change{};
    const auto links = facts_for(before, command, who);
    auto known = facts(id, who, links);
    const auto* create = std::get_if<CreateChange>(&command);
    known.process = create == nullptr ? &version_of(before) : story.world.directory.newest(create->process);
    if (const auto* move = std::get_if<MoveToVersion>(&command))
      known.newer = story.world.directory.process_version(before.process, move->version);
    SLUICE_TRY(auto events, decide(before, command, known));
    std::map<ChangeId, Change> after{{id, applied(before, events, who)}};
    LinkFacts mine;
    mine.state = linked_state_of(after.at(id));
    for (const auto& side : other_sides(before.exists() ? before : after.at(id), events)) {
      const Change other = after.contains(side.change) ? after.at(side.change) : changes.at(side.change);
      auto known_there = facts(side.change, system_actor(), {mine});
      known_there.process = &version_of(other);
      SLUICE_TRY(const auto theirs, decide(other, side.command, known_there));
      after[side.change] = applied(other, theirs, who);
    }
    for (auto& [one, change] : after) keep(one, std::move(change));
    return events;
  }

  void keep(ChangeId id, Change after) {
    const bool hears = changes.contains(id) && linked_state_of(changes.at(id)) != linked_state_of(after);
    if (hears) moved.push_back(id);
    changes[id] = std::move(after);
  }

  Change applied(Change change, const ChangeEvents& events, const Actor& who) {
    if (on_events) on_events(change, events);
    for (const auto& event : events) {
      if (const auto* task = std::get_if<TaskCreated>(&event)) next_task_ = std::max(next_task_, task->task.value + 1);
      change = apply(std::move(change), event, {story.now, who.person});
    }
    return change;
  }

  [[nodiscard]] ChangeFacts facts(ChangeId id, const Actor& who, const std::vector<LinkFacts>& links) {
    kept_ = links;
    auto facts = story.facts(who);
    facts.next_change = id;
    facts.next_task = {next_task_};
    facts.links = kept_;
    return facts;
  }

  [[nodiscard]] std::vector<LinkFacts> facts_for(const Change& change, const ChangeCommand& command, const Actor& who) {
    if (const auto* create = std::get_if<CreateChange>(&command)) {
      std::vector<LinkFacts> all;
      for (const auto& link : create->links) all.push_back(facts_of(change, link, who));
      return all;
    }
    if (const auto* add = std::get_if<AddLink>(&command)) return {facts_of(change, *add, who)};
    if (const auto* noted = std::get_if<NoteLinked>(&command))
      return {facts_of(change, {{}, noted->change, {}, {}}, who)};
    return {};
  }

  [[nodiscard]] LinkFacts facts_of(const Change& change, const AddLink& asked, const Actor& who) {
    LinkFacts known;
    if (!asked.change || !changes.contains(*asked.change)) return known;
    const Change& other = changes.at(*asked.change);
    known.may_see = has_right(who, ChangeRight::see, other, story.world.directory);
    known.may_edit = has_right(who, ChangeRight::edit, other, story.world.directory);
    known.state = linked_state_of(other);
    const auto kinds = goes_round_with(asked.kind);
    if (kinds.empty() || !change.exists()) return known;
    const bool is_forward = forward_of(asked.kind) == asked.kind;
    known.circle = is_forward ? way(other.id, change.id, kinds) : way(change.id, other.id, kinds);
    return known;
  }

  std::vector<LinkFacts> kept_;
  std::int64_t next_task_ = 1;
};

/// The small process, whose build waits for all that a change depends on, and which closes after its child changes.
inline Process waiting_process(RelatedState state = RelatedState::closed) {
  Process process = small_process();
  Gate gate{GateKind::related, "", {}};
  gate.link = LinkKind::depends_on;
  gate.state = state;
  process.stages[2].gates.push_back(gate);
  return process;
}

}  // namespace sluice::testing_world
