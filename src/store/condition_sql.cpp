#include "store/condition_sql.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/words.h"
#include "domain/change/projection.h"
#include "domain/process/condition_fields.h"
#include "store/dialect.h"

namespace sluice::store {

namespace {

/// What both databases take in one statement, with room for the rest of the filter.
constexpr std::size_t parameters_max = 20'000;

/// Where the value of a field stands.
enum class Place {
  title,
  word,              ///< a column of text, null where nothing is said
  flag,              ///< a column of 0 and 1
  person,            ///< a row of change_parts
  people,            ///< any number of them
  services,          ///< rows of change_services
  service_type,      ///< the same, by what the directory says of them
  criticality,       ///< the same
  tags,              ///< rows of change_tags
  requester_groups,  ///< the requester's column, by what the directory says
};

struct Listed {
  std::string_view field;
  Place place;
  const char* name;  ///< of the column, or of the part
};

constexpr std::array listed{
    Listed{"title", Place::title, ""},
    Listed{"impact", Place::word, "c.impact"},
    Listed{"urgency", Place::word, "c.urgency"},
    Listed{"priority", Place::word, "c.priority"},
    Listed{"risk", Place::word, "c.risk"},
    Listed{"services", Place::services, ""},
    Listed{"service_type", Place::service_type, ""},
    Listed{"service_criticality", Place::criticality, ""},
    Listed{"tags", Place::tags, ""},
    Listed{"requester", Place::person, "requester"},
    Listed{"requester_groups", Place::requester_groups, ""},
    Listed{"owner", Place::person, "owner"},
    Listed{"developer", Place::person, "developer"},
    Listed{"test_lead", Place::person, "test_lead"},
    Listed{"deployer", Place::person, "deployer"},
    Listed{"verifiers", Place::people, "verifier"},
    Listed{"planned_start", Place::word, "c.planned_start_day"},
    Listed{"planned_end", Place::word, "c.planned_end_day"},
    Listed{"restricted", Place::flag, "c.restricted"},
    Listed{"phase_reached", Place::word, "c.phase_reached"},
    Listed{"outcome", Place::word, "c.outcome"},
    Listed{"users_hindered", Place::word, "c.users_hindered"},
    Listed{"data_or_site_lost", Place::flag, "c.data_or_site_lost"},
    Listed{"activity_stopped_too_long", Place::flag, "c.activity_stopped_too_long"},
};

const Listed* find_listed(std::string_view field) {
  const auto* const found = std::ranges::find(listed, field, &Listed::field);
  return found == listed.end() ? nullptr : found;
}

/// SQL with the values of its question marks.
struct Piece {
  std::string sql;
  std::vector<Value> values{};
};

Piece nothing() { return {"1 = 0"}; }

Piece joined(const std::vector<Piece>& pieces, const char* between) {
  Piece all;
  for (const auto& one : pieces) {
    all.sql += (all.sql.empty() ? "(" : between) + one.sql;
    all.values.insert(all.values.end(), one.values.begin(), one.values.end());
  }
  all.sql += ")";
  return all;
}

Piece both(const Piece& one, const Piece& other) { return joined({one, other}, " AND "); }
Piece none_of(Piece one) { return {"NOT " + one.sql, std::move(one.values)}; }

/// That a column is one of some values.
template <class T>
Piece among(const std::string& column, const std::vector<T>& values) {
  std::vector<Piece> slices;
  in_slices(values, [&](const InList& list) {
    auto& slice = slices.emplace_back(Piece{column + list.sql()});
    list.append_to(slice.values);
  });
  return slices.empty() ? Piece{"(1 = 0)"} : joined(slices, " OR ");
}

/// Rows that belong to a change.
struct Rows {
  std::string from;    ///< "change_tags x WHERE x.change_id = c.id"
  std::string column;  ///< that holds the value
};

Piece some(const Rows& rows) { return {"EXISTS (SELECT 1 FROM " + rows.from + ")"}; }

template <class T>
Piece some_among(const Rows& rows, const std::vector<T>& values) {
  auto one_of = among(rows.column, values);
  return {"EXISTS (SELECT 1 FROM " + rows.from + " AND " + one_of.sql + ")", std::move(one_of.values)};
}

const Rows service_rows{"change_services x WHERE x.change_id = c.id", "x.service"};
const Rows tag_rows{"change_tags x WHERE x.change_id = c.id", "x.tag"};
Rows people_rows(const char* part) {
  return {fmt::format("change_parts x WHERE x.change_id = c.id AND x.part = '{}'", part), "x.person"};
}

/// A field that several rows hold, or one of them: who has none says nothing.
template <class T>
Piece compared(const Rows& rows, Operator op, const std::vector<T>& values) {
  switch (op) {
    case Operator::is:
    case Operator::includes: return some_among(rows, values);
    case Operator::is_not:
    case Operator::excludes: return both(some(rows), none_of(some_among(rows, values)));
    case Operator::filled: return some(rows);
    case Operator::empty: return none_of(some(rows));
    case Operator::at_least:
    case Operator::at_most: break;
  }
  return nothing();
}

/// Those words of a level that an operator lets through.
std::vector<std::string> let_through(const std::vector<std::string>& words, const Condition& condition) {
  std::vector<std::string> some;
  const auto named = [&](const std::string& one) {
    return std::ranges::find(condition.values, one) != condition.values.end();
  };
  const auto bound = condition.values.empty() ? words.end() : std::ranges::find(words, condition.values.front());
  for (auto one = words.begin(); one != words.end(); ++one) {
    const bool through =
        (condition.op == Operator::is && named(*one)) || (condition.op == Operator::is_not && !named(*one)) ||
        (condition.op == Operator::at_least && one >= bound) || (condition.op == Operator::at_most && one <= bound);
    if (through) some.push_back(*one);
  }
  return some;
}

/// Makes the SQL of one condition after the other.
class Asking {
 public:
  Asking(Conditions& to, const Directory& directory, Dialect dialect)
      : to_(to), directory_(directory), dialect_(dialect) {}

