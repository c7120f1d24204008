#include "api/history/entry.h"

#include <fmt/format.h>

#include <set>

#include <algorithm>

#include "api/history/tell.h"
#include "api/parts.h"
#include "api/views/forms.h"
#include "api/views/lists.h"
#include "api/views/texts.h"
#include "api/wire/call.h"
#include "base/zone.h"
#include "domain/change/related.h"
#include "store/change_list.h"
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
std::string shown_as(const PlannedTime& time, const Directory&) { return planned_in_words(time); }
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

/// Calls visit(name, text) for each built-in field.
template <class Visit>
void for_each_text(const ChangeFields& fields, const Directory& directory, Visit visit) {
  for_each_member(fields, [&](std::string_view name, const auto& member) {
    if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(member)>, FormAnswers>)
      visit(name, shown_as(member, directory));
  });
}

void add_form_differences(std::vector<FieldChange>& changes, const FormAnswers& before, const FormAnswers& after,
                          const Directory& directory, const Process* process) {
  const auto field_of = [&](const std::string& key) -> const FormField* {
    if (process == nullptr) return nullptr;
    const auto found = std::ranges::find(process->form, key, &FormField::key);
    return found == process->form.end() ? nullptr : &*found;
  };
  const auto text = [&](const FormAnswers& answers, const std::string& key) {
    const auto found = answers.find(key);
    return found == answers.end() ? "" : answer_text(found->second, field_of(key), directory);
  };
  std::set<std::string> keys;
  for (const auto& [key, answer] : before) keys.insert(key);
  for (const auto& [key, answer] : after) keys.insert(key);
  for (const auto& key : keys) {
    auto was = text(before, key), now = text(after, key);
    if (was == now) continue;
    const auto* field = field_of(key);
    changes.push_back({"form/" + key, field ? field->name : key, std::move(was), std::move(now)});
  }
}

/// Of the change before an event what telling it looks at; the rest is left empty.
Change looked_at_before(const Change& state, const ChangeEvent& event) {
  Change before;
  before.process_version = state.process_version;
  if (std::holds_alternative<ChangeEdited>(event)) before.fields = state.fields;
  if (std::holds_alternative<ChangeRestricted>(event)) before.visible_to = state.visible_to;
  if (std::holds_alternative<StageEntered>(event) && !state.visits.empty()) before.visits = {state.visits.back()};
  std::visit(
      [&](const auto& one) {
        if constexpr (requires { one.number; })
          if (const auto* link = find_link(state, one.number)) before.links = {*link};
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(one)>, ApprovalCancelled> ||
                      std::is_same_v<std::remove_cvref_t<decltype(one)>, ApprovalDueMoved>)
          if (const auto* approval = find_approval(state, one.key)) before.approvals = {*approval};
        if constexpr (requires { one.task; })
          if (const auto* task = find_task(state, one.task)) before.tasks = {*task};
      },
      event);
  return before;
}

}  // namespace

HistoryEntry folded_and_told(Change& state, const ChangeEvent& event, const Stamp& stamp, const Directory& directory,
                             const Zone& zone, const SeesChange& sees) {
  const auto before = looked_at_before(state, event);
  state = apply(std::move(state), event, stamp);
  const auto who = stamp.by ? directory.name_of(*stamp.by) : std::string{"Sluice"};
  return history_entry(event, stamp, {before, state, directory, zone, sees, who});
}

std::vector<FieldChange> differences(const ChangeFields& before, const ChangeFields& after, const Directory& directory,
                                     const Process* process) {
  std::map<std::string_view, std::string> old;
  for_each_text(before, directory, [&](std::string_view name, std::string text) { old[name] = std::move(text); });
  std::vector<FieldChange> changes;
  for_each_text(after, directory, [&](std::string_view name, std::string now) {
    if (now == old[name]) return;
    const auto field = from_word<Field>(name);
    changes.push_back({std::string{name}, field ? name_of(*field) : std::string{name}, old[name], std::move(now)});
  });
  add_form_differences(changes, before.form, after.form, directory, process);
  return changes;
}

std::shared_ptr<const Zone> readers_zone(Call& call) {
  const auto details = call.actor.person ? store::person_details(call.read(), *call.actor.person) : std::nullopt;
  auto own = details ? find_zone(details->time_zone) : nullptr;
  return own ? own : call.parts.engine.zone();
}

SeesChange seen_by_caller(Call& call) {
  return [&call, known = std::map<ChangeId, bool>{}](ChangeId id) mutable {
    const auto [found, is_new] = known.try_emplace(id, false);
    if (is_new) found->second = store::sees(call.read(), viewer(call), id);
    return found->second;
  };
}

std::string shown_time(std::optional<Instant> at, const Zone& zone) {
  if (!at) return "";
  return fmt::format("{} ({})", local_moment(zone.local_of(*at)), zone.name());
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
