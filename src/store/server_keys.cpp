#include "store/server_keys.h"

namespace sluice::store {

std::optional<std::string> server_key(Session& session, std::string_view name) {
  return session.one<std::string>("SELECT key FROM server_keys WHERE name = ?", {name});
}

void put_server_key(Session& session, std::string_view name, std::string_view key) {
  session.run("INSERT INTO server_keys (name, key) VALUES (?, ?)", {name, key});
}

}  // namespace sluice::store
