// `sluice change`: its commands are in the files beside this one.
#include "cli/change/change.h"

#include <fmt/ostream.h>

#include <CLI/CLI.hpp>

#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/unmet.h"
#include "cli/client/wrap.h"
#include "cli/commands.h"

namespace sluice::cli {

void add_change_argument(CLI::App& command, std::string& change) {
  command.add_option("change", change, "The change, such as CHG-1042")
      ->required()
      ->transform([](const std::string& text) { return numbered("CHG-", text, "change, such as CHG-1042"); });
}

std::string numbered(std::string_view prefix, const std::string& text, std::string_view what) {
  auto number = text;
  for (auto& c : number) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  if (number.starts_with(prefix)) number.erase(0, prefix.size());
  if (number.empty() || number.find_first_not_of("0123456789") != std::string::npos)
    throw CLI::ValidationError(fmt::format("\"{}\" is no {}", text, what));
  return std::string{prefix} + number;
}

std::string change_path(const std::string& change, const std::string& below) {
  return "/changes/" + percent_encoded(change) + below;
}

void say_waiting(Client& client, const Json& waiting) {
  auto& out = client.io().out;
  const auto since = text_at(waiting, "since");
  out << harmless(text_at(waiting, "stage_name"), Lines::joined);
  if (!since.empty()) out << ", since " << moment(since, client.zone());
  out << "\n" << unmet_table(list_at(waiting, "unmet"), client.zone(), client.columns());
  if (list_at(waiting, "unmet").empty()) out << "  It waits for nothing.\n";
}

void say_where(Client& client, const Json& change) {
  auto& out = client.io().out;
  const auto title = fmt::format("{}: {}", text_at(change, "id"), harmless(text_at(change, "title"), Lines::joined));
  out << paragraphs(title, 0, client.columns());
  const auto outcome = text_at(change, "outcome");
  fmt::print(out, "{}{}", text_at(change, "stage_name"), outcome.empty() ? "" : ", " + outcome);
  if (at(change, "hold").is_object())
    fmt::print(out, ", on hold: {}", harmless(text_at(change, "hold.reason"), Lines::joined));
  out << "\n" << unmet_table(list_at(change, "waiting"), client.zone(), client.columns());
}

void add_change(CLI::App& app, Io& io) {
  auto* change = app.add_subcommand("change", "Ask for changes, follow them, move them");
  change->require_subcommand(1);
  change->footer(
      "Each command has its own help with examples: sluice change new --help\n\n"
      "Examples:\n"
      "  sluice change list --waiting-for me\n"
      "  sluice change show CHG-1042\n"
      "  sluice change advance CHG-1042");
  add_change_new(*change, io);
  add_change_list(*change, io);
  add_change_show(*change, io);
  add_change_edit(*change, io);
  add_change_acts(*change, io);
  add_change_conversation(*change, io);
  add_change_link(*change, io);
  add_change_contingency(*change, io);
  add_change_visibility(*change, io);
  add_change_version(*change, io);
}

}  // namespace sluice::cli
