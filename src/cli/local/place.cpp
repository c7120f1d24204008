#include "cli/local/place.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

namespace sluice::cli {

namespace {

namespace fs = std::filesystem;

fs::path usual_folder(const Environment& environment) {
  if (const auto folder = environment("STATE_DIRECTORY")) return *folder;
  if (const auto folder = environment("XDG_STATE_HOME")) return fs::path{*folder} / "sluice";
  if (const auto home = environment("HOME")) return fs::path{*home} / ".local/state/sluice";
  throw Stop(Exit::usage, "Say where the database is: --database FILE, or SLUICE_DATABASE.");
}

/// What the machine says of its own zone; may be empty or no IANA name.
std::string machine_zone(const Environment& environment) {
  if (const auto name = environment("TZ")) return name->starts_with(':') ? name->substr(1) : *name;
  std::ifstream file{"/etc/timezone"};
  if (std::string name; file && std::getline(file, name)) return name;
  std::error_code none;
  const auto target = fs::read_symlink("/etc/localtime", none).string();
  constexpr std::string_view folder = "zoneinfo/";
  const auto at = target.find(folder);
  return at == std::string::npos ? "" : target.substr(at + folder.size());
}

}  // namespace

store::Address database_place(const std::string& given, const Environment& environment) {
  if (!given.empty()) {
    auto address = store::parse_address(given);
    if (!address) throw Stop(Exit::usage, fmt::format("--database: {}", address.error().detail));
    return *address;
  }
  const auto folder = usual_folder(environment);
  std::error_code failed;
  if (fs::create_directories(folder, failed)) fs::permissions(folder, fs::perms::owner_all, failed);
  if (failed)
    throw Stop(Exit::usage, fmt::format("The folder {} cannot be made: {}.", folder.string(), failed.message()));
  return {store::Dialect::sqlite, (folder / "sluice.db").string()};
}

std::shared_ptr<const Zone> organisation_zone(const std::string& given, const Environment& environment) {
  if (given.empty()) {
    auto zone = find_zone(machine_zone(environment));
    return zone ? zone : find_zone("UTC");
  }
  auto zone = find_zone(given);
  if (!zone)
    throw Stop(Exit::usage,
               fmt::format("--zone: there is no time zone {}; write an IANA name such as Europe/Berlin.", given));
  return zone;
}

}  // namespace sluice::cli
