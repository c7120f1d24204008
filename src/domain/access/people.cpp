// How rules such as `group:cab` find people on a change, and why they find nobody.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/described.h"
#include "domain/access/permission.h"

namespace sluice {

namespace {

using People = std::set<PersonId>;

std::optional<PersonId> one_in_field(std::string_view field, const ChangeFields& fields) {
  if (field == "developer") return fields.developer;
  if (field == "test_lead") return fields.test_lead;
  if (field == "deployer") return fields.deployer;
  return std::nullopt;
}

/// Who is named in the process' own field of that key.
std::optional<PersonId> one_in_form(std::string_view field, const FormAnswers& answers) {
  const auto answer = answers.find(std::string{field});
  return answer == answers.end() ? std::nullopt : answer->second.user;
}

People named_in_field(std::string_view field, const ChangeFields& fields) {
  if (field == "verifiers") return {fields.verifiers.begin(), fields.verifiers.end()};
  const auto built_in = one_in_field(field, fields);
  const auto one = built_in ? built_in : one_in_form(field, fields.form);
  return one ? People{*one} : People{};
}

/// Whether a change that came back to the stage of this task has yet to make it anew.
bool is_to_be_made_anew(const Task& task, const Change& change) {
  return !change.visits.empty() && change.stage() == task.stage &&
         std::ranges::none_of(change.tasks,
                              [&](const Task& made) { return made.key == task.key && made.visit == change.visit(); });
}

/// Who did the task of that key. What was done before the change went back does not count: the work is done anew, and
/// until it is, nobody did it. One that was cancelled, since it no longer applies, is not to be done at all.
std::optional<PersonId> who_did(std::string_view key, const Change& change) {
  const auto newest = std::ranges::find_if(change.tasks.rbegin(), change.tasks.rend(), [&](const Task& task) {
    return task.key == key && task.state != TaskState::cancelled;
  });
  if (newest == change.tasks.rend() || newest->state != TaskState::done) return std::nullopt;
  return is_to_be_made_anew(*newest, change) ? std::nullopt : newest->done_by;
}

std::optional<PersonId> manager_of(PersonId id, const Directory& directory) {
  const auto* person = directory.person(id);
  return person ? person->manager : std::nullopt;
}

People service_owners(const Change& change, const Directory& directory) {
  People found;
  for (const ServiceId id : change.fields.services)
    if (const auto* service = directory.service(id)) found.insert(service->owners.begin(), service->owners.end());
  return found;
}

/// The affected services and, at any remove, those that depend on them.
std::set<ServiceId> affected_and_dependents(const Change& change, const Directory& directory) {
  std::set<ServiceId> found{change.fields.services.begin(), change.fields.services.end()};
  for (std::size_t before = 0; before != found.size();) {
    before = found.size();
    for (const auto& [id, service] : directory.services)
      if (!service->retired &&
          std::ranges::any_of(service->depends_on, [&](ServiceId one) { return found.contains(one); }))
        found.insert(id);
  }
  return found;
}

People owners_of_dependents(const Change& change, const Directory& directory) {
  People found;
  const auto& affected = change.fields.services;
  for (const ServiceId id : affected_and_dependents(change, directory)) {
    const auto* service = directory.service(id);
    if (service != nullptr && std::ranges::find(affected, id) == affected.end())
      found.insert(service->owners.begin(), service->owners.end());
  }
  return found;
}

People who_decided(std::string_view key, const Change& change) {
  People found;
  const Approval* approval = find_approval(change, key);
  if (approval == nullptr) return found;
  for (const DecisionMade& made : approval->decisions) found.insert(made.by);
  return found;
}

People role_holders(std::string_view key, const Directory& directory) {
  People found;
  const auto role = from_word<Role>(key);
  if (!role) return found;
  for (const auto& [id, person] : directory.people)
    if (person->roles.contains(*role)) found.insert(id);
  return found;
}

/// Everybody a rule names, enabled or not.
People named_by(const Who& rule, const Change& change, const Directory& directory) {
  const auto maybe = [](std::optional<PersonId> one) { return one ? People{*one} : People{}; };
  switch (rule.kind) {
    case WhoKind::person: {
      const auto* person = directory.person_by_login(rule.key);
      return person ? People{person->id} : People{};
    }
    case WhoKind::group: {
      const auto* group = directory.group_by_key(rule.key);
      return group ? group->members : People{};
    }
    case WhoKind::role: return role_holders(rule.key, directory);
    case WhoKind::field: return named_in_field(rule.key, change.fields);
    case WhoKind::did: return maybe(who_did(rule.key, change));
    case WhoKind::owner: return maybe(change.fields.owner);
    case WhoKind::requester: return change.requester.drawn() ? People{change.requester} : People{};
    case WhoKind::owners: return service_owners(change, directory);
    case WhoKind::manager: return maybe(manager_of(change.requester, directory));
    case WhoKind::watchers: return change.watchers;
    case WhoKind::owners_of_dependents: return owners_of_dependents(change, directory);
    case WhoKind::decided: return who_decided(rule.key, change);
  }
  return {};
}

std::string why_no_service_owner(const Change& change, const Directory& directory) {
  if (change.fields.services.empty()) return "The change names no affected service; add one that has an owner.";
  std::string names;
  for (const ServiceId id : change.fields.services) {
    const auto* service = directory.service(id);
    names += (names.empty() ? "" : ", ") + (service ? service->name : fmt::format("number {}", id.value));
  }
  return fmt::format("No affected service has an owner ({}); give each one.", names);
}

/// Why a rule names nobody at all.
std::string why_none_named(const Who& rule, const Change& change, const Directory& directory) {
  switch (rule.kind) {
    case WhoKind::person:
      return fmt::format("Nobody has the sign-in name {}; add the person or alter the process.", rule.key);
    case WhoKind::group:
      if (!directory.group_by_key(rule.key))
        return fmt::format("There is no group {}; add it, with people in it.", rule.key);
      return fmt::format("The group {} has no members; add people to it.", rule.key);
    case WhoKind::role:
      if (!from_word<Role>(rule.key)) return fmt::format("There is no role {}; mend the process.", rule.key);
      return fmt::format("Nobody holds the role {}; give it to somebody.", rule.key);
    case WhoKind::field: {
      std::string field = rule.key;
      std::ranges::replace(field, '_', ' ');
      return fmt::format("The change names nobody as {}; fill in the field.", field);
    }
    case WhoKind::did: return fmt::format("The task {} is not done yet; it has to be done first.", rule.key);
    case WhoKind::owner: return "The change has no owner; name one.";
    case WhoKind::requester: return "The change has no requester.";
    case WhoKind::owners: return why_no_service_owner(change, directory);
    case WhoKind::manager:
      return fmt::format("{} has no manager; an administrator names one.", directory.name_of(change.requester));
    case WhoKind::watchers: return "Nobody follows the change.";
    case WhoKind::owners_of_dependents:
      return "No service depends on an affected one, or none of these has an owner; name one by hand.";
    case WhoKind::decided: return fmt::format("Nobody has decided {} yet.", rule.key);
  }
  return "The rule finds nobody.";
}

std::string why_nobody_by(const Who& rule, const Change& change, const Directory& directory) {
  const People named = named_by(rule, change, directory);
  if (named.empty()) return why_none_named(rule, change, directory);
  return fmt::format("{} ({}) can no longer act here, being disabled or gone; name somebody else.",
                     names_of({named.begin(), named.end()}, directory), written_form(rule));
}

}  // namespace

std::vector<PersonId> named_people(const std::vector<Who>& rules, const Change& change, const Directory& directory) {
  People found;
  for (const auto& rule : rules) found.merge(named_by(rule, change, directory));
  return {found.begin(), found.end()};
}

std::vector<PersonId> find_people(const std::vector<Who>& rules, const Change& change, const Directory& directory) {
  People found;
  for (const auto& rule : rules)
    for (const PersonId id : named_by(rule, change, directory))
      if (directory.is_enabled(id)) found.insert(id);
  return {found.begin(), found.end()};
}

bool names_the_same_people(const ChangeFields& one, const ChangeFields& other) {
  const auto naming = [](const ChangeFields& fields) {
    return std::tie(fields.services, fields.verifiers, fields.developer, fields.test_lead, fields.deployer,
                    fields.owner, fields.form);
  };
  return naming(one) == naming(other);
}

std::string why_nobody(const std::vector<Who>& rules, const Change& change, const Directory& directory) {
  std::string reasons;
  for (const auto& rule : rules) reasons += (reasons.empty() ? "" : " ") + why_nobody_by(rule, change, directory);
  return reasons.empty() ? "No rule says who; name somebody by hand." : reasons;
}

std::string names_of(const std::vector<PersonId>& people, const Directory& directory) {
  constexpr std::size_t all_named_max = 3;
  if (people.empty()) return "nobody";
  const std::size_t named = people.size() <= all_named_max ? people.size() : 2;
  const std::size_t more = people.size() - named;
  std::string text = directory.name_of(people.front());
  for (std::size_t i = 1; i < named; ++i)
    text += (more == 0 && i + 1 == named ? " and " : ", ") + directory.name_of(people[i]);
  return more == 0 ? text : fmt::format("{} and {} more", text, more);
}

}  // namespace sluice
