#include "cli/local/settings.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <map>

#include "base/nearest.h"

namespace sluice::cli {

namespace {

constexpr const char* usual_file = "/etc/sluice/sluice.toml";

using Values = std::map<std::string, std::vector<std::string>>;

/// What the file says; nothing where the usual one is not there.
Values read_file(const std::string& path, bool named) {
  std::ifstream file{path};
  if (!file) {
    if (named) throw Stop(Exit::usage, fmt::format("The settings file {} cannot be read.", path));
    return {};
  }
  Values values;
  for (const auto& item : CLI::ConfigTOML{}.from_config(file)) {
    if (item.name == "++" || item.name == "--") continue;
    if (!item.parents.empty())
      throw Stop(Exit::usage,
                 fmt::format("{}: the file has no sections, but [{}] is one.", path, item.parents.front()));
    values[item.name] = item.inputs;
  }
  return values;
}

/// The option's name without dashes; empty for one that is no setting.
std::string setting_name(const CLI::Option& option) {
  if (option.get_lnames().empty()) return {};
  const auto& name = option.get_lnames().front();
  return name == "help" || name == "config" ? "" : name;
}

void take(CLI::Option& option, const std::vector<std::string>& values, const std::string& from) {
  try {
    for (const auto& value : values) option.add_result(value);
    option.run_callback();
  } catch (const CLI::ParseError& error) {
    throw Stop(Exit::usage, fmt::format("{}: {}", from, error.what()));
  }
}

void check_names(const CLI::App& command, const Values& values, const std::string& path) {
  std::vector<std::string> names;
  for (const auto* option : command.get_options())
    if (auto name = setting_name(*option); !name.empty()) names.push_back(std::move(name));
  for (const auto& [name, value] : values)
    if (std::find(names.begin(), names.end(), name) == names.end())
      throw Stop(Exit::usage, fmt::format("{}: there is no setting {}{}.", path, name, did_you_mean(name, names)));
}

}  // namespace

std::string variable_name(const std::string& option) {
  std::string name = "SLUICE_";
  for (const char c : option) name += c == '-' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return name;
}

void add_config_option(CLI::App& command) {
  command.add_option("--config", "Settings file, TOML (default /etc/sluice/sluice.toml where there is one)")
      ->type_name("FILE");
}

void fill_settings(CLI::App& command, const Environment& environment, FileNames names) {
  const auto* config = command.get_option("--config");
  auto path = config->count() > 0 ? std::optional{config->as<std::string>()} : environment("SLUICE_CONFIG");
  const bool named = path.has_value();
  const auto file = read_file(path.value_or(usual_file), named);
  if (names == FileNames::checked) check_names(command, file, path.value_or(usual_file));
  for (auto* option : command.get_options()) {
    const auto name = setting_name(*option);
    if (name.empty() || option->count() > 0) continue;
    const auto variable = variable_name(name);
    if (const auto value = environment(variable)) {
      take(*option, {*value}, variable);
    } else if (const auto found = file.find(name); found != file.end()) {
      take(*option, found->second, fmt::format("{}, {}", path.value_or(usual_file), name));
    }
  }
}

}  // namespace sluice::cli
