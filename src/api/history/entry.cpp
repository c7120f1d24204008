#include "api/history/entry.h"

#include <algorithm>

#include "api/history/tell.h"
#include "api/parts.h"
#include "api/views/texts.h"
#include "api/wire/call.h"
#include "base/zone.h"
#include "store/event_names.h"
#include "store/people.h"

namespace sluice::api {
namespace {

/// "task_created/1" without its version.
template <class Event>
std::string type_of(const Event&) {
  constexpr auto name = store::event_name<Event>;
  static_assert(!name.empty());
  return std::string{name.substr(0, name.find('/'))};
}

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  std::string all;
  for (const auto& one : texts) all.append(all.empty() ? "" : between).append(one);
  return all;
}

std::string shown_as(const Written& text, const Directory&) { return text_of(text); }
std::string shown_as(const std::string& text, const Directory&) { return text; }
std::string shown_as(Level level, const Directory&) { return std::string{word(level)}; }
std::string shown_as(PersonId id, const Directory& directory) { return directory.name_of(id); }
std::string shown_as(ServiceId id, const Directory& directory) { return service_ref(id, directory).name; }
std::string shown_as(const ExpectedResult& result, const Directory&) { return text_of(result.text); }
std::string shown_as(const PlannedTime& time, const Directory&) {
  std::string local = time.local;
  std::ranges::replace(local, 'T', ' ');
  return local + " (" + time.zone + ")";
}
std::string shown_as(const Stakeholder& one, const Directory& directory) {
  const auto name = one.person ? directory.name_of(*one.person) : text_of(one.name);
  const auto part = text_of(one.part);
  return part.empty() ? name : name + " (" + part + ")";
}
template <class T>
std::string shown_as(const std::optional<T>& maybe, const Directory& directory) {
  return maybe ? shown_as(*maybe, directory) : "";
}
template <class T>
std::string shown_as(const std::vector<T>& list, const Directory& directory) {
  std::vector<std::string> texts;
  for (const auto& one : list) texts.push_back(shown_as(one, directory));
  return joined(texts, std::is_same_v<T, ExpectedResult> ? "\n" : ", ");
}

/// Of the change before an event what telling it looks at; the rest is left empty.
Change looked_at_before(const Change& state, const ChangeEvent& event) {
  Change before;
  if (std::holds_alternative<ChangeEdited>(event)) before.fields = state.fields;
  if (std::holds_alternative<ChangeRestricted>(event)) before.visible_to = state.visible_to;
  if (std::holds_alternative<StageEntered>(event) && !state.visits.empty()) before.visits = {state.visits.back()};
  std::visit(
      [&](const auto& one) {
        if constexpr (requires { one.task; })
          if (const auto* task = find_task(state, one.task)) before.tasks = {*task};
      },
      event);
  return before;
}

}  // namespace

HistoryEntry folded_and_told(Change& state, const ChangeEvent& event, const Stamp& stamp, const Directory& directory,
                             const Zone& zone) {
  const auto before = looked_at_before(state, event);
  state = apply(std::move(state), event, stamp);
  const auto who = stamp.by ? directory.name_of(*stamp.by) : std::string{"Sluice"};
  return history_entry(event, stamp, {before, state, directory, zone, who});
}

std::vector<FieldChange> differences(const ChangeFields& before, const ChangeFields& after,
                                     const Directory& directory) {
  std::map<std::string_view, std::string> old;
  for_each_member(before, [&](std::string_view name, const auto& member) { old[name] = shown_as(member, directory); });
  std::vector<FieldChange> changes;
  for_each_member(after, [&](std::string_view name, const auto& member) {
    auto now = shown_as(member, directory);
    if (now == old[name]) return;
    const auto field = from_word<Field>(name);
    changes.push_back({std::string{name}, field ? name_of(*field) : std::string{name}, old[name], std::move(now)});
  });
  return changes;
}

std::shared_ptr<const Zone> readers_zone(Call& call) {
  const auto details = call.actor.person ? store::person_details(call.read(), *call.actor.person) : std::nullopt;
  auto own = details ? find_zone(details->time_zone) : nullptr;
  return own ? own : call.parts.engine.zone();
}

std::string shown_time(std::optional<Instant> at, const Zone& zone) {
  if (!at) return "";
  std::string local = zone.local_of(*at);
  std::ranges::replace(local, 'T', ' ');
  return local + " (" + zone.name() + ")";
}

std::string listed(const std::vector<std::string>& words) {
  if (words.size() < 2) return joined(words, "");
  return joined({words.begin(), words.end() - 1}, ", ") + " and " + words.back();
}

HistoryEntry history_entry(const ChangeEvent& event, const Stamp& stamp, const Telling& telling) {
  return std::visit(
      [&](const auto& one) {
        auto told = tell(one, telling);
        HistoryEntry entry{.position = {},
                           .version = telling.after.version,
                           .at = stamp.at,
                           .by = person_ref(stamp.by, telling.directory),
                           .type = type_of(one),
                           .kind = told.kind,
                           .summary = std::move(told.summary),
                           .comment = {},
                           .changes = std::move(told.changes)};
        if (!told.comment.empty()) entry.comment = std::move(told.comment);
        return entry;
      },
      event);
}

}  // namespace sluice::api
