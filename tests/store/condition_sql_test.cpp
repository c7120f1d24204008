// Conditions asked of the read tables, compared with the evaluator over random changes.
#include "store/condition_sql.h"

#include <gtest/gtest.h>

#include <random>

#include "base/described.h"
#include "domain/change/applies.h"
#include "domain/process/check.h"
#include "domain/process/condition_fields.h"
#include "small_change.h"
#include "store/support/test_database.h"

namespace sluice::store {
namespace {

const Viewer everybody{.person = std::nullopt, .groups = {}, .sees_everything = true};
using Ids = std::vector<std::int64_t>;

/// Four people, three groups of which one is empty, five services.
std::shared_ptr<const Directory> small_directory() {
  auto directory = std::make_shared<Directory>();
  for (std::int64_t id = 1; id <= 4; ++id)
    directory->people[{id}] = std::make_shared<Person>(Person{{id}, "person" + std::to_string(id), "Name", {}, {}});
  const std::vector<std::set<PersonId>> members{{{1}, {2}}, {{2}, {3}}, {}};
  for (std::int64_t id = 1; id <= 3; ++id)
    directory->groups[{id}] = std::make_shared<Group>(
        Group{{id}, "group" + std::to_string(id), "Name", {}, members[static_cast<std::size_t>(id - 1)]});
  for (std::int64_t id = 1; id <= 5; ++id) {
    Service service;
    service.id = {id};
    service.key = "service" + std::to_string(id);
    service.type = static_cast<ServiceType>(id % 3);
    service.criticality = static_cast<Criticality>(id % 4);
    directory->services[{id}] = std::make_shared<Service>(service);
  }
  return directory;
}

class Random {
 public:
  explicit Random(std::uint32_t seed) : random_(seed) {}
  std::int64_t below(std::int64_t most) { return static_cast<std::int64_t>(random_() % static_cast<unsigned>(most)); }
  bool chance() { return below(2) == 0; }
  template <class T>
  T one_of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(below(static_cast<std::int64_t>(all.size())))];
  }
  template <class Enum>
  Enum any() {
    std::vector<Enum> all;
    for_each_enumerator<Enum>([&](std::string_view, Enum one) { all.push_back(one); });
    return one_of(all);
  }
  template <class Enum>
  std::optional<Enum> maybe() {
    return chance() ? std::optional{any<Enum>()} : std::nullopt;
  }

 private:
  std::mt19937 random_;
};

const std::vector<std::string> titles{"Upgrade the database", "Ärger mit VAT", "100% of_it", "upgrade", "--"};
const std::vector<std::string> wanted_in_titles{"upgrade", "arger", "Data base", "100%", "_", "the", "--"};
const std::vector<std::string> tags{"database", "urgent", "it's", "Ü"};
const std::vector<std::string> days{"2027-01-30", "2027-01-31", "2027-12-01"};

void add_people(SmallChange& to, Random& random) {
  const auto maybe = [&](Part part) -> std::optional<PersonId> {
    if (random.chance()) return std::nullopt;
    const PersonId person{random.below(4) + 1};
    to.projection.parts.insert({person, part});
    return person;
  };
  auto& fields = to.change.fields;
  to.projection.parts.clear();
  to.change.requester = {random.below(4) + 1};
  to.projection.parts.insert({to.change.requester, Part::requester});
  fields.owner = maybe(Part::owner);
  fields.developer = maybe(Part::developer);
  fields.test_lead = maybe(Part::test_lead);
  fields.deployer = maybe(Part::deployer);
  for (int i = 0; i < 2; ++i)
    if (const auto person = maybe(Part::verifier);
        person && std::ranges::find(fields.verifiers, *person) == fields.verifiers.end())
      fields.verifiers.push_back(*person);
}

SmallChange random_change(std::int64_t id, Random& random) {
  auto made = small_change(id, random.one_of(titles));
  auto& change = made.change;
  auto& fields = change.fields;
  fields.impact = random.maybe<Level>();
  fields.urgency = random.maybe<Level>();
  made.projection.priority = priority_of(fields);
  for (std::int64_t service = 1; service <= 5; ++service)
    if (random.below(3) == 0) fields.services.push_back({service});
  for (const auto& tag : tags)
    if (random.below(3) == 0) fields.tags.push_back(tag);
  if (random.chance()) fields.planned_start = PlannedTime{random.one_of(days) + "T23:30", "Pacific/Auckland", noon};
  if (random.chance()) fields.planned_end = PlannedTime{random.one_of(days) + "T00:10", "America/Lima", noon};
  add_people(made, random);
  change.restricted = random.chance();
  change.outcome = random.maybe<Outcome>();
  if (random.chance()) change.magnitude = Magnitude{random.any<UsersHindered>(), random.chance(), random.chance()};
  if (random.chance()) change.visits.push_back({"later", "Later", random.any<Phase>(), noon, {}});
  return made;
}

