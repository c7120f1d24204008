#include "cli/change/answers.h"

#include <fmt/ostream.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/nearest.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/texts.h"
#include "cli/client/wrap.h"

namespace sluice::cli {

namespace {

using Words = std::vector<std::string>;

Words keys_of(const boost::json::array& list) {
  Words keys;
  for (const auto& one : list) keys.push_back(text_at(one, "key"));
  return keys;
}

std::string joined(const Words& words) {
  std::string text;
  for (const auto& one : words) text += (text.empty() ? "" : ", ") + one;
  return text;
}

[[noreturn]] void stop(const std::string& key, const std::string& why) {
  throw Stop(Exit::usage, fmt::format("--answer {}: {}", key, why));
}

const Json& field_of(const boost::json::array& form, const std::string& key) {
  for (const auto& field : form)
    if (text_at(field, "key") == key) return field;
  const auto keys = keys_of(form);
  if (keys.empty()) stop(key, "the process asks nothing in a form of its own.");
  stop(key, fmt::format("the form has no such field{} It has: {}.", did_you_mean(key, keys), joined(keys)));
}

Json number_in(const std::string& key, const std::string& text) {
  double number = 0;
  const auto* end = text.data() + text.size();
  if (const auto read = std::from_chars(text.data(), end, number);
      read.ec != std::errc{} || read.ptr != end || !std::isfinite(number))
    stop(key, fmt::format("write a number, such as 30 or 2.5, not \"{}\".", text));
  return Json(number);
}

Json yes_or_no(const std::string& key, const std::string& text) {
  if (text == "yes" || text == "true") return Json(true);
  if (text == "no" || text == "false") return Json(false);
  stop(key, fmt::format("write yes or no, not \"{}\".", text));
}

std::string trimmed(const std::string& text) {
  const auto from = text.find_first_not_of(' ');
  return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

Words split(const std::string& text) {
  Words parts;
  for (std::size_t from = 0; from <= text.size();) {
    const auto to = std::min(text.find(',', from), text.size());
    parts.push_back(trimmed(text.substr(from, to - from)));
    from = to + 1;
  }
  return parts;
}

void check_choice(const std::string& key, const std::string& chosen, const Words& choices) {
  if (std::ranges::find(choices, chosen) == choices.end())
    stop(key, fmt::format("there is no choice \"{}\"{} It is one of: {}.", chosen, did_you_mean(chosen, choices),
                          joined(choices)));
}

Json some_of(const std::string& key, const std::string& text, const Words& choices) {
  boost::json::array chosen;
  for (const auto& one : split(text)) {
    check_choice(key, one, choices);
    chosen.emplace_back(one);
  }
  return chosen;
}

Json answer_json(const Json& field, const std::string& text, Io& io) {
  const auto key = text_at(field, "key");
  const auto type = text_at(field, "type");
  if (type == "number") return number_in(key, text);
  if (type == "yes_no") return yes_or_no(key, text);
  if (type == "multi_choice") return some_of(key, text, keys_of(list_at(field, "choices")));
  if (type == "choice") check_choice(key, text, keys_of(list_at(field, "choices")));
  return Json(type == "text" ? text_of(text, io) : text);
}

/// What stands in a field that is not asked for is told only where somebody answered it.
bool is_told(const Json& field) {
  if (flag_at(field, "shown") || flag_at(field, "former")) return true;
  return !text_at(field, "answer_text").empty() && at(field, "default_answer").is_null();
}

std::string remark_on(const Json& field) {
  if (flag_at(field, "former")) return " (asked by an earlier version)";
  return flag_at(field, "shown") ? "" : " (not asked any more)";
}

}  // namespace

boost::json::object answers_json(const std::vector<std::string>& given, const boost::json::array& form, Io& io) {
  boost::json::object answers;
  for (const auto& one : given) {
    const auto equals = one.find('=');
    if (equals == std::string::npos || equals == 0)
      throw Stop(Exit::usage, fmt::format("--answer: write KEY=ANSWER, not \"{}\".", one));
    const auto& field = field_of(form, one.substr(0, equals));
    const auto text = one.substr(equals + 1);
    answers[text_at(field, "key")] = text.empty() ? Json(nullptr) : answer_json(field, text, io);
  }
  return answers;
}

boost::json::object risk_answers_json(const std::vector<std::string>& given) {
  boost::json::object answers;
  for (const auto& one : given) {
    const auto equals = one.find('=');
    if (equals == std::string::npos)
      throw Stop(Exit::usage, fmt::format("“{}”: write question=answer, such as tested=staging.", one));
    answers[one.substr(0, equals)] = one.substr(equals + 1);
  }
  return answers;
}

void say_answers(Client& client, const Json& change) {
  Table facts;
  std::string texts;
  facts.indent(2);
  for (const auto& field : list_at(change, "form")) {
    if (!is_told(field)) continue;
    const auto name = text_at(field, "name") + remark_on(field);
    const auto answer = text_at(field, "answer_text");
    const bool answered = !answer.empty();
    if (!answered || text_at(field, "type") != "text")
      facts.add({text_at(field, "key"), name, answered ? answer : "not answered"});
    else
      texts += paragraphs(name, 2, client.columns()) + paragraphs(harmless(answer, Lines::kept), 4, client.columns());
  }
  if (facts.empty() && texts.empty()) return;
  fmt::print(client.io().out, "\n{}\n{}{}", harmless(text_at(change, "process.name"), Lines::joined),
             facts.text(client.columns()), texts);
}

void say_what_is_asked(Client& client, const Json& preview) {
  Table table;
  table.indent(2);
  for (const auto& field : list_at(preview, "form")) {
    if (!flag_at(field, "shown")) continue;
    const auto answer = text_at(field, "answer_text");
    table.add({text_at(field, "key"), text_at(field, "type"),
               answer.empty() ? (flag_at(field, "required") ? "needed" : "") : answer,
               joined(keys_of(list_at(field, "choices")))});
  }
  if (!table.empty())
    client.io().out << "What it asks, answered with --answer KEY=ANSWER\n" << table.text(client.columns());
}

}  // namespace sluice::cli
