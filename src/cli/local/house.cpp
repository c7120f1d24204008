#include "cli/local/house.h"

#include "store/migrations.h"

namespace sluice::cli {

std::unique_ptr<store::Database> open_database(const store::Address& address) {
  auto database = store::Database::open(address);
  if (!database) throw Stop(Exit::not_reached, database.error().detail);
  return std::move(*database);
}

House::House(const store::Address& address, engine::Options options)
    : database_(open_database(address)), engine_(std::make_unique<engine::Engine>(*database_, std::move(options))) {
  engine_->start();
  engine::initialise(*engine_);
}

std::unique_ptr<api::Api> House::make_api(api::Settings settings) {
  settings.program_version = program_version();
  settings.installation_id = store::installation_id(*database_->connect());
  return api::Api::make(*engine_, *database_, std::move(settings));
}

}  // namespace sluice::cli
