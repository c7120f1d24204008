// What has happened to a catalog entry. Stored for ever: add a struct, never edit one. Who and when stand in the Stamp.
#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/describe.hpp>

#include "domain/catalog/entry.h"

namespace sluice {

struct EntryProposed {
  CatalogEntryId entry;
  std::string key;
  EntryContent content;
  std::optional<PersonId> owner;
  std::optional<ChangeId> from;
  friend bool operator==(const EntryProposed&, const EntryProposed&) = default;
};
BOOST_DESCRIBE_STRUCT(EntryProposed, (), (entry, key, content, owner, from))
/// The next version is proposed; one that waited is superseded. What is in force stays so.
struct EntryVersionProposed {
  std::int64_t number = 0;
  EntryContent content;
  friend bool operator==(const EntryVersionProposed&, const EntryVersionProposed&) = default;
};
BOOST_DESCRIBE_STRUCT(EntryVersionProposed, (), (number, content))
struct EntryApproved {
  std::int64_t number = 0;
  Written comment;
  Instant until;
  friend bool operator==(const EntryApproved&, const EntryApproved&) = default;
};
BOOST_DESCRIBE_STRUCT(EntryApproved, (), (number, comment, until))
struct EntryRejected {
  std::int64_t number = 0;
  Written reason;
  friend bool operator==(const EntryRejected&, const EntryRejected&) = default;
};
BOOST_DESCRIBE_STRUCT(EntryRejected, (), (number, reason))
struct EntryRenewed {
  Written comment;
  Instant until;
  friend bool operator==(const EntryRenewed&, const EntryRenewed&) = default;
};
BOOST_DESCRIBE_STRUCT(EntryRenewed, (), (comment, until))
/// How a change from it ended; a good outcome takes back a bad one that the same change declared before.
struct EntryOutcomeNoted {
  ChangeId change;
  Outcome outcome = Outcome::successful;
  friend bool operator==(const EntryOutcomeNoted&, const EntryOutcomeNoted&) = default;
};
BOOST_DESCRIBE_STRUCT(EntryOutcomeNoted, (), (change, outcome))
struct EntryLapsed {
  LapseCause cause = LapseCause::age;
  std::vector<ChangeId> changes;
  friend bool operator==(const EntryLapsed&, const EntryLapsed&) = default;
};
BOOST_DESCRIBE_STRUCT(EntryLapsed, (), (cause, changes))
struct EntryHanded {
  PersonId owner;
  friend bool operator==(const EntryHanded&, const EntryHanded&) = default;
};
BOOST_DESCRIBE_STRUCT(EntryHanded, (), (owner))
struct EntryRetirementProposed {
  Written reason;
  friend bool operator==(const EntryRetirementProposed&, const EntryRetirementProposed&) = default;
};
BOOST_DESCRIBE_STRUCT(EntryRetirementProposed, (), (reason))
/// It is not retired after all.
struct EntryKept {
  Written reason;
  friend bool operator==(const EntryKept&, const EntryKept&) = default;
};
BOOST_DESCRIBE_STRUCT(EntryKept, (), (reason))
struct EntryRetired {
  Written comment;
  friend bool operator==(const EntryRetired&, const EntryRetired&) = default;
};
BOOST_DESCRIBE_STRUCT(EntryRetired, (), (comment))

using CatalogEvent =
    std::variant<EntryProposed, EntryVersionProposed, EntryApproved, EntryRejected, EntryRenewed, EntryOutcomeNoted,
                 EntryLapsed, EntryHanded, EntryRetirementProposed, EntryKept, EntryRetired>;
using CatalogEvents = std::vector<CatalogEvent>;

}  // namespace sluice
