// The secret keys of this installation, by name. All servers of a database share them; nothing outside reads them back.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "store/session.h"

namespace sluice::store {

[[nodiscard]] std::optional<std::string> server_key(Session& session, std::string_view name);
/// Keeps a key under a name that has none yet; to be called under the writers' lock.
void put_server_key(Session& session, std::string_view name, std::string_view key);

}  // namespace sluice::store
