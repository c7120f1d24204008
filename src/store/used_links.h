// Links from mails that have decided: each does so once. A link itself is not kept, only its hash.
#pragma once
#include <cstdint>
#include <string_view>

#include "base/instant.h"
#include "store/transaction.h"

namespace sluice::store {

/// No link is good for longer, so that a mark older than this is needed no more.
inline constexpr Duration links_last_max = std::chrono::days{60};

[[nodiscard]] bool link_was_used(Session& session, std::string_view link_hash);
/// False where it is marked already.
[[nodiscard]] bool mark_link_used(WriteTransaction& transaction, std::string_view link_hash, Instant now);
/// Removes marks made before `before`, at most `limit`; how many.
std::int64_t sweep_used_links(WriteTransaction& transaction, Instant before, std::int64_t limit);

}  // namespace sluice::store
