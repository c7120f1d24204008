#include "domain/process/invented.h"

#include <algorithm>
#include <map>

#include "base/capital.h"
#include "base/described.h"
#include "base/ensure.h"
#include "domain/process/trial.h"

namespace sluice {

namespace {

constexpr const char* invented_text = "Invented for the trial.";
constexpr std::size_t date_letters = 10;  // of "2027-01-30T22:00"
constexpr std::int64_t window_hours = 4;
constexpr std::int64_t days_to_the_window = 28;

Instant evening(const Zone& zone, Instant day) {
  const auto local = zone.local_of(day).substr(0, date_letters) + "T22:00";
  return zone.instant_of(local).value_or(day);
}

PlannedTime planned(const Zone& zone, Instant at) { return {zone.local_of(at), zone.name(), at}; }

/// People for the parts of a change, each with one.
class Cast {
 public:
  Cast(const Change& change, const Directory& directory) : directory_(directory) {
    used_.insert(change.requester);
    for (const auto& one :
         {change.fields.owner, change.fields.developer, change.fields.test_lead, change.fields.deployer})
      if (one) used_.insert(*one);
  }

  /// Whoever has a name or sign-in name like the part, as "deployer"; else the next member without a part; else anybody.
  [[nodiscard]] std::optional<PersonId> next(std::string_view part) {
    std::optional<PersonId> any, free, manager;
    for (const auto& [id, person] : directory_.people) {
      if (!person->enabled) continue;
      if (person->login == part) return used_.insert(id), id;
      if (!any) any = id;
      if (!person->roles.contains(Role::member) || used_.contains(id)) continue;
      // Change managers are needed to approve, which nobody does who has a part in building it.
      auto& one = person->roles.contains(Role::change_manager) ? manager : free;
      if (!one) one = id;
    }
    if (!free) free = manager;
    if (free) used_.insert(*free);
    return free ? free : any;
  }

 private:
  const Directory& directory_;
  std::set<PersonId> used_;
};

std::optional<ServiceId> some_service(const Directory& directory) {
  const auto owned = std::ranges::find_if(directory.services, [&](const auto& entry) {
    const auto& service = *entry.second;
    return !service.retired && std::ranges::any_of(service.owners, [&](PersonId owner) {
      const auto* person = directory.person(owner);
      return person != nullptr && person->enabled;
    });
  });
  if (owned == directory.services.end()) return std::nullopt;
  return owned->first;
}

void name_person(Patch<PersonId>& field, Cast& cast, Field which) {
  if (const auto person = cast.next(word(which))) field = Patch<PersonId>::set(*person);
}

/// What the fields of a change are set to; split by what they hold.
struct Inventor {
  const ChangeFields& known;
  const Directory& directory;
  const Zone& zone;
  Instant now;
  Cast cast;
  FieldsPatch patch{};

  void people(Field field) {
    switch (field) {
      case Field::developer: return name_person(patch.developer, cast, field);
      case Field::test_lead: return name_person(patch.test_lead, cast, field);
      case Field::deployer: return name_person(patch.deployer, cast, field);
      case Field::owner: return name_person(patch.owner, cast, field);
      case Field::verifiers:
        if (const auto person = cast.next("verifier")) patch.verifiers = Patch<std::vector<PersonId>>::set({*person});
        return;
      default: return;
    }
  }

  [[nodiscard]] std::optional<FormAnswer> answer(const FormField& field) {
    FormAnswer answer;
    switch (field.type) {
      case FieldType::text: answer.text = Written{invented_text}; break;
      case FieldType::number: answer.number = field.least.value_or(std::min(0.0, field.most.value_or(0.0))); break;
      case FieldType::choice:
      case FieldType::multi_choice:
        if (field.choices.empty()) return std::nullopt;
        answer.choices = {field.choices.front().key};
        break;
      case FieldType::date:
        answer.date = zone.local_of(zone.add_days(now, days_to_the_window)).substr(0, date_letters);
        break;
      case FieldType::user:
        answer.user = cast.next(field.key);
        if (!answer.user) return std::nullopt;
        break;
      case FieldType::service:
        answer.service = some_service(directory);
        if (!answer.service) return std::nullopt;
        break;
      case FieldType::yes_no: answer.yes = true; break;
    }
    return answer;
  }

