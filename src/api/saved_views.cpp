// Saved views of lists of changes: what is asked for and how it is shown, kept by one person, shared or not.
#include <fmt/format.h>

#include <algorithm>

#include "api/change_filter.h"
#include "api/routes.h"
#include "api/wire/commands.h"
#include "domain/faults.h"
#include "store/numbers.h"
#include "store/saved_views.h"

namespace sluice::api {
namespace {

constexpr std::size_t name_characters_max = 80;
constexpr std::size_t query_bytes_max = 7'000;
constexpr std::size_t columns_max = 30;
constexpr std::size_t column_bytes_max = 40;
constexpr const char* usual_sort = "-updated";

struct SavedViewRow {
  std::int64_t id = 0;
  std::string name;
  PersonRef owner;
  bool shared = false;
  bool mine = false;
  std::string query;                 ///< of GET /changes
  std::vector<std::string> columns;  ///< none: the usual ones
  std::string sort;
  Instant created;
  Instant updated;
};
BOOST_DESCRIBE_STRUCT(SavedViewRow, (), (id, name, owner, shared, mine, query, columns, sort, created, updated))

struct NewSavedView {
  std::string name;
  std::optional<bool> shared;
  std::optional<std::string> query;
  std::optional<std::vector<std::string>> columns;
  std::optional<std::string> sort;
};
BOOST_DESCRIBE_STRUCT(NewSavedView, (), (name, shared, query, columns, sort))

struct SavedViewEdit {
  std::optional<std::string> name;
  std::optional<bool> shared;
  std::optional<std::string> query;
  std::optional<std::vector<std::string>> columns;
  std::optional<std::string> sort;
};
BOOST_DESCRIBE_STRUCT(SavedViewEdit, (), (name, shared, query, columns, sort))

SavedViewRow row_of(const store::SavedView& view, const Call& call) {
  return {.id = view.id,
          .name = view.name,
          .owner = person_ref(view.person, *call.directory),
          .shared = view.shared,
          .mine = view.person == call.session->person,
          .query = view.query,
          .columns = view.columns,
          .sort = view.sort,
          .created = view.created,
          .updated = view.updated};
}

std::unexpected<Refusal> no_view() {
  return refuse(Refused::not_found, "There is no such view, or it is somebody else's and not shared.");
}

std::size_t characters_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char one) { return (static_cast<unsigned char>(one) & 0xC0U) != 0x80U; }));
}

/// What is wrong with a filter is told at the member that holds it.
void add_refusal(Faults& faults, const std::string& pointer, const Refusal& refusal) {
  if (refusal.errors.empty()) faults.add(pointer, refusal.detail);
  for (const auto& one : refusal.errors) faults.add(pointer, one.pointer + ": " + one.detail);
}

Result<void> look_at_query(const std::string& query, const Call& call) {
  SLUICE_TRY(const auto target, parse_target("/changes?" + query));
  SLUICE_TRY(const auto parameters, read_parameters<ChangeFilterQuery>(target.parameters));
  SLUICE_TRY(const auto filter, change_filter(parameters, call));
  (void)filter;
  return {};
}

/// The first part of a filter that has no value: it would filter nothing, which is not what was meant. Empty: none.
std::string_view part_without_value(std::string_view query) {
  while (!query.empty()) {
    const auto part = query.substr(0, query.find('&'));
    if (!part.empty() && part.find('=') == std::string_view::npos) return part;
    query.remove_prefix(std::min(part.size() + 1, query.size()));
  }
  return {};
}

void check_query(Faults& faults, const std::string& query, const Call& call) {
  if (query.size() > query_bytes_max) return faults.add("/query", "is longer than 7,000 bytes; filter by less");
  if (const auto part = part_without_value(query); !part.empty())
    return faults.add("/query", fmt::format("has \"{}\" without a value; write name=value, such as state=open", part));
  if (const auto good = look_at_query(query, call); !good) add_refusal(faults, "/query", good.error());
}

void check_columns(Faults& faults, const std::vector<std::string>& columns) {
  if (columns.size() > columns_max) return faults.add("/columns", "are more than 30; leave some of them out");
  for (std::size_t i = 0; i < columns.size(); ++i)
    faults.check_name("/columns/" + std::to_string(i), columns[i], column_bytes_max);
}

void check_sort(Faults& faults, const std::string& sort) {
  if (const auto good = sort_order(sort); !good) add_refusal(faults, "/sort", good.error());
}

void check_view_name(Faults& faults, const std::string& name) {
  faults.check_name("/name", name, 4 * name_characters_max);
  if (characters_of(name) > name_characters_max) faults.add("/name", "is longer than 80 characters; shorten it");
}

/// Looks at what was sent of a view as the list looks at its own parameters.
Result<void> check_sent(const SavedViewEdit& sent, const Call& call) {
  Faults faults;
  if (sent.name) check_view_name(faults, *sent.name);
  if (sent.query) check_query(faults, *sent.query, call);
  if (sent.columns) check_columns(faults, *sent.columns);
  if (sent.sort) check_sort(faults, *sent.sort);
  return faults.result();
}

void take(store::SavedView& view, const SavedViewEdit& sent) {
  if (sent.name) view.name = *sent.name;
  if (sent.shared) view.shared = *sent.shared;
  if (sent.query) view.query = *sent.query;
  if (sent.columns) view.columns = *sent.columns;
  if (sent.sort) view.sort = *sent.sort;
}

