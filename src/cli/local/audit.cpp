// `sluice audit verify`.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <memory>

#include "cli/change/change.h"
#include "cli/commands.h"
#include "cli/local/options.h"
#include "store/numbers.h"
#include "store/transaction.h"

namespace sluice::cli {

namespace {

struct AuditOptions {
  LocalOptions local;
  std::string change;
};

ChangeId id_of(const std::string& text) {
  constexpr std::string_view prefix = "CHG-";
  ChangeId id;
  const auto digits = text.starts_with(prefix) ? std::string_view{text}.substr(prefix.size()) : std::string_view{text};
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), id.value);
  if (failed != std::errc{} || end != digits.data() + digits.size() || id.value < 1)
    throw Stop(Exit::usage, fmt::format("\"{}\" is no change; write CHG-1042.", text));
  return id;
}

/// Numbers have no gaps, so the last one given says which are there, also of a change whose history cannot be read.
void must_exist(ChangeId change, const store::Database& database) {
  const auto session = database.connect();
  const store::ReadTransaction reading{*session};
  if (change.value > store::read_numbers(*session).change)
    throw Stop(Exit::not_found, fmt::format("There is no change {}.", shown(change)));
}

void verify(const AuditOptions& options, Io& io) {
  auto house = open_house(options.local, io);
  const auto only = options.change.empty() ? std::nullopt : std::optional{id_of(options.change)};
  if (only) must_exist(*only, house.database());
  const auto faults = house.engine().verify(only, [](std::int64_t, std::int64_t) {});
  for (const auto& fault : faults) fmt::print(io.out, "{}\n", fault);
  const auto what = only ? options.change : fmt::format("{} events", house.engine().position());
  if (!faults.empty()) throw Stop(Exit::refused, fmt::format("{}: {} faults.", what, faults.size()));
  fmt::print(io.out, "{}: chain intact, every text as it was written.\n", what);
}

}  // namespace

void add_audit(CLI::App& app, Io& io) {
  auto* audit = app.add_subcommand("audit", "Prove that the history is what it was");
  audit->require_subcommand(1);
  auto options = std::make_shared<AuditOptions>();
  auto* command = audit->add_subcommand("verify", "Reckon every hash again and compare every text with its own");
  command->add_option("change", options->change, "Only this change, such as CHG-1042");
  add_local_options(*command, options->local, io, [options, &io] { verify(*options, io); });
  command->footer(
      "Opens the database itself: on SQLite the server has to be stopped, or this is done on a copy.\n"
      "Ends with 1 where there is a fault.\n\n"
      "Examples:\n  sluice audit verify --database /srv/sluice/sluice.db\n  sluice audit verify CHG-1042");
}

}  // namespace sluice::cli