  void texts(Field field) {
    const auto text = Patch<Written>::set({invented_text});
    switch (field) {
      case Field::title: patch.title = text; return;
      case Field::description: patch.description = text; return;
      case Field::reason: patch.reason = text; return;
      case Field::deployment_plan: patch.deployment_plan = text; return;
      case Field::backout_plan: patch.backout_plan = text; return;
      case Field::test_plan: patch.test_plan = text; return;
      case Field::communication_plan: patch.communication_plan = text; return;
      default: return;
    }
  }

  /// The window as a whole: an end that somebody has named comes after its start, and the other way round.
  [[nodiscard]] Instant start() const {
    if (known.planned_start) return known.planned_start->at;
    if (known.planned_end) return known.planned_end->at - std::chrono::hours{window_hours};
    return evening(zone, zone.add_days(now, days_to_the_window));
  }

  void others(Field field) {
    switch (field) {
      case Field::expected_results:
        patch.expected_results = Patch<std::vector<ExpectedResult>>::set({{{invented_text}}});
        return;
      case Field::services:
        if (const auto service = some_service(directory))
          patch.services = Patch<std::vector<ServiceId>>::set({*service});
        return;
      case Field::impact: patch.impact = Patch<Level>::set(Level::medium); return;
      case Field::urgency: patch.urgency = Patch<Level>::set(Level::medium); return;
      case Field::planned_start: patch.planned_start = Patch<PlannedTime>::set(planned(zone, start())); return;
      case Field::planned_end:
        patch.planned_end = Patch<PlannedTime>::set(planned(zone, start() + std::chrono::hours{window_hours}));
        return;
      case Field::tags: patch.tags = Patch<std::vector<std::string>>::set({"trial"}); return;
      case Field::stakeholders:
        patch.stakeholders = Patch<std::vector<Stakeholder>>::set({{{}, {"Somebody"}, {invented_text}}});
        return;
      default: return;
    }
  }
};

/// How many people the largest quorum over such a rule asks for.
std::int64_t most_asked(const Process& process, const Who& rule) {
  std::int64_t most = 3;
  for (const auto& stage : process.stages)
    for (const auto& approval : stage.approvals) {
      const auto look = [&](const Quorum& quorum, const std::vector<Who>& approvers) {
        if (quorum.kind == QuorumKind::at_least && std::ranges::find(approvers, rule) != approvers.end())
          most = std::max(most, quorum.count);
      };
      look(approval.quorum, approval.approvers);
      if (!approval.approver_rules) continue;
      for (const auto& row : approval.approver_rules->rows) look(row.quorum.value_or(approval.quorum), row.approvers);
    }
  return most;
}

/// Every rule of the process that finds people, once.
std::vector<Who> all_people_rules(const Process& process) {
  std::vector<Who> rules;
  const auto take = [&](const std::vector<Who>& some) {
    for (const auto& rule : some)
      if (std::ranges::find(rules, rule) == rules.end()) rules.push_back(rule);
  };
  for (const auto& stage : process.stages) {
    for (const auto& task : stage.tasks) take(task.assignee);
    for (const auto& approval : stage.approvals) {
      take(approval.approvers);
      if (!approval.approver_rules) continue;
      for (const auto& row : approval.approver_rules->rows) take(row.approvers);
    }
  }
  for (const Rule& rule : rules_of(process))
    for (const RuleAction& action : rule.actions) take(action.task ? action.task->assignee : action.people);
  return rules;
}

class Organisation {
 public:
  PersonId person(std::string login, std::string name, std::set<Role> roles) {
    const PersonId id{static_cast<std::int64_t>(directory.people.size()) + 1};
    directory.people[id] =
        std::make_shared<const Person>(Person{id, std::move(login), std::move(name), std::move(roles), {}, true});
    return id;
  }

  void manager_of(PersonId id, PersonId manager) {
    auto person = *directory.person(id);
    person.manager = manager;
    directory.people[id] = std::make_shared<const Person>(std::move(person));
  }

  void group(const std::string& key, std::int64_t size) {
    Group group;
    group.id = {static_cast<std::int64_t>(directory.groups.size()) + 1};
    group.key = key;
    group.name = key;
    for (std::int64_t i = 1; i <= size; ++i)
      group.members.insert(
          person(fmt::format("{}-{}", key, i), fmt::format("Member {} of {}", i, key), {Role::member}));
    const GroupId id = group.id;
    directory.groups[id] = std::make_shared<const Group>(std::move(group));
  }

