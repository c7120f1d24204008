// The rules: what a command does to a catalog entry, or why it may not.
#pragma once
#include <vector>

#include "base/result.h"
#include "domain/access/actor.h"
#include "domain/access/directory.h"
#include "domain/catalog/commands.h"
#include "domain/catalog/events.h"
#include "domain/change/change.h"
#include "domain/change/events.h"

namespace sluice {

/// What a command on an entry is decided on, besides the entry itself: all of one instant.
struct CatalogFacts {
  Instant now;
  Actor actor;
  const Directory& directory;
  CatalogEntryId fresh;            ///< the id that a new entry gets
  const Change* source = nullptr;  ///< the change that ProposeEntry names
};

/// Decides; `entry` is null for ProposeEntry. Refuses: no permission, an approval by whoever proposed or owns it, a content
/// that does not do, a source that did not end well, an act that its state does not allow.
[[nodiscard]] Result<CatalogEvents> decide(const CatalogEntry* entry, const CatalogCommand& command,
                                           const CatalogFacts& facts);

/// Folds one event in; asks nothing, refuses nothing.
[[nodiscard]] CatalogEntry apply(CatalogEntry entry, const CatalogEvent& event, const Stamp& stamp);

/// The change managers who may approve that version, renew it, or approve that it is retired: neither proposed nor owns it.
[[nodiscard]] std::vector<PersonId> who_may_approve(const CatalogEntry& entry, const EntryVersion& version,
                                                    const Directory& directory);

/// What of an entry waits for a change manager.
enum class EntryWait {
  approval,    ///< a proposed version
  renewal,     ///< the pre-approval that was lost
  retirement,  ///< its proposed retirement
};
BOOST_DESCRIBE_ENUM(EntryWait, approval, renewal, retirement)
[[nodiscard]] std::vector<EntryWait> waits_of(const CatalogEntry& entry, Instant now);
/// Those that this person may end, of what people have asked for: what ships as proposed asks nobody.
[[nodiscard]] std::vector<EntryWait> waits_for(PersonId person, const CatalogEntry& entry, const Directory& directory,
                                               Instant now);

}  // namespace sluice
