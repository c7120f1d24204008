// Ids that do not fit where another kind of id is asked for.
#pragma once
#include <compare>
#include <cstdint>
#include <functional>

namespace sluice {

/// A 64-bit id of one kind of thing; drawn by the writer from 1 upwards, 0 means "none yet".
template <class Kind>
struct Id {
  std::int64_t value = 0;
  friend auto operator<=>(const Id&, const Id&) = default;
  /// False for the id that has not been drawn yet.
  [[nodiscard]] bool drawn() const { return value != 0; }
};

using ChangeId = Id<struct ChangeKind>;  ///< shown as CHG-n
using TaskId = Id<struct TaskKind>;      ///< shown as TSK-n
using PersonId = Id<struct PersonKind>;
using GroupId = Id<struct GroupKind>;
using ServiceId = Id<struct ServiceKind>;
using ProcessId = Id<struct ProcessKind>;  ///< one process; its versions are counted within it
using CommentId = Id<struct CommentKind>;
using ScheduleId = Id<struct ScheduleKind>;
using PolicyId = Id<struct PolicyKind>;
using CatalogEntryId = Id<struct CatalogEntryKind>;

}  // namespace sluice

template <class Kind>
struct std::hash<sluice::Id<Kind>> {
  std::size_t operator()(sluice::Id<Kind> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
