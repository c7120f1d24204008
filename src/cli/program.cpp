#include "cli/program.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <sstream>

#include "base/nearest.h"
#include "cli/client/table.h"
#include "cli/client/wrap.h"
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
    "  sluice sign-in priya.nair --url http://127.0.0.1:8080\n"
    "                                                 sign in from here\n"
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

/// "sluice change list"
std::string path_of(const CLI::App& command) {
  std::string path;
  for (const auto* one = &command; one; one = one->get_parent())
    path = one->get_name() + (path.empty() ? "" : " ") + path;
  return path;
}

/// One line of help, wrapped below where its text begins. Examples stay whole, so that they can be copied.
std::string fitted(const std::string& line, std::size_t columns) {
  const bool example = line.starts_with("  sluice ") || line.starts_with("  $ ") || line.ends_with("\\");
  if (columns == 0 || example || shown_width(line) <= columns) return line + "\n";
  const std::size_t second = 30;  // where CLI11 begins to explain an option
  const bool explains = line.starts_with("  ") && line.size() > second && line[second - 1] == ' ';
  const std::size_t indent = explains && columns > second + 20 ? second : 0;
  std::string all;
  for (const auto& piece : wrapped(line.substr(indent), columns - indent))
    all += (all.empty() ? line.substr(0, indent) : std::string(indent, ' ')) + piece + "\n";
  return all;
}

/// The help of the command, its parts one empty line apart.
std::string help_of(const CLI::App& app, std::size_t columns) {
  auto help = app.help();
  for (auto at = help.find("\n\n\n"); at != std::string::npos; at = help.find("\n\n\n", at)) help.erase(at, 1);
  const auto usage = help.find("\nUsage:");
  if (usage != std::string::npos && usage > 0 && help[usage - 1] != '\n') help.insert(usage, "\n");
  std::string all;
  std::istringstream lines{help};
  for (std::string line; std::getline(lines, line);) all += fitted(line, columns);
  return all;
}

/// The first word that the command did not take, with the nearest that it knows; empty where there is none.
std::string misspelt(const CLI::App& command) {
  const auto left = command.remaining();
  if (left.empty()) return {};
  std::vector<std::string> known;
  if (left.front().starts_with('-')) {
    for (const auto* option : command.get_options())
      for (const auto& name : option->get_lnames()) known.push_back("--" + name);
    return fmt::format("{} has no option {}{}", path_of(command), left.front(), did_you_mean(left.front(), known));
  }
  for (const auto* one : command.get_subcommands([](const CLI::App*) { return true; }))
    known.push_back(one->get_name());
  if (known.empty()) return {};
  return fmt::format("{} has no command {}{}", path_of(command), left.front(), did_you_mean(left.front(), known));
}

int wrong_use(const CLI::App& app, const CLI::ParseError& error, Io& io) {
  if (error.get_exit_code() == 0) {  // --help and --version come as exceptions, too
    if (dynamic_cast<const CLI::CallForVersion*>(&error)) io.out << error.what() << "\n";
    else io.out << help_of(app, io.columns);
    return 0;
  }
  const auto& command = innermost(app);
  auto what = misspelt(command);
  if (what.empty()) what = error.what();
  return end(io, Exit::usage, fmt::format("{}\nTry: {} --help", what, path_of(command)));
}

}  // namespace

void add_commands(CLI::App& app, Io& io) {
  add_serve(app, io);
  add_init(app, io);
  add_seed(app, io);
  add_sign_in(app, io);
  add_change(app, io);
  add_view(app, io);
  add_task(app, io);
  add_approve(app, io);
  add_approval(app, io);
  add_risk(app, io);
  add_report(app, io);
  add_notifications(app, io);
  add_process(app, io);
  add_schedule(app, io);
  add_cab(app, io);
  add_catalog(app, io);
  add_service(app, io);
  add_group(app, io);
  add_webhook(app, io);
  add_mail(app, io);
  add_user(app, io);
  add_profile(app, io);
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
