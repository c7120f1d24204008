#include "api/views/rules.h"

#include "domain/process/rule_words.h"

namespace sluice::api {

std::vector<RuleView> rule_views(const Process& process) {
  std::vector<RuleView> views;
  for (const Rule& rule : rules_of(process)) {
    RuleView view{.key = rule.key,
                  .title = called(rule),
                  .on = rule.on,
                  .of = names_of_subjects(rule, process),
                  .when = conditions_view(rule.when, process),
                  .acts = {}};
    for (const RuleAction& action : rule.actions) view.acts.push_back({action.act, in_words(action, process)});
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace sluice::api
