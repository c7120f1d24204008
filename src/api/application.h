// The API and the page as one Application: what http/ runs and cli/serve.cpp makes.
//
//   api::Settings settings{.program_version = "0.1.0", .installation_id = store::installation_id(session)};
//   auto application = api::Api::make(engine, *database, settings);   // the engine has been started
//   if (auto code = application->first_administrator_code()) print it;
//   server->run(); application->stop(); engine.stop();
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "api/exchange.h"
#include "api/parts.h"

namespace sluice::api {

class Api : public Application {
 public:
  /// The engine and the database outlive it. Throws DatabaseError where the database cannot be read.
  [[nodiscard]] static std::unique_ptr<Api> make(engine::Engine& engine, const store::Database& database,
                                                 Settings settings);
  /// The code with which the first administrator is made; nothing once there is one. Good until used or stopped.
  [[nodiscard]] virtual std::optional<std::string> first_administrator_code() const = 0;
  /// Answers nothing more; waits for what its threads are at. To be called before the engine stops.
  virtual void stop() = 0;
};

}  // namespace sluice::api
