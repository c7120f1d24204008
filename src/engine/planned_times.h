// Zone rules change: planned times that are still to come are reckoned again from what the person gave.
#pragma once
#include <optional>
#include <utility>
#include <vector>

#include "domain/change/fields.h"
#include "store/session.h"

namespace sluice::engine {

/// The edit that puts a change's planned times right by the zone tables of this machine; nothing where they are right, over
/// (before `now`), or of a zone that the tables do not know.
[[nodiscard]] std::optional<FieldsPatch> reckoned_again(const ChangeFields& fields, Instant now);

/// The edits that changes still to come need. Inside no transaction.
[[nodiscard]] std::vector<std::pair<ChangeId, FieldsPatch>> moved_by_zone_rules(store::Session& session, Instant now);

}  // namespace sluice::engine
