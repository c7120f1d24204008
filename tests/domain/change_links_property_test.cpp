// Whatever is linked, ended and told in whatever order: nothing waits in a circle, a gate holds exactly when what was last
// noted says so, and no closed change has an open child.
#include <rapidcheck/gtest.h>

#include "change_web.h"

namespace sluice::testing_world {
namespace {

ChangeId some_change(const Web& web) {
  return {*rc::gen::inRange<std::int64_t>(1, static_cast<std::int64_t>(web.changes.size()) + 1)};
}

LinkKind some_kind() {
  return *rc::gen::element(LinkKind::depends_on, LinkKind::blocks, LinkKind::part_of, LinkKind::parent_of,
                           LinkKind::depends_on, LinkKind::part_of, LinkKind::fixes, LinkKind::fixed_by,
                           LinkKind::duplicates, LinkKind::caused_by, LinkKind::followed_up_by);
}

/// Whatever moves the change on where it stands.
void push(Web& web, ChangeId id) {
  const Change change = web.changes.at(id);
  (void)web.ask(id, AdvanceChange{}, web.story.ruth);
  (void)web.ask(id, Decide{"cab", Decision::approve, "", ""}, web.story.dana);
  (void)web.ask(id, Decide{"cab", Decision::approve, "", ""}, web.story.lee);
  for (const Task& task : change.tasks)
    if (is_open(task.state)) (void)web.ask(id, FinishTask{task.id, ""}, web.story.priya);
  (void)web.ask(id, DeclareOutcome{Outcome::successful, "", {}}, web.story.ruth);
}

void do_something(Web& web) {
  const auto id = some_change(web);
  const auto& links = web.changes.at(id).links;
  switch (*rc::gen::inRange(0, 12)) {
    case 0:
    case 1:
    case 2:
    case 3: (void)web.ask(id, AddLink{some_kind(), some_change(web), "", ""}, web.story.ruth); break;
    case 4:
      (void)web.ask(id, AddLink{LinkKind::depends_on, {}, "https://example.org/7", "seven"}, web.story.ruth);
      break;
    case 5:
      if (!links.empty()) (void)web.ask(id, RemoveLink{links.front().number, ""}, web.story.ruth);
      break;
    case 6:
      if (!links.empty())
        (void)web.ask(id, SettleOutsideLink{links.back().number, *rc::gen::arbitrary<bool>()}, web.story.ruth);
      break;
    case 7: (void)web.ask(id, CancelChange{"no"}, web.story.ruth); break;
    case 8: (void)web.ask(id, RestrictChange{!web.changes.at(id).restricted, {}}, web.story.ruth); break;
    case 9:
      if (!web.moved.empty()) web.tell_one();
      break;
    default: push(web, id); break;
  }
}

void check_no_circle(const Web& web) {
  for (const auto& [id, change] : web.changes)
    for (const Link& link : change.links) {
      if (!link.change || forward_of(link.kind) != link.kind) continue;
      RC_ASSERT(web.way(*link.change, id, goes_round_with(link.kind)).empty());
    }
}

void check_both_sides(const Web& web) {
  for (const auto& [id, change] : web.changes)
    for (const Link& link : change.links) {
      if (!link.change) continue;
      const auto& theirs = web.changes.at(*link.change).links;
      RC_ASSERT(std::ranges::count_if(theirs, [&](const Link& one) {
                  return one.change == id && one.kind == reverse_of(link.kind);
                }) == 1);
    }
}

/// At every moment, not only when all have heard of all.
void check_no_closed_parent(const Web& web) {
  for (const auto& [id, change] : web.changes) {
    if (!change.is_closed()) continue;
    for (const Link& link : change.links)
      if (link.kind == LinkKind::parent_of) RC_ASSERT(web.changes.at(*link.change).is_closed());
  }
}

bool is_noted_as_closed(const Link& link) {
  return link.change ? link.state->phase == Phase::closed : link.settled_at.has_value();
}

void check_gates(const Web& web) {
  Gate gate{GateKind::related, "", {}};
  gate.link = LinkKind::depends_on;
  gate.state = RelatedState::closed;
  for (const auto& [id, change] : web.changes) {
    const auto unmet = unmet_related(change, web.story.world.directory, gate);
    const auto waiting_for = std::ranges::count_if(
        change.links, [](const Link& link) { return link.kind == LinkKind::depends_on && !is_noted_as_closed(link); });
    RC_ASSERT(static_cast<std::ptrdiff_t>(unmet.size()) == waiting_for);
  }
}

void check_all_have_heard(const Web& web) {
  for (const auto& [id, change] : web.changes) {
    if (change.is_closed()) continue;
    for (const Link& link : change.links)
      if (link.change) RC_ASSERT(*link.state == linked_state_of(web.changes.at(*link.change)));
    for (const Link& link : change.links) {
      if (link.kind != LinkKind::part_of) continue;
      const bool ended = link.state->closing || link.state->phase == Phase::closed;
      RC_ASSERT(!ended || change.closing || !can_be_cancelled(change));
    }
  }
}

RC_GTEST_PROP(LinkedChanges, never_wait_in_a_circle_and_end_together, ()) {
  Web web{waiting_process()};
  for (int i = 0; i < 5; ++i) (void)web.drafted();
  const int steps = *rc::gen::inRange(30, 150);
  for (int step = 0; step < steps; ++step) {
    do_something(web);
    check_no_circle(web);
    check_both_sides(web);
    check_no_closed_parent(web);
    check_gates(web);
  }
  web.tell_all();
  check_no_closed_parent(web);
  check_all_have_heard(web);
}

}  // namespace
}  // namespace sluice::testing_world
