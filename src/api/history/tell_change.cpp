#include <fmt/format.h>

#include "api/history/tell.h"
#include "api/views/texts.h"
#include "domain/schedule/schedule.h"

namespace sluice::api {
namespace {

std::string stage_left(const Telling& telling) {
  return telling.before.visits.empty() ? std::string{} : telling.before.visits.back().name;
}

std::string moved(const StageEntered& event, const Telling& telling) {
  switch (event.move) {
    case Move::start: return fmt::format("It began in {}.", event.name);
    case Move::by_rule:
      return fmt::format("It moved on to {}: all that {} asks for is there.", event.name, stage_left(telling));
    case Move::by_person: return fmt::format("{} moved it on to {}.", telling.who, event.name);
    case Move::back: return fmt::format("{} sent it back to {}.", telling.who, event.name);
    case Move::failed: return fmt::format("It went back to {}: a task failed.", event.name);
    case Move::rejected: return fmt::format("It went back to {}: an approval was rejected.", event.name);
  }
  return {};
}

template <DescribedEnum Enum>
std::string words_of(Enum one) {
  std::string words{word(one)};
  for (char& c : words)
    if (c == '_') c = ' ';
  return words;
}

std::vector<std::string> names_of_groups(const std::vector<GroupId>& groups, const Directory& directory) {
  std::vector<std::string> names;
  for (const auto id : groups) names.push_back(group_ref(id, directory).name);
  return names;
}

std::vector<FieldChange> magnitude_told(const std::optional<Magnitude>& magnitude) {
  if (!magnitude) return {};
  return {{"users", "users hindered", "", words_of(magnitude->users)},
          {"data_or_site_lost", "data or a site lost", "", magnitude->data_or_site_lost ? "yes" : "no"},
          {"activity_stopped_too_long", "an activity stopped for longer than it can bear", "",
           magnitude->activity_stopped_too_long ? "yes" : "no"}};
}

/// "Sluice opened this change for SCH-3, Tue 2 Mar 2027 06:00, 27 h 10 min late."
std::string opened_by_schedule(const Occurrence& occurrence) {
  auto text =
      fmt::format("Sluice opened this change for {}, {}", shown(occurrence.schedule), local_moment(occurrence.local));
  if (const auto late = occurrence.late_minutes)
    text +=
        *late < 60 ? fmt::format(", {} min late", *late) : fmt::format(", {} h {} min late", *late / 60, *late % 60);
  return text + ".";
}

}  // namespace

const Process* process_of(const Telling& telling) {
  const auto* version = telling.directory.process_version(telling.after.process, telling.after.process_version);
  return version ? &version->process : nullptr;
}

Told tell(const ChangeCreated& event, const Telling& telling) {
  Told told{.kind = HistoryKind::stage, .summary = fmt::format("{} asked for this change.", telling.who)};
  const auto* entry = event.catalog ? telling.directory.catalog_entry(event.catalog->entry) : nullptr;
  if (entry != nullptr)
    told.summary = fmt::format("{} asked for this change from the catalog entry {}, version {}.", telling.who,
                               entry->key, event.catalog->version);
  if (event.occurrence) told.summary = opened_by_schedule(*event.occurrence);
  told.changes = differences({}, event.fields, telling.directory, process_of(telling));
  return told;
}

Told tell(const ChangeEdited& event, const Telling& telling) {
  Told told{.kind = HistoryKind::fields};
  told.changes = differences(telling.before.fields, telling.after.fields, telling.directory, process_of(telling));
  std::vector<std::string> titles;
  for (const auto& change : told.changes) titles.push_back(change.title);
  const auto what = titles.empty() ? std::string{"the fields"} : listed(titles);
  told.summary = event.rule ? fmt::format("The rule “{}” set {}.", *event.rule, what)
                            : fmt::format("{} edited {}.", telling.who, what);
  return told;
}

Told tell(const StageEntered& event, const Telling& telling) {
  return {.kind = HistoryKind::stage,
          .summary = moved(event, telling),
          .comment = text_of(event.comment),
          .changes = {{"stage", "stage", stage_left(telling), event.name}}};
}

Told tell(const StagePassedOver& event, const Telling&) {
  return {.kind = HistoryKind::stage,
          .summary = fmt::format("{} was passed over: it does not apply to this change.", event.name)};
}

Told tell(const ChangeMovedToVersion& event, const Telling& telling) {
  const auto before = std::to_string(telling.before.process_version), after = std::to_string(event.process_version);
  return {
      .kind = HistoryKind::stage,
      .summary = fmt::format("{} moved it from version {} of its process to version {}.", telling.who, before, after),
      .comment = text_of(event.reason),
      .changes = {{"process_version", "version of its process", before, after}}};
}

Told tell(const ChangeHeld& event, const Telling& telling) {
  return {.kind = HistoryKind::stage,
          .summary = fmt::format("{} put it on hold.", telling.who),
          .comment = text_of(event.reason)};
}

Told tell(const ChangeResumed& event, const Telling& telling) {
  return {.kind = HistoryKind::stage,
          .summary = fmt::format("{} resumed it.", telling.who),
          .comment = text_of(event.comment)};
}

Told tell(const ChangeCancelled& event, const Telling& telling) {
  return {.kind = HistoryKind::stage,
          .summary = fmt::format("{} cancelled the change.", telling.who),
          .comment = text_of(event.reason)};
}

Told tell(const ChangeRejected& event, const Telling& telling) {
  return {.kind = HistoryKind::stage,
          .summary = fmt::format("{} rejected the change for good.", telling.who),
          .comment = text_of(event.reason)};
}

Told tell(const OutcomeDeclared& event, const Telling& telling) {
  return {.kind = HistoryKind::stage,
          .summary = fmt::format("{} declared the outcome: {}.", telling.who, words_of(event.outcome)),
          .comment = text_of(event.comment),
          .changes = magnitude_told(event.magnitude)};
}

Told tell(const ChangeClosed& event, const Telling&) {
  return {.kind = HistoryKind::stage, .summary = fmt::format("It is closed: {}.", words_of(event.outcome))};
}

Told tell(const Commented& event, const Telling& telling) {
  return {.kind = HistoryKind::comment,
          .summary = fmt::format("{} commented.", telling.who),
          .comment = text_of(event.text)};
}

Told tell(const CommentEdited& event, const Telling& telling) {
  return {.kind = HistoryKind::comment,
          .summary = fmt::format("{} altered a comment.", telling.who),
          .comment = text_of(event.text)};
}

Told tell(const CommentRemoved& event, const Telling& telling) {
  return {.kind = HistoryKind::comment,
          .summary = fmt::format("{} removed a comment.", telling.who),
          .comment = text_of(event.reason)};
}

Told tell(const WatcherAdded& event, const Telling& telling) {
  return {.kind = HistoryKind::people,
          .summary = fmt::format("{} follows it now.", telling.directory.name_of(event.person))};
}

Told tell(const WatcherRemoved& event, const Telling& telling) {
  return {.kind = HistoryKind::people,
          .summary = fmt::format("{} follows it no longer.", telling.directory.name_of(event.person))};
}

Told tell(const ChangeRestricted& event, const Telling& telling) {
  if (!event.restricted)
    return {.kind = HistoryKind::people, .summary = fmt::format("{} let everybody see it.", telling.who)};
  Told told{.kind = HistoryKind::people,
            .summary = fmt::format("{} restricted it to those who have a part in it.", telling.who)};
  told.changes.push_back({"visible_to", "groups that see it",
                          listed(names_of_groups(telling.before.visible_to, telling.directory)),
                          listed(names_of_groups(event.visible_to, telling.directory))});
  return told;
}

Told tell(const TextRedacted& event, const Telling& telling) {
  return {.kind = HistoryKind::people,
          .summary = fmt::format("{} removed a text of entry {} for good.", telling.who, event.position),
          .comment = text_of(event.reason)};
}

}  // namespace sluice::api