/// What only the other views can forbid: a name that is taken, one more than there may be.
Result<void> look_at_others(store::Session& session, const store::SavedView& view, bool newly_shared) {
  const auto same = store::view_named(session, view.person, view.name);
  if (same && same->id != view.id)
    return refuse_field("/name", "You have a view of this name. Choose another name, or save over that one.");
  if (newly_shared && store::count_shared_views(session) >= store::shared_views_max)
    return refuse(Refused::too_large,
                  "There are 500 shared views, which is the most. Keep it for yourself, or ask an administrator to "
                  "delete those that nobody needs.");
  return {};
}

Result<List<SavedViewRow>> list_views(Call& call, const PageQuery& query) {
  std::vector<SavedViewRow> rows;
  for (const auto& view : store::views_for(call.read(), call.session->person)) rows.push_back(row_of(view, call));
  return page_of(std::move(rows), query);
}

Result<SavedViewRow> show_view(Call& call, const Nothing&) {
  SLUICE_TRY(const auto id, call.number("view"));
  const auto view = store::find_view(call.read(), id);
  if (!view || (!view->shared && view->person != call.session->person)) return no_view();
  return row_of(*view, call);
}

void save_new(const CallPtr& call, const Nothing&, NewSavedView sent, const Answer<SavedViewRow>& answer) {
  const SavedViewEdit said{std::move(sent.name), sent.shared, std::move(sent.query), std::move(sent.columns),
                           std::move(sent.sort)};
  if (const auto good = check_sent(said, *call); !good) return answer.refuse(good.error());
  const auto view = std::make_shared<store::SavedView>();
  view->person = call->session->person;
  view->sort = usual_sort;
  view->created = view->updated = call->now;
  take(*view, said);
  write_checked_rows(
      call,
      [view](store::WriteTransaction& transaction, const Directory&) -> Result<void> {
        auto& session = transaction.session();
        if (store::count_views(session, view->person) >= store::views_max)
          return refuse(Refused::too_large, "You have 100 views, which is the most. Delete one of them.");
        SLUICE_CHECK(look_at_others(session, *view, view->shared));
        view->id = store::draw_numbers(transaction, "view");
        store::put_view(session, *view);
        return {};
      },
      [call, answer, view] { answer(row_of(*view, *call)); });
}

/// A view that the asker may alter: somebody else's can only be looked at.
Result<store::SavedView> own_view(store::Session& session, std::int64_t id, PersonId person,
                                  const Directory& directory) {
  auto view = store::find_view(session, id);
  if (!view || (!view->shared && view->person != person)) return no_view();
  if (view->person != person)
    return refuse(Refused::not_permitted,
                  "Only " + directory.name_of(view->person) + " may alter this view. Save one of your own instead.");
  return std::move(*view);
}

void edit_view(const CallPtr& call, const Nothing&, SavedViewEdit sent, const Answer<SavedViewRow>& answer) {
  const auto id = call->number("view");
  if (!id) return answer.refuse(id.error());
  if (const auto good = check_sent(sent, *call); !good) return answer.refuse(good.error());
  const auto view = std::make_shared<store::SavedView>();
  write_checked_rows(
      call,
      [view, id = *id, person = call->session->person, sent = std::move(sent), now = call->now](
          store::WriteTransaction& transaction, const Directory& directory) -> Result<void> {
        auto& session = transaction.session();
        SLUICE_TRY(*view, own_view(session, id, person, directory));
        const bool was_shared = view->shared;
        take(*view, sent);
        view->updated = now;
        SLUICE_CHECK(look_at_others(session, *view, view->shared && !was_shared));
        store::put_view(session, *view);
        return {};
      },
      [call, answer, view] { answer(row_of(*view, *call)); });
}

void delete_view(const CallPtr& call, const Nothing&, Nothing, const Answer<Nothing>& answer) {
  const auto id = call->number("view");
  if (!id) return answer.refuse(id.error());
  write_checked_rows(
      call,
      [id = *id, person = call->session->person, administers = call->actor.holds(Role::administrator)](
          store::WriteTransaction& transaction, const Directory& directory) -> Result<void> {
        auto& session = transaction.session();
        const auto found = store::find_view(session, id);
        const bool may_tidy = administers && found && found->shared;
        if (!may_tidy) SLUICE_CHECK(own_view(session, id, person, directory));
        store::remove_view(session, id);
        return {};
      },
      [answer] { answer(Nothing{}); });
}

constexpr std::string_view view_detail =
    "`query` is the filter as in the address of `GET /changes`, checked as there: `state=open&waiting_for=me`, where "
    "`me` stands for whoever opens the view. `columns` are the page's own.";

}  // namespace

std::vector<Route> view_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<PageQuery, List<SavedViewRow>>(
      "/views", "views", Access::signed_in(), {"List saved views", "Mine, and those that others share."}, list_views));
  routes.push_back(reads<Nothing, SavedViewRow>("/views/{view}", "views", Access::signed_in(),
                                                {"Read a saved view", "", {Refused::not_found}}, show_view));
  routes.push_back(without_kept_answer(
      writes<Nothing, NewSavedView, SavedViewRow>(Method::post, "/views", "views", Access::signed_in(),
                                                  {"Save a view", view_detail, {Refused::too_large}}, save_new, 201)));
  routes.push_back(writes<Nothing, SavedViewEdit, SavedViewRow>(
      Method::patch, "/views/{view}", "views", Access::signed_in("one's own"),
      {"Rename a view, share it, or save over it",
       view_detail,
       {Refused::not_found, Refused::not_permitted, Refused::too_large}},
      edit_view));
  routes.push_back(writes<Nothing, Nothing, Nothing>(
      Method::delete_, "/views/{view}", "views",
      Access::signed_in("one's own; administrators may delete what is shared"),
      {"Delete a saved view", "", {Refused::not_found, Refused::not_permitted}}, delete_view));
  return routes;
}

}  // namespace sluice::api
