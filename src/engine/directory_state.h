// The directory as of a position of the log, folded from the streams of people, groups, services, processes and catalog
// entries.
#pragma once
#include <cstdint>
#include <memory>
#include <variant>

#include "domain/access/directory.h"
#include "domain/access/group.h"
#include "domain/access/person.h"
#include "domain/catalog/events.h"
#include "domain/change/events.h"
#include "domain/process/publish.h"
#include "domain/risk/policy.h"
#include "domain/service/service.h"
#include "store/session.h"
#include "store/stream.h"

namespace sluice::engine {

/// A directory, and the log's position up to which everything is in it.
struct DirectoryState {
  std::shared_ptr<const Directory> directory = std::make_shared<const Directory>();
  std::int64_t position = 0;
};

/// The same with everything folded in that the session sees; a state at position 0 is read from the beginning. Inside a
/// transaction.
[[nodiscard]] DirectoryState caught_up(store::Session& session, DirectoryState state);

/// An event of one of the streams that make up the directory.
using DirectoryEvent = std::variant<PersonEvent, GroupEvent, ServiceEvent, ProcessEvent, PolicyEvent, CatalogEvent>;

/// Whether the events of such a stream make up the directory.
[[nodiscard]] bool is_of_directory(store::StreamKind kind);

/// Folds one event into a directory. `details` are a person's as they are now, null where there are none (any more);
/// ignored for others.
void fold(Directory& directory, store::StreamId stream, const DirectoryEvent& event, const Stamp& stamp,
          const PersonDetails* details);

/// A version of a process, shared; null where there is none.
[[nodiscard]] std::shared_ptr<const ProcessVersion> version_of(const Directory& directory, ProcessId id,
                                                               std::int64_t version);

}  // namespace sluice::engine
