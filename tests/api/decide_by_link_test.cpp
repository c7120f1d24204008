// Deciding by the link in a mail: without a session, by all the rules, once.
#include <gtest/gtest.h>

#include <future>

#include "api/api_world.h"
#include "connect/mail/link.h"

namespace sluice::api {
namespace {

class DecideByLink : public ApiTest {
 protected:
  DecideByLink() { demonstration_ = false; }

  [[nodiscard]] PersonId person(const std::string& login) {
    const auto* found = engine().directory()->person_by_login(login);
    EXPECT_NE(found, nullptr) << login;
    return found ? found->id : PersonId{};
  }
  [[nodiscard]] std::string digest_of(const std::string& id, const std::string& approval = "cab") {
    return text(must(200, Method::get, "/changes/" + id + "/approvals/" + approval, {.who = "otto"}), "/digest");
  }
  /// As it stands in the mail to that person, sent now.
  [[nodiscard]] std::string link_to(const std::string& login, const std::string& id, Duration more = {}) {
    const connect::DecideLink link{person(login), ChangeId{std::stoll(id.substr(4))}, "cab", digest_of(id),
                                   now() + connect::decide_link_lasts + more};
    std::string token;
    (void)engine().write_now([&](store::WriteTransaction& transaction) {
      token = connect::sign_link(link, connect::link_key(transaction));
    });
    return token;
  }
  Json read(const std::string& token, unsigned status = 200) {
    return must(status, Method::post, "/decide/read", {.body = {{"token", token}}});
  }
  Json decide(const std::string& token, const std::string& digest, boost::json::object more = {},
              unsigned status = 200) {
    boost::json::object body{{"token", token}, {"decision", "approve"}, {"digest", digest}};
    for (const auto& [name, value] : more) body[name] = value;
    return must(status, Method::post, "/decide", {.body = body});
  }
  Json withdraw(const std::string& token, unsigned status = 200) {
    return must(status, Method::post, "/decide/withdraw", {.body = {{"token", token}, {"comment", "Too early"}}});
  }
  [[nodiscard]] std::string decisions(const std::string& id) {
    return text(must(200, Method::get, "/changes/" + id + "/approvals/cab", {.who = "otto"}), "/decisions");
  }
  void edit(const std::string& id, const std::string& backout) {
    later(std::chrono::minutes{5});
    must(200, Method::patch, "/changes/" + id, {.who = "priya", .body = {{"backout_plan", backout}}});
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, DecideByLink, store::both_databases, store::database_name);

TEST_P(DecideByLink, shows_the_change_and_decides_without_a_session) {
  const auto id = submitted();
  const auto token = link_to("lee", id);
  const auto page = read(token);
  EXPECT_EQ(text(page, "/state"), "open");
  EXPECT_EQ(text(page, "/person"), "Lee Okafor");
  EXPECT_EQ(text(page, "/change/key"), id);
  EXPECT_EQ(text(page, "/change/services/0"), "Billing");
  EXPECT_EQ(text(page, "/change/requester"), "Priya Nair");
  EXPECT_EQ(text(page, "/approval/title"), "Does the CAB agree?");
  EXPECT_EQ(text(page, "/approval/covered/0/field"), "backout_plan");
  EXPECT_EQ(text(page, "/approval/covered/0/after"), "Switch back to the old primary.");
  EXPECT_EQ(decisions(id), "[]") << "reading decides nothing";
  const auto done = decide(token, text(page, "/digest"), {{"comment", "Fine"}});
  EXPECT_EQ(text(done, "/state"), "decided");
  EXPECT_EQ(text(done, "/decision/decision"), "approve");
  EXPECT_EQ(text(done, "/decision/comment"), "Fine");
  EXPECT_EQ(text(done, "/can_take_back"), "true");
  EXPECT_EQ(text(read(token), "/state"), "decided");
  const auto history = must(200, Method::get, "/changes/" + id + "/history?kind=approval&limit=1", {.who = "priya"});
  EXPECT_EQ(text(history, "/items/0/by/login"), "lee");
}

TEST_P(DecideByLink, alters_nothing_by_get_or_head) {
  const auto id = submitted();
  const auto token = link_to("lee", id);
  for (const auto method : {Method::get, Method::head})
    for (const auto* path : {"/decide", "/decide/read", "/decide/withdraw"})
      EXPECT_EQ(ask(method, std::string{path} + "?token=" + token + "&decision=approve").status, 405U) << path;
  EXPECT_EQ(decisions(id), "[]");
}

TEST_P(DecideByLink, keeps_its_answers_out_of_every_cache) {
  const auto token = link_to("lee", submitted());
  const auto response = ask(Method::post, "/decide/read", {.body = {{"token", token}}});
  EXPECT_EQ(header_of(response, "Cache-Control"), "no-store");
}

TEST_P(DecideByLink, decides_once_and_lets_it_be_taken_back) {
  const auto id = submitted();
  const auto token = link_to("lee", id);
  const auto digest = text(read(token), "/digest");
  decide(token, digest);
  decide(token, digest, {{"decision", "reject"}, {"comment", "No"}}, 409);
  const auto taken_back = withdraw(token);
  EXPECT_EQ(text(taken_back, "/state"), "closed");
  EXPECT_NE(text(taken_back, "/reason").find("decided once"), std::string::npos);
  EXPECT_EQ(decisions(id), "[]");
  const auto replayed = decide(token, digest, {}, 409);
  EXPECT_NE(text(replayed, "/detail").find("only once"), std::string::npos);
  EXPECT_EQ(decisions(id), "[]");
  withdraw(token, 409);
  decide(link_to("lee", id, std::chrono::seconds{1}), digest);
}

TEST_P(DecideByLink, refuses_what_is_no_link_of_ours) {
  const auto id = submitted();
  read("eA", 422);
  const auto token = link_to("lee", id);
  auto forged = token;
  forged[60] = forged[60] == 'A' ? 'B' : 'A';
  const auto refused = read(forged, 422);
  EXPECT_EQ(text(refused, "/errors/0/pointer"), "/token");
  decide(forged, digest_of(id), {}, 422);
  withdraw(forged, 422);
  EXPECT_EQ(decisions(id), "[]");
  EXPECT_EQ(text(read(token), "/state"), "open");
}

TEST_P(DecideByLink, slows_down_who_guesses_and_lets_them_sign_in) {
  for (int i = 0; i < 30; ++i) read("eA", 422);
  const auto response = ask(Method::post, "/decide/read", {.body = {{"token", "eA"}}});
  EXPECT_EQ(response.status, 429U);
  EXPECT_FALSE(header_of(response, "Retry-After").empty());
  (void)browser_of("lee");
}

TEST_P(DecideByLink, ends_after_its_time) {
  const auto id = submitted();
  const auto token = link_to("lee", id);
  const auto digest = digest_of(id);
  later(connect::decide_link_lasts);
  sign_in_anew();
  EXPECT_NE(text(read(token, 409), "/detail").find("too old"), std::string::npos);
  decide(token, digest, {}, 409);
}

TEST_P(DecideByLink, asks_for_a_reason_to_reject_and_for_what_was_shown) {
  const auto id = submitted();
  const auto token = link_to("lee", id);
  EXPECT_EQ(text(decide(token, digest_of(id), {{"decision", "reject"}}, 422), "/errors/0/pointer"), "/comment");
  EXPECT_EQ(text(decide(token, "", {}, 422), "/errors/0/pointer"), "/digest");
  EXPECT_EQ(decisions(id), "[]");
  EXPECT_EQ(text(decide(token, digest_of(id), {{"decision", "reject"}, {"comment", "Not now"}}), "/decision/decision"),
            "reject")
      << "a refused try uses no link up";
}

TEST_P(DecideByLink, shows_what_altered_since_the_mail_before_it_decides_on_it) {
  const auto id = submitted();
  must(200, Method::post, "/changes/" + id + "/approvals/cab/decisions",
       {.who = "mei", .body = {{"decision", "approve"}}});
  const auto token = link_to("lee", id);
  const auto shown = text(read(token), "/digest");
  edit(id, "Restore the dump.");
  decide(token, shown, {}, 409);
  const auto page = read(token);
  EXPECT_EQ(text(page, "/state"), "changed");
  EXPECT_EQ(text(page, "/difference/0/field"), "backout_plan");
  EXPECT_EQ(text(page, "/difference/0/before"), "Switch back to the old primary.");
  EXPECT_EQ(text(page, "/difference/0/after"), "Restore the dump.");
  EXPECT_EQ(text(decide(token, text(page, "/digest")), "/state"), "decided");
}

TEST_P(DecideByLink, never_decides_on_content_that_was_not_shown) {
  for (int round = 0; round < 8; ++round) {
    const auto id = submitted();
    const auto token = link_to("lee", id);
    const auto shown = digest_of(id);
    const auto path = "/changes/" + id;
    (void)token_of("priya");
    auto editing = std::async(std::launch::async, [&] {
      return ask(Method::patch, path, {.who = "priya", .body = {{"backout_plan", "Restore the dump."}}}).status;
    });
    const auto decided =
        ask(Method::post, "/decide", {.body = {{"token", token}, {"decision", "approve"}, {"digest", shown}}}).status;
    EXPECT_EQ(editing.get(), 200U);
    EXPECT_TRUE(decided == 200U || decided == 409U) << decided;
    EXPECT_EQ(decisions(id), "[]") << "decided before the edit it is withdrawn by it, after it refused";
    EXPECT_NE(digest_of(id), shown);
  }
}

TEST_P(DecideByLink, hides_a_restricted_change_from_who_may_not_see_it) {
  const auto id = submitted();
  const auto token = link_to("otto", id), of_tomas = link_to("tomas", id);
  EXPECT_EQ(text(read(token), "/state"), "not_entitled");
  const auto outsider = link_to("lee", id);
  must(200, Method::delete_, "/groups/cab/members/lee", {.who = "ada"});
  must(200, Method::put, "/changes/" + id + "/visibility", {.who = "priya", .body = {{"restricted", true}}});
  const auto hidden = read(outsider, 404);
  EXPECT_EQ(boost::json::serialize(hidden).find("PostgreSQL"), std::string::npos);
  decide(outsider, "x", {}, 404);
  EXPECT_EQ(text(read(of_tomas), "/state"), "not_entitled") << "its developer sees it, and does not decide";
}

TEST_P(DecideByLink, decides_for_nobody_who_is_disabled_or_no_longer_asked) {
  const auto id = submitted();
  const auto lee = link_to("lee", id), mei = link_to("mei", id);
  const auto digest = digest_of(id);
  must(200, Method::post, "/people/lee/disabling", {.who = "ada", .body = {{"reason", "left"}}});
  EXPECT_NE(text(read(lee, 403), "/detail").find("disabled"), std::string::npos);
  decide(lee, digest, {}, 403);
  must(200, Method::delete_, "/groups/cab/members/mei", {.who = "ada"});
  const auto page = read(mei);
  EXPECT_EQ(text(page, "/state"), "not_entitled");
  EXPECT_NE(text(page, "/reason").find("is not an approver"), std::string::npos);
  decide(mei, digest, {}, 403);
  EXPECT_EQ(decisions(id), "[]");
}

TEST_P(DecideByLink, does_not_let_a_developer_approve) {
  const auto id = submitted();
  must(200, Method::put, "/groups/cab/members/tomas", {.who = "ada"});
  const auto token = link_to("tomas", id);
  const auto page = read(token);
  EXPECT_EQ(text(page, "/state"), "not_entitled");
  EXPECT_NE(text(page, "/reason").find("who develops a change does not approve it"), std::string::npos);
  decide(token, text(page, "/digest"), {}, 403);
}

TEST_P(DecideByLink, waits_while_the_change_is_on_hold_or_a_question_is_open) {
  const auto id = submitted();
  const auto token = link_to("lee", id);
  must(200, Method::post, "/changes/" + id + "/hold", {.who = "priya", .body = {{"reason", "The vendor is asked"}}});
  auto page = read(token);
  EXPECT_EQ(text(page, "/state"), "closed");
  EXPECT_NE(text(page, "/reason").find("on hold"), std::string::npos);
  decide(token, text(page, "/digest"), {}, 409);
  must(200, Method::post, "/changes/" + id + "/resume", {.who = "priya", .body = boost::json::object{}});
  must(200, Method::post, "/changes/" + id + "/approvals/cab/questions",
       {.who = "mei", .body = {{"text", "Is there a way back?"}}});
  page = read(token);
  EXPECT_NE(text(page, "/reason").find("Is there a way back?"), std::string::npos);
  decide(token, text(page, "/digest"), {}, 409);
  must(200, Method::post, "/changes/" + id + "/cancellation", {.who = "priya", .body = {{"reason", "Not needed"}}});
  EXPECT_EQ(text(read(token), "/state"), "closed");
}

TEST_P(DecideByLink, decides_for_both_seats_of_a_person_and_once) {
  const auto id = submitted();
  must(200, Method::post, "/changes/" + id + "/approvals/cab/delegations",
       {.who = "mei", .body = {{"to", "lee"}, {"reason", "Away"}}});
  const auto own = link_to("lee", id), for_mei = link_to("lee", id, std::chrono::seconds{7});
  ASSERT_NE(own, for_mei);
  EXPECT_EQ(text(read(own), "/approval/seats/0"), "Mei Tanaka");
  const auto digest = digest_of(id);
  decide(own, digest);
  EXPECT_EQ(text(read(for_mei), "/state"), "decided");
  decide(for_mei, digest, {}, 409);
}

TEST_P(DecideByLink, is_refused_to_who_is_signed_in_as_somebody_else) {
  const auto id = submitted();
  const auto token = link_to("lee", id);
  const auto refused = must(403, Method::post, "/decide/read", {.who = "mei", .body = {{"token", token}}});
  EXPECT_EQ(text(refused, "/detail"),
            "This decision is Lee Okafor's, and you are signed in as Mei Tanaka. Nothing was decided.");
  must(200, Method::post, "/decide/read", {.who = "lee", .body = {{"token", token}}});
  const auto browser = browser_of("lee");
  must(200, Method::post, "/decide/read", {.body = {{"token", token}}, .headers = {{"Cookie", browser.cookie}}});
}

class DecideByLinkInDemonstration : public DecideByLink {
 protected:
  DecideByLinkInDemonstration() { demonstration_ = true; }
};
INSTANTIATE_TEST_SUITE_P(Databases, DecideByLinkInDemonstration, store::both_databases, store::database_name);

TEST_P(DecideByLinkInDemonstration, lets_one_open_the_mail_of_anybody) {
  const auto token = link_to("lee", submitted());
  const auto page = must(200, Method::post, "/decide/read", {.who = "mei", .body = {{"token", token}}});
  EXPECT_EQ(text(page, "/person"), "Lee Okafor");
}

}  // namespace
}  // namespace sluice::api