std::string value_for(const ConditionField& field, Random& random) {
  if (!field.words.empty()) return random.one_of(field.words);
  if (field.kind == ConditionKind::yes_no) return random.chance() ? "true" : "false";
  if (field.kind == ConditionKind::day) return random.one_of(days);
  if (field.kind == ConditionKind::text) return random.one_of(wanted_in_titles);
  if (field.key == "tags") return random.chance() ? random.one_of(tags) : "never-seen";
  const auto number = std::to_string(random.below(5) + 1);
  if (field.key == "services") return "service" + number;
  return (field.key == "requester_groups" ? "group" : "person") + number;
}

Condition random_condition(const ConditionField& field, Random& random) {
  Condition condition{field.key, random.one_of(operators_for(field.kind)), {}};
  if (!takes_value(condition.op)) return condition;
  const auto values = takes_several(condition.op) ? random.below(3) + 1 : 1;
  for (std::int64_t i = 0; i < values; ++i) condition.values.push_back(value_for(field, random));
  return condition;
}

std::vector<ConditionField> listed_fields() {
  auto fields = condition_fields(Process{});
  std::erase_if(fields, [](const ConditionField& one) { return !can_be_listed_by(one.key); });
  return fields;
}

class ConditionSql : public DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    Random random{11};
    for (std::int64_t id = 1; id <= 60; ++id) changes_.push_back(random_change(id, random));
    write(session(), changes_);
  }
  Ids listed(const sluice::Conditions& where) {
    const ChangeFilter filter{.where = Where{where, directory_}};
    const auto page = list_changes(session(), everybody, filter, {SortBy::id, false}, 200, "");
    if (!page) throw std::runtime_error(page.error().detail);
    EXPECT_EQ(count_changes(session(), everybody, filter).value(), static_cast<std::int64_t>(page->rows.size()));
    Ids ids;
    for (const auto& row : page->rows) ids.push_back(row.id.value);
    return ids;
  }
  [[nodiscard]] Ids known_to_hold(const sluice::Conditions& where) const {
    Ids ids;
    for (const auto& one : changes_)
      if (evaluate(where, one.change, *directory_, Process{}) == Truth::yes) ids.push_back(one.change.id.value);
    return ids;
  }
  void compare(const sluice::Conditions& where) {
    ASSERT_TRUE(check(where, Process{}).empty()) << in_words(where, Process{});
    EXPECT_EQ(listed(where), known_to_hold(where)) << in_words(where, Process{});
  }

  std::shared_ptr<const Directory> directory_ = small_directory();
  std::vector<SmallChange> changes_;
};
INSTANTIATE_TEST_SUITE_P(Databases, ConditionSql, both_databases, database_name);

TEST_P(ConditionSql, finds_by_each_field_what_the_evaluator_says) {
  Random random{23};
  for (const auto& field : listed_fields())
    for (int i = 0; i < 25; ++i) compare({{random_condition(field, random)}, {}});
}

TEST_P(ConditionSql, joins_all_and_any_as_the_evaluator_does) {
  Random random{37};
  const auto fields = listed_fields();
  for (int i = 0; i < 300; ++i) {
    sluice::Conditions where;
    for (auto left = random.below(3); left > 0; --left)
      where.all.push_back(random_condition(random.one_of(fields), random));
    for (auto left = random.below(4); left > 0; --left)
      where.any.push_back(random_condition(random.one_of(fields), random));
    if (where.all.empty() && where.any.empty()) continue;
    compare(where);
  }
}

TEST_P(ConditionSql, says_of_each_built_in_field_whether_lists_know_it) {
  std::set<std::string> unknown;
  for (const auto& one : condition_fields(Process{}))
    if (!can_be_listed_by(one.key)) unknown.insert(one.key);
  EXPECT_EQ(unknown, (std::set<std::string>{"description", "reason", "deployment_plan", "backout_plan", "test_plan",
                                            "communication_plan"}));
  EXPECT_FALSE(can_be_listed_by("answer_of_a_form"));
}

TEST_P(ConditionSql, hides_what_may_not_be_seen_whatever_is_asked) {
  const sluice::Conditions where{{}, {{"restricted", Operator::is, {"true"}}, {"title", Operator::filled, {}}}};
  const ChangeFilter filter{.where = Where{where, directory_}};
  const auto open = static_cast<std::int64_t>(
      std::ranges::count_if(changes_, [](const SmallChange& one) { return !one.change.restricted; }));
  EXPECT_EQ(count_changes(session(), Viewer{}, filter).value(), open);
}

TEST_P(ConditionSql, refuses_what_no_statement_takes) {
  auto directory = std::make_shared<Directory>(*directory_);
  Group everyone{{9}, "everyone", "Everyone", {}, {}};
  for (std::int64_t id = 1; id <= 3'000; ++id) everyone.members.insert({id});
  directory->groups[{9}] = std::make_shared<Group>(everyone);
  sluice::Conditions where;
  for (int i = 0; i < 10; ++i) where.all.push_back({"requester_groups", Operator::includes, {"everyone"}});
  const auto refused = count_changes(session(), everybody, {.where = Where{where, directory}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().why, Refused::invalid);
  where.all.resize(5);
  EXPECT_EQ(count_changes(session(), everybody, {.where = Where{where, directory}}).value(), 60);
}

}  // namespace
}  // namespace sluice::store
