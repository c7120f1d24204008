// A change and its projection with as little in them as rows need; a test sets what it is about.
#pragma once
#include "store/change_rows.h"

namespace sluice::store {

constexpr Instant noon{1'796'000'000'000'000};
constexpr PersonId ann{1}, bob{2}, cem{3};
constexpr GroupId cab{1};

struct SmallChange {
  Change change;
  ChangeProjection projection;
};

inline SmallChange small_change(std::int64_t id, std::string title = "Upgrade") {
  SmallChange made;
  auto& change = made.change;
  change.id = {id};
  change.version = 1;
  change.process = {1};
  change.process_version = 1;
  change.requester = ann;
  change.fields.title = {std::move(title)};
  change.fields.owner = ann;
  change.visits.push_back({"request", "Request", Phase::draft, noon, {}});
  change.created = noon;
  change.updated = noon;
  auto& projection = made.projection;
  projection.stage = "request";
  projection.stage_name = "Request";
  projection.stage_since = noon;
  projection.parts = {{ann, Part::owner}, {ann, Part::requester}};
  projection.words = "CHG-" + std::to_string(id) + " " + change.fields.title.text;
  return made;
}

inline void write(Session& session, const std::vector<SmallChange>& changes) {
  WriteTransaction transaction{session};
  std::vector<ChangeToWrite> list;
  for (const auto& one : changes) list.push_back({&one.change, &one.projection, {}});
  write_changes(transaction, list);
  transaction.commit();
}

}  // namespace sluice::store
