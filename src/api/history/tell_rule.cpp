// What the rules of the process did.
#include <fmt/format.h>

#include "api/history/tell.h"
#include "api/views/texts.h"
#include "domain/process/rule_words.h"

namespace sluice::api {
namespace {

/// "Anna Berg, Ben Cole and 3 others".
std::string some_names(const std::vector<PersonId>& people, const Directory& directory) {
  constexpr std::size_t named = 3;
  std::string names;
  for (std::size_t i = 0; i < std::min(people.size(), named); ++i)
    names += (i == 0 ? "" : ", ") + directory.name_of(people[i]);
  if (people.size() <= named) return names;
  const auto more = people.size() - named;
  return fmt::format("{} and {} {}", names, more, more == 1 ? "other" : "others");
}

std::string act_in_words(RuleAct act) {
  switch (act) {
    case RuleAct::notify: return "tell anybody";
    case RuleAct::add_approver: return "add approvers";
    case RuleAct::create_task: return "create its task";
    case RuleAct::set_field: return "set its field";
    case RuleAct::call_webhook: return "call its webhook";
  }
  return "do what it is for";
}

}  // namespace

Told tell(const RuleFollowed& event, const Telling&) {
  return {.kind = HistoryKind::rule, .summary = fmt::format("The rule “{}” was followed.", event.title)};
}

Told tell(const RuleNotFollowed& event, const Telling&) {
  return {.kind = HistoryKind::rule,
          .summary = fmt::format("The rule “{}” could not {}.", event.title, act_in_words(event.act)),
          .comment = text_of(event.why)};
}

Told tell(const PeopleNotified& event, const Telling& telling) {
  return {.kind = HistoryKind::people,
          .summary = fmt::format("{} {} told.", some_names(event.people, telling.directory),
                                 event.people.size() == 1 ? "was" : "were"),
          .comment = text_of(event.text)};
}

Told tell(const ApproversAdded& event, const Telling& telling) {
  std::string people;
  for (const Who& who : event.approvers) people += (people.empty() ? "" : ", ") + who_in_words(who);
  return {
      .kind = HistoryKind::approval,
      .summary = fmt::format("Approvers were added to “{}”: {}.", title_of_approval(event.approval, telling), people)};
}

Told tell(const WebhookCalled& event, const Telling&) {
  return {.kind = HistoryKind::rule,
          .summary = fmt::format("The webhook {} is called.", event.webhook),
          .comment = text_of(event.text)};
}

}  // namespace sluice::api
