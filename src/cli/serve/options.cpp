#include "cli/serve/options.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <thread>

#include "api/page_files.h"
#include "cli/local/settings.h"
#include "cli/serve/descriptors.h"
#include "cli/serve/listen.h"
#include "cli/serve/log.h"
#include "cli/serve/mail.h"
#include "http/site.h"

namespace sluice::cli {

namespace {

void add_place_options(CLI::App& command, ServeOptions& options) {
  command.add_option("--database", options.database, "SQLite file, or postgresql://user@host/database")
      ->type_name("PLACE");
  command.add_option("--listen", options.listen, "Address and port to listen on; port 0 takes a free one")
      ->type_name("ADDRESS:PORT")
      ->capture_default_str();
  command.add_option("--public-url", options.public_url, "Where people reach it, such as https://sluice.example.org")
      ->type_name("URL");
  command.add_flag("--demo", options.demo,
                   "Anybody may sign in as anybody, without a password: for the worked example only");
  command
      .add_option("--trusted-proxy", options.trusted_proxies,
                  "Reverse proxy whose X-Forwarded-* are believed; may repeat")
      ->type_name("ADDRESS");
  command
      .add_option("--webhook-host", options.webhook_hosts,
                  "Host where webhooks may go by http and at a private address; may repeat")
      ->type_name("HOST");
  command.add_option("--tls-certificate", options.tls_certificate, "Certificate with its chain, PEM: serve HTTPS")
      ->type_name("FILE");
  command.add_option("--tls-key", options.tls_key, "Its private key, PEM")->type_name("FILE");
  command
      .add_option("--zone", options.zone, "The organisation's time zone, for working days (default: this machine's)")
      ->type_name("ZONE");
}

void add_mail_options(CLI::App& command, ServeOptions& options) {
  command
      .add_option("--mail-server", options.mail_server,
                  "Where mail is sent: smtp://mail.example.org:587 (STARTTLS) or smtps://mail.example.org")
      ->type_name("URL");
  command.add_option("--mail-from", options.mail_from, "Its sender, such as \"Sluice <changes@example.org>\"")
      ->type_name("ADDRESS");
  command.add_option("--mail-user", options.mail_user, "Who signs in to the mail server")->type_name("NAME");
  command.add_option("--mail-password-file", options.mail_password_file, "A file with the password, on one line")
      ->type_name("FILE");
  command.add_option("--mail-ca-file", options.mail_ca_file, "Who signs the mail server's certificate, PEM")
      ->type_name("FILE");
  command.add_flag("--mail-plain", options.mail_plain, "Send without encryption, to a mail server on this machine");
}

void add_bounds(CLI::App& command, ServeOptions& options) {
  command.add_option("--log-level", options.log_level, "How much is logged on standard error")
      ->check(CLI::IsMember({"debug", "info", "warn", "error", "off"}))
      ->capture_default_str();
  command.add_option("--threads", options.threads, "Threads for sockets; 0: one a core")
      ->check(CLI::Range(0, 256))
      ->type_name("N");
  command.add_option("--worker-threads", options.worker_threads, "Threads that read the database")
      ->check(CLI::Range(1, 256))
      ->type_name("N")
      ->capture_default_str();
  command.add_option("--connections-max", options.connections_max, "Connections at a time; more are answered 503")
      ->check(CLI::Range(1, 65536))
      ->type_name("N")
      ->capture_default_str();
  command.add_option("--connections-per-address-max", options.connections_per_address_max, "Of one address")
      ->check(CLI::Range(1, 65536))
      ->type_name("N")
      ->capture_default_str();
  command.add_option("--body-bytes-max", options.body_bytes_max, "Of one request's body; more is answered 413")
      ->check(CLI::Range(1024, 64 * 1024 * 1024))
      ->type_name("N")
      ->capture_default_str();
  command.add_option("--cache-mebibytes", options.cache_mebibytes, "Memory for changes that are kept ready")
      ->check(CLI::Range(1, 65536))
      ->type_name("N")
      ->capture_default_str();
}

}  // namespace

void add_serve_options(CLI::App& command, ServeOptions& options) {
  add_place_options(command, options);
  add_mail_options(command, options);
  add_bounds(command, options);
  add_config_option(command);
}

Result<http::Options> http_options(const ServeOptions& options) {
  const auto listen = parse_listen(options.listen);
  if (!listen) return refuse(Refused::invalid, "--listen: " + listen.error().detail);
  if (options.tls_certificate.empty() != options.tls_key.empty())
    return refuse(Refused::invalid, "--tls-certificate and --tls-key are given together.");
  http::Options http;
  http.address = listen->address;
  http.port = listen->port;
  http.public_url = options.public_url;
  http.proxies = options.trusted_proxies;
  if (!options.tls_key.empty()) http.tls = http::TlsFiles{options.tls_certificate, options.tls_key};
  http.threads = static_cast<unsigned>(options.threads);
  http.limits.connections_max = options.connections_max;
  http.limits.connections_per_address_max = options.connections_per_address_max;
  http.limits.body_bytes_max = options.body_bytes_max;
  http.on_finished = log_request;
  return http;
}

void fit_to_descriptors(http::Options& http, const ServeOptions& options) {
  // Files of the database, of which each of its sessions has up to three, and what each thread of sockets waits with.
  const auto threads = http.threads != 0 ? http.threads : std::thread::hardware_concurrency();
  const auto others = 64 + 4 * (options.worker_threads + threads);
  const auto wanted = http.limits.connections_max;
  http.limits.connections_max = make_room_for(wanted, others);
  if (http.limits.connections_max == wanted) return;
  spdlog::warn("event=fewer_connections wanted={} connections={} detail={}", wanted, http.limits.connections_max,
               logged(fmt::format("the limit of open files is too low; set it to {} (ulimit -n, LimitNOFILE=)",
                                  wanted + others)));
}

api::Settings api_settings(const ServeOptions& options, const http::Options& http) {
  const auto origin = http::read_public_url(options.public_url);
  api::Settings settings;
  settings.https = origin && origin->scheme == "https";
  settings.demonstration = options.demo;
  settings.webhook_hosts = options.webhook_hosts;
  settings.mail = mail_setup(options);
  settings.page = api::page_files();
  settings.worker_threads = options.worker_threads;
  settings.streams_max = std::max<std::size_t>(1, http.limits.connections_max / 2);
  return settings;
}

}  // namespace sluice::cli
