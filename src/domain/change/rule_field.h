// What a rule sets a field of a change to.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "domain/access/directory.h"
#include "domain/change/fields.h"
#include "domain/process/process.h"

namespace sluice {

/// Whether rules can set a field: title, description, reason, the plans, impact, urgency, tags, services, developer,
/// test_lead, deployer, and what the process' form asks.
[[nodiscard]] bool is_settable(std::string_view field, const Process& process);
/// The built-in ones of these, in that order.
[[nodiscard]] const std::vector<std::string>& settable_fields();

/// The edit that an action set_field makes. Refused as invalid, in a sentence, where what it names is not here.
[[nodiscard]] Result<FieldsPatch> edit_of(const RuleAction& action, const Process& process, const Directory& directory);

/// Why a change would refuse what an action set_field sets, in a sentence; empty where it takes it, or where that depends on
/// the people and services that are here.
[[nodiscard]] std::string wrong_setting(const RuleAction& action, const Process& process);

}  // namespace sluice
