#include "cli/serve/welcome.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <set>

#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/local/in_process.h"

namespace sluice::cli {

namespace {

constexpr int people_of_a_role_max = 2;

/// Two people of each role, the rarer ones first, nobody twice.
std::vector<Json> people_to_name(const boost::json::array& people) {
  std::vector<Json> named;
  std::set<std::string> logins;
  for (const std::string role :
       {"change_manager", "service_owner", "requester", "administrator", "auditor", "member"}) {
    int of_this_role = 0;
    for (const auto& person : people) {
      const bool holds_it = texts_at(person, "roles").find(role) != std::string::npos;
      if (!holds_it || of_this_role == people_of_a_role_max || !logins.insert(text_at(person, "login")).second)
        continue;
      named.push_back(person);
      ++of_this_role;
    }
  }
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
