// `sluice serve`: the one place that wires database, engine, API and HTTP server together.
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <memory>

#include "cli/commands.h"
#include "cli/local/house.h"
#include "cli/local/place.h"
#include "cli/local/settings.h"
#include "cli/serve/listen.h"
#include "cli/serve/log.h"
#include "cli/serve/mail.h"
#include "cli/serve/options.h"
#include "cli/serve/outdated.h"
#include "cli/serve/signals.h"
#include "cli/serve/welcome.h"
#include "connect/webhook/deliverer.h"

namespace sluice::cli {

namespace {

constexpr const char* serve_examples =
    "Every option is also a line of the settings file (listen = \"127.0.0.1:8080\") and an environment variable\n"
    "(SLUICE_LISTEN). The command line holds before the environment, the environment before the file.\n"
    "\n"
    "Examples:\n"
    "  sluice serve\n"
    "  sluice serve --database /srv/sluice/sluice.db --listen 127.0.0.1:8080 --public-url https://sluice.example.org\n"
    "  sluice serve --database postgresql://sluice@db.example.org/sluice --zone Europe/Berlin\n"
    "  sluice serve --database .local/example.db --demo";

http::Options checked(Result<http::Options> options) {
  if (!options) throw Stop(Exit::usage, options.error().detail);
  return std::move(*options);
}

/// What the server says of an option that does not do, by the name that it has here.
std::string refused_option(const Refusal& refusal) {
  const auto pointer = refusal.errors.empty() ? std::string{} : refusal.errors.front().pointer;
  const auto* option = pointer.starts_with("/proxies") ? "--trusted-proxy: "
                       : pointer == "/public_url"      ? "--public-url: "
                                                       : "";
  return option + refusal.detail;
}

/// What keeps the server from listening, and which setting to look at.
Stop cannot_listen(const std::system_error& error) {
  const auto says = [&](const char* remedy) { return fmt::format("Sluice {}. {}", error.what(), remedy); };
  if (std::string_view{error.what()}.find("PEM") != std::string_view::npos)
    return {Exit::usage, says("Look at --tls-certificate and --tls-key.")};
  for (const auto taken : {std::errc::address_in_use, std::errc::address_not_available, std::errc::permission_denied})
    if (error.code() == taken)
      return {Exit::not_reached,
              says("Stop what listens there, or name another address with --listen (SLUICE_LISTEN).")};
  return {Exit::usage, says("Look at --listen (SLUICE_LISTEN).")};
}

std::unique_ptr<http::Server> open_server(api::Application& application, const http::Options& options) {
  try {
    auto server = http::Server::open(application, options);
    if (!server) throw Stop(Exit::usage, refused_option(server.error()));
    return std::move(*server);
  } catch (const std::system_error& error) {
    throw cannot_listen(error);
  }
}

void serve(const ServeOptions& options, Io& io) {
  set_up_log(options.log_level);
  auto http = checked(http_options(options));
  fit_to_descriptors(http, options);
  const auto mail_secrets_read = mail_secrets(options);
  const auto place = database_place(options.database, io.environment);
  StopWhenOutdated outdated;
  engine::Options engine;
  engine.on_outdated = outdated.callback();
  engine.zone = organisation_zone(options.zone, io.environment);
  engine.cache_bytes = options.cache_mebibytes << 20U;
  House house{place, std::move(engine)};
  const auto application = house.make_api(api_settings(options, http));
  const auto server = open_server(*application, http);
  connect::Deliverer deliverer{house.database(), house.engine(), {.allowed = options.webhook_hosts}};
  const StopOnSignal stop_on_signal{*server};
  const Watched watched{outdated, *server};

  const Listen listen{http.address, server->port()};
  const auto url = options.public_url.empty() ? page_address(listen, http.tls.has_value()) : options.public_url;
  welcome(*application, url, store::shown(place), io.out);
  spdlog::info("event=started version={} listen={}:{} database={} zone={}", program_version(), listen.address,
               listen.port, logged(store::shown(place)), house.engine().zone()->name());
  connect::MailDeliverer mail{house.database(),
                              house.engine(),
                              {.house = {.site = {.url = url, .name = "Sluice"},
                                         .setup = mail_setup(options),
                                         .installation = house.installation()},
                               .secrets = mail_secrets_read}};
  deliverer.start();
  mail.start();
  server->run();
  application->stop();
  mail.stop();
  deliverer.stop();
  house.engine().stop();
  spdlog::info("event=stopped");
  if (outdated.is_outdated())
    throw Stop(Exit::not_reached,
               "A newer Sluice has upgraded the database, so this one has stopped. Start the newer program.");
}

}  // namespace

void add_serve(CLI::App& app, Io& io) {
  auto options = std::make_shared<ServeOptions>();
  auto* command = app.add_subcommand("serve", "Serve the page and the API");
  add_serve_options(*command, *options);
  command->footer(serve_examples);
  command->callback([command, options, &io] {
    fill_settings(*command, io.environment, FileNames::checked);
    serve(*options, io);
  });
}

}  // namespace sluice::cli
