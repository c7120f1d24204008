// What a change would go through: its stages, who would approve it, what is missing.
#pragma once
#include "cli/client/client.h"

namespace sluice::cli {

/// Says what the answer of POST /changes/preview tells: stages, approvals with their people, what is missing.
void say_preview(Client& client, const Json& preview);

/// Says who would approve a change as it is in this ChangeView, in the stages still to come; nothing where its process
/// has been published anew since it began.
void say_approvals_to_come(Client& client, const Json& change);

}  // namespace sluice::cli
