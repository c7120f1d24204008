// `sluice sign-in`, `sign-out` and `whoami`.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/client/client.h"
#include "cli/client/credentials.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/texts.h"
#include "cli/commands.h"

namespace sluice::cli {

namespace {

struct SignInOptions {
  ClientOptions client;
  std::string login;
  bool demo = false;
};

void say_who(Client& client, const Json& session) {
  const auto& person = at(session, "person");
  Table table;
  table.add_fact("Signed in as", fmt::format("{} ({})", text_at(person, "name"), text_at(person, "login")));
  table.add_fact("Server", client.url());
  table.add_fact("Roles", texts_at(person, "roles"));
  table.add_fact("Groups", names_at(person, "groups"));
  table.add_fact("Time zone", text_at(person, "time_zone"));
  client.io().out << table.text();
}

void sign_in(const SignInOptions& options, Io& io) {
  Client client{options.client, io};
  client.sign_in_as_nobody();
  boost::json::object body{{"cookie", false}};
  if (options.demo) {
    body["demonstration"] = options.login;
  } else {
    body["login"] = options.login;
    body["password"] = password_of(fmt::format("Password of {} at {}", options.login, client.url()), io);
  }
  auto session = client.post("/session", body);
  const auto token = text_at(session, "token");
  if (token.empty()) throw Stop(Exit::not_reached, "The server gave no token; it may be of another version.");
  keep_credentials({client.url(), options.login, token, text_at(session, "person.time_zone")}, io.environment);
  session.as_object().erase("token");
  if (!client.printed_as_json(session)) say_who(client, session);
}

void sign_out(const ClientOptions& options, Io& io) {
  Client client{options, io};
  if (!client.has_token()) throw Stop(Exit::not_permitted, "You are not signed in.");
  client.remove("/session");
  forget_credentials(io.environment);
  io.out << "Signed out.\n";
}

void whoami(const ClientOptions& options, Io& io) {
  Client client{options, io};
  const auto session = client.get("/session");
  if (!client.printed_as_json(session)) say_who(client, session);
}

struct FirstOptions {
  ClientOptions client;
  std::string login;
  std::string name;
  std::string email;
  std::string zone;
  std::string code;
};

void become_first(const FirstOptions& options, Io& io) {
  Client client{options.client, io};
  client.sign_in_as_nobody();
  boost::json::object body{{"code", options.code}, {"login", options.login}, {"name", options.name}};
  if (!options.email.empty()) body["email"] = options.email;
  if (!options.zone.empty()) body["time_zone"] = options.zone;
  body["password"] = password_of(fmt::format("New password of {} at {}", options.login, client.url()), io);
  const auto session = client.post("/first-administrator", body);
  if (!client.printed_as_json(session))
    fmt::print(io.out, "{} is the first administrator. Next: sluice sign-in {}\n", options.login, options.login);
}

void add_first_administrator(CLI::App& app, Io& io) {
  auto options = std::make_shared<FirstOptions>();
  auto* command = app.add_subcommand("first-administrator", "Make the first administrator of an empty server");
  command->add_option("login", options->login, "Sign-in name, such as karin.dahl")->required();
  command->add_option("--code", options->code, "The code that the server printed when it started")->required();
  command->add_option("--name", options->name, "As people call them")->required();
  command->add_option("--email", options->email, "Address");
  command->add_option("--zone", options->zone, "Time zone (default: the organisation's)");
  add_client_options(*command, options->client);
  command->footer("Example:\n  sluice first-administrator karin.dahl --code K7QM-9WXR-4TBN --name \"Karin Dahl\"");
  command->callback([options, &io] { become_first(*options, io); });
}

}  // namespace

void add_sign_in(CLI::App& app, Io& io) {
  auto options = std::make_shared<SignInOptions>();
  auto* in = app.add_subcommand("sign-in", "Sign in at a server, for the commands that follow");
  in->add_option("login", options->login, "Your sign-in name, such as priya.nair")->required();
  in->add_flag("--demo", options->demo, "Without a password: where the server is a demonstration");
  add_client_options(*in, options->client);
  in->footer(
      "The password comes from SLUICE_PASSWORD, else you are asked for it, else it is the first line of standard "
      "input.\n"
      "What the server gives in return is kept in $XDG_CONFIG_HOME/sluice/credentials, readable by you alone. A "
      "program\n"
      "sets SLUICE_URL and SLUICE_TOKEN instead.\n\n"
      "Examples:\n"
      "  sluice sign-in priya.nair --url https://sluice.example.org\n"
      "  sluice sign-in ruth.steiner --demo");
  in->callback([options, &io] { sign_in(*options, io); });

  auto out_options = std::make_shared<ClientOptions>();
  auto* out = app.add_subcommand("sign-out", "End the session of the last sign-in");
  add_client_options(*out, *out_options);
  out->callback([out_options, &io] { sign_out(*out_options, io); });

  auto who_options = std::make_shared<ClientOptions>();
  auto* who = app.add_subcommand("whoami", "Say who is signed in, where, with which roles");
  add_client_options(*who, *who_options);
  who->callback([who_options, &io] { whoami(*who_options, io); });

  add_first_administrator(app, io);
}

}  // namespace sluice::cli
