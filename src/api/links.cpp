// Related work: links of a change to others and to tickets elsewhere.
#include "api/views/links.h"
#include "api/change_acts.h"
#include "api/routes.h"
#include "api/views/lists.h"

namespace sluice::api {
namespace {

struct RelatedQuery {
  std::optional<std::int64_t> steps;
};
BOOST_DESCRIBE_STRUCT(RelatedQuery, (), (steps))

struct UnlinkQuery : ActQuery {
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(UnlinkQuery, (ActQuery), (reason))

struct Settling {
  bool settled = true;
};
BOOST_DESCRIBE_STRUCT(Settling, (), (settled))

using AnswerLink = Answer<LinkView>;

constexpr std::int64_t steps_max = 5;
constexpr std::size_t nodes_max = 100;

Result<List<LinkView>> list_links(Call& call, const PageQuery& query) {
  SLUICE_TRY(const auto loaded, load_visible(call));
  return page_of(link_views(call, shown_to(call, loaded)), query);
}

Result<RelatedWork> show_related(Call& call, const RelatedQuery& query) {
  const auto steps = query.steps.value_or(3);
  if (steps < 1 || steps > steps_max) {
    Refusal refusal{Refused::malformed, "Related work is followed 1 to 5 links far."};
    refusal.errors.push_back({"?steps", "expected 1 to 5"});
    return std::unexpected{std::move(refusal)};
  }
  SLUICE_TRY(const auto loaded, load_visible(call));
  call.version.reset();  // what others do alters it, too
  return related_work(call, *loaded.change, steps, nodes_max);
}

Result<LinkView> one_link(Call& call, const Shown& shown, std::int64_t number) {
  for (auto& view : link_views(call, shown))
    if (view.number == number) return std::move(view);
  return refuse(Refused::not_found, "There is no such link on this change.");
}

void add(const CallPtr& call, const ActQuery& query, NewLink sent, const AnswerLink& answer) {
  const auto change = call->change_id();
  if (!change) return answer.refuse(change.error());
  auto command = link_asked_for(sent, "");
  if (!command) return answer.refuse(command.error());
  act<LinkView>(call, *change, std::move(*command), query, answer,
                [](Call& on, const Shown& shown, const ChangeEvents&) -> Result<LinkView> {
                  return one_link(on, shown, shown.change.links_made);
                });
}

void settle(const CallPtr& call, const ActQuery& query, Settling sent, const AnswerLink& answer) {
  const auto change = call->change_id();
  if (!change) return answer.refuse(change.error());
  const auto number = call->number("link");
  if (!number) return answer.refuse(number.error());
  act<LinkView>(
      call, *change, SettleOutsideLink{*number, sent.settled}, query, answer,
      [number = *number](Call& on, const Shown& shown, const ChangeEvents&) { return one_link(on, shown, number); });
}

void remove(const CallPtr& call, const UnlinkQuery& query, Nothing, const Answer<Nothing>& answer) {
  const auto change = call->change_id();
  if (!change) return answer.refuse(change.error());
  const auto number = call->number("link");
  if (!number) return answer.refuse(number.error());
  act<Nothing>(call, *change, RemoveLink{*number, query.reason.value_or("")}, query, answer,
               [](Call&, const Shown&, const ChangeEvents&) -> Result<Nothing> { return Nothing{}; });
}

}  // namespace

std::vector<Route> link_routes() {
  std::vector<Route> routes;
  routes.push_back(
      reads<PageQuery, List<LinkView>>("/changes/{change}/links", "links", Access::by(ChangeRight::see),
                                       {"List what a change is related to",
                                        "Links to changes stand on both, each with its own words: what one "
                                        "`depends_on`, the other `blocks`. A change that "
                                        "you may not see is told as `restricted`, without number or title.",
                                        {Refused::not_found}},
                                       list_links));
  routes.push_back(reads<RelatedQuery, RelatedWork>(
      "/changes/{change}/related", "links", Access::by(ChangeRight::see),
      {"Read what hangs together with a change",
       "All changes up to `steps` links away (3; 5 at most), and the links between them: what the page draws.",
       {Refused::not_found}},
      show_related));
  routes.push_back(writes<ActQuery, NewLink, LinkView>(
      Method::post, "/changes/{change}/links", "links",
      Access::by(ChangeRight::link, "`blocks`, `part_of` and `parent_of`: who may edit the other change, too"),
      {"Link a change to another, or to a ticket elsewhere",
       "Give `change`, or `address` (https) with `title`. What would close a circle is refused and the circle told. A "
       "`part_of` link makes the other change its parent, which closes after it.",
       act_errors},
      add, 201));
  routes.push_back(writes<UnlinkQuery, Nothing, Nothing>(
      Method::delete_, "/changes/{change}/links/{link}", "links", Access::by(ChangeRight::link),
      {"Take a link away", "From both changes.", act_errors}, remove));
  routes.push_back(writes<ActQuery, Settling, LinkView>(
      Method::put, "/changes/{change}/links/{link}/settled", "links", Access::by(ChangeRight::link),
      {"Say whether a ticket elsewhere is done", "Gates on related work wait until somebody says so.", act_errors},
      settle));
  return routes;
}

}  // namespace sluice::api
