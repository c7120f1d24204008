// The built-in fields of a change, an edit of them, and what each says.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "base/instant.h"
#include "base/patch.h"
#include "base/written.h"
#include "domain/process/process.h"

namespace sluice {

/// Effect on the business, and how soon it is needed (ITIL: impact and urgency give priority).
enum class Level { low, medium, high };
BOOST_DESCRIBE_ENUM(Level, low, medium, high)
enum class Priority { critical, high, moderate, low, planning };
BOOST_DESCRIBE_ENUM(Priority, critical, high, moderate, low, planning)

/// Something that will be true afterwards and that somebody can check.
struct ExpectedResult {
  Written text;
  friend bool operator==(const ExpectedResult&, const ExpectedResult&) = default;
};
BOOST_DESCRIBE_STRUCT(ExpectedResult, (), (text))

/// Somebody the change names, technical or organisational: a person here, or a name.
struct Stakeholder {
  std::optional<PersonId> person;
  Written name;  ///< for somebody who is no person here; else empty
  Written part;  ///< what they have to do with it
  friend bool operator==(const Stakeholder&, const Stakeholder&) = default;
};
BOOST_DESCRIBE_STRUCT(Stakeholder, (), (person, name, part))

/// A planned time as the person gave it, and the instant that follows (worked out at the border by base/zone.h).
struct PlannedTime {
  std::string local;  ///< "2027-01-30T22:00"
  std::string zone;   ///< IANA name, "Europe/Berlin"
  Instant at;
  friend bool operator==(const PlannedTime&, const PlannedTime&) = default;
};
BOOST_DESCRIBE_STRUCT(PlannedTime, (), (local, zone, at))

/// "Sat 30 Jan 2027 22:00 (Europe/Berlin)", as the person who planned it wrote it.
[[nodiscard]] std::string planned_in_words(const PlannedTime& time);

/// The fields of a change. Bounds: bounds.h.
struct ChangeFields {
  Written title;
  Written description;
  Written reason;
  std::vector<ExpectedResult> expected_results;
  std::vector<ServiceId> services;
  std::optional<Level> impact;
  std::optional<Level> urgency;
  std::optional<PlannedTime> planned_start;
  std::optional<PlannedTime> planned_end;
  Written deployment_plan;
  Written backout_plan;
  Written test_plan;
  Written communication_plan;
  std::vector<std::string> tags;
  std::vector<Stakeholder> stakeholders;
  std::vector<PersonId> verifiers;
  std::optional<PersonId> developer;
  std::optional<PersonId> test_lead;
  std::optional<PersonId> deployer;
  std::optional<PersonId> owner;
  FormAnswers form;
  friend bool operator==(const ChangeFields&, const ChangeFields&) = default;
};
BOOST_DESCRIBE_STRUCT(ChangeFields, (),
                      (title, description, reason, expected_results, services, impact, urgency, planned_start,
                       planned_end, deployment_plan, backout_plan, test_plan, communication_plan, tags, stakeholders,
                       verifiers, developer, test_lead, deployer, owner, form))

/// An edit: the same fields, each left, cleared or set.
struct FieldsPatch {
  Patch<Written> title;
  Patch<Written> description;
  Patch<Written> reason;
  Patch<std::vector<ExpectedResult>> expected_results;
  Patch<std::vector<ServiceId>> services;
  Patch<Level> impact;
  Patch<Level> urgency;
  Patch<PlannedTime> planned_start;
  Patch<PlannedTime> planned_end;
  Patch<Written> deployment_plan;
  Patch<Written> backout_plan;
  Patch<Written> test_plan;
  Patch<Written> communication_plan;
  Patch<std::vector<std::string>> tags;
  Patch<std::vector<Stakeholder>> stakeholders;
  Patch<std::vector<PersonId>> verifiers;
  Patch<PersonId> developer;
  Patch<PersonId> test_lead;
  Patch<PersonId> deployer;
  Patch<PersonId> owner;
  FormPatch form;
  friend bool operator==(const FieldsPatch&, const FieldsPatch&) = default;
};
BOOST_DESCRIBE_STRUCT(FieldsPatch, (),
                      (title, description, reason, expected_results, services, impact, urgency, planned_start,
                       planned_end, deployment_plan, backout_plan, test_plan, communication_plan, tags, stakeholders,
                       verifiers, developer, test_lead, deployer, owner, form))

/// The fields after an edit.
[[nodiscard]] ChangeFields patched(ChangeFields fields, const FieldsPatch& patch);
/// The edit that remains when what would alter nothing is left out.
[[nodiscard]] FieldsPatch effective(const ChangeFields& fields, const FieldsPatch& patch);
/// The fields that an edit speaks of.
[[nodiscard]] std::vector<Field> fields_of(const FieldsPatch& patch);
/// Whether a field says something.
[[nodiscard]] bool filled(const ChangeFields& fields, Field field);
/// SHA-256 over the fields listed, in their fixed order; equal contents give equal digests.
/// `covered_form` names form fields that count, too.
[[nodiscard]] std::string digest_of(const ChangeFields& fields, const std::vector<Field>& covered,
                                    const std::vector<std::string>& covered_form);
/// What people call a field: "backout plan".
[[nodiscard]] std::string name_of(Field field);
/// ITIL's matrix of impact and urgency; nothing until both are known.
[[nodiscard]] std::optional<Priority> priority_of(const ChangeFields& fields);

}  // namespace sluice
