// What rules tell systems outside: rows of the outbox, written with the events that cause them.
#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "domain/access/directory.h"
#include "domain/change/change.h"
#include "store/change_rows.h"
#include "store/outbox.h"

namespace sluice::engine {

/// The kind of an outbox row that calls a webhook. Its target is the key of the destination, its subject the change's
/// number, its body the whole of what is sent (docs/webhooks.md).
inline constexpr std::string_view calling = "webhook";

/// A row for each call among these events of a change. Of a restricted change it says no more than that there is one.
[[nodiscard]] std::vector<store::NewDelivery> webhook_calls(const Change& change,
                                                            std::span<const store::ChangeRecord> records,
                                                            const Directory& directory);

}  // namespace sluice::engine
