// What people are told, on its way to their mail: rows of the outbox and of their digests, written with the events that
// tell them.
#pragma once
#include <span>

#include "base/zone.h"
#include "domain/access/directory.h"
#include "domain/cab/board.h"
#include "domain/cab/meeting.h"
#include "domain/change/change.h"
#include "store/change_rows.h"
#include "store/transaction.h"

namespace sluice::engine {

/// Puts a row for each person whom these events of a change tell something, who has an address, is enabled and may see the
/// change, in the way they want to hear of it: at once, at the end of their quiet hours, with their digest, or not. The row
/// names the notification and holds no text. `zone` is for people whose own is not known.
void put_mail_notices(store::WriteTransaction& transaction, const Change& change,
                      std::span<const store::ChangeRecord> records, const Directory& directory, const Zone& zone);

/// Puts a row for each reader of the minutes of a closed meeting (readers_of_minutes) who has an address, as they want to hear
/// of minutes; who wants them with the digest gets them at its time, in a mail of their own. `position` is that of the event
/// that closed it.
void put_minutes(store::WriteTransaction& transaction, const Meeting& meeting, const BoardPlan& plan,
                 std::int64_t position, const Directory& directory, const Zone& zone);

}  // namespace sluice::engine
