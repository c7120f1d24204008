// What people send about changes, and what of the domain it means: keys and sign-in names become ids, local times instants.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/views/links.h"
#include "base/json.h"
#include "base/patch.h"
#include "base/result.h"
#include "domain/access/directory.h"
#include "domain/change/fields.h"

namespace sluice::api {

/// A planned time as a person gives it: local time "2027-01-30T22:00" in an IANA zone.
struct PlannedTimeInput {
  std::string local;
  std::string zone;
};
BOOST_DESCRIBE_STRUCT(PlannedTimeInput, (), (local, zone))

/// A person by sign-in name, or a name of somebody who is no person here.
struct StakeholderInput {
  std::optional<std::string> person;
  std::optional<std::string> name;
  std::optional<std::string> part;
};
BOOST_DESCRIBE_STRUCT(StakeholderInput, (), (person, name, part))

/// The fields of a change as they are sent; each left, cleared or set.
struct ChangeFieldsInput {
  Patch<std::string> title;
  Patch<std::string> description;
  Patch<std::string> reason;
  Patch<std::vector<std::string>> expected_results;
  Patch<std::vector<std::string>> services;
  Patch<Level> impact;
  Patch<Level> urgency;
  Patch<PlannedTimeInput> planned_start;
  Patch<PlannedTimeInput> planned_end;
  Patch<std::string> deployment_plan;
  Patch<std::string> backout_plan;
  Patch<std::string> test_plan;
  Patch<std::string> communication_plan;
  Patch<std::vector<std::string>> tags;
  Patch<std::vector<StakeholderInput>> stakeholders;
  Patch<std::vector<std::string>> verifiers;
  Patch<std::string> developer;
  Patch<std::string> test_lead;
  Patch<std::string> deployer;
  Patch<std::string> owner;
  /// Answers in the form of the process, by the field's key. Null takes one away; of what is still to be asked for it
  /// leaves the field empty, so that it does not begin with its default.
  std::map<std::string, Json> form;
};
BOOST_DESCRIBE_STRUCT(ChangeFieldsInput, (),
                      (title, description, reason, expected_results, services, impact, urgency, planned_start,
                       planned_end, deployment_plan, backout_plan, test_plan, communication_plan, tags, stakeholders,
                       verifiers, developer, test_lead, deployer, owner, form))

/// An edit of a change.
struct ChangeEdit : ChangeFieldsInput {};
BOOST_DESCRIBE_STRUCT(ChangeEdit, (ChangeFieldsInput), ())

/// A new change: a process by its key, or an entry of the catalog by its key, any of the fields, and what it is related to from the beginning.
struct NewChange : ChangeFieldsInput {
  std::optional<std::string> process;
  std::optional<std::string> catalog_entry;  ///< it names the process and fills in what `fields` leave out
  std::optional<bool> restricted;
  std::vector<std::string> visible_to;
  std::vector<NewLink> links;
  std::map<std::string, std::string> risk_answers;  ///< by the key of the policy's question
};
BOOST_DESCRIBE_STRUCT(NewChange, (ChangeFieldsInput),
                      (process, catalog_entry, restricted, visible_to, links, risk_answers))

/// Who may see a change.
struct Visibility {
  bool restricted = false;
  std::vector<std::string> visible_to;
};
BOOST_DESCRIBE_STRUCT(Visibility, (), (restricted, visible_to))

/// What a new change is made by: the process that was sent, or that of the catalog entry. Refused as `invalid` where there
/// is neither, or no such entry.
struct MadeBy {
  std::string process;
  std::optional<CatalogEntryId> entry;
};
[[nodiscard]] Result<MadeBy> made_by(const std::optional<std::string>& process,
                                     const std::optional<std::string>& catalog_entry, const Directory& directory);

/// What was sent, as an edit of the domain's. Refused as `invalid`, naming every key, name and time that does not do.
/// `process` says what its form takes; null where nothing was answered in it, or there is no such process.
[[nodiscard]] Result<FieldsPatch> fields_patch(const ChangeFieldsInput& input, const Directory& directory,
                                               const Process* process);

/// People, groups and services by the names that were sent. Refused as `invalid` at that pointer: a list of more than
/// `most` as a whole, before any name is looked up.
[[nodiscard]] Result<PersonId> person_named(std::string_view login, std::string pointer, const Directory& directory);
[[nodiscard]] Result<std::vector<PersonId>> people_named(const std::vector<std::string>& logins,
                                                         const std::string& pointer, const Directory& directory,
                                                         std::size_t most);
[[nodiscard]] Result<std::vector<GroupId>> groups_named(const std::vector<std::string>& keys,
                                                        const std::string& pointer, const Directory& directory,
                                                        std::size_t most);
[[nodiscard]] Result<std::vector<ServiceId>> services_named(const std::vector<std::string>& keys,
                                                            const std::string& pointer, const Directory& directory,
                                                            std::size_t most);

}  // namespace sluice::api
