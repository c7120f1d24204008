#include "cli/seed/asking.h"

#include "cli/seed/hours.h"
#include "cli/seed/organisation.h"

namespace sluice::cli::seed {

namespace {

void put(boost::json::object& body, const char* field, std::string_view text) {
  if (!text.empty()) body[field] = text;
}

Json planned(Instant at, const Zone& zone) {
  return boost::json::object{{"local", zone.local_of(at)}, {"zone", zone.name()}};
}

/// The form of each process asks something else; a story answers what its own asks.
Json answers_json(const Story& story) {
  const auto& answers = story.answers;
  boost::json::object form;
  put(form, "largest_effect", answers.effect);
  put(form, "broken_since", answers.broken_since);
  put(form, "what_to_do", answers.what_to_do);
  put(form, "incident", answers.incident);
  put(form, "measures", answers.measures);
  put(form, "set_aside_because", answers.because);
  if (answers.minutes > 0) form["effect_minutes"] = answers.minutes;
  if (!answers.set_aside.empty()) form["tests_set_aside"] = boost::json::value_from(words_of(answers.set_aside));
  if (story.process == "normal" && !answers.effect.empty()) form["personal_data"] = answers.personal_data;
  return form;
}

}  // namespace

Instant days_ago(int days, std::string_view time, Instant today, const Zone& zone) {
  return at_time_of_day(zone.add_days(today, -days), time, zone);
}

Json new_change_json(const Story& story, Instant today, const Zone& zone) {
  boost::json::object body{{"title", story.texts.title}};
  if (story.entry.empty()) body["process"] = story.process;
  else body["catalog_entry"] = story.entry;
  put(body, "description", story.texts.description);
  put(body, "reason", story.texts.reason);
  put(body, "deployment_plan", story.texts.deployment_plan);
  put(body, "backout_plan", story.texts.backout_plan);
  put(body, "test_plan", story.texts.test_plan);
  put(body, "communication_plan", story.texts.communication_plan);
  put(body, "impact", story.impact);
  put(body, "urgency", story.urgency);
  put(body, "owner", story.cast.owner);
  if (story.process != "normal") put(body, "deployer", story.cast.deployer);
  boost::json::array results;
  for (const auto& result : story.texts.expected_results) results.emplace_back(result);
  if (!results.empty()) body["expected_results"] = std::move(results);
  body["services"] = boost::json::value_from(words_of(story.services));
  body["tags"] = boost::json::value_from(words_of(story.tags));
  body["verifiers"] = boost::json::value_from(words_of(story.cast.verifiers));
  body["form"] = answers_json(story);
  if (story.restricted) body["restricted"] = true;
  if (story.process == "emergency") return body;
  const auto start = days_ago(story.when.window_days_ago, story.when.window_from, today, zone);
  body["planned_start"] = planned(start, zone);
  body["planned_end"] = planned(start + std::chrono::minutes{story.when.window_minutes}, zone);
  return body;
}

}  // namespace sluice::cli::seed
