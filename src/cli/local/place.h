// Where the database is, and which time zone is the organisation's, where nobody said so.
#pragma once
#include <memory>
#include <string>

#include "base/zone.h"
#include "cli/io.h"
#include "store/address.h"

namespace sluice::cli {

/// The address that was given; else sluice.db in $STATE_DIRECTORY (systemd's), else in $XDG_STATE_HOME/sluice, else in
/// ~/.local/state/sluice, whose folder is made where it is not there (mode 0700). Throws Stop (usage) where it does not do.
[[nodiscard]] store::Address database_place(const std::string& given, const Environment& environment);

/// The zone of that IANA name; for an empty one the machine's ($TZ, /etc/timezone, /etc/localtime), else UTC. Throws Stop
/// (usage) for a name that there is not.
[[nodiscard]] std::shared_ptr<const Zone> organisation_zone(const std::string& given, const Environment& environment);

}  // namespace sluice::cli
