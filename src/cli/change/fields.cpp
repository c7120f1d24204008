#include "cli/change/fields.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "base/nearest.h"
#include "cli/change/answers.h"
#include "cli/client/reading.h"
#include "cli/client/texts.h"

namespace sluice::cli {

namespace {

enum class Kind { text, list, time, word, stakeholders };

struct FieldOption {
  const char* names;
  const char* field;
  Kind kind;
  const char* help;
};

constexpr std::array options_of_fields{
    FieldOption{"--title", "title", Kind::text, "What is to be done, in a line"},
    FieldOption{"--description", "description", Kind::text, "More about it"},
    FieldOption{"--reason", "reason", Kind::text, "Why: the problem it solves"},
    FieldOption{"--expected-result", "expected_results", Kind::list, "A result that somebody can check; may repeat"},
    FieldOption{"--service", "services", Kind::list, "Key of an affected service; may repeat"},
    FieldOption{"--impact", "impact", Kind::word, "low, medium or high"},
    FieldOption{"--urgency", "urgency", Kind::word, "low, medium or high"},
    FieldOption{"--start", "planned_start", Kind::time, "Wished start, local: 2027-01-30T22:00"},
    FieldOption{"--end", "planned_end", Kind::time, "Wished end, local"},
    FieldOption{"--deployment-plan", "deployment_plan", Kind::text, "How it is deployed"},
    FieldOption{"--backout-plan,--backout", "backout_plan", Kind::text, "The way back"},
    FieldOption{"--test-plan", "test_plan", Kind::text, "How it is tested"},
    FieldOption{"--communication-plan", "communication_plan", Kind::text, "Who is told what, and when"},
    FieldOption{"--tag", "tags", Kind::list, "A word to find it by; may repeat"},
    FieldOption{"--stakeholder", "stakeholders", Kind::stakeholders, "LOGIN or LOGIN=PART; may repeat"},
    FieldOption{"--verifier", "verifiers", Kind::list, "Sign-in name of somebody who tries the result; may repeat"},
    FieldOption{"--developer", "developer", Kind::word, "Sign-in name of who builds it"},
    FieldOption{"--test-lead", "test_lead", Kind::word, "Sign-in name of who leads the tests"},
    FieldOption{"--deployer", "deployer", Kind::word, "Sign-in name of who deploys it"},
    FieldOption{"--owner", "owner", Kind::word, "Sign-in name of who answers for it"},
};

std::string local_time(std::string text, const char* option) {
  if (text.size() == 16 && text[10] == ' ') text[10] = 'T';
  if (text.size() != 16 || text[10] != 'T')
    throw Stop(Exit::usage, fmt::format("{}: write the local time as 2027-01-30T22:00, not \"{}\".", option, text));
  return text;
}

Json stakeholder(const std::string& text) {
  const auto equals = text.find('=');
  boost::json::object one{{"person", text.substr(0, equals)}};
  if (equals != std::string::npos) one["part"] = text.substr(equals + 1);
  return one;
}

Json list_of(const std::vector<std::string>& values, Io& io) {
  boost::json::array list;
  for (const auto& value : values) list.emplace_back(text_of(value, io));
  return list;
}

Json field_json(const FieldOption& option, const std::vector<std::string>& values, const std::string& zone, Io& io) {
  switch (option.kind) {
    case Kind::text: return Json(text_of(values.back(), io));
    case Kind::word: return Json(values.back());
    case Kind::list: return list_of(values, io);
    case Kind::time: return boost::json::object{{"local", local_time(values.back(), option.names)}, {"zone", zone}};
    case Kind::stakeholders: {
      boost::json::array list;
      for (const auto& value : values) list.push_back(stakeholder(value));
      return list;
    }
  }
  return nullptr;
}

void check_field_name(const std::string& name) {
  std::vector<std::string> names;
  for (const auto& option : options_of_fields) names.emplace_back(option.field);
  if (std::ranges::find(names, name) == names.end())
    throw Stop(Exit::usage, fmt::format("--clear: there is no field {}{}", name, did_you_mean(name, names)));
}

/// What has the form: a process or a change. One that is not there is a bad value of the command, as without answers.
Json of_the_form(const std::string& owner, Client& client) {
  try {
    return client.get(owner);
  } catch (const Stop& stop) {
    if (stop.exit != Exit::not_found || !owner.starts_with("/processes/")) throw;
    throw Stop(Exit::usage, stop.what());
  }
}

}  // namespace

void add_field_options(CLI::App& command, FieldOptions& options, Window window) {
  for (const auto& field : options_of_fields) {
    options.values[field.field];
    if (field.kind == Kind::time && window == Window::given_otherwise) continue;
    auto* option = command.add_option(field.names, options.values[field.field], field.help)->group("Fields");
    if (field.kind == Kind::text || field.kind == Kind::word || field.kind == Kind::time)
      option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    else option->allow_extra_args(false);
  }
  command
      .add_option("--answer,--field", options.answers,
                  "An answer in the form of the process, KEY=ANSWER: a text, a number, yes or no, a day, a choice or "
                  "several with commas, a sign-in name, a service's key; may repeat")
      ->allow_extra_args(false)
      ->group("Fields");
  if (window == Window::asked)
    command.add_option("--zone", options.zone, "Time zone of --start and --end (default: yours)")->group("Fields");
}

void add_clear_option(CLI::App& command, FieldOptions& options) {
  command.add_option("--clear", options.clear, "Empty this field, such as planned_start; may repeat")
      ->allow_extra_args(false)
      ->group("Fields");
  command
      .add_option("--clear-answer,--clear-field", options.clear_answers,
                  "Take the answer in this field of the form away; may repeat")
      ->allow_extra_args(false)
      ->group("Fields");
}

boost::json::object fields_json(const FieldOptions& options, Client& client) {
  boost::json::object json;
  for (const auto& field : options_of_fields) {
    const auto& values = options.values.at(field.field);
    if (values.empty()) continue;
    const bool is_time = field.kind == Kind::time;
    const auto zone = is_time && options.zone.empty() ? client.zone().name() : options.zone;
    json[field.field] = field_json(field, values, zone, client.io());
  }
  for (const auto& name : options.clear) {
    check_field_name(name);
    json[name] = nullptr;
  }
  return json;
}

void put_answers(boost::json::object& body, const FieldOptions& options, const std::string& owner, Client& client) {
  auto given = options.answers;
  for (const auto& key : options.clear_answers) given.push_back(key + "=");
  if (given.empty()) return;
  const auto has_form = of_the_form(owner, client);
  body["form"] = answers_json(given, list_at(has_form, "form"), client.io());
}

}  // namespace sluice::cli