  void role(Role role, std::int64_t size) {
    for (std::int64_t i = 1; i <= size; ++i)
      person(fmt::format("{}-{}", word(role), i), fmt::format("{} {}", title(role), i), {Role::member, role});
  }

  void service(std::int64_t owners) {
    Service service;
    service.id = {1};
    service.key = "service";
    service.name = "The service";
    service.criticality = Criticality::high;
    for (std::int64_t i = 1; i <= owners; ++i)
      service.owners.insert(person(fmt::format("service-owner-{}", i), fmt::format("Owner {} of the service", i),
                                   {Role::member, Role::service_owner}));
    const ServiceId id = service.id;
    directory.services[id] = std::make_shared<const Service>(std::move(service));
  }

  Directory directory;

 private:
  static std::string title(Role role) {
    std::string text{word(role)};
    std::ranges::replace(text, '_', ' ');
    return capital(std::move(text));
  }
};

}  // namespace

FieldsPatch invented_values(const Change& change, const Process& process, const std::vector<std::string>& fields,
                            const Directory& directory, const Zone& zone, Instant now) {
  Inventor inventor{change.fields, directory, zone, now, Cast{change, directory}};
  for (const auto& key : fields) {
    if (const auto field = from_word<Field>(key)) {
      if (filled(change.fields, *field)) continue;
      inventor.people(*field);
      inventor.texts(*field);
      inventor.others(*field);
      continue;
    }
    const auto asked = std::ranges::find(process.form, key, &FormField::key);
    if (asked == process.form.end() || change.fields.form.contains(key)) continue;
    if (auto answer = inventor.answer(*asked)) inventor.patch.form[key] = Patch<FormAnswer>::set(std::move(*answer));
  }
  return inventor.patch;
}

Directory with_entry_for(const Process& process, Directory directory) {
  if (!asks_for_pre_approval(process)) return directory;
  CatalogEntry entry;
  entry.id = {directory.catalog.empty() ? 1 : directory.catalog.rbegin()->first.value + 1};
  entry.version = 1;
  entry.versions.emplace_back();
  entry.versions.back().content.process = process.key;
  entry.versions.back().fate = EntryFate::approved;
  entry.in_force = 1;
  const auto id = entry.id;
  directory.catalog[id] = std::make_shared<const CatalogEntry>(std::move(entry));
  return directory;
}

std::optional<CatalogEntryId> invented_entry_in(const Process& process, const Directory& directory) {
  if (!asks_for_pre_approval(process)) return std::nullopt;
  return directory.catalog.rbegin()->first;
}

std::vector<std::string> fields_behind(const std::vector<Who>& rules, const Change& change) {
  std::vector<std::string> keys;
  for (const auto& rule : rules) {
    if (rule.kind != WhoKind::field && rule.kind != WhoKind::owners) continue;
    const auto key = rule.kind == WhoKind::owners ? std::string{word(Field::services)} : rule.key;
    const auto field = from_word<Field>(key);
    const bool says = field ? filled(change.fields, *field) : change.fields.form.contains(key);
    if (!says) keys.push_back(key);
  }
  return keys;
}

Directory invented_directory(const Process& process) {
  Organisation made;
  const auto requester = made.person("requester", "The requester", {Role::requester, Role::member});
  made.manager_of(requester, made.person("manager", "The requester's manager", {Role::member}));
  ensure(requester == invented_requester, "the invented requester is not the first person");
  for (const auto* part : {"owner", "developer", "test_lead", "deployer", "verifier"})
    made.person(part, "The " + std::string{part == std::string_view{"test_lead"} ? "test lead" : part}, {Role::member});
  made.service(most_asked(process, {WhoKind::owners, ""}));
  made.role(Role::change_manager, most_asked(process, {WhoKind::role, std::string{word(Role::change_manager)}}));
  for (const auto& rule : all_people_rules(process)) {
    if (rule.kind == WhoKind::group) made.group(rule.key, most_asked(process, rule));
    if (rule.kind == WhoKind::person) made.person(rule.key, rule.key, {Role::member});
    const auto role = rule.kind == WhoKind::role ? from_word<Role>(rule.key) : std::nullopt;
    if (role && *role != Role::change_manager) made.role(*role, most_asked(process, rule));
  }
  return std::move(made.directory);
}

}  // namespace sluice
