// `sluice user reset`: for whoever has the machine but no password any more. Opens the database itself.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <future>
#include <memory>

#include "api/auth/passwords.h"
#include "cli/client/texts.h"
#include "cli/commands.h"
#include "cli/local/options.h"
#include "store/people.h"
#include "store/plain_rows.h"

namespace sluice::cli {

namespace {

struct ResetOptions {
  LocalOptions local;
  std::string login;
};

std::string hash_of(const std::string& password) {
  api::Passwords passwords{{}, 1, 1};
  std::promise<std::string> hashed;
  if (!passwords.hash(password, [&hashed](std::string hash) { hashed.set_value(std::move(hash)); }))
    throw Stop(Exit::not_reached, "The password could not be hashed.");
  return hashed.get_future().get();
}

void reset(const ResetOptions& options, Io& io) {
  auto house = open_house(options.local, io);
  const auto directory = house.engine().directory();
  const auto* person = directory->person_by_login(options.login);
  if (!person) throw Stop(Exit::not_found, fmt::format("There is nobody with the sign-in name {}.", options.login));
  const auto password = asked_password("New password of " + options.login, io);
  if (const auto good = api::check_password(password, options.login, "/password"); !good)
    throw Stop(Exit::usage, good.error().detail);
  const auto hash = hash_of(password);
  const auto now = house.engine().now();
  const auto id = person->id;
  const auto written = house.engine().write_now([&](store::WriteTransaction& transaction) {
    store::put_password(transaction.session(), id, hash, now);
    store::end_sessions_of(transaction.session(), id, "");
  });
  if (!written) throw Stop(Exit::refused, written.error().detail);
  fmt::print(io.out, "{} ({}) has a new password; all their sessions have ended.\n", person->name, options.login);
  if (!person->enabled) fmt::print(io.out, "They may not sign in: an administrator has to enable them.\n");
}

}  // namespace

void add_user_reset(CLI::App& user, Io& io) {
  auto options = std::make_shared<ResetOptions>();
  auto* command = user.add_subcommand("reset", "Give a person a new password when nobody can sign in any more");
  command->add_option("login", options->login, "Sign-in name")->required();
  add_local_options(*command, options->local, io, [options, &io] { reset(*options, io); });
  command->footer(
      "Opens the database itself: on SQLite the server has to be stopped. You are asked for the password, else it is "
      "the\n"
      "first line of standard input.\n\n"
      "Example:\n  sluice user reset ruth.steiner --database /srv/sluice/sluice.db");
}

}  // namespace sluice::cli
