// What rules tell systems outside: rows of the outbox, written with the events that cause them.
#pragma once
#include <span>
#include <vector>

#include "domain/access/directory.h"
#include "domain/change/change.h"
#include "store/change_rows.h"
#include "store/outbox.h"

namespace sluice::engine {

/// Whether a change became restricted by one of these events: what was to be told of it before must not leave any more.
[[nodiscard]] bool restricts(std::span<const store::ChangeRecord> records);

/// A row of the kind webhook for each call among these events of a change: its target is the key of the destination, its
/// subject the change's number, its body the whole of what is sent (docs/webhooks.md). Of a restricted change it tells
/// neither the title nor the text.
[[nodiscard]] std::vector<store::NewDelivery> webhook_calls(const Change& change,
                                                            std::span<const store::ChangeRecord> records,
                                                            const Directory& directory);

}  // namespace sluice::engine
