#include "store/kept_answers.h"

#include "store/rows.h"

namespace sluice::store {

std::optional<KeptAnswer> kept_answer(Session& session, PersonId person, std::string_view key) {
  static const auto sql = "SELECT " + columns_of<KeptAnswer>() + " FROM idempotency WHERE person = ? AND key = ?";
  return session.one<KeptAnswer>(sql, {person, key});
}

void keep_answer(WriteTransaction& transaction, const KeptAnswer& answer) {
  static const auto tail = replacing<KeptAnswer>("person, key");
  insert_row(transaction.session(), "idempotency", answer, tail);
}

std::int64_t sweep_kept_answers(WriteTransaction& transaction, Instant before, std::int64_t limit) {
  return transaction.session().run(
      "DELETE FROM idempotency WHERE (person, key) IN (SELECT person, key FROM idempotency WHERE kept_at < ? "
      "ORDER BY kept_at, person, key LIMIT ?)",
      {before, limit});
}

}  // namespace sluice::store
