// What has to leave, written with the events that cause it and delivered at least once.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "store/transaction.h"

namespace sluice::store {

/// A row to be put: nothing leaves before its transaction has committed.
struct NewDelivery {
  std::int64_t position = 0;  ///< of the event that causes it
  std::string kind;           ///< command, mail, webhook …
  std::string target;         ///< whom it goes to: an address, a change …
  std::string subject{};      ///< what it is about: rows to one target about one subject go in order
  std::string body;           ///< JSON, read by whoever delivers the kind
  Instant due_at;
};

/// A row that was leased. `key` is the same each time it is tried: the other side can tell a repeat by it.
struct OutboxRow {
  std::int64_t id = 0;
  std::int64_t position = 0;
  std::string kind;
  std::string target;
  std::string subject;
  std::string body;
  std::int64_t attempts = 0;  ///< this one included
  [[nodiscard]] std::string key() const { return std::to_string(position) + ":" + target; }
};
BOOST_DESCRIBE_STRUCT(OutboxRow, (), (id, position, kind, target, subject, body, attempts))

/// Puts a row; one for the same event, kind and target that is there already stays as it is.
void put(WriteTransaction& transaction, const NewDelivery& delivery);
void put_all(WriteTransaction& transaction, const std::vector<NewDelivery>& deliveries);

/// To whom rows may be leased: to anybody, or only to who has none under way, so that one receiver that hangs does not hold
/// everybody who delivers. A lease of the second kind is of one row.
enum class Targets { any, idle };

/// Whether anything of a kind could be leased now.
[[nodiscard]] bool is_waiting(Session& session, std::string_view kind, Instant now, Targets targets = Targets::any);

/// Leases rows of one kind that are due by `now`, in the order in which they were put, at most `limit`; nobody else gets
/// them until `lease` is over by the database's clock. Of the rows of the kind to one target about one subject (other than
/// none) only the first that is not done is given.
[[nodiscard]] std::vector<OutboxRow> lease_outbox(WriteTransaction& transaction, std::string_view kind, Instant now,
                                                  Duration lease, std::int64_t limit, Targets targets = Targets::any);

/// It has been delivered, or given up: `outcome` is one line for the delivery log.
void finish_outbox(WriteTransaction& transaction, std::int64_t id, Instant now, std::string_view outcome);

/// Forgets what there is of a kind about one subject, sent or not: its texts must no longer leave, or lie anywhere.
void forget_outbox(WriteTransaction& transaction, std::string_view kind, std::string_view subject);

/// It failed and is tried again at `due_at`.
void postpone_outbox(WriteTransaction& transaction, std::int64_t id, Instant due_at, std::string_view outcome);

}  // namespace sluice::store
