#include "cli/serve/welcome.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include "cli/local/in_process.h"

namespace sluice::cli {

namespace {

constexpr std::size_t people_shown_max = 8;

void say_who_can_sign_in(api::Api& application, std::ostream& out) {
  api::Request request;
  request.target = "/api/v1/sign-in";
  const auto answer = ask(application, std::move(request));
  if (answer.status != 200) return;
  const auto body = body_of(answer);
  const auto* people = body.as_object().if_contains("people");
  if (!people || !people->is_array() || people->as_array().empty()) return;
  fmt::print(out, "\nThis is the demonstration: anybody may sign in as anybody, by one click. Among others:\n");
  std::size_t shown = 0;
  for (const auto& person : people->as_array()) {
    if (++shown > people_shown_max) break;
    const auto text = [&](const char* name) {
      const auto* value = person.as_object().if_contains(name);
      return value && value->is_string() ? std::string{value->as_string()} : std::string{};
    };
    fmt::print(out, "  {:<18} {:<20} {}\n", text("login"), text("name"), text("title"));
  }
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
