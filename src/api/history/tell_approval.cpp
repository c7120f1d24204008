#include <fmt/format.h>

#include "api/history/tell.h"
#include "api/views/texts.h"
#include "base/zone.h"

namespace sluice::api {
namespace {

Told about_approval(std::string summary, const Written& comment = {}) {
  return {.kind = HistoryKind::approval, .summary = std::move(summary), .comment = text_of(comment)};
}

std::string_view verb(Decision decision) {
  switch (decision) {
    case Decision::approve: return "approved";
    case Decision::reject: return "rejected";
    case Decision::abstain: return "abstained from";
  }
  return "decided";
}

std::string names_of_all(const std::vector<PersonId>& people, const Directory& directory) {
  std::vector<std::string> names;
  for (const auto id : people) names.push_back(directory.name_of(id));
  return listed(names);
}

}  // namespace

std::string title_of_approval(std::string_view key, const Telling& telling) {
  const auto* approval = find_approval(telling.after, key);
  // One that was cancelled is found only as it was before.
  if (!approval) approval = find_approval(telling.before, key);
  if (approval) return approval->title;
  const auto* process = process_of(telling);
  const auto* meant = process ? find_approval_template(*process, key) : nullptr;
  return meant ? meant->title : std::string{key};
}

Told tell(const ApprovalAsked& event, const Telling& telling) {
  auto told = about_approval(fmt::format("“{}” was asked.", event.title));
  if (event.due) told.changes.push_back({"due", "due", "", shown_time(event.due, telling.zone)});
  return told;
}

Told tell(const Decided& event, const Telling& telling) {
  return about_approval(fmt::format("{} {} “{}”.", telling.directory.name_of(event.by), verb(event.decision),
                                    title_of_approval(event.key, telling)),
                        event.comment);
}

Told tell(const DecisionWithdrawn& event, const Telling& telling) {
  return about_approval(fmt::format("{} took the decision on “{}” back.", telling.directory.name_of(event.by),
                                    title_of_approval(event.key, telling)),
                        event.reason);
}

Told tell(const ApprovalGranted& event, const Telling& telling) {
  return about_approval(fmt::format("“{}” is granted, by {}.", title_of_approval(event.key, telling),
                                    names_of_all(event.by, telling.directory)));
}

Told tell(const ApprovalRejected& event, const Telling& telling) {
  return about_approval(fmt::format("“{}” is rejected, by {}.", title_of_approval(event.key, telling),
                                    names_of_all(event.by, telling.directory)));
}

Told tell(const ApprovalWithdrawn& event, const Telling& telling) {
  std::vector<std::string> fields;
  for (const auto field : event.fields) fields.push_back(name_of(field));
  // No field: what the approval comes after was reopened.
  auto told =
      about_approval(fields.empty() ? fmt::format("“{}” is withdrawn: a task that comes before it was reopened.",
                                                  title_of_approval(event.key, telling))
                                    : fmt::format("“{}” is asked again: {} altered.",
                                                  title_of_approval(event.key, telling), listed(fields)));
  if (!event.decided.empty())
    told.changes.push_back({"decisions", "decisions withdrawn", names_of_all(event.decided, telling.directory), ""});
  return told;
}

Told tell(const ApprovalReopened& event, const Telling& telling) {
  return about_approval(fmt::format("“{}” is open again.", title_of_approval(event.key, telling)));
}

Told tell(const ApprovalCancelled& event, const Telling& telling) {
  return about_approval(fmt::format("“{}” is not asked any longer.", title_of_approval(event.key, telling)));
}

Told tell(const ApprovalDueMoved& event, const Telling& telling) {
  auto told = about_approval(
      fmt::format("The due date of “{}” moved with what it hangs on.", title_of_approval(event.key, telling)));
  const auto* before = find_approval(telling.before, event.key);
  told.changes.push_back(
      {"due", "due", before ? shown_time(before->due, telling.zone) : "", shown_time(event.due, telling.zone)});
  return told;
}

Told tell(const ApprovalBecameOverdue& event, const Telling& telling) {
  return about_approval(fmt::format("“{}” is overdue.", title_of_approval(event.key, telling)));
}

}  // namespace sluice::api
