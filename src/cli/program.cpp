#include "cli/program.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "store/error.h"

namespace sluice::cli {

namespace {

constexpr const char* about =
    "Sluice carries an IT change from the moment somebody asks for it to the day its owners agree that it did what\n"
    "it was meant to do.\n"
    "\n"
    "First steps:\n"
    "  sluice serve                                   serve the page and the API on this machine\n"
    "  sluice sign-in --url http://127.0.0.1:8080     sign in from here\n"
    "  sluice change new --title \"…\"                  ask for a change\n"
    "  sluice change waiting CHG-1                    what it waits for, and for whom";

int end(Io& io, Exit exit, const std::string& text) {
  if (!text.empty()) io.err << text << (text.ends_with('\n') ? "" : "\n");
  return static_cast<int>(exit);
}

/// The command that the person was after: the innermost that was named.
const CLI::App& innermost(const CLI::App& app) {
  const auto named = app.get_subcommands();
  return named.empty() ? app : innermost(*named.back());
}

int wrong_use(const CLI::App& app, const CLI::ParseError& error, Io& io) {
  if (error.get_exit_code() == 0) {  // --help and --version come as exceptions, too
    if (dynamic_cast<const CLI::CallForVersion*>(&error)) io.out << error.what() << "\n";
    else io.out << innermost(app).help();
    return 0;
  }
  const auto& command = innermost(app);
  std::string path;
  for (const auto* one = &command; one; one = one->get_parent())
    path = one->get_name() + (path.empty() ? "" : " ") + path;
  return end(io, Exit::usage, fmt::format("{}\nTry: {} --help", error.what(), path));
}

}  // namespace

void add_commands(CLI::App& app, Io& io) {
  add_serve(app, io);
  add_init(app, io);
  add_seed(app, io);
  add_sign_in(app, io);
  add_change(app, io);
  add_task(app, io);
  add_approve(app, io);
  add_process(app, io);
  add_service(app, io);
  add_group(app, io);
  add_user(app, io);
  add_openapi(app, io);
  add_audit(app, io);
  add_rebuild(app, io);
  add_version(app, io);
}

int run(const std::vector<std::string>& arguments, Io& io) {
  CLI::App app{about, "sluice"};
  app.set_version_flag("--version", std::string{"sluice "} + program_version(), "Say which version this is");
  app.require_subcommand(1);
  app.footer(exit_codes_help);
  try {
    add_commands(app, io);
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    io.out.flush();
    return io.out ? 0 : end(io, Exit::not_reached, "The output could not be written.");
  } catch (const CLI::ParseError& error) {
    return wrong_use(app, error, io);
  } catch (const Stop& stop) {
    io.out.flush();
    return end(io, stop.exit, stop.what());
  } catch (const store::DatabaseError& error) {
    return end(io, Exit::not_reached, fmt::format("The database failed: {}", error.what()));
  } catch (const std::exception& error) {
    return end(io, Exit::not_reached, fmt::format("This did not work: {}", error.what()));
  }
}

}  // namespace sluice::cli
