// `sluice openapi`.
#include <CLI/CLI.hpp>

#include "api/openapi.h"
#include "api/routes.h"
#include "cli/commands.h"
#include "cli/io.h"

namespace sluice::cli {

void add_openapi(CLI::App& app, Io& io) {
  auto* command = app.add_subcommand("openapi", "Print the API's description, OpenAPI 3.1, as JSON");
  command->footer("Needs neither server nor database.\n\nExample:\n  sluice openapi > openapi.json");
  command->callback(
      [&io] { io.out << boost::json::serialize(api::openapi_document(api::all_routes(), program_version())) << "\n"; });
}

}  // namespace sluice::cli
