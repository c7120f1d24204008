#include "cli/serve/welcome.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <set>

#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/local/in_process.h"

namespace sluice::cli {

namespace {

constexpr std::size_t people_shown_max = 10;

/// Some people of each kind, not just the first of the alphabet: nobody twice who is the same in roles and groups.
std::vector<Json> people_to_name(const boost::json::array& people) {
  std::vector<Json> named;
  std::set<std::string> kinds;
  for (const auto& person : people)
    if (named.size() < people_shown_max && kinds.insert(text_at(person, "title")).second) named.push_back(person);
  return named;
}

void say_who_can_sign_in(api::Api& application, std::ostream& out) {
  api::Request request;
  request.target = "/api/v1/sign-in";
  const auto answer = ask(application, std::move(request));
  if (answer.status != 200) return;
  const auto body = body_of(answer);
  Table table;
  table.indent(2);
  for (const auto& person : people_to_name(list_at(body, "people")))
    table.add({text_at(person, "login"), text_at(person, "name"), text_at(person, "title")});
  if (table.empty()) return;
  out << "\nThis is the demonstration: anybody may sign in as anybody, by one click. Among others:\n" << table.text();
}

}  // namespace

void welcome(api::Api& application, const std::string& url, const std::string& database, std::ostream& out) {
  fmt::print(out, "Sluice serves {}\nDatabase: {}\n", url, database);
  if (const auto code = application.first_administrator_code())
    fmt::print(out,
               "\nNobody is here yet. Make the first administrator with this link, which is good once:\n  "
               "{}/first-administrator#code={}\n",
               url, *code);
  else say_who_can_sign_in(application, out);
  out << std::endl;
}

}  // namespace sluice::cli
