// What people, and Sluice itself, ask of a catalog entry.
#pragma once
#include <optional>
#include <string>
#include <variant>

#include "domain/catalog/entry.h"

namespace sluice {

/// Proposes an entry, by hand or from a change that ended well. With `from`, what the content leaves empty is taken from
/// that change. The asker owns it where no owner is named.
struct ProposeEntry {
  std::string key;
  EntryContent content;
  std::optional<PersonId> owner;
  std::optional<ChangeId> from;
};
/// Proposes another content. What is in force stays so until this is approved.
struct EditEntry {
  EntryContent content;
};
/// Puts the proposed version into force. It is named, so that nobody approves what they have not read.
struct ApproveEntry {
  std::int64_t number = 0;
  std::string comment;
};
struct RejectEntry {
  std::int64_t number = 0;
  std::string reason;
};
/// Lets what was approved hold for another while, before it ends or after.
struct RenewEntry {
  std::string comment;
};
struct HandEntry {
  PersonId owner;
};
struct ProposeRetirement {
  std::string reason;
};
/// Keeps an entry whose retirement was proposed.
struct KeepEntry {
  std::string reason;
};
struct ApproveRetirement {
  std::string comment;
};
/// A change from it ended like this (sent by the engine, as Sluice itself).
struct NoteOutcome {
  ChangeId change;
  Outcome outcome = Outcome::successful;
};
/// Its pre-approval may be over by age (sent by the engine, as Sluice itself).
struct NoteAge {};

using CatalogCommand = std::variant<ProposeEntry, EditEntry, ApproveEntry, RejectEntry, RenewEntry, HandEntry,
                                    ProposeRetirement, KeepEntry, ApproveRetirement, NoteOutcome, NoteAge>;

}  // namespace sluice
