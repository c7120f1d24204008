// Finding anything by its words.
#include <algorithm>

#include "api/routes.h"
#include "api/terms.h"
#include "api/views/lists.h"
#include "base/words.h"

namespace sluice::api {
namespace {

struct SearchQuery {
  std::optional<std::string> q;
};
BOOST_DESCRIBE_STRUCT(SearchQuery, (), (q))

struct TermView {
  std::string term;
  std::string meaning;
};
BOOST_DESCRIBE_STRUCT(TermView, (), (term, meaning))

struct Found {
  std::vector<ChangeRowView> changes;
  std::vector<NamedRef> services;
  std::vector<PersonRef> people;
  std::vector<NamedRef> groups;
  std::vector<NamedRef> processes;
  std::vector<TermView> terms;
};
BOOST_DESCRIBE_STRUCT(Found, (), (changes, services, people, groups, processes, terms))

constexpr std::int64_t changes_max = 20;
constexpr std::size_t others_max = 10;

/// Every word asked for begins a word of the text.
class Matcher {
 public:
  explicit Matcher(std::string_view asked) : words_(words_of(asked)) {}

  [[nodiscard]] bool finds(std::string_view text) const {
    if (words_.empty()) return false;
    const auto padded = " " + folded(text);
    return std::ranges::all_of(words_,
                               [&](const std::string& word) { return padded.find(" " + word) != std::string::npos; });
  }

 private:
  std::vector<std::string> words_;
};

template <class T>
void keep_first(std::vector<T>& list) {
  if (list.size() > others_max) list.resize(others_max);
}

void find_in_directory(const Matcher& matcher, const Directory& directory, Found& found) {
  for (const auto& [id, service] : directory.services)
    if (matcher.finds(service->key + " " + service->name)) found.services.push_back({service->key, service->name});
  for (const auto& [id, person] : directory.people)
    if (matcher.finds(person->login + " " + person->name)) found.people.push_back({person->login, person->name});
  for (const auto& [id, group] : directory.groups)
    if (matcher.finds(group->key + " " + group->name)) found.groups.push_back({group->key, group->name});
  for (const auto& [id, published] : directory.processes) {
    if (published->retired || published->versions.empty()) continue;
    const auto& process = published->versions.rbegin()->second->process;
    if (matcher.finds(process.key + " " + process.name)) found.processes.push_back({process.key, process.name});
  }
  keep_first(found.services);
  keep_first(found.people);
  keep_first(found.groups);
  keep_first(found.processes);
}

Result<Found> search(Call& call, const SearchQuery& query) {
  Found found;
  const auto asked = query.q.value_or("");
  const Matcher matcher{asked};
  if (words_of(asked).empty()) return found;
  const store::ChangeFilter filter{.words = asked};
  SLUICE_TRY(const auto page, store::list_changes(call.read(), viewer(call), filter, {}, changes_max, ""));
  found.changes = change_rows(page.rows, *call.directory);
  find_in_directory(matcher, *call.directory, found);
  for (const auto& term : terms())
    if (matcher.finds(std::string{term.term} + " " + std::string{term.other_names}))
      found.terms.push_back({std::string{term.term}, std::string{term.meaning}});
  keep_first(found.terms);
  return found;
}

}  // namespace

std::vector<Route> search_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<SearchQuery, Found>("/search", "search", Access::by(Permission::see),
                                             {"Find changes, services, people, groups, processes and words",
                                              "Every word of `q` has to be there, the last as a beginning; newest "
                                              "changes first. Other names of things find them, too: "
                                              "`rollback` finds the backout plan."},
                                             search));
  return routes;
}

}  // namespace sluice::api
