#include "api/views/change_requests.h"

#include <fmt/format.h>

#include "api/views/forms.h"
#include "api/views/texts.h"
#include "api/wire/problem.h"
#include "base/zone.h"
#include "domain/bounds.h"

namespace sluice::api {
namespace {

/// Refused at the pointer where there are more than that.
Result<void> at_most(std::size_t most, std::size_t have, const std::string& pointer) {
  if (have <= most) return {};
  return refuse_field(pointer, fmt::format("At most {} are possible; these are {}.", most, have));
}

/// Turns what was sent into what it means, and collects all that does not do on the way.
class Resolver {
 public:
  explicit Resolver(const Directory& directory) : directory_(directory) {}

  static Patch<std::vector<ExpectedResult>> results(const Patch<std::vector<std::string>>& sent) {
    return mapped<std::vector<ExpectedResult>>(sent, [](const std::vector<std::string>& texts) {
      std::vector<ExpectedResult> results;
      for (const auto& one : texts) results.push_back({Written{one}});
      return results;
    });
  }

  Patch<PersonId> person(const Patch<std::string>& sent, const std::string& pointer) {
    return mapped<PersonId>(sent,
                            [&](const std::string& login) { return kept(person_named(login, pointer, directory_)); });
  }

  Patch<std::vector<PersonId>> people(const Patch<std::vector<std::string>>& sent, const std::string& pointer) {
    return mapped<std::vector<PersonId>>(sent, [&](const std::vector<std::string>& logins) {
      return kept(people_named(logins, pointer, directory_, bounds::verifiers));
    });
  }

  Patch<std::vector<ServiceId>> services(const Patch<std::vector<std::string>>& sent, const std::string& pointer) {
    return mapped<std::vector<ServiceId>>(sent, [&](const std::vector<std::string>& keys) {
      return kept(services_named(keys, pointer, directory_, bounds::services));
    });
  }

  Patch<PlannedTime> time(const Patch<PlannedTimeInput>& sent, const std::string& pointer) {
    return mapped<PlannedTime>(sent, [&](const PlannedTimeInput& input) { return kept(planned(input, pointer)); });
  }

  Patch<std::vector<Stakeholder>> stakeholders(const Patch<std::vector<StakeholderInput>>& sent,
                                               const std::string& pointer) {
    return mapped<std::vector<Stakeholder>>(sent, [&](const std::vector<StakeholderInput>& inputs) {
      std::vector<Stakeholder> list;
      if (const auto fit = at_most(bounds::stakeholders, inputs.size(), pointer); !fit) {
        keep(fit.error());
        return list;
      }
      for (std::size_t i = 0; i < inputs.size(); ++i)
        list.push_back(kept(stakeholder(inputs[i], pointer + "/" + std::to_string(i))));
      return list;
    });
  }

  [[nodiscard]] std::vector<FieldError>& errors() { return errors_; }

 private:
  template <class To, class From, class Map>
  static Patch<To> mapped(const Patch<From>& sent, Map map) {
    if (!sent.present) return {};
    if (!sent.value) return Patch<To>::clear();
    return Patch<To>::set(map(*sent.value));
  }

  template <class T>
  T kept(Result<T> result) {
    if (result) return std::move(*result);
    keep(result.error());
    return T{};
  }

  void keep(const Refusal& refusal) { errors_.insert(errors_.end(), refusal.errors.begin(), refusal.errors.end()); }

  static Result<PlannedTime> planned(const PlannedTimeInput& input, const std::string& pointer) {
    const auto zone = find_zone(input.zone);
    if (!zone)
      return refuse_field(pointer + "/zone", "There is no time zone of this name; an example is Europe/Berlin.");
    auto at = zone->instant_of(input.local);
    if (!at) return refuse_field(pointer + "/local", at.error().detail);
    return PlannedTime{input.local, zone->name(), *at};
  }

  Result<Stakeholder> stakeholder(const StakeholderInput& input, const std::string& pointer) const {
    Stakeholder one{.person = {}, .name = Written{input.name.value_or("")}, .part = Written{input.part.value_or("")}};
    if (!input.person) return one;
    SLUICE_TRY(one.person, person_named(*input.person, pointer + "/person", directory_));
    one.name = {};  // a person's name is no text of the change
    return one;
  }

