#include "base/ensure.h"
#include "domain/access/permission.h"
#include "domain/bounds.h"
#include "domain/change/answer.h"
#include "domain/change/checks.h"

namespace sluice {

namespace {

Result<void> check_comment(std::string_view text) {
  return check_text(text, bounds::text_bytes, Blank::refused, "/text", "A comment");
}

Result<const CommentMark*> find_comment(const Change& change, CommentId id) {
  const auto found = std::ranges::find(change.comments, id, &CommentMark::id);
  if (found == change.comments.end() || found->removed) return refuse(Refused::not_found, "There is no such comment.");
  return &*found;
}

/// Oneself, who may take part in it, or for somebody else by those who run the change.
Result<void> may_set_watcher(const Change& change, PersonId person, const ChangeFacts& facts) {
  if (facts.actor.is(person)) return may(facts.actor, ChangeRight::comment, change, facts.directory);
  return may(facts.actor, ChangeRight::manage_tasks, change, facts.directory);
}

}  // namespace

Answer answer(const Change& change, const Comment& command, const ChangeFacts& facts) {
  SLUICE_CHECK(may(facts.actor, ChangeRight::comment, change, facts.directory));
  SLUICE_CHECK(check_comment(command.text));
  if (change.comments.size() >= bounds::comments)
    return refuse(Refused::out_of_turn,
                  fmt::format("A change has {} comments at most; go on in another change that names this one.",
                              bounds::comments));
  return ChangeEvents{Commented{facts.next_comment, {command.text}}};
}

Answer answer(const Change& change, const EditComment& command, const ChangeFacts& facts) {
  SLUICE_TRY(const CommentMark* mark, find_comment(change, command.comment));
  if (!facts.actor.is(mark->by)) return refuse(Refused::not_permitted, "Only who wrote a comment may alter it.");
  SLUICE_CHECK(check_comment(command.text));
  return ChangeEvents{CommentEdited{command.comment, {command.text}}};
}

Answer answer(const Change& change, const RemoveComment& command, const ChangeFacts& facts) {
  SLUICE_TRY(const CommentMark* mark, find_comment(change, command.comment));
  const bool own = facts.actor.is(mark->by);
  if (!own && !facts.actor.holds(Role::change_manager))
    return refuse(Refused::not_permitted, "Only who wrote a comment, or a change manager, may remove it.");
  SLUICE_CHECK(check_text(command.reason, bounds::short_text_bytes, own ? Blank::allowed : Blank::refused, "/reason",
                          "The reason"));
  return ChangeEvents{CommentRemoved{command.comment, {command.reason}}};
}

Answer answer(const Change& change, const AddWatcher& command, const ChangeFacts& facts) {
  SLUICE_CHECK(may_set_watcher(change, command.person, facts));
  SLUICE_CHECK(check_person(command.person, facts.directory, "/person"));
  if (change.watchers.contains(command.person)) return ChangeEvents{};
  if (change.watchers.size() >= bounds::watchers)
    return refuse(Refused::out_of_turn, fmt::format("A change has {} watchers at most.", bounds::watchers));
  return ChangeEvents{WatcherAdded{command.person}};
}

Answer answer(const Change& change, const RemoveWatcher& command, const ChangeFacts& facts) {
  SLUICE_CHECK(may_set_watcher(change, command.person, facts));
  if (!change.watchers.contains(command.person)) return ChangeEvents{};
  return ChangeEvents{WatcherRemoved{command.person}};
}

Answer answer(const Change& change, const RestrictChange& command, const ChangeFacts& facts) {
  SLUICE_CHECK(may(facts.actor, ChangeRight::restrict_, change, facts.directory));
  if (command.visible_to.size() > bounds::visible_groups)
    return refuse_field("/visible_to", fmt::format("At most {} groups.", bounds::visible_groups));
  for (const GroupId group : command.visible_to)
    if (facts.directory.group(group) == nullptr) return refuse_field("/visible_to", "There is no such group.");
  if (command.restricted == change.restricted && command.visible_to == change.visible_to) return ChangeEvents{};
  return ChangeEvents{ChangeRestricted{command.restricted, command.visible_to}};
}

Answer answer(const Change&, const RedactText& command, const ChangeFacts& facts) {
  SLUICE_CHECK(may(facts.actor, Permission::redact));
  SLUICE_CHECK(check_text(command.reason, bounds::short_text_bytes, Blank::refused, "/reason", "The reason"));
  return ChangeEvents{TextRedacted{command.position, command.field, {command.reason}}};
}

}  // namespace sluice
