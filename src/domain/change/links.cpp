// What people ask of links, what the engine says of the other side, and what both do to a change.
#include "domain/change/links.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ensure.h"
#include "domain/access/permission.h"
#include "domain/bounds.h"
#include "domain/change/answer.h"
#include "domain/change/checks.h"
#include "domain/change/contingencies.h"
#include "domain/change/course.h"
#include "domain/change/fold.h"
#include "domain/change/related.h"
#include "domain/change/settle.h"

namespace sluice {

namespace {

constexpr std::string_view scheme = "https://";

/// Printable ASCII without a space, with a host, and without a user or password before it.
bool is_address(std::string_view text) {
  if (!text.starts_with(scheme)) return false;
  const auto printable = [](char c) { return c > ' ' && c <= '~' && c != '"' && c != '<' && c != '>' && c != '\\'; };
  if (!std::ranges::all_of(text, printable)) return false;
  const auto host = text.substr(scheme.size(), text.find_first_of("/?#", scheme.size()) - scheme.size());
  return !host.empty() && host.front() != ':' && host.find('@') == std::string_view::npos;
}

Result<void> check_outside(const Change& change, const AddLink& asked, const std::string& at) {
  if (binds_other(asked.kind))
    return refuse_field(at + "/kind",
                        fmt::format("A ticket elsewhere cannot be what this change {}: only a change here "
                                    "waits and closes with it.",
                                    words_of(asked.kind)));
  if (asked.address.size() > bounds::address_bytes)
    return refuse_field(at + "/address", fmt::format("An address may have {} bytes at most.", bounds::address_bytes));
  if (std::ranges::any_of(asked.address, [](char c) { return static_cast<unsigned char>(c) > '~'; }))
    return refuse_field(at + "/address",
                        "An address is written in ASCII: percent-encode other letters, such as ü as %C3%BC, and give a "
                        "host as xn--….");
  if (!is_address(asked.address))
    return refuse_field(at + "/address",
                        "Give the ticket's whole address: https:// and a host, no spaces, and no user "
                        "or password in it.");
  SLUICE_CHECK(check_line(asked.title, bounds::title_bytes, at + "/title", "The title"));
  const bool known = std::ranges::any_of(change.links, [&](const Link& link) {
    return !link.change && link.kind == asked.kind && link.address.text == asked.address;
  });
  if (known) return refuse_field(at + "/address", "This ticket is linked like that already.");
  return {};
}

/// How a link that leads forward is told while it is not there yet.
std::string_view what_it_would(LinkKind forward) {
  switch (forward) {
    case LinkKind::depends_on: return "depend on";
    case LinkKind::parent_of: return "be the parent of";
    case LinkKind::duplicates: return "duplicate";
    case LinkKind::caused_by: return "be caused by";
    case LinkKind::fixes: return "fix";
    case LinkKind::follow_up_of: return "follow up on";
    default: return "be linked to";
  }
}

std::string named(const CircleStep& step) {
  if (!step.change) return "a restricted change";
  return step.change->drawn() ? shown(*step.change) : "the new change";
}

std::string circle_told(const std::vector<CircleStep>& way, LinkKind kind) {
  const auto forward = forward_of(kind);
  auto told = fmt::format("That would close a circle: {} would {} {}", named(way.back()), what_it_would(forward),
                          named(way.front()));
  for (std::size_t i = 1; i < way.size(); ++i)
    told += fmt::format(", which {} {}", words_of(way[i - 1].by), named(way[i]));
  return told + (waits(forward) ? ". Nothing in it could ever go on." : ". Take one of these links away first.");
}

Result<void> check_binding(const AddLink& asked, const LinkFacts& facts, const std::string& at,
                           const Directory& directory) {
  const auto other = shown(*asked.change);
  if (binds_other(asked.kind) && !facts.may_edit)
    return refuse(Refused::not_permitted,
                  fmt::format("Only who may edit {0}, too, may say that a change {1} it: ask "
                              "its owner, {2}.",
                              other, words_of(asked.kind), directory.name_of(facts.state->owner)));
  if (!facts.circle.empty()) return refuse_field(at + "/change", circle_told(facts.circle, asked.kind));
  if (facts.too_far)
    return refuse_field(at + "/change",
                        fmt::format("So much work hangs on {} that it cannot be told whether this would "
                                    "close a circle; link fewer changes with one another.",
                                    other));
  return {};
}

Result<void> check_inside(const Change& change, const AddLink& asked, const LinkFacts& facts, const std::string& at,
                          const Directory& directory) {
  if (!facts.may_see || !facts.state)
    return refuse_field(at + "/change", fmt::format("There is no change {}.", shown(*asked.change)));
  if (asked.change == change.id) return refuse_field(at + "/change", "A change cannot be linked to itself.");
  const bool known = std::ranges::any_of(
      change.links, [&](const Link& link) { return link.change == asked.change && link.kind == asked.kind; });
  if (known)
    return refuse_field(at + "/change",
                        fmt::format("{} {} {} already.", shown(change.id), words_of(asked.kind), shown(*asked.change)));
  if (!asked.title.empty()) return refuse_field(at + "/title", "Only a ticket elsewhere is given a title here.");
  return check_binding(asked, facts, at, directory);
}

const Link* parent_of(const Change& change) {
  const auto found = std::ranges::find(change.links, LinkKind::part_of, &Link::kind);
  return found == change.links.end() ? nullptr : &*found;
}

/// What holds of either side of a link that is being made.
Result<void> check_side(const Change& change, LinkKind kind, const std::string& pointer) {
  if (change.links.size() >= bounds::links)
    return refuse_field(pointer, fmt::format("{} has {} links, which is all that a change may have.", shown(change.id),
                                             change.links.size()));
  if (waits(kind) && (change.is_closed() || change.closing))
    return refuse_field(pointer, fmt::format("{} is {}: nothing can keep it waiting any more.", shown(change.id),
                                             change.is_closed() ? "closed" : "closing"));
  if (kind == LinkKind::part_of && parent_of(change) != nullptr)
    return refuse_field(
        pointer, fmt::format("{} is part of another change already; take that link away first.", shown(change.id)));
  return {};
}

Result<const Link*> link_of(const Change& change, std::int64_t number) {
  const Link* link = find_link(change, number);
  if (link == nullptr) return refuse(Refused::not_found, fmt::format("{} has no link {}.", shown(change.id), number));
  return link;
}

const LinkFacts& only(const ChangeFacts& facts) {
  ensure(facts.links.size() == 1, "a link is decided on without its facts");
  return facts.links.front();
}

/// A child whose parent has ended ends with it, unless something of it was deployed: that has to be brought to its end.
void end_with_parent(Course& course) {
  const Change& change = course.change();
  const Link* parent = parent_of(change);
  if (parent == nullptr || change.is_closed() || change.closing || !can_be_cancelled(change)) return;
  if (!parent->state->closing && parent->state->phase != Phase::closed) return;
  const auto name = parent->state->restricted ? "The change that it is part of" : shown(*parent->change);
  course.record(ChangeCancelled{{fmt::format("{} has ended, and this is part of it.", name)}});
  call_contingencies(course);
  close(course, Outcome::cancelled, Ending::with_its_tasks_cancelled);
}

}  // namespace

Result<LinkAdded> new_link(const Change& change, const AddLink& asked, const LinkFacts* facts, const std::string& at,
                           const Directory& directory) {
  if (asked.change.has_value() == !asked.address.empty())
    return refuse_field(at + "/change", "Name a change here, or the address of a ticket elsewhere; one of them.");
  SLUICE_CHECK(check_side(change, asked.kind, at + "/kind"));
  LinkAdded added{change.links_made + 1, asked.kind, asked.change, {}, {asked.address}, {asked.title}};
  if (!asked.change) {
    SLUICE_CHECK(check_outside(change, asked, at));
    return added;
  }
  ensure(facts != nullptr, "a link to a change is decided on without its facts");
  SLUICE_CHECK(check_inside(change, asked, *facts, at, directory));
  added.state = facts->state;
  return added;
}

Answer answer(const Change& change, const AddLink& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  if (joins_contingency(command.kind))
    return refuse_field("/kind", "Such a link is made by starting a contingency; start one instead.");
  SLUICE_CHECK(may(facts.actor, ChangeRight::link, change, facts.directory));
  const LinkFacts* known = facts.links.empty() ? nullptr : &facts.links.front();
  SLUICE_TRY(auto added, new_link(change, command, known, "", facts.directory));
  return ChangeEvents{std::move(added)};
}

Answer answer(const Change& change, const RemoveLink& command, const ChangeFacts& facts) {
  if (change.is_closed()) SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(may(facts.actor, ChangeRight::link, change, facts.directory));
  SLUICE_CHECK(check_text(command.reason, bounds::short_text_bytes, Blank::allowed, "/reason", "The reason"));
  SLUICE_TRY(const Link* link, link_of(change, command.number));
  if (joins_contingency(link->kind))
    return refuse(
        Refused::out_of_turn,
        "The link between a change and its contingency stays; cancel the contingency where it is not needed.");
  return ChangeEvents{LinkRemoved{link->number, {command.reason}}};
}

Answer answer(const Change& change, const SettleOutsideLink& command, const ChangeFacts& facts) {
  SLUICE_CHECK(must_be_open(change));
  SLUICE_CHECK(may(facts.actor, ChangeRight::link, change, facts.directory));
  SLUICE_TRY(const Link* link, link_of(change, command.number));
  if (link->change)
    return refuse(Refused::out_of_turn,
                  fmt::format("Link {} leads to a change here, which says for itself how far it is.", link->number));
  if (link->settled() == command.settled) return ChangeEvents{};
  return ChangeEvents{OutsideLinkSettled{link->number, command.settled}};
}

Answer answer(const Change& change, const MirrorLink& command, const ChangeFacts& facts) {
  SLUICE_CHECK(check_side(change, command.kind, "/change"));
  return ChangeEvents{LinkAdded{change.links_made + 1, command.kind, command.change, only(facts).state, {}, {}}};
}

Answer answer(const Change& change, const MirrorUnlink& command, const ChangeFacts&) {
  ChangeEvents events;
  for (const Link& link : change.links)
    if (link.change == command.change && link.kind == command.kind)
      events.push_back(LinkRemoved{link.number, {command.reason}});
  return events;
}

Answer answer(const Change& change, const NoteLinked& command, const ChangeFacts& facts) {
  ensure(facts.actor.is_system(), "somebody sends what only the engine may");
  if (change.is_closed()) return ChangeEvents{};
  const auto& state = only(facts).state;
  ensure(state.has_value(), "a linked change is not there");
  Course course{change, facts};
  for (const Link& link : change.links)
    if (link.change == command.change && link.state != state) course.record(LinkedChangeMoved{link.number, *state});
  end_with_parent(course);
  return course.take_events();
}

void fold(Change& change, const LinkAdded& event, const Stamp& stamp) {
  change.links_made = std::max(change.links_made, event.number);
  change.links.push_back({.number = event.number,
                          .kind = event.kind,
                          .change = event.change,
                          .state = event.state,
                          .address = event.address,
                          .title = event.title,
                          .by = stamp.by.value_or(PersonId{}),
                          .at = stamp.at,
                          .settled_by = {},
                          .settled_at = {}});
}

void fold(Change& change, const LinkRemoved& event, const Stamp&) {
  std::erase_if(change.links, [&](const Link& link) { return link.number == event.number; });
}

void fold(Change& change, const LinkedChangeMoved& event, const Stamp&) {
  for (Link& link : change.links)
    if (link.number == event.number) link.state = event.state;
}

void fold(Change& change, const OutsideLinkSettled& event, const Stamp& stamp) {
  for (Link& link : change.links) {
    if (link.number != event.number) continue;
    link.settled_by = event.settled ? stamp.by : std::nullopt;
    link.settled_at = event.settled ? std::optional{stamp.at} : std::nullopt;
  }
}

void fold(Change& change, const ClosingBegan& event, const Stamp&) {
  change.outcome = event.outcome;
  change.closing = event.outcome;
  change.hold.reset();
}

}  // namespace sluice
