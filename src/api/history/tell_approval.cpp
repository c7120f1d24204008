#include <fmt/format.h>

#include "api/history/tell.h"
#include "api/views/texts.h"
#include "base/zone.h"
#include "domain/process/rule_words.h"

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

std::string asked_in_words(const Who& who, const Telling& telling) {
  const auto* person = who.kind == WhoKind::person ? telling.directory.person_by_login(who.key) : nullptr;
  return person ? person->name : who_in_words(who);
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
  const auto stood_for = event.seats.value_or(std::vector<PersonId>{});
  auto told = about_approval(
      fmt::format("{}{} {} “{}”{}.", telling.directory.name_of(event.by),
                  stood_for.empty() ? "" : " for " + names_of_all(stood_for, telling.directory), verb(event.decision),
                  title_of_approval(event.key, telling), event.condition ? " on a condition" : ""),
      event.comment);
  if (event.condition) {
    told.changes.push_back({"condition", "condition", "", text_of(event.condition->text)});
    told.changes.push_back({"owner", "to be seen to by", "", telling.directory.name_of(event.condition->owner)});
  }
  return told;
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

Told tell(const ApproversChosen& event, const Telling& telling) {
  if (!event.unclear.empty())
    return about_approval(
        fmt::format("Who decides “{}” is not clear: {}", title_of_approval(event.key, telling), event.unclear));
  std::string people;
  for (const Who& who : event.approvers) people += (people.empty() ? "" : ", ") + who_in_words(who);
  return about_approval(fmt::format("“{}” is asked of {}{}.", title_of_approval(event.key, telling), people,
                                    event.rows.empty() ? "" : " (" + listed(event.rows) + ")"));
}

Told tell(const ApproverAdded& event, const Telling& telling) {
  return about_approval(
      fmt::format("{} asked {}, too, in “{}”{}.", telling.who, asked_in_words(event.who, telling),
                  title_of_approval(event.key, telling), event.counts ? "" : "; they have to agree besides the others"),
      event.reason);
}

Told tell(const ApproverRemoved& event, const Telling& telling) {
  return about_approval(fmt::format("{} no longer asks {} in “{}”.", telling.who, asked_in_words(event.who, telling),
                                    title_of_approval(event.key, telling)),
                        event.reason);
}

Told tell(const ApprovalDelegated& event, const Telling& telling) {
  return about_approval(fmt::format("{} may decide “{}” for {}.", telling.directory.name_of(event.to),
                                    title_of_approval(event.key, telling), telling.directory.name_of(event.from)),
                        event.reason);
}

Told tell(const ApprovalDelegationTakenBack& event, const Telling& telling) {
  return about_approval(fmt::format("{} no longer decides “{}” for {}.", telling.directory.name_of(event.to),
                                    title_of_approval(event.key, telling), telling.directory.name_of(event.from)));
}

Told tell(const QuestionAsked& event, const Telling& telling) {
  return about_approval(fmt::format("{} asked a question about “{}”, which pauses it.", telling.who,
                                    title_of_approval(event.key, telling)),
                        event.text);
}

Told tell(const QuestionAnswered& event, const Telling& telling) {
  return about_approval(
      fmt::format("{} answered a question about “{}”.", telling.who, title_of_approval(event.key, telling)),
      event.text);
}

Told tell(const QuestionWithdrawn& event, const Telling& telling) {
  return about_approval(
      fmt::format("{} withdrew a question about “{}”.", telling.who, title_of_approval(event.key, telling)));
}

Told tell(const ApprovalClocksMoved& event, const Telling& telling) {
  const auto title = title_of_approval(event.key, telling);
  auto told = about_approval(event.clocks.remind ? fmt::format("The reminders of “{}” count anew.", title)
                                                 : fmt::format("The times of “{}” are set anew.", title));
  if (event.clocks.expire)
    told.changes.push_back({"expire", "not granted any more", "", shown_time(event.clocks.expire, telling.zone)});
  return told;
}

Told tell(const ApprovalReminded& event, const Telling& telling) {
  return about_approval(fmt::format("{} reminded {} of “{}”.", telling.who,
                                    event.people.empty() ? "nobody" : names_of_all(event.people, telling.directory),
                                    title_of_approval(event.key, telling)));
}

Told tell(const ApprovalEscalated& event, const Telling& telling) {
  return about_approval(fmt::format("“{}” waits too long: {} told.", title_of_approval(event.key, telling),
                                    event.people.empty() ? "nobody could be"
                                                         : names_of_all(event.people, telling.directory) +
                                                               (event.people.size() == 1 ? " was" : " were")));
}

Told tell(const ApprovalExpired& event, const Telling& telling) {
  return about_approval(fmt::format("“{}” was not granted in time.", title_of_approval(event.key, telling)));
}

Told tell(const ApprovalAskedAgain& event, const Telling& telling) {
  return about_approval(fmt::format("{} asked “{}” again.", telling.who, title_of_approval(event.key, telling)));
}

Told tell(const ConditionMet& event, const Telling& telling) {
  return about_approval(fmt::format("{} says that condition {} is met.", telling.who, event.number), event.note);
}

Told tell(const ConditionReopened& event, const Telling& telling) {
  return about_approval(fmt::format("{} says that condition {} is not met after all.", telling.who, event.number),
                        event.reason);
}

Told tell(const ConditionHanded& event, const Telling& telling) {
  return about_approval(
      fmt::format("{} handed condition {} to {}.", telling.who, event.number, telling.directory.name_of(event.to)),
      event.reason);
}

}  // namespace sluice::api
