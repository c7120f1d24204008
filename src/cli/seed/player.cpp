#include "cli/seed/player.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"
#include "cli/client/reading.h"
#include "cli/seed/asking.h"
#include "cli/seed/notes.h"
#include "cli/seed/organisation.h"

namespace sluice::cli::seed {

namespace {

std::string text(std::string_view view) { return std::string{view}; }

bool is_open(const Json& task) {
  const auto state = text_at(task, "state");
  return state == "open" || state == "in_progress";
}

bool holds(const boost::json::array& people, const std::string& login) {
  return std::ranges::any_of(people, [&](const Json& one) { return text_at(one, "login") == login; });
}

/// The moment, or one halfway to today where it would be later: a story never runs ahead of the clock on the wall.
Instant before_today(Instant at, Instant now, Instant today) {
  if (at < today) return at;
  return now + (today - now) / 2;
}

}  // namespace

Player::Player(const Story& story, World& world, Instant today, std::uint64_t seed)
    : story_(story), world_(world), today_(today), chance_(seed) {
  const auto day =
      days_ago(story.when.asked_days_ago, story.process == "emergency" ? "03:07" : "09:00", today, world.zone());
  next_ = story.process == "emergency" ? day : worked(day, chance_.between(5, 240), world.zone());
}

std::string Player::owner() const {
  return text(story_.cast.owner.empty() ? story_.cast.requester : story_.cast.owner);
}

void Player::pause(std::int64_t minutes_min, std::int64_t minutes_max) {
  const auto minutes = chance_.between(minutes_min, minutes_max);
  const bool hurries = story_.process == "emergency" && minutes_max <= 60;
  next_ = hurries ? world_.now() + std::chrono::minutes{minutes} : worked(world_.now(), minutes, world_.zone());
}

void Player::pause_after(const Json& change) {
  const auto phase = text_at(change, "phase");
  const bool is_night_work = phase == "deployment";
  if (is_night_work) next_ = world_.now() + std::chrono::minutes{chance_.between(4, 22)};
  else if (story_.process == "emergency" && phase != "review") pause(4, 20);
  else pause(25, 200);
  next_ = before_today(*next_, world_.now(), today_);
}

void Player::post(const std::string& who, const std::string& below, const Json& body) {
  world_.act(who, {api::Method::post, path(below), body});
}

void Player::play() {
  ensure(next_.has_value(), "there is something to play");
  world_.move_to(*next_);
  if (id_.empty()) {
    ask();
    return pause(20, 90);
  }
  const auto change = world_.get(owner(), path());
  if (ask_another(change)) return pause_after(change);
  if (stands_where_it_should(change)) {
    next_.reset();
    return;
  }
  if (wait_until_nearly_due(change)) return;
  const bool did = speak(change) || judge_risk(change) || turn(change) || edit_late(change) || name_people(change) ||
                   work(change) || decide(change) || move_on(change);
  if (did) return pause_after(change);
  if (wait_for_window(change)) return;
  throw BrokenInvariant(fmt::format("the example's {} \"{}\" is stuck: {}", id_, story_.texts.title,
                                    boost::json::serialize(at(change, "waiting"))));
}

bool Player::ask() {
  const auto change = world_.act(text(story_.cast.requester),
                                 {api::Method::post, "/changes", new_change_json(story_, today_, world_.zone())});
  id_ = text_at(change, "id");
  answer_risk();
  return true;
}

/// As the story goes: what is only thought of is not thought through yet.
void Player::answer_risk() {
  if (story_.today.stage == "draft") return;
  const bool urgent = story_.process == "emergency";
  const bool several = story_.services.find(' ') != std::string_view::npos;
  const bool alters_data = story_.services.find("-db") != std::string_view::npos;
  const auto effect = story_.answers.effect;
  boost::json::object answers;
  answers["experience"] = story_.impact == "high" ? "once" : story_.impact == "low" ? "often" : "some_times";
  answers["tested"] = urgent ? "in_part" : alters_data ? "as_production" : "staging";
  answers["backout"] = story_.impact == "high" && !urgent ? "rehearsed" : "planned";
  answers["complexity"] = several ? "many" : "few";
  answers["teams"] = several ? "two" : "one";
  answers["interruption"] = effect.empty() || effect == "none" ? "nothing" : effect == "down" ? "whole" : "slower";
  answers["data"] = alters_data ? "altered" : "no";
  answers["watching"] = urgent ? "users_report" : "minutes";
  post(owner(), "/risk/answers", boost::json::object{{"answers", std::move(answers)}});
}

/// What its end has started is under way, for others to go on with.
bool waits_for_contingencies_alone(const Json& change) {
  const auto& waiting = list_at(change, "waiting");
  return !waiting.empty() &&
         std::ranges::all_of(waiting, [](const Json& one) { return text_at(one, "gate") == "contingencies_done"; });
}

bool Player::stands_where_it_should(const Json& change) const {
  if (text_at(change, "phase") == "closed" || waits_for_contingencies_alone(change)) return true;
  if (at(change, "hold").is_object() && story_.turn.turn == Turn::hold) return true;
  if (story_.today.stage.empty() || text_at(change, "stage") != story_.today.stage) return false;
  const bool said = std::ranges::all_of(story_.remarks, [&](const Remark& remark) {
    return remark.stage != story_.today.stage || done_once_.contains(text(remark.text));
  });
  const bool edited = std::ranges::all_of(story_.late_edits, [&](const LateEdit& edit) {
    return edit.stage != story_.today.stage || done_once_.contains(text(edit.text));
  });
  const bool judged = std::ranges::all_of(story_.risks, [&](const RiskSaid& risk) {
    const auto last = risk.confirmed_by.empty() ? risk.reason : risk.comment;
    return risk.stage != story_.today.stage || done_once_.contains(text(last));
  });
  if (!said || !edited || !judged) return false;
  const auto& tasks = list_at(change, "tasks");
  const bool worked = story_.today.task.empty() || std::ranges::none_of(tasks, [&](const Json& task) {
                        return is_open(task) && is_done_today(change, task);
                      });
  return worked && decisions_made(change) >= story_.today.decisions;
}

bool Player::is_done_today(const Json& change, const Json& task) const {
  return text_at(change, "stage") != story_.today.stage || text_at(task, "key") != story_.today.task;
}

int Player::decisions_made(const Json& change) const {
  std::size_t made = 0;
  for (const auto& approval : list_at(change, "approvals"))
    if (text_at(approval, "stage") == story_.today.stage) made += list_at(approval, "decisions").size();
  return static_cast<int>(made);
}

bool Player::speak(const Json& change) {
  for (const auto& remark : story_.remarks) {
    if (text_at(change, "stage") != remark.stage || !done_once_.insert(text(remark.text)).second) continue;
    post(text(remark.by), "/comments", boost::json::object{{"text", remark.text}});
    return true;
  }
  return false;
}

bool Player::judge_risk(const Json& change) {
  for (const auto& risk : story_.risks) {
    if (text_at(change, "stage") != risk.stage) continue;
    if (done_once_.insert(text(risk.reason)).second) {
      post(text(risk.by), risk.lower ? "/risk/lower" : "/risk/raise",
           boost::json::object{{"level", risk.level}, {"reason", risk.reason}});
      return true;
    }
    if (risk.confirmed_by.empty() || !done_once_.insert(text(risk.comment)).second) continue;
    post(text(risk.confirmed_by), "/risk/lower/confirm", boost::json::object{{"comment", risk.comment}});
    return true;
  }
  return false;
}

bool Player::turn(const Json& change) {
  const auto& turn = story_.turn;
  if (turn.turn == Turn::none || text_at(change, "stage") != turn.stage) return false;
  if (turn.turn == Turn::reject) {
    post(text(turn.by), "/rejection", boost::json::object{{"reason", turn.reason}});
    return true;
  }
  // People begin before they stop: the first task is started, and then left.
  for (const auto& task : list_at(change, "tasks"))
    if (text_at(task, "state") == "open" && done_once_.insert("begun").second) {
      start_or_finish(task);
      return true;
    }
  post(text(turn.by), turn.turn == Turn::hold ? "/hold" : "/cancellation",
       boost::json::object{{"reason", turn.reason}});
  return true;
}

bool Player::edit_late(const Json& change) {
  for (const auto& edit : story_.late_edits) {
    if (text_at(change, "stage") != edit.stage) continue;
    const bool decided = std::ranges::any_of(list_at(change, "approvals"), [&](const Json& approval) {
      return text_at(approval, "stage") == edit.stage && !list_at(approval, "decisions").empty();
    });
    if (!decided || !done_once_.insert(text(edit.text)).second) continue;
    world_.act(text(edit.by), {api::Method::patch, path(), boost::json::object{{edit.field, edit.text}}});
    return true;
  }
  return false;
}

bool Player::name_people(const Json& change) {
  const auto& tasks = list_at(change, "tasks");
  const auto asked =
      std::ranges::find_if(tasks, [&](const Json& task) { return text_at(task, "key") == "people" && is_open(task); });
  if (asked == tasks.end() || !is_done_today(change, *asked) || at(change, "developer").is_object()) return false;
  const boost::json::object people{
      {"developer", story_.cast.developer}, {"test_lead", story_.cast.test_lead}, {"deployer", story_.cast.deployer}};
  world_.act(taker_of(*asked), {api::Method::patch, path(), people});
  return true;
}

std::string Player::taker_of(const Json& task) const {
  if (at(task, "assignee").is_object()) return text_at(task, "assignee.login");
  const auto& candidates = list_at(task, "candidates");
  ensure(!candidates.empty(), "somebody in the example can take the task");
  const auto duty = text_at(task, "duty");
  const bool kept_apart = duty == "test" || duty == "review" || duty == "deploy";
  std::vector<std::string> able;
  for (const auto& one : candidates) {
    const auto login = text_at(one, "login");
    const bool did_the_rest = login == story_.cast.developer || (duty != "deploy" && login == story_.cast.deployer);
    if (!kept_apart || !did_the_rest) able.push_back(login);
  }
  if (able.empty()) return text_at(candidates.front(), "login");
  // The same person for the same change, another one for the next.
  return able[story_.texts.title.size() % able.size()];
}

bool Player::work(const Json& change) {
  for (const auto& task : list_at(change, "tasks")) {
    if (!is_open(task) || !is_done_today(change, task)) continue;
    start_or_finish(task);
    return true;
  }
  return false;
}

bool Player::wait_until_nearly_due(const Json& change) {
  if (text_at(change, "phase") != "review") return false;
  for (const auto& task : list_at(change, "tasks")) {
    if (!is_open(task) || !is_done_today(change, task)) continue;
    const auto due = from_rfc3339(text_at(task, "due"));
    if (!due || !done_once_.insert("due " + text_at(task, "id")).second) return false;
    const auto day = at_work(*due - std::chrono::days{chance_.between(1, 4)}, world_.zone());
    if (day <= world_.now() || day >= today_) return false;
    next_ = day;
    return true;
  }
  return false;
}

void Player::start_or_finish(const Json& task) {
  const auto below = "/tasks/" + text_at(task, "id");
  const auto who = taker_of(task);
  if (text_at(task, "state") == "open") {
    if (!at(task, "assignee").is_object()) post(who, below + "/claim", boost::json::object{});
    return post(who, below + "/start", boost::json::object{});
  }
  std::vector<Act> ticks;
  for (std::size_t i = 0; i < list_at(task, "checklist").size(); ++i)
    ticks.push_back(
        {api::Method::put, path(below + "/checklist/" + std::to_string(i)), boost::json::object{{"ticked", true}}});
  world_.act_all(who, ticks);
  const auto note = note_for(story_, text_at(task, "key"));
  post(who, below + "/finish", note.empty() ? boost::json::object{} : boost::json::object{{"note", note}});
}

bool Player::decide(const Json& change) {
  const bool is_today = text_at(change, "stage") == story_.today.stage;
  if (is_today && decisions_made(change) >= story_.today.decisions) return false;
  for (const auto& approval : list_at(change, "approvals")) {
    const auto& waiting_for = list_at(approval, "waiting_for");
    if (text_at(approval, "state") != "asked" || waiting_for.empty()) continue;
    auto who = text_at(
        waiting_for[static_cast<std::size_t>(chance_.between(0, static_cast<std::int64_t>(waiting_for.size()) - 1))],
        "login");
    if (who == story_.cast.requester && waiting_for.size() > 1 && holds(waiting_for, who))
      who = text_at(waiting_for.front(), "login") == who ? text_at(waiting_for.back(), "login")
                                                         : text_at(waiting_for.front(), "login");
    const auto key = text_at(approval, "key");
    boost::json::object body{{"decision", "approve"}};
    if (const auto word = word_for(story_, key, who); !word.empty()) body["comment"] = word;
    post(who, "/approvals/" + key + "/decisions", body);
    return true;
  }
  return false;
}

/// Who owns all that a change touches may ask for it, too: then a change manager asks somebody else.
bool Player::ask_another(const Json& change) {
  const auto takes_part = [&](std::string_view login) {
    return login == story_.cast.requester || login == story_.cast.developer;
  };
  for (const auto& approval : list_at(change, "approvals")) {
    if (text_at(approval, "state") != "asked" || !list_at(approval, "waiting_for").empty()) continue;
    const auto key = text_at(approval, "key");
    if (!done_once_.insert("asked another " + key).second) continue;
    constexpr std::array others{"mei.tanaka", "lee.okafor", "dana.kowalski"};
    const auto* other = std::ranges::find_if_not(others, takes_part);
    post(takes_part("ruth.steiner") ? "jonas.berg" : "ruth.steiner", "/approvals/" + key + "/approvers",
         boost::json::object{{"who", *other}, {"reason", "Its only owner asks for it, so somebody else has to look."}});
    return true;
  }
  return false;
}

bool Player::move_on(const Json& change) {
  for (const auto& unmet : list_at(change, "waiting")) {
    const auto gate = text_at(unmet, "gate");
    if (gate == "advance") {
      const auto who = text_at(change, "phase") == "draft" ? text(story_.cast.requester) : owner();
      post(who, "/transitions", boost::json::object{});
      return true;
    }
    if (gate != "outcome_declared") continue;
    boost::json::object body{{"outcome", story_.ending.outcome}, {"comment", story_.ending.comment}};
    if (story_.ending.outcome != "successful")
      body["magnitude"] = boost::json::object{
          {"users", story_.ending.users_hindered}, {"data_or_site_lost", false}, {"activity_stopped_too_long", false}};
    post(owner(), "/outcome", body);
    return true;
  }
  return false;
}

bool Player::wait_for_window(const Json& change) {
  for (const auto& unmet : list_at(change, "waiting")) {
    if (text_at(unmet, "gate") != "window_open") continue;
    const auto opens = days_ago(story_.when.window_days_ago, story_.when.window_from, today_, world_.zone());
    if (opens <= world_.now()) return false;
    ensure(opens < today_, "a story that waits for a window in the future stands there today");
    next_ = opens + std::chrono::minutes{1};
    return true;
  }
  return false;
}

}  // namespace sluice::cli::seed