  Piece one(const Condition& condition) {
    const auto* const place = find_listed(condition.field);
    ensure(place != nullptr, "a condition on a field that no table holds");
    switch (place->place) {
      case Place::title: return of_title(condition);
      case Place::word: return of_word(place->name, condition);
      case Place::flag: return of_flag(place->name, condition);
      case Place::person:
      case Place::people: return compared(people_rows(place->name), condition.op, people(condition));
      case Place::services: return compared(service_rows, condition.op, services(condition));
      case Place::service_type: return compared(service_rows, condition.op, services_of_type(condition));
      case Place::criticality: return of_criticality(condition);
      case Place::tags: return compared(tag_rows, condition.op, kept(condition.values));
      case Place::requester_groups: return of_requester_groups(condition);
    }
    return nothing();
  }

  std::vector<Piece> each(const std::vector<Condition>& conditions) {
    std::vector<Piece> pieces;
    for (const auto& condition : conditions) pieces.push_back(one(condition));
    return pieces;
  }

 private:
  std::vector<std::string_view> kept(const std::vector<std::string>& words) {
    std::vector<std::string_view> views;
    for (const auto& one : words) views.push_back(to_.keep(one));
    return views;
  }

  Piece of_title(const Condition& condition) {
    const Piece said{"c.title <> ''"};
    if (condition.op == Operator::filled) return said;
    if (condition.op == Operator::empty) return {"c.title = ''"};
    std::vector<Piece> parts;
    for (const auto& one : condition.values)
      parts.push_back({holds_text("c.title_folded", dialect_), {to_.keep(folded(one))}});
    const auto holds = joined(parts, " OR ");
    return both(said, condition.op == Operator::includes ? holds : none_of(holds));
  }

