// Where settings come from, and which holds.
#include "cli/local/settings.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>

#include "cli/client/credentials.h"
#include "cli/local/place.h"
#include "cli/serve/listen.h"
#include "cli/serve/log.h"
#include "cli/serve/options.h"
#include "cli/terminal.h"

namespace sluice::cli {
namespace {

Environment with(std::map<std::string, std::string> variables) {
  return [variables = std::move(variables)](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional{found->second};
  };
}

/// The options of `sluice serve` as they come out of arguments, environment and file.
ServeOptions settled(std::vector<std::string> arguments, const Environment& environment) {
  CLI::App app;
  ServeOptions options;
  add_serve_options(app, options);
  std::ranges::reverse(arguments);
  app.parse(arguments);
  fill_settings(app, environment, FileNames::checked);
  return options;
}

std::string refusal(std::vector<std::string> arguments, const Environment& environment) {
  try {
    settled(std::move(arguments), environment);
  } catch (const Stop& stop) {
    EXPECT_EQ(stop.exit, Exit::usage);
    return stop.what();
  }
  return {};
}

TEST(Settings, send_cookies_over_tls_only_where_the_public_url_is_https) {
  ServeOptions options;
  EXPECT_FALSE(api_settings(options, {}).https);
  for (const auto* url : {"https://sluice.example.org", "HTTPS://sluice.example.org", "Https://sluice.example.org/"}) {
    options.public_url = url;
    EXPECT_TRUE(api_settings(options, {}).https) << url;
  }
  options.public_url = "http://sluice.example.org";
  EXPECT_FALSE(api_settings(options, {}).https);
}

TEST(Settings, leave_half_of_the_connections_for_others_than_streams) {
  http::Options http;
  http.limits.connections_max = 100;
  EXPECT_EQ(api_settings({}, http).streams_max, 50U);
  http.limits.connections_max = 1;
  EXPECT_EQ(api_settings({}, http).streams_max, 1U);
}

TEST(Settings, hold_from_the_command_line_before_environment_before_file) {
  const Folder folder;
  const auto file =
      folder.write("sluice.toml",
                   "# of this machine\n"
                   "listen = \"127.0.0.1:1\"\ndatabase = \"/file.db\"\nzone = \"Europe/Oslo\"\ndemo = true\n"
                   "trusted-proxy = [\"10.0.0.1\", \"10.0.0.2\"]\nconnections-max = 7\n");
  const auto options = settled({"--listen", "127.0.0.1:3", "--config", file},
                               with({{"SLUICE_LISTEN", "127.0.0.1:2"}, {"SLUICE_DATABASE", "/environment.db"}}));
  EXPECT_EQ(options.listen, "127.0.0.1:3");
  EXPECT_EQ(options.database, "/environment.db");
  EXPECT_EQ(options.zone, "Europe/Oslo");
  EXPECT_TRUE(options.demo);
  EXPECT_EQ(options.trusted_proxies, (std::vector<std::string>{"10.0.0.1", "10.0.0.2"}));
  EXPECT_EQ(options.connections_max, 7U);
  EXPECT_EQ(options.body_bytes_max, 1024U * 1024U);
}

TEST(Settings, take_the_file_that_the_environment_names) {
  const Folder folder;
  const auto file = folder.write("other.toml", "listen = \"127.0.0.1:9\"\n");
  EXPECT_EQ(settled({}, with({{"SLUICE_CONFIG", file}})).listen, "127.0.0.1:9");
}

TEST(Settings, say_what_is_wrong_and_where) {
  const Folder folder;
  const auto misspelt = folder.write("a.toml", "lisen = \"127.0.0.1:9\"\n");
  EXPECT_NE(refusal({"--config", misspelt}, with({})).find("lisen; did you mean listen?"), std::string::npos);
  const auto too_many = folder.write("b.toml", "connections-max = 0\n");
  EXPECT_NE(refusal({"--config", too_many}, with({})).find("connections-max"), std::string::npos);
  EXPECT_NE(refusal({}, with({{"SLUICE_LOG_LEVEL", "loud"}})).find("SLUICE_LOG_LEVEL"), std::string::npos);
  EXPECT_NE(refusal({"--config", "/nowhere/sluice.toml"}, with({})).find("/nowhere/sluice.toml"), std::string::npos);
}

TEST(Settings, refuse_lines_that_say_nothing) {
  const Folder folder;
  const auto refused = [&](const std::string& text) {
    return refusal({"--config", folder.write("wrong.toml", text)}, with({}));
  };
  EXPECT_NE(refused("# fine\nlisten = \n").find("line 2: this is no setting"), std::string::npos);
  EXPECT_NE(refused("listen \"127.0.0.1:9\"\n").find("line 1: this is no setting"), std::string::npos);
  EXPECT_NE(refused("threads = 1\nthreads = 2\n").find("line 2: threads stands here twice; first on line 1"),
            std::string::npos);
  EXPECT_NE(refused("[server]\n").find("line 1: the file has no sections"), std::string::npos);
  EXPECT_NE(refused("\xff\x01\n").find("line 1"), std::string::npos);
  EXPECT_NE(refused("\nlisen = \"x\"\n").find("line 2: there is no setting lisen; did you mean listen?"),
            std::string::npos);
  EXPECT_NE(refused("threads = 1.5\n").find("line 1, threads: Value 1.5"), std::string::npos)
      << refused("threads = 1.5\n");
  EXPECT_NE(refused("demo = \"perhaps\"\n").find("line 1, demo: \"perhaps\" does not do here; write true or false."),
            std::string::npos)
      << refused("demo = \"perhaps\"\n");
  EXPECT_NE(refusal({"--config", folder.path().string()}, with({})).find("is a folder"), std::string::npos);
  EXPECT_NE(refused("trusted-proxy = [\n  \"10.0.0.1\"\n]\n").find("line 1: a list stands on one line"),
            std::string::npos);
}

TEST(Settings, name_the_option_that_does_not_do) {
  ServeOptions options;
  options.listen = "nowhere";
  EXPECT_TRUE(http_options(options).error().detail.starts_with("--listen: "));
}

TEST(Settings, find_the_database_where_the_system_keeps_state) {
  const Folder folder;
  const auto state = (folder.path() / "state").string();
  EXPECT_EQ(database_place("", with({{"STATE_DIRECTORY", state}, {"HOME", "/nowhere"}})).where, state + "/sluice.db");
  EXPECT_EQ(database_place("", with({{"XDG_STATE_HOME", state}})).where, state + "/sluice/sluice.db");
  EXPECT_EQ(database_place("/given.db", with({{"STATE_DIRECTORY", state}})).where, "/given.db");
  EXPECT_EQ(database_place("postgresql://db.example/sluice", with({})).dialect, store::Dialect::postgres);
  EXPECT_THROW((void)database_place("mysql://x", with({})), Stop);
  EXPECT_THROW((void)database_place("", with({})), Stop);
}

TEST(Settings, know_the_zone_or_refuse_it) {
  EXPECT_EQ(organisation_zone("Europe/Berlin", with({}))->name(), "Europe/Berlin");
  EXPECT_EQ(organisation_zone("", with({{"TZ", "Asia/Tokyo"}}))->name(), "Asia/Tokyo");
  EXPECT_EQ(organisation_zone("", with({{"TZ", "nonsense"}}))->name(), "UTC");
  EXPECT_THROW((void)organisation_zone("Europe/Berln", with({})), Stop);
}

TEST(Listen, reads_what_people_write) {
  EXPECT_EQ(parse_listen("127.0.0.1:8080")->port, 8080);
  EXPECT_EQ(parse_listen("8080")->address, "127.0.0.1");
  EXPECT_EQ(parse_listen(":8080")->address, "0.0.0.0");
  EXPECT_EQ(parse_listen("[::1]:0")->address, "::1");
  for (const auto* wrong : {"", "localhost:", "127.0.0.1:65536", "127.0.0.1:-1", "::1:80", "a:b"})
    EXPECT_FALSE(parse_listen(wrong).has_value()) << wrong;
  EXPECT_EQ(page_address({"::1", 80}, false), "http://[::1]:80");
  EXPECT_EQ(page_address({"0.0.0.0", 443}, true), "https://localhost:443");
}

TEST(Listen, wants_certificate_and_key_together) {
  ServeOptions options;
  options.tls_certificate = "a.pem";
  EXPECT_FALSE(http_options(options).has_value());
  options.tls_key = "b.pem";
  EXPECT_TRUE(http_options(options)->tls.has_value());
}

TEST(Log, quotes_what_would_be_read_as_something_else) {
  EXPECT_EQ(logged("/api/v1/changes"), "/api/v1/changes");
  EXPECT_EQ(logged("a b"), "\"a b\"");
  EXPECT_EQ(logged("a\nlevel=info"), "\"a\\x0alevel=info\"");
  EXPECT_EQ(logged(""), "\"\"");
}

TEST(Credentials, are_kept_for_their_owner_alone) {
  const Folder folder;
  const auto environment = with({{"XDG_CONFIG_HOME", folder.path().string()}});
  EXPECT_FALSE(kept_credentials(environment).has_value());
  keep_credentials({"http://127.0.0.1:1", "ann", "secret", "Europe/Berlin"}, environment);
  const auto status = std::filesystem::status(credentials_path(environment));
  EXPECT_EQ(status.permissions(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_EQ(kept_credentials(environment)->token, "secret");
  forget_credentials(environment);
  EXPECT_FALSE(kept_credentials(environment).has_value());
}

}  // namespace
}  // namespace sluice::cli
