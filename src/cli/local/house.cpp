#include "cli/local/house.h"

#include <fmt/format.h>

#include "store/error.h"
#include "store/migrations.h"

namespace sluice::cli {

namespace {

/// What went wrong, and which setting says where the database is; some of what went wrong says so by itself.
std::string with_remedy(const std::string& text) {
  if (text.find("--database") != std::string::npos) return text;
  return text + "\nMend that, or name another database with --database (SLUICE_DATABASE).";
}

}  // namespace

std::unique_ptr<store::Database> open_database(const store::Address& address) {
  try {
    auto database = store::Database::open(address);
    if (!database) throw Stop(Exit::not_reached, with_remedy(database.error().detail));
    return std::move(*database);
  } catch (const store::DatabaseError& error) {
    std::string what = error.what();  // libpq's ends with a line break
    what.erase(what.find_last_not_of(" \t\r\n.") + 1);
    throw Stop(Exit::not_reached,
               with_remedy(fmt::format("The database {} cannot be opened: {}.", store::shown(address), what)));
  }
}

House::House(const store::Address& address, engine::Options options)
    : database_(open_database(address)), engine_(std::make_unique<engine::Engine>(*database_, std::move(options))) {
  engine_->start();
  engine::initialise(*engine_);
}

std::string House::installation() const { return store::installation_id(*database_->connect()); }

std::unique_ptr<api::Api> House::make_api(api::Settings settings) {
  settings.program_version = program_version();
  settings.installation_id = installation();
  return api::Api::make(*engine_, *database_, std::move(settings));
}

}  // namespace sluice::cli
