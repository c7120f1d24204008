#include "cli/change/preview.h"

#include <fmt/ostream.h>

#include <set>

#include "cli/change/answers.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/unmet.h"
#include "cli/client/wrap.h"

namespace sluice::cli {

namespace {

std::string quorum_in_words(const Json& quorum) {
  const auto kind = text_at(quorum, "kind");
  if (kind == "one_of_each") return "one owner of each service";
  if (kind == "at_least") return fmt::format("at least {} of", number_at(quorum, "count"));
  return kind == "any" ? "one of" : "all of";
}

std::string stage_name(const Json& process, const std::string& key) {
  for (const auto& stage : list_at(process, "stages"))
    if (text_at(stage, "key") == key) return text_at(stage, "name");
  return key;
}

/// The approvals of the preview whose stages are named; of all where none is.
void say_approvals(Client& client, const Json& preview, const std::set<std::string>& stages) {
  Table table;
  table.indent(2);
  for (const auto& one : list_at(preview, "approvals")) {
    const auto stage = text_at(one, "stage");
    if (!stages.empty() && !stages.contains(stage)) continue;
    const auto nobody = text_at(one, "nobody");
    table.add({stage_name(at(preview, "process"), stage), text_at(one, "key"), quorum_in_words(at(one, "quorum")),
               nobody.empty() ? names_at(one, "people") : nobody});
  }
  if (!table.empty()) client.io().out << "Who would approve it\n" << table.text(client.columns());
}

std::string stages_of(const Json& process) {
  std::string line;
  for (const auto& stage : list_at(process, "stages")) line += (line.empty() ? "" : " > ") + text_at(stage, "name");
  return line;
}

/// The keys or sign-in names of a list, as a request names them.
boost::json::array named_by(const Json& view, const char* list, const char* key) {
  boost::json::array names;
  for (const auto& one : list_at(view, list)) names.emplace_back(text_at(one, key));
  return names;
}

/// What of a change says who approves it, as a request for a new one.
boost::json::object as_request(const Json& change) {
  boost::json::object body{{"process", text_at(change, "process.key")}, {"title", text_at(change, "title")}};
  body["services"] = named_by(change, "services", "key");
  body["verifiers"] = named_by(change, "verifiers", "login");
  for (const std::string person : {"owner", "developer", "test_lead", "deployer"})
    if (const auto login = text_at(change, person + ".login"); !login.empty()) body[person] = login;
  boost::json::object answers;
  for (const auto& field : list_at(change, "form"))
    if (!flag_at(field, "former") && !at(field, "answer").is_null())
      answers[text_at(field, "key")] = at(field, "answer");
  if (!answers.empty()) body["form"] = std::move(answers);
  boost::json::object about_risk;
  for (const auto& question : list_at(at(change, "risk"), "questions"))
    if (const auto given = text_at(question, "answer"); !given.empty()) about_risk[text_at(question, "key")] = given;
  if (!about_risk.empty()) body["risk_answers"] = std::move(about_risk);
  return body;
}

}  // namespace

void say_preview(Client& client, const Json& preview) {
  auto& out = client.io().out;
  out << "Nothing was asked for. It would run as\n";
  fmt::print(out, "  {}, version {}\n", text_at(preview, "process.name"), text_at(preview, "process.version"));
  out << paragraphs(stages_of(at(preview, "process")), 2, client.columns());
  if (const auto priority = text_at(preview, "priority"); !priority.empty())
    fmt::print(out, "  priority {}\n", priority);
  fmt::print(out, "  risk {}\n", text_at(preview, "risk.level"));
  say_what_is_asked(client, preview);
  say_approvals(client, preview, {});
  const auto& waiting = list_at(preview, "waiting");
  if (waiting.empty()) out << "Nothing is missing in its first stage.\n";
  else out << "Still missing in its first stage\n" << unmet_table(waiting, client.zone(), client.columns());
}

void say_approvals_to_come(Client& client, const Json& change) {
  std::set<std::string> to_come;
  for (const auto& stage : list_at(change, "stages"))
    if (text_at(stage, "state") == "to_come") to_come.insert(text_at(stage, "key"));
  if (to_come.empty()) return;
  const auto preview = client.post("/changes/preview", as_request(change));
  if (number_at(preview, "process.version") != number_at(change, "process.version")) return;
  say_approvals(client, preview, to_come);
}

}  // namespace sluice::cli