  /// A comparison with null is never true, which is what is wanted of a field that says nothing.
  Piece of_word(const std::string& column, const Condition& condition) {
    if (condition.op == Operator::filled) return {column + " IS NOT NULL"};
    if (condition.op == Operator::empty) return {column + " IS NULL"};
    const auto field = condition_field(condition.field, Process{});
    if (field && field->kind == ConditionKind::level) return among(column, kept(let_through(field->words, condition)));
    if (condition.op == Operator::at_least) return {column + " >= ?", {to_.keep(condition.values.front())}};
    if (condition.op == Operator::at_most) return {column + " <= ?", {to_.keep(condition.values.front())}};
    const auto one_of = among(column, kept(condition.values));
    return condition.op == Operator::is ? one_of : none_of(one_of);
  }

  static Piece of_flag(const std::string& column, const Condition& condition) {
    if (condition.op == Operator::filled) return {column + " IS NOT NULL"};
    if (condition.op == Operator::empty) return {column + " IS NULL"};
    std::vector<std::int64_t> flags;
    for (const auto& one : condition.values) flags.push_back(one == "true" ? 1 : 0);
    return among(column, flags);
  }

  std::vector<PersonId> people(const Condition& condition) const {
    std::vector<PersonId> ids;
    for (const auto& login : condition.values)
      if (const auto* person = directory_.person_by_login(login)) ids.push_back(person->id);
    return ids;
  }

  std::vector<ServiceId> services(const Condition& condition) const {
    std::vector<ServiceId> ids;
    for (const auto& key : condition.values)
      if (const auto* service = directory_.service_by_key(key)) ids.push_back(service->id);
    return ids;
  }

  template <class Wanted>
  std::vector<ServiceId> services_that(Wanted wanted) const {
    std::vector<ServiceId> ids;
    for (const auto& [id, service] : directory_.services)
      if (wanted(*service)) ids.push_back(id);
    return ids;
  }

  std::vector<ServiceId> services_of_type(const Condition& condition) const {
    return services_that([&](const Service& service) {
      return std::ranges::find(condition.values, std::string{word(service.type)}) != condition.values.end();
    });
  }

  /// The highest of its services is one of those let through: there is one of them, and none above.
  Piece of_criticality(const Condition& condition) const {
    if (!takes_value(condition.op)) return compared(service_rows, condition.op, std::vector<ServiceId>{});
    const auto words = condition_field(condition.field, Process{})->words;
    std::vector<Piece> any;
    for (const auto& one : let_through(words, condition)) {
      const auto highest = from_word<Criticality>(one);
      const auto those = services_that([&](const Service& service) { return service.criticality == highest; });
      const auto above = services_that([&](const Service& service) { return service.criticality > highest; });
      if (!those.empty())
        any.push_back(both(some_among(service_rows, those), none_of(some_among(service_rows, above))));
    }
    return any.empty() ? nothing() : joined(any, " OR ");
  }

  /// Who is in no group is known to be in none.
  Piece of_requester_groups(const Condition& condition) const {
    const bool any_group = !takes_value(condition.op);
    std::set<PersonId> members;
    for (const auto& [id, group] : directory_.groups)
      if (any_group || std::ranges::find(condition.values, group->key) != condition.values.end())
        members.insert(group->members.begin(), group->members.end());
    auto within = among("c.requester", std::vector<PersonId>{members.begin(), members.end()});
    const bool wanted = condition.op == Operator::includes || condition.op == Operator::filled;
    return wanted ? within : none_of(std::move(within));
  }

  Conditions& to_;
  const Directory& directory_;
  Dialect dialect_;
};

}  // namespace

bool can_be_listed_by(std::string_view field) { return find_listed(field) != nullptr; }

Result<void> add_where(Conditions& conditions, const Where& where, Dialect dialect) {
  Asking asking{conditions, *where.directory, dialect};
  auto pieces = asking.each(where.conditions.all);
  if (!where.conditions.any.empty()) pieces.push_back(joined(asking.each(where.conditions.any), " OR "));
  for (const auto& piece : pieces) conditions.add(piece.sql, piece.values);
  if (conditions.values().size() > parameters_max)
    return refuse(Refused::invalid,
                  "The conditions stand for more than 20,000 people and services. Take some of them away.");
  return {};
}

}  // namespace sluice::store
