#include "store/used_links.h"

namespace sluice::store {

bool link_was_used(Session& session, std::string_view link_hash) {
  return session.one<std::int64_t>("SELECT used_at FROM used_links WHERE link_hash = ?", {link_hash}).has_value();
}

bool mark_link_used(WriteTransaction& transaction, std::string_view link_hash, Instant now) {
  return transaction.session().run(
             "INSERT INTO used_links (link_hash, used_at) VALUES (?, ?) ON CONFLICT (link_hash) DO NOTHING",
             {link_hash, now}) == 1;
}

std::int64_t sweep_used_links(WriteTransaction& transaction, Instant before, std::int64_t limit) {
  return transaction.session().run(
      "DELETE FROM used_links WHERE link_hash IN (SELECT link_hash FROM used_links WHERE used_at < ? LIMIT ?)",
      {before, limit});
}

}  // namespace sluice::store
