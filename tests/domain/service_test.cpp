#include "domain/service/service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "access_world.h"

namespace sluice {
namespace {

using namespace testing_world;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Owners = Patch<std::vector<PersonId>>;
using DependsOn = Patch<std::vector<ServiceId>>;

struct Services : testing::Test {
  World world;
  PersonId dana = world.person("Dana Kowalski", {Role::change_manager});
  PersonId cem = world.person("Cem Aydin", {Role::service_owner});
  PersonId gone = world.person("Gone Girl", {Role::member}, false);
  ServiceId db = world.service("billing-db", {cem});
  ServiceId app = world.service("billing", {cem}, {db});

  Result<std::vector<ServiceEvent>> when(ServiceCommand command, std::optional<ServiceId> service,
                                         std::optional<PersonId> asker = {}) {
    return decide(service ? world.directory.service(*service) : nullptr, command, world.actor(asker.value_or(dana)),
                  world.directory, {77});
  }
  /// A patch that sets what is given.
  template <class T>
  static ServicePatch patch(Patch<T> ServicePatch::* field, Patch<T> to, ServicePatch others = {}) {
    others.*field = std::move(to);
    return others;
  }
  static std::vector<std::string> pointers(const Result<std::vector<ServiceEvent>>& result) {
    std::vector<std::string> found;
    if (result) return found;
    for (const auto& one : result.error().errors) found.push_back(one.pointer);
    return found;
  }
};

TEST_F(Services, are_added) {
  ServiceFields fields;
  fields.name = "CRM";
  fields.owners = {cem, cem};
  fields.depends_on = {db};
  const auto events = when(AddService{"crm", fields}, {});
  ASSERT_TRUE(events);
  fields.owners = {cem};
  EXPECT_THAT(*events, ElementsAre(ServiceEvent{ServiceAdded{{77}, "crm", fields}}));
  EXPECT_THAT(sluice::apply({}, events->front()).owners, ElementsAre(cem));
}

TEST_F(Services, are_refused_with_every_bad_value) {
  ServiceFields fields;
  fields.recovery_time_minutes = -1;
  fields.recovery_point_minutes = 1LL << 50;
  EXPECT_THAT(pointers(when(AddService{"billing-db", fields}, {})),
              ElementsAre("/key", "/name", "/recovery_time_minutes", "/recovery_point_minutes"));
  fields = {};
  fields.name = "x";
  fields.owners = {gone, {99}};
  fields.depends_on = {{99}, {77}};
  EXPECT_THAT(pointers(when(AddService{"x", fields}, {})),
              ElementsAre("/owners/0", "/owners/1", "/depends_on/0", "/depends_on/1"));
}

TEST_F(Services, do_not_depend_on_each_other_in_a_circle) {
  const auto refused = when(EditService{patch(&ServicePatch::depends_on, DependsOn::set({app}))}, db);
  EXPECT_THAT(pointers(refused), ElementsAre("/depends_on/0"));
  EXPECT_THAT(refused.error().errors[0].detail, HasSubstr("circle"));
  EXPECT_THAT(pointers(when(EditService{patch(&ServicePatch::depends_on, DependsOn::set({db}))}, db)),
              ElementsAre("/depends_on/0"));
}

TEST_F(Services, are_edited_by_their_owners_and_by_managers) {
  const EditService edit{patch(&ServicePatch::description, Patch<Written>::set({"Holds the invoices."}))};
  EXPECT_TRUE(when(edit, db, cem));
  EXPECT_TRUE(when(edit, db, dana));
  const auto stranger = world.person("Sam", {Role::service_owner});
  EXPECT_EQ(when(edit, db, stranger).error().why, Refused::not_permitted) << "owns others, not this one";
  EXPECT_EQ(when(RetireService{}, db, cem).error().why, Refused::not_permitted);
}

TEST_F(Services, keep_an_owner_who_left_until_replaced) {
  world.disable(cem);
  const auto events = when(EditService{patch(&ServicePatch::name, Patch<std::string>::set("Invoices"))}, db);
  ASSERT_TRUE(events) << "an edit of something else goes through";
  EXPECT_THAT(pointers(when(EditService{patch(&ServicePatch::owners, Owners::set({cem, gone}))}, db)),
              ElementsAre("/owners/1"));
}

TEST_F(Services, are_not_altered_by_what_says_the_same) {
  EXPECT_THAT(*when(EditService{patch(&ServicePatch::owners, Owners::set({cem, cem}),
                                      patch(&ServicePatch::name, Patch<std::string>::set("billing-db")))},
                    db),
              IsEmpty());
  EXPECT_THAT(*when(RestoreService{}, db), IsEmpty());
  EXPECT_EQ(when(EditService{}, ServiceId{99}).error().why, Refused::not_found);
}

TEST_F(Services, say_only_what_an_edit_alters) {
  auto expected = patch(&ServicePatch::criticality, Patch<Criticality>::set(Criticality::critical));
  expected = patch(&ServicePatch::recovery_time_minutes, Patch<std::int64_t>::set(30), expected);
  const auto events =
      when(EditService{patch(&ServicePatch::name, Patch<std::string>::set("billing-db"), expected)}, db);
  ASSERT_TRUE(events);
  EXPECT_THAT(*events, ElementsAre(ServiceEvent{ServiceEdited{expected}})) << "the name stays as it was";
  const auto service = sluice::apply(*world.directory.service(db), events->front());
  EXPECT_EQ(service.criticality, Criticality::critical);
  EXPECT_EQ(service.recovery_time_minutes, 30);
  const ServiceEdited cleared{patch(&ServicePatch::recovery_time_minutes, Patch<std::int64_t>::clear())};
  EXPECT_FALSE(sluice::apply(service, cleared).recovery_time_minutes);
}

TEST_F(Services, are_retired_and_restored) {
  const auto retired = sluice::apply(*world.directory.service(db), when(RetireService{}, db)->front());
  EXPECT_TRUE(retired.retired);
  EXPECT_FALSE(sluice::apply(retired, ServiceRestored{}).retired);
}

RC_GTEST_FIXTURE_PROP(Services, never_come_to_depend_on_themselves, ()) {
  for (int i = 0; i < 5; ++i) world.service("s" + std::to_string(i));
  const auto any = rc::gen::map(rc::gen::inRange<std::int64_t>(1, 8), [](std::int64_t id) { return ServiceId{id}; });
  for (int step = *rc::gen::inRange(0, 40); step > 0; --step) {
    const ServiceId at = *any;
    const auto on = *rc::gen::container<std::vector<ServiceId>>(any);
    const auto events = when(EditService{patch(&ServicePatch::depends_on, DependsOn::set(on))}, at);
    if (!events) continue;
    Service service = *world.directory.service(at);
    for (const auto& event : *events) service = sluice::apply(service, event);
    world.directory.services[at] = std::make_shared<const Service>(service);
  }
  for (const auto& [start, service] : world.directory.services) {
    std::set<ServiceId> seen;
    std::vector<ServiceId> left{service->depends_on.begin(), service->depends_on.end()};
    while (!left.empty()) {
      const ServiceId at = left.back();
      left.pop_back();
      RC_ASSERT(at != start);
      if (!seen.insert(at).second) continue;
      const auto& next = world.directory.service(at)->depends_on;
      left.insert(left.end(), next.begin(), next.end());
    }
  }
}

}  // namespace
}  // namespace sluice
