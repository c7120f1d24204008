// The options of `sluice serve`.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/parts.h"
#include "base/result.h"
#include "http/server.h"

namespace CLI {
class App;
}

namespace sluice::cli {

struct ServeOptions {
  std::string database;
  std::string listen = "127.0.0.1:8080";
  std::string public_url;
  bool demo = false;
  std::vector<std::string> trusted_proxies;
  std::vector<std::string> webhook_hosts;
  std::string mail_server;
  std::string mail_from;
  std::string mail_user;
  std::string mail_password_file;
  std::string mail_ca_file;
  bool mail_plain = false;
  std::string tls_certificate;
  std::string tls_key;
  std::string zone;
  std::string log_level = "info";
  std::uint64_t threads = 0;
  std::uint64_t connections_max = 1024;
  std::uint64_t connections_per_address_max = 256;
  std::uint64_t body_bytes_max = 1024 * 1024;
  std::uint64_t worker_threads = 4;
  std::uint64_t cache_mebibytes = 64;
};

/// Adds the options to the command.
void add_serve_options(CLI::App& command, ServeOptions& options);

/// What the HTTP server is to be told. Refused as `invalid`, naming the option that does not do.
[[nodiscard]] Result<http::Options> http_options(const ServeOptions& options);
/// Sees to it that there are descriptors for all connections; where there cannot be, lowers their bound and logs it.
void fit_to_descriptors(http::Options& http, const ServeOptions& options);
/// What the application is to be told, beside the server that serves it.
[[nodiscard]] api::Settings api_settings(const ServeOptions& options, const http::Options& http);

}  // namespace sluice::cli
