// Saved views of the list of changes, for `sluice view` and `sluice change list`.
#pragma once
#include <string>
#include <vector>

#include "cli/client/client.h"

namespace sluice::cli {

/// The view of that name: one's own, else the only one that somebody shares. Throws Stop where there is none, or several.
[[nodiscard]] Json view_named(Client& client, const std::string& name);
/// The filter of a view as parameters of the list, its order with them.
[[nodiscard]] Parameters parameters_of_view(const Json& view);

/// "impact at_least high", "tags includes vat or tax", "owner empty", all of which have to hold, as the API takes it; empty
/// for none. Throws Stop (usage) for what is no field and operator.
[[nodiscard]] std::string where_of(const std::vector<std::string>& conditions);

}  // namespace sluice::cli
