#include "domain/catalog/check.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/described.h"
#include "domain/access/permission.h"
#include "domain/bounds.h"
#include "domain/catalog/bounds.h"
#include "domain/catalog/decide.h"
#include "domain/change/checks.h"
#include "domain/faults.h"

namespace sluice {

namespace {

using Names = std::vector<std::string>;

bool holds_name(const Names& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

/// The built-in field of that name; nothing for a key of the form.
std::optional<Field> built_in(std::string_view name) {
  const auto field = from_word<Field>(name);
  return field && *field != Field::form ? field : std::nullopt;
}

bool says(const ChangeFields& fields, const std::string& name) {
  if (const auto field = built_in(name)) return filled(fields, *field);
  return fields.form.contains(name);
}

/// Windows and people differ from one change to the next.
bool can_be_locked(Field field) {
  switch (field) {
    case Field::planned_start:
    case Field::planned_end:
    case Field::owner:
    case Field::form: return false;
    default: return true;
  }
}

bool is_of_form(const Process& process, const std::string& name) {
  return std::ranges::find(process.form, name, &FormField::key) != process.form.end();
}

/// Collects what is wrong with one content.
class ContentCheck {
 public:
  ContentCheck(const EntryContent& content, const Directory& directory) : content_(content), directory_(directory) {}

  std::vector<FieldError> run() {
    Faults faults;
    faults.check_name("/title", content_.title.text, bounds::title_bytes);
    faults.check_length("/when_to_use", content_.when_to_use.text, bounds::text_bytes);
    faults.check_line("/effect", content_.effect.text, bounds::short_text_bytes);
    if (auto checked = faults.result(); !checked) errors_ = std::move(checked.error().errors);
    if (content_.when_to_use.text.empty()) add("/when_to_use", "say when to use it, and when not");
    bounded("/max_age_months", content_.max_age_months, bounds::entry_months, "months");
    bounded("/max_failures", content_.max_failures, bounds::entry_failures, "failures");
    check_process();
    return std::move(errors_);
  }

 private:
  void add(std::string pointer, std::string detail) { errors_.push_back({std::move(pointer), std::move(detail)}); }

  void bounded(const std::string& pointer, std::int64_t value, std::int64_t most, std::string_view of) {
    if (value < 1 || value > most) add(pointer, fmt::format("expected 1 to {} {}", most, of));
  }

  void check_process() {
    const auto* process = directory_.newest(content_.process);
    if (process == nullptr) return add("/process", no_such_process(content_.process, directory_));
    if (process->process.type != ChangeType::standard)
      return add("/process", fmt::format("{} is a process for {} changes; an entry needs one of the type standard.",
                                         process->process.name, word(process->process.type)));
    if (content_.fields.planned_start) add("/fields/planned_start", "Each change gets its own window.");
    if (content_.fields.planned_end) add("/fields/planned_end", "Each change gets its own window.");
    if (content_.fields.owner) add("/fields/owner", "Each change gets its own owner.");
    for (auto& one : wrong_in(content_.fields, {}, directory_, process->process))
      add("/fields" + one.pointer, std::move(one.detail));
    names("/locked", content_.locked, process->process);
    names("/asked", content_.asked, process->process);
    check_locked();
  }

  void names(const std::string& at, const Names& names, const Process& process) {
    if (names.size() > bounds::form_fields) return add(at, fmt::format("At most {} fields.", bounds::form_fields));
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto here = fmt::format("{}/{}", at, i);
      if (!built_in(names[i]) && !is_of_form(process, names[i]))
        add(here,
            fmt::format("there is no field {}, neither of a change nor in the form of {}", names[i], process.name));
      if (std::ranges::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
          names.begin() + static_cast<std::ptrdiff_t>(i))
        add(here, fmt::format("{} stands here twice; leave one out", names[i]));
    }
  }

  void check_locked() {
    for (std::size_t i = 0; i < content_.locked.size(); ++i) {
      const auto& name = content_.locked[i];
      const auto here = fmt::format("/locked/{}", i);
      const auto field = built_in(name);
      if (field && !can_be_locked(*field)) add(here, fmt::format("{} differs from change to change", name));
      else if (!says(content_.fields, name))
        add(here, fmt::format("{} says nothing; fill it in, or leave it open", name));
      if (holds_name(content_.asked, name)) add(here, fmt::format("{} is asked for, so it cannot be locked", name));
    }
  }

  const EntryContent& content_;
  const Directory& directory_;
  std::vector<FieldError> errors_;
};

constexpr std::string_view fixed =
    "fixed by the catalog entry; leave it as it is, or start a normal change to alter it";

std::string pointer_of(const std::string& name) { return (built_in(name) ? "/" : "/form/") + name; }

bool is_planned_time(const std::string& name) {
  return name == word(Field::planned_start) || name == word(Field::planned_end);
}

/// What is given over what the entry says; another value for what it locks is told and left out.
ChangeFields over_content(const EntryContent& content, const ChangeFields& given, std::vector<FieldError>& errors) {
  ChangeFields fields = content.fields;
  const auto is_locked = [&](std::string_view name) { return holds_name(content.locked, name); };
  for_each_member(fields, [&](std::string_view name, auto& value) {
    const auto field = from_word<Field>(name);
    if (*field == Field::form) return;
    for_each_member(given, [&](std::string_view other, const auto& theirs) {
      if constexpr (std::is_same_v<std::remove_cvref_t<decltype(theirs)>, std::remove_cvref_t<decltype(value)>>) {
        if (other != name || !filled(given, *field)) return;
        if (is_locked(name) && !(theirs == value)) errors.push_back({"/" + std::string{name}, std::string{fixed}});
        else value = theirs;
      }
    });
  });
  for (const auto& [key, answer] : given.form) {
    const auto known = content.fields.form.find(key);
    if (is_locked(key) && (known == content.fields.form.end() || !(known->second == answer)))
      errors.push_back({pointer_of(key), std::string{fixed}});
    else fields.form[key] = answer;
  }
  return fields;
}

std::unexpected<Refusal> refused_for(std::vector<FieldError> errors) {
  return std::unexpected{
      Refusal{Refused::invalid, "Some fields do not do; each is named below.", std::move(errors), {}}};
}

Unmet about_entry(std::string title, std::string detail, std::vector<PersonId> people, Instant since) {
  return {.gate = "pre_approved",
          .key = "catalog_entry",
          .title = std::move(title),
          .people = std::move(people),
          .since = since,
          .detail = std::move(detail)};
}

std::string who_renews(const std::vector<PersonId>& people, const Directory& directory) {
  if (people.empty())
    return "Nobody may renew it: it needs a change manager who neither proposed nor owns it. Continue as a normal "
           "change.";
  return fmt::format("Renew the entry ({}), or continue as a normal change.", names_of(people, directory));
}

}  // namespace

std::vector<FieldError> wrong_in(const EntryContent& content, const Directory& directory) {
  return ContentCheck{content, directory}.run();
}

std::vector<std::string> still_asked(const EntryContent& content, const ChangeFields& fields, PlannedWindow window) {
  std::vector<std::string> missing;
  for (const auto& name : content.asked)
    if (!says(fields, name) && !(window == PlannedWindow::later && is_planned_time(name))) missing.push_back(name);
  return missing;
}

Result<ChangeFields> filled_in_so_far(const EntryContent& content, const ChangeFields& given) {
  std::vector<FieldError> errors;
  auto fields = over_content(content, given, errors);
  if (!errors.empty()) return refused_for(std::move(errors));
  return fields;
}

Result<ChangeFields> filled_in(const EntryContent& content, const ChangeFields& given, PlannedWindow window) {
  std::vector<FieldError> errors;
  auto fields = over_content(content, given, errors);
  for (const auto& name : still_asked(content, fields, window))
    errors.push_back({pointer_of(name), "the catalog entry asks for it; fill it in"});
  if (!errors.empty()) return refused_for(std::move(errors));
  return fields;
}

Result<void> check_locks(const EntryContent& content, const FieldsPatch& edit) {
  std::vector<FieldError> errors;
  for (const Field field : fields_of(edit))
    if (holds_name(content.locked, word(field)))
      errors.push_back({pointer_of(std::string{word(field)}), std::string{fixed}});
  for (const auto& [key, answer] : edit.form)
    if (holds_name(content.locked, key)) errors.push_back({pointer_of(key), std::string{fixed}});
  if (!errors.empty()) return refused_for(std::move(errors));
  return {};
}

std::vector<Unmet> unmet_pre_approval(const Change& change, const Directory& directory, Instant now) {
  const auto since = change.visits.empty() ? now : change.visits.back().entered;
  const auto enders = holders(ChangeRight::cancel, change, directory);
  if (!change.catalog)
    return {about_entry("Pre-approval",
                        "It was made from no catalog entry. Make it anew from one, or continue as a normal change.",
                        enders, since)};
  const auto* entry = directory.catalog_entry(change.catalog->entry);
  if (entry == nullptr || entry->retired)
    return {about_entry("Pre-approval", "The catalog entry is retired. Continue as a normal change.", enders, since)};
  const auto& title = shown_version(*entry).content.title.text;
  if (!is_pre_approved(*entry, now)) {
    auto people = who_may_approve(*entry, shown_version(*entry), directory);
    auto detail = fmt::format("The catalog entry {}. {}", how_lost(*entry, now), who_renews(people, directory));
    return {about_entry(title, std::move(detail), std::move(people), since)};
  }
  if (entry->in_force == change.catalog->version) return {};
  return {about_entry(title,
                      fmt::format("Version {} of the catalog entry is in force; this was made from version {}. Make it "
                                  "anew from the entry, or continue as a normal change.",
                                  entry->in_force, change.catalog->version),
                      enders, since)};
}

std::optional<LapseNotice> lapse_by(const Change& change, Outcome outcome, const Directory& directory, Instant now) {
  if (!change.catalog) return std::nullopt;
  const auto* entry = directory.catalog_entry(change.catalog->entry);
  if (entry == nullptr || !is_pre_approved(*entry, now)) return std::nullopt;
  const auto after = apply(*entry, EntryOutcomeNoted{change.id, outcome}, Stamp{now, std::nullopt});
  const auto counted = failures_that_count(after, now);
  const auto& content = shown_version(*entry).content;
  if (!is_failure(outcome) || static_cast<std::int64_t>(counted.size()) < content.max_failures) return std::nullopt;
  LapseNotice notice;
  for (const auto& [id, person] : directory.people)
    if (entry->owner == id ? person->enabled : directory.holds(id, Role::change_manager)) notice.people.push_back(id);
  if (notice.people.empty()) return std::nullopt;
  std::string failed;
  for (const auto id : counted) failed += (failed.empty() ? "" : ", ") + shown(id);
  notice.text =
      fmt::format("{} lost its pre-approval: {} failures in 12 months ({}). Changes from it wait until it is renewed.",
                  content.title.text, counted.size(), failed);
  return notice;
}

}  // namespace sluice
