// The database, the engine and the API together, in this process: what `serve`, `seed` and the commands that open the
// database themselves stand on.
#pragma once
#include <memory>

#include "api/application.h"
#include "cli/io.h"
#include "engine/engine.h"
#include "store/database.h"

namespace sluice::cli {

/// Opens and migrates a database. Throws Stop (not_reached) with a sentence where it is refused.
[[nodiscard]] std::unique_ptr<store::Database> open_database(const store::Address& address);

/// A started engine over an open database, with the shipped groups and processes. Stops in its destructor.
class House {
 public:
  House(const store::Address& address, engine::Options options);

  [[nodiscard]] const store::Database& database() const { return *database_; }
  [[nodiscard]] engine::Engine& engine() { return *engine_; }
  /// The number of this installation, as its database keeps it.
  [[nodiscard]] std::string installation() const;
  /// The API, with this database's installation id put into the settings.
  [[nodiscard]] std::unique_ptr<api::Api> make_api(api::Settings settings);

 private:
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<engine::Engine> engine_;
};

}  // namespace sluice::cli
