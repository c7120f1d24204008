// What has altered in what an approval covers since somebody last decided it, or was asked.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/history/entry.h"
#include "api/views/changes.h"

namespace sluice::api {

struct ApprovalDifference {
  std::optional<Instant> since;     ///< when who asks last decided it, or was asked; absent where they never have
  std::vector<FieldChange> fields;  ///< of what it covers, in the order of the change
};
BOOST_DESCRIBE_STRUCT(ApprovalDifference, (), (since, fields))

/// For who asks; decisions that were withdrawn since count.
[[nodiscard]] Result<ApprovalDifference> approval_difference(Call& call, const Shown& shown, const Approval& approval);

/// The same since it last asked about the content of that digest.
[[nodiscard]] Result<ApprovalDifference> difference_since_asked(Call& call, const Shown& shown,
                                                                const Approval& approval, const std::string& digest);

/// Everything that it covers, as people see it: `after` of each.
[[nodiscard]] std::vector<FieldChange> covered_content(const Shown& shown, const Approval& approval);

}  // namespace sluice::api
