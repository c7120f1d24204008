#include "store/saved_views.h"

#include "store/rows.h"
#include "store/unmet_text.h"

namespace sluice::store {

namespace {

/// A row as it is stored: the columns as JSON.
struct ViewColumns {
  std::int64_t id = 0;
  PersonId person;
  std::string name;
  bool shared = false;
  std::string query, columns, sort;
  Instant created, updated;
};
BOOST_DESCRIBE_STRUCT(ViewColumns, (), (id, person, name, shared, query, columns, sort, created, updated))

SavedView view_from(ViewColumns row) {
  return {.id = row.id,
          .person = row.person,
          .name = std::move(row.name),
          .shared = row.shared,
          .query = std::move(row.query),
          .columns = read_words(row.columns),
          .sort = std::move(row.sort),
          .created = row.created,
          .updated = row.updated};
}

const std::string& select_views() {
  static const auto sql = "SELECT " + columns_of<ViewColumns>() + " FROM saved_views";
  return sql;
}

}  // namespace

std::vector<SavedView> views_for(Session& session, PersonId person) {
  std::vector<SavedView> views;
  session.each<ViewColumns>(select_views() + " WHERE person = ? OR shared = 1 ORDER BY name, id LIMIT ?",
                            {person, views_max + shared_views_max},
                            [&](ViewColumns&& row) { views.push_back(view_from(std::move(row))); });
  return views;
}

std::optional<SavedView> find_view(Session& session, std::int64_t id) {
  auto row = session.one<ViewColumns>(select_views() + " WHERE id = ?", {id});
  if (!row) return std::nullopt;
  return view_from(std::move(*row));
}

std::optional<SavedView> view_named(Session& session, PersonId person, std::string_view name) {
  auto row = session.one<ViewColumns>(select_views() + " WHERE person = ? AND name = ?", {person, name});
  if (!row) return std::nullopt;
  return view_from(std::move(*row));
}

std::int64_t count_views(Session& session, PersonId person) {
  return session.one<std::int64_t>("SELECT count(*) FROM saved_views WHERE person = ?", {person}).value_or(0);
}

std::int64_t count_shared_views(Session& session) {
  return session.one<std::int64_t>("SELECT count(*) FROM saved_views WHERE shared = 1").value_or(0);
}

void put_view(Session& session, const SavedView& view) {
  const ViewColumns row{.id = view.id,
                        .person = view.person,
                        .name = view.name,
                        .shared = view.shared,
                        .query = view.query,
                        .columns = words_text(view.columns),
                        .sort = view.sort,
                        .created = view.created,
                        .updated = view.updated};
  insert_row(session, "saved_views", row, replacing<ViewColumns>("id"));
}

bool remove_view(Session& session, std::int64_t id) {
  return session.run("DELETE FROM saved_views WHERE id = ?", {id}) == 1;
}

}  // namespace sluice::store
