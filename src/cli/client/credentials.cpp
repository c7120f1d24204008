#include "cli/client/credentials.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/client/reading.h"

namespace sluice::cli {

namespace {

namespace fs = std::filesystem;

/// Writes a file that nobody else can read at any instant, whole or not at all.
bool write_privately(const fs::path& path, const std::string& text) {
  const auto aside = path.string() + ".new";
  const int file = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return false;
  const bool restricted = ::fchmod(file, 0600) == 0;
  const bool written = restricted && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const bool closed = ::close(file) == 0;
  return written && closed && ::rename(aside.c_str(), path.c_str()) == 0;
}

}  // namespace

std::string credentials_path(const Environment& environment) {
  if (const auto folder = environment("XDG_CONFIG_HOME")) return *folder + "/sluice/credentials";
  if (const auto home = environment("HOME")) return *home + "/.config/sluice/credentials";
  throw Stop(Exit::usage, "Neither XDG_CONFIG_HOME nor HOME says where to keep who is signed in.");
}

std::optional<Credentials> kept_credentials(const Environment& environment) {
  const auto path = credentials_path(environment);
  std::ifstream file{path};
  if (!file) return std::nullopt;
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  const auto json = parse_json(text);
  if (!json || !json->is_object())
    throw Stop(Exit::usage, fmt::format("{} cannot be understood; remove it and sign in again.", path));
  return Credentials{text_at(*json, "url"), text_at(*json, "login"), text_at(*json, "token"), text_at(*json, "zone")};
}

void keep_credentials(const Credentials& credentials, const Environment& environment) {
  const fs::path path = credentials_path(environment);
  std::error_code failed;
  fs::create_directories(path.parent_path(), failed);
  boost::json::object json;
  json["url"] = credentials.url;
  json["login"] = credentials.login;
  json["token"] = credentials.token;
  json["zone"] = credentials.zone;
  if (!write_privately(path, boost::json::serialize(json) + "\n"))
    throw Stop(Exit::usage, fmt::format("{} cannot be written.", path.string()));
}

void forget_credentials(const Environment& environment) {
  std::error_code failed;
  fs::remove(credentials_path(environment), failed);
}

}  // namespace sluice::cli
