// What has altered in what an approval covers since somebody last decided it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/history/entry.h"
#include "api/views/changes.h"

namespace sluice::api {

struct ApprovalDifference {
  std::optional<Instant> since;     ///< when who asks last decided it; absent where they never have
  std::vector<FieldChange> fields;  ///< of what it covers, in the order of the change
};
BOOST_DESCRIBE_STRUCT(ApprovalDifference, (), (since, fields))

/// For who asks; decisions that were withdrawn since count.
[[nodiscard]] Result<ApprovalDifference> approval_difference(Call& call, const Shown& shown, const Approval& approval);

}  // namespace sluice::api
