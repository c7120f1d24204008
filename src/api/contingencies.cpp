// Contingencies of a change: what its outcome has called, and starting one by hand.
#include "api/views/contingencies.h"
#include "api/change_acts.h"
#include "api/routes.h"
#include "api/views/lists.h"

namespace sluice::api {
namespace {

struct NewContingency {
  std::string process;
};
BOOST_DESCRIBE_STRUCT(NewContingency, (), (process))

struct ReasonNotNeeded {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ReasonNotNeeded, (), (reason))

using AnswerContingency = Answer<ContingencyView>;

Result<List<ContingencyView>> list_contingencies(Call& call, const PageQuery& query) {
  SLUICE_TRY(const auto loaded, load_visible(call));
  return page_of(contingency_views(call, shown_to(call, loaded)), query);
}

Result<ContingencyView> one_contingency(Call& call, const Shown& shown, std::int64_t number) {
  for (auto& view : contingency_views(call, shown))
    if (view.number == number) return std::move(view);
  return refuse(Refused::not_found, "There is no such contingency on this change.");
}

void start(const CallPtr& call, const ActQuery& query, NewContingency sent, const AnswerContingency& answer) {
  const auto change = call->change_id();
  if (!change) return answer.refuse(change.error());
  act<ContingencyView>(call, *change, StartContingency{std::move(sent.process)}, query, answer,
                       [](Call& on, const Shown& shown, const ChangeEvents&) -> Result<ContingencyView> {
                         return one_contingency(on, shown, shown.change.contingencies.back().number);
                       });
}

/// Runs a command on the contingency of the path, and answers with it.
template <class MakeCommand>
void act_on_contingency(const CallPtr& call, const ActQuery& query, const AnswerContingency& answer,
                        MakeCommand command) {
  const auto change = call->change_id();
  if (!change) return answer.refuse(change.error());
  const auto number = call->number("contingency");
  if (!number) return answer.refuse(number.error());
  act<ContingencyView>(call, *change, command(*number), query, answer,
                       [number = *number](Call& on, const Shown& shown, const ChangeEvents&) {
                         return one_contingency(on, shown, number);
                       });
}

void try_again(const CallPtr& call, const ActQuery& query, Nothing, const AnswerContingency& answer) {
  act_on_contingency(call, query, answer, [](std::int64_t number) { return RetryContingency{number}; });
}

void dismiss(const CallPtr& call, const ActQuery& query, ReasonNotNeeded sent, const AnswerContingency& answer) {
  act_on_contingency(call, query, answer,
                     [&](std::int64_t number) { return DismissContingency{number, std::move(sent.reason)}; });
}

}  // namespace

std::vector<Route> contingency_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<PageQuery, List<ContingencyView>>(
      "/changes/{change}/contingencies", "contingencies", Access::by(ChangeRight::see),
      {"List the contingencies of a change",
       "What its outcome has called, and what was started by hand. Each runs as a change of its own; the change closes "
       "once "
       "what they require is done.",
       {Refused::not_found}},
      list_contingencies));
  routes.push_back(writes<ActQuery, NewContingency, ContingencyView>(
      Method::post, "/changes/{change}/contingencies", "contingencies", Access::by(ChangeRight::contingency),
      {"Start a contingency by hand",
       "Makes a change of the process named, filled in from this one and linked to it; of a closed change, too. Where "
       "it "
       "cannot be made, the contingency stays `not_started` and says `why`.",
       act_errors},
      start, 201));
  routes.push_back(writes<ActQuery, Nothing, ContingencyView>(
      Method::post, "/changes/{change}/contingencies/{contingency}/start", "contingencies",
      Access::by(ChangeRight::contingency),
      {"Try again to start a contingency", "Also tried by itself when a process is published.", act_errors},
      try_again));
  routes.push_back(writes<ActQuery, ReasonNotNeeded, ContingencyView>(
      Method::post, "/changes/{change}/contingencies/{contingency}/dismissal", "contingencies",
      Access::by(ChangeRight::reject, "not by whoever asked for the change, developed or deployed it"),
      {"Say that a contingency is not needed", "Only one that was not started; a run is cancelled as any change.",
       act_errors},
      dismiss));
  return routes;
}

}  // namespace sluice::api
