#include "store/conditions.h"

#include "base/words.h"
#include "store/dialect.h"

namespace sluice::store {

namespace {
constexpr std::size_t words_max = 20;
}

void add_visibility(Conditions& conditions, const Viewer& viewer) {
  if (viewer.sees_everything) return;
  std::string sql = "(c.restricted = 0";
  std::vector<Value> values;
  if (viewer.person) {
    sql += " OR EXISTS (SELECT 1 FROM change_parts p WHERE p.change_id = c.id AND p.person = ?)";
    values.emplace_back(*viewer.person);
  }
  in_slices(viewer.groups, [&](const InList& list) {
    sql += " OR EXISTS (SELECT 1 FROM change_groups g WHERE g.change_id = c.id AND g.group_id" + list.sql() + ")";
    list.append_to(values);
  });
  conditions.add(sql + ")", values);
}

void add_words(Conditions& conditions, std::string_view text, Dialect dialect) {
  auto words = words_of(text);
  if (words.empty()) return conditions.add("1 = 0");
  if (words.size() > words_max) words.resize(words_max);
  auto match = match_words(words, dialect);
  conditions.add("c.id IN (" + std::string{match.ids} + ")", {conditions.keep(std::move(match.parameter))});
}

}  // namespace sluice::store
