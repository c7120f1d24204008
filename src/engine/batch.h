// What one write transaction works on: the newest state of what it touches, and what is to be written. One thread.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/zone.h"
#include "domain/change/projection.h"
#include "engine/altered.h"
#include "engine/change_cache.h"
#include "engine/change_loading.h"
#include "engine/directory_state.h"
#include "engine/outcome.h"
#include "store/event_log.h"
#include "store/numbers.h"

namespace sluice::engine {

/// What a batch starts from and works with.
struct Footing {
  const Clock& clock;
  const Zone& zone;
  ChangeCache& cache;
  DirectoryState directory;  ///< as last known; brought up to date
};

/// States here are those after the members that ran before. A member that is refused leaves nothing behind, because it
/// hands over what is to be written only when all is decided.
class Batch {
 public:
  /// Inside a write transaction.
  Batch(store::WriteTransaction& transaction, const Footing& footing);

  /// Reads the heads of these changes together, as most members are about one.
  void expect(const std::vector<ChangeId>& changes);

  // Facts.

  [[nodiscard]] Instant now() const { return footing_.clock(); }
  [[nodiscard]] const Zone& zone() const { return footing_.zone; }
  [[nodiscard]] const std::shared_ptr<const Directory>& directory() const { return directory_.directory; }
  /// Who asks, with the roles of this moment; refused as not_signed_in for a person who is unknown or disabled.
  [[nodiscard]] Result<Actor> actor(const Actor& claimed) const;
  /// The newest state; refused as not_found.
  [[nodiscard]] Result<std::shared_ptr<const Change>> change(ChangeId id);
  /// The head of a stream, with what this batch appended; version 0 where there is none.
  [[nodiscard]] const store::StreamHead& head(store::StreamId stream) { return log_.head(stream); }
  /// The numbers drawn last; a member that draws raises them.
  [[nodiscard]] store::Numbers& numbers() { return numbers_; }
  /// The log's last position, with what this batch appended.
  [[nodiscard]] std::int64_t position() const { return log_.position(); }
  [[nodiscard]] store::WriteTransaction& transaction() { return transaction_; }

  // Writing. Everything becomes durable together, or nothing does.

  /// Writes a change's events; `after` is the state that they give. Its rows follow at the end, once for all its events.
  void record(const std::shared_ptr<const Change>& after, const ChangeEvents& events, const Stamp& stamp,
              Origin origin);
  /// Removes a text of the change's history for good; gives the state without it, to go on from. Refused as not_found where
  /// the change has no such text. The event that says so is still to be recorded.
  [[nodiscard]] Result<std::shared_ptr<const Change>> without_text(ChangeId id, const TextRedacted& which);
  /// Has a change's rows made anew at the end, though nothing happened to it; `woken`: because its timer went off.
  void refresh(ChangeId id, bool woken);
  /// Writes events of a person, group, service or process and folds them into the directory; `details` are a person's,
  /// where they are to be written, too.
  void record(store::StreamId stream, const std::vector<DirectoryEvent>& events, const Stamp& stamp, Origin origin,
              const std::optional<PersonDetails>& details);

  /// Writes what was gathered: events, rows of changes, snapshots, numbers, what is to be reconsidered.
  void finish();

  // After the commit.

  /// Puts the new states where the next batch and the readers find them; gives the directory as it is now.
  [[nodiscard]] DirectoryState publish();
  /// Everything that this batch appended, by position.
  [[nodiscard]] const std::vector<Moved>& moved() const { return moved_; }

 private:
  struct Touched {
    std::shared_ptr<const Change> change;
    std::vector<ChangeRecord> records;  ///< appended by this batch
    bool alters_rows = false;
    bool woken = false;
    bool wants_snapshot = false;
  };
  [[nodiscard]] Touched* touched(ChangeId id);
  [[nodiscard]] ChangeProjection projected(const Touched& touched) const;
  void write_rows();
  void tell(store::StreamId stream, std::int64_t position);

  store::WriteTransaction& transaction_;
  const Footing& footing_;
  DirectoryState directory_;
  std::shared_ptr<Directory> edited_;  ///< the same as directory_.directory, once this batch has altered it
  store::Appender log_;
  store::Numbers numbers_;
  store::Numbers numbers_before_;
  std::map<ChangeId, Touched> touched_;
  Altered altered_;
  std::vector<Moved> moved_;
};

}  // namespace sluice::engine
