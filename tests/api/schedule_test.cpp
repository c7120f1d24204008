// Schedules through the API, and the calendar that others read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/api_world.h"

namespace sluice::api {
namespace {

using boost::json::array;
using boost::json::object;
using testing::HasSubstr;

class SchedulesApi : public ApiTest {
 protected:
  static object timing(object more = {}) {
    object timing{
        {"start", "2027-03-02T06:00"}, {"zone", "Europe/Berlin"}, {"rule", "FREQ=DAILY;INTERVAL=60"}, {"shift", "next"},
        {"window_minutes", 30},        {"lead_minutes", 10'080}};
    for (auto& [name, value] : more) timing[name] = value;
    return timing;
  }
  static object certificate(object change = {}) {
    object planned{{"process", "small"}, {"title", "Renew the certificate"}};
    for (auto& [name, value] : change) planned[name] = value;
    return {{"name", "TLS portal"}, {"timing", timing()}, {"change", planned}};
  }
  std::string scheduled(object change = {}) {
    return text(must(201, Method::post, "/schedules", {.who = "priya", .body = certificate(std::move(change))}), "/id");
  }
  /// Until that moment, with what falls due.
  void at(std::string_view utc) {
    later(*from_rfc3339(utc) - now());
    engine().settle();
    sign_in_anew();
  }
  Json must_of(unsigned status, const std::string& path) { return must(status, Method::get, path, {.who = "dana"}); }
};
INSTANTIATE_TEST_SUITE_P(Databases, SchedulesApi, store::both_databases, store::database_name);

TEST_P(SchedulesApi, carries_a_schedule_from_its_preview_to_its_end) {
  const auto preview = must(200, Method::post, "/schedules/preview", {.who = "priya", .body = timing()});
  EXPECT_EQ(text(preview, "/repeats"), "every 60 days");
  EXPECT_EQ(preview.at("coming").as_array().size(), 10U);
  EXPECT_EQ(text(preview, "/coming/1/local"), "2027-05-01T06:00");
  EXPECT_EQ(text(preview, "/coming/1/planned"), "2027-05-03T06:00");

  const auto id = scheduled();
  EXPECT_EQ(id, "SCH-1");
  const auto path = "/schedules/" + id;
  must(200, Method::post, path + "/skips",
       {.who = "priya", .body = {{"local", "2027-05-01T06:00"}, {"reason", "Renewed by hand"}}});
  auto shown = must_of(200, path);
  EXPECT_EQ(text(shown, "/coming/1/fate"), "skipped");
  EXPECT_EQ(text(shown, "/coming/1/skip_reason"), "Renewed by hand");
  EXPECT_EQ(text(shown, "/may_edit"), "true") << "Dana is a change manager";
  EXPECT_EQ(text(must(200, Method::get, path, {.who = "mei"}), "/may_edit"), "false");

  at("2027-02-23T05:00:01Z");
  const auto past = must_of(200, path + "/occurrences");
  EXPECT_EQ(text(past, "/items/0/skipped"), "true");
  const auto change = text(past, "/items/1/change");
  EXPECT_EQ(text(must_of(200, "/changes/" + change), "/planned_start/local"), "2027-03-02T06:00");
  EXPECT_THAT(text(must_of(200, "/changes/" + change + "/history?order=asc"), "/items/0/summary"),
              "Sluice opened this change for SCH-1, Tue 2 Mar 2027 06:00.");

  must(200, Method::delete_, path + "/skips/2027-05-01T06:00", {.who = "priya"});
  must(200, Method::post, path + "/pause", {.who = "dana", .body = {{"reason", "The portal is being moved"}}});
  must(200, Method::post, path + "/resume", {.who = "priya", .body = object{}});
  const auto edited = must(200, Method::patch, path,
                           {.who = "priya", .body = {{"deputy", "dana"}, {"timing", object{{"lead_minutes", 1440}}}}});
  EXPECT_EQ(text(edited, "/deputy/login"), "dana");
  EXPECT_EQ(text(edited, "/timing/lead_minutes"), "1440");
  const auto altered = must(200, Method::post, path + "/change-from",
                            {.who = "dana",
                             .body = {{"local", "2027-06-30T06:00"},
                                      {"timing", object{{"rule", "FREQ=DAILY;INTERVAL=30"}}},
                                      {"change", object{{"title", "Renew both"}}}}});
  EXPECT_EQ(text(altered, "/later/0/planned/title"), "Renew both");
  EXPECT_EQ(text(altered, "/coming/2/local"), "2027-07-30T06:00");
  must(200, Method::post, path + "/end", {.who = "priya", .body = {{"reason", "The portal is gone"}}});
  shown = must_of(200, path);
  EXPECT_EQ(text(shown, "/state"), "ended");
  EXPECT_EQ(text(shown, "/ended/reason"), "The portal is gone");
  EXPECT_EQ(must_of(200, path + "/history").at("items").as_array().size(), 10U);
  EXPECT_EQ(text(must(409, Method::post, path + "/resume", {.who = "priya", .body = object{}}), "/type"),
            "/problems/out-of-turn");
}

TEST_P(SchedulesApi, previews_a_change_from_an_occurrence_on_as_saving_it_gives) {
  const auto path = "/schedules/" + scheduled();
  must(200, Method::post, path + "/skips",
       {.who = "priya", .body = {{"local", "2027-05-01T06:00"}, {"reason", "Renewed by hand"}}});
  const auto locals = [](const Json& answer, std::size_t after) {
    std::string all;
    const auto& coming = answer.at("coming").as_array();
    for (std::size_t i = after; i < after + 4; ++i) all += text(coming.at(i), "/local") + " ";
    return all;
  };
  const object unaltered{{"local", "2027-06-30T06:00"}};
  EXPECT_EQ(text(must(200, Method::post, path + "/preview", {.who = "priya", .body = unaltered}), "/coming/0/local"),
            "2027-06-30T06:00");
  const object edit{{"local", "2027-06-30T06:00"}, {"timing", object{{"rule", "FREQ=DAILY;INTERVAL=90"}}}};
  const auto preview = must(200, Method::post, path + "/preview", {.who = "priya", .body = edit});
  EXPECT_EQ(text(preview, "/repeats"), "every 90 days");
  EXPECT_EQ(text(preview, "/coming/0/local"), "2027-06-30T06:00");
  EXPECT_EQ(text(preview, "/coming/1/local"), "2027-09-28T06:00");
  const auto all = must(200, Method::post, path + "/preview", {.who = "priya", .body = object{}});
  EXPECT_EQ(text(all, "/coming/1/fate"), "skipped");
  EXPECT_EQ(text(must_of(200, path), "/version"), "2") << "nothing is saved";
  const auto saved = must(200, Method::post, path + "/change-from", {.who = "priya", .body = edit});
  EXPECT_EQ(locals(saved, 2), locals(preview, 0));
  must(403, Method::post, path + "/preview", {.who = "lee", .body = edit});
  must(422, Method::post, path + "/preview", {.who = "priya", .body = object{{"local", "2027-06-29T06:00"}}});
}

TEST_P(SchedulesApi, lists_what_is_to_come_and_who_is_needed) {
  const auto id = scheduled();
  auto daily = certificate();
  daily["name"] = "Daily restart";
  daily["timing"] = timing({{"rule", "FREQ=WEEKLY"}, {"lead_minutes", 0}});
  must(201, Method::post, "/schedules", {.who = "lee", .body = daily});
  auto list = must_of(200, "/schedules");
  EXPECT_EQ(text(list, "/total"), "2");
  EXPECT_EQ(text(must_of(200, "/schedules?q=daily"), "/items/0/name"), "Daily restart");
  EXPECT_EQ(text(must_of(200, "/schedules?person=priya"), "/items/0/id"), id);
  EXPECT_EQ(text(must_of(200, "/schedules?limit=1&state=active"), "/items/0/id"), id);
  const auto next = text(must_of(200, "/schedules?limit=1"), "/next");
  EXPECT_EQ(text(must_of(200, "/schedules?limit=1&cursor=" + next), "/items/0/name"), "Daily restart");
  const auto coming = must_of(200, "/schedules/coming?from=2027-03-01T00:00:00Z&before=2027-03-20T00:00:00Z");
  EXPECT_EQ(coming.at("items").as_array().size(), 4U);
  EXPECT_EQ(text(coming, "/items/0/start"), "2027-03-02T05:00:00Z");
  must(400, Method::get, "/schedules/coming?from=2027-03-01T00:00:00Z&before=2029-03-20T00:00:00Z", {.who = "dana"});

  EXPECT_EQ(must_of(200, "/schedules?needs_owner=true").at("items").as_array().size(), 0U);
  must(200, Method::post, "/people/priya/disabling", {.who = "ada", .body = {{"reason", "left"}}});
  list = must_of(200, "/schedules?needs_owner=true");
  EXPECT_EQ(text(list, "/items/0/id"), id);
  EXPECT_EQ(text(list, "/items/0/needs_owner"), "true");
  EXPECT_EQ(text(list, "/items/0/next_owner"), "Dana Kowalski");
}

TEST_P(SchedulesApi, refuses_by_name_what_does_not_do) {
  auto body = certificate({{"title", ""}, {"planned_start", object{{"local", "2027-03-02T06:00"}, {"zone", "UTC"}}}});
  body["timing"] = timing({{"rule", "FREQ=MINUTELY"}, {"start", "soon"}});
  const auto problem = must(422, Method::post, "/schedules", {.who = "priya", .body = body});
  std::string pointers;
  for (const auto& one : problem.at("errors").as_array()) pointers += text(one, "/pointer") + " ";
  EXPECT_EQ(pointers, "/change/planned_start /change/title /timing/start ");
  EXPECT_THAT(
      text(must(422, Method::post, "/schedules/preview", {.who = "priya", .body = timing({{"rule", "FREQ=MINUTELY"}})}),
           "/errors/0/detail"),
      HasSubstr("each hour at the most"));
  must(404, Method::get, "/schedules/SCH-99", {.who = "priya"});
  must(404, Method::get, "/schedules/99", {.who = "priya"});
  must(401, Method::get, "/schedules");
  const auto id = scheduled();
  must(403, Method::post, "/schedules/" + id + "/pause", {.who = "lee", .body = {{"reason", "x"}}});
  must(412, Method::post, "/schedules/" + id + "/pause",
       {.who = "priya", .body = {{"reason", "x"}}, .headers = {{"If-Match", "\"7\""}}});
}

TEST_P(SchedulesApi, makes_one_for_the_same_key) {
  const Ask asked{.who = "priya", .body = certificate(), .headers = {{"Idempotency-Key", "once"}}};
  const auto first = must(201, Method::post, "/schedules", asked);
  EXPECT_EQ(text(must(201, Method::post, "/schedules", asked), "/id"), text(first, "/id"));
  EXPECT_EQ(text(must_of(200, "/schedules"), "/total"), "1");
}

TEST_P(SchedulesApi, hides_restricted_ones_everywhere) {
  const auto id = scheduled({{"restricted", true}});
  must(404, Method::get, "/schedules/" + id, {.who = "dana"});
  must(404, Method::get, "/schedules/" + id + "/occurrences", {.who = "dana"});
  must(404, Method::post, "/schedules/" + id + "/pause", {.who = "dana", .body = {{"reason", "x"}}});
  EXPECT_EQ(text(must_of(200, "/schedules"), "/total"), "0");
  EXPECT_EQ(must_of(200, "/schedules/coming?before=2027-12-01T00:00:00Z").at("items").as_array().size(), 0U);
  must(200, Method::get, "/schedules/" + id, {.who = "priya"});
}

class CalendarApi : public SchedulesApi {
 protected:
  Response read(const std::string& path) {
    Request request;
    request.target = path;
    request.headers = {{"Host", "sluice.example.org"}};
    return ask_raw(request);
  }
  std::string address_of(const std::string& who) {
    return text(must(201, Method::post, "/profile/calendar", {.who = who, .body = object{}}), "/path");
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, CalendarApi, store::both_databases, store::database_name);

TEST_P(CalendarApi, is_read_by_its_address_alone_until_that_is_revoked) {
  EXPECT_EQ(text(must(200, Method::get, "/profile/calendar", {.who = "dana"}), "/exists"), "false");
  const auto path = address_of("dana");
  EXPECT_EQ(text(must(200, Method::get, "/profile/calendar", {.who = "dana"}), "/exists"), "true");
  (void)scheduled();
  const auto calendar = read(path);
  ASSERT_EQ(calendar.status, 200U);
  EXPECT_EQ(header_of(calendar, "Content-Type"), "text/calendar; charset=utf-8");
  EXPECT_THAT(calendar.body, HasSubstr("DTSTART:20270302T050000Z"));
  EXPECT_THAT(calendar.body, HasSubstr("STATUS:TENTATIVE"));
  const auto other = address_of("dana");
  EXPECT_EQ(read(path).status, 404U) << "another takes its place";
  EXPECT_EQ(read(other).status, 200U);
  must(204, Method::delete_, "/profile/calendar", {.who = "dana"});
  EXPECT_EQ(read(other).status, 404U);
  EXPECT_EQ(read("/calendar/x.ics").status, 404U);
}

TEST_P(CalendarApi, keeps_the_event_when_its_change_is_opened) {
  const auto path = address_of("dana");
  (void)scheduled();
  const std::string uid = "UID:SCH-1.2027-03-02T0600@";
  EXPECT_THAT(read(path).body, HasSubstr(uid));
  at("2027-02-23T05:00:01Z");
  const auto opened = read(path).body;
  EXPECT_THAT(opened, HasSubstr(uid));
  EXPECT_THAT(opened, HasSubstr("SUMMARY:CHG-1 Renew the certificate"));
  EXPECT_THAT(opened, HasSubstr("URL:http://sluice.example.org/changes/CHG-1"));
}

TEST_P(CalendarApi, shows_restricted_changes_to_those_who_may_see_them) {
  const auto dana = address_of("dana"), priya = address_of("priya");
  const object window{{"local", "2027-02-02T22:00"}, {"zone", "Europe/Berlin"}};
  must(201, Method::post, "/changes",
       {.who = "priya",
        .body = {{"process", "small"}, {"title", "Embargoed fix"}, {"planned_start", window}, {"restricted", true}}});
  EXPECT_THAT(read(priya).body, HasSubstr("Embargoed fix"));
  EXPECT_THAT(read(dana).body, testing::Not(HasSubstr("Embargoed")));
  must(200, Method::post, "/people/priya/disabling", {.who = "ada", .body = {{"reason", "left"}}});
  EXPECT_EQ(read(priya).status, 404U) << "who has left reads nothing";
}

}  // namespace
}  // namespace sluice::api
