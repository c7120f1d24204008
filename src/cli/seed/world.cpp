#include "cli/seed/world.h"

#include <algorithm>
#include <future>

#include "base/ensure.h"
#include "cli/client/problem.h"
#include "cli/client/reading.h"
#include "cli/local/in_process.h"

namespace sluice::cli::seed {

namespace {

constexpr const char* home_zone = "Europe/Berlin";
/// A session ends 12 hours after its last use; people sign in anew a little before.
constexpr Duration session_good_for = std::chrono::hours{11};
/// So finely do reminders and due dates happen while time passes.
constexpr Duration longest_step = std::chrono::hours{4};

Json checked(const api::Response& response, const Act& what, const std::string& who, const Zone& zone) {
  if (response.status >= 200 && response.status < 300) return body_of(response);
  const auto text = fmt::format("the example is refused: {}, {}, {} {}: {}", who, what.path, response.status,
                                boost::json::serialize(what.body), problem_text(body_of(response), zone));
  throw BrokenInvariant(text);
}

}  // namespace

HandClock clock_at(Instant at) { return std::make_shared<std::atomic<std::int64_t>>(at.micros); }

Clock reading_of(HandClock clock) {
  return [clock = std::move(clock)] { return Instant{clock->load()}; };
}

World::World(api::Api& application, engine::Engine& engine, HandClock clock)
    : application_(application), engine_(engine), clock_(std::move(clock)), zone_(find_zone(home_zone)) {
  ensure(zone_ != nullptr, "the zone tables know where the example is");
}

Instant World::now() const { return {clock_->load()}; }

void World::move_to(Instant at) {
  while (now() < at) {
    *clock_ = std::min(at, now() + longest_step).micros;
    engine_.settle();
  }
}

const std::string& World::token_of(const std::string& who) {
  auto& signed_in = signed_in_[who];
  if (signed_in.token.empty() || now() - signed_in.used > session_good_for) {
    const auto session =
        act_as_nobody({api::Method::post, "/session", boost::json::object{{"demonstration", who}, {"cookie", false}}});
    signed_in.token = text_at(session, "token");
  }
  signed_in.used = now();
  return signed_in.token;
}

api::Request World::request_of(const std::string& who, const Act& what) {
  api::Request request;
  request.method = what.method;
  request.target = "/api/v1" + what.path;
  request.remote_address = "127.0.0.1";
  if (!who.empty()) request.headers.emplace_back("Authorization", "Bearer " + token_of(who));
  if (what.method == api::Method::get || what.method == api::Method::delete_) return request;
  request.headers.emplace_back("Content-Type", "application/json");
  request.body = boost::json::serialize(what.body);
  return request;
}

Json World::get(const std::string& who, const std::string& path) { return act(who, {api::Method::get, path, nullptr}); }

Json World::act(const std::string& who, const Act& what) {
  return checked(ask(application_, request_of(who, what)), what, who, zone());
}

Json World::act_as_nobody(const Act& what) { return act("", what); }

void World::act_all(const std::string& who, const std::vector<Act>& acts) {
  std::vector<std::future<api::Response>> answers;
  for (const auto& what : acts) {
    auto answered = std::make_shared<std::promise<api::Response>>();
    answers.push_back(answered->get_future());
    application_.handle(request_of(who, what),
                        [answered](api::Response response) { answered->set_value(std::move(response)); });
  }
  for (std::size_t i = 0; i < acts.size(); ++i) (void)checked(answers[i].get(), acts[i], who, zone());
}

}  // namespace sluice::cli::seed