  const Directory& directory_;
  std::vector<FieldError> errors_;
};

template <class To, class Find>
Result<std::vector<To>> all_named(const std::vector<std::string>& names, const std::string& pointer, std::size_t most,
                                  Find find) {
  SLUICE_CHECK(at_most(most, names.size(), pointer));
  std::vector<To> ids;
  Refusal refusal{Refused::invalid, "Some values do not do; each is named below."};
  for (std::size_t i = 0; i < names.size() && refusal.errors.size() < errors_told_max; ++i) {
    Result<To> one = find(names[i], pointer + "/" + std::to_string(i));
    if (one) {
      ids.push_back(*one);
    } else {
      refusal.errors.insert(refusal.errors.end(), one.error().errors.begin(), one.error().errors.end());
    }
  }
  if (!refusal.errors.empty()) return std::unexpected{std::move(refusal)};
  return ids;
}

}  // namespace

Result<PersonId> person_named(std::string_view login, std::string pointer, const Directory& directory) {
  const auto* person = directory.person_by_login(login);
  if (!person) return refuse_field(std::move(pointer), "There is no person with this sign-in name.");
  return person->id;
}

Result<std::vector<PersonId>> people_named(const std::vector<std::string>& logins, const std::string& pointer,
                                           const Directory& directory, std::size_t most) {
  return all_named<PersonId>(logins, pointer, most, [&](const std::string& login, std::string at) {
    return person_named(login, std::move(at), directory);
  });
}

Result<std::vector<GroupId>> groups_named(const std::vector<std::string>& keys, const std::string& pointer,
                                          const Directory& directory, std::size_t most) {
  return all_named<GroupId>(keys, pointer, most, [&](const std::string& key, std::string at) -> Result<GroupId> {
    const auto* group = directory.group_by_key(key);
    if (!group) return refuse_field(std::move(at), "There is no group with this key.");
    return group->id;
  });
}

Result<std::vector<ServiceId>> services_named(const std::vector<std::string>& keys, const std::string& pointer,
                                              const Directory& directory, std::size_t most) {
  return all_named<ServiceId>(keys, pointer, most, [&](const std::string& key, std::string at) -> Result<ServiceId> {
    const auto* service = directory.service_by_key(key);
    if (!service) return refuse_field(std::move(at), "There is no service with this key.");
    return service->id;
  });
}

Result<MadeBy> made_by(const std::optional<std::string>& process, const std::optional<std::string>& catalog_entry,
                       const Directory& directory) {
  if (!catalog_entry) {
    if (process) return MadeBy{*process, std::nullopt};
    return refuse_field("/process", "Name a process, or an entry of the catalog as `catalog_entry`.");
  }
  const auto* entry = directory.catalog_entry_by_key(*catalog_entry);
  if (!entry) return refuse_field("/catalog_entry", "There is no entry with this key in the catalog.");
  return MadeBy{process.value_or(shown_version(*entry).content.process), entry->id};
}

Result<FieldsPatch> fields_patch(const ChangeFieldsInput& input, const Directory& directory, const Process* process) {
  Resolver resolve{directory};
  FieldsPatch patch{.title = written(input.title),
                    .description = written(input.description),
                    .reason = written(input.reason),
                    .expected_results = Resolver::results(input.expected_results),
                    .services = resolve.services(input.services, "/services"),
                    .impact = input.impact,
                    .urgency = input.urgency,
                    .planned_start = resolve.time(input.planned_start, "/planned_start"),
                    .planned_end = resolve.time(input.planned_end, "/planned_end"),
                    .deployment_plan = written(input.deployment_plan),
                    .backout_plan = written(input.backout_plan),
                    .test_plan = written(input.test_plan),
                    .communication_plan = written(input.communication_plan),
                    .tags = input.tags,
                    .stakeholders = resolve.stakeholders(input.stakeholders, "/stakeholders"),
                    .verifiers = resolve.people(input.verifiers, "/verifiers"),
                    .developer = resolve.person(input.developer, "/developer"),
                    .test_lead = resolve.person(input.test_lead, "/test_lead"),
                    .deployer = resolve.person(input.deployer, "/deployer"),
                    .owner = resolve.person(input.owner, "/owner"),
                    .form = form_patch(input.form, process, directory, resolve.errors())};
  if (resolve.errors().empty()) return patch;
  Refusal refusal{Refused::invalid, "Some values do not do; each is named below."};
  refusal.errors = std::move(resolve.errors());
  return std::unexpected{std::move(refusal)};
}

}  // namespace sluice::api
