#include "cli/local/settings.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <map>
#include <sstream>

#include "base/nearest.h"
#include "cli/client/texts.h"

namespace sluice::cli {

namespace {

constexpr const char* usual_file = "/etc/sluice/sluice.toml";

/// A setting of the file, with the line that it stands on.
struct Setting {
  std::vector<std::string> values;
  std::size_t line = 0;
};
using Values = std::map<std::string, Setting>;

[[noreturn]] void wrong_line(const std::string& path, std::size_t line, const std::string& what) {
  throw Stop(Exit::usage, fmt::format("{}, line {}: {}", path, line, what));
}

std::string trimmed(const std::string& text) {
  const auto from = text.find_first_not_of(" \t\r");
  if (from == std::string::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r") + 1 - from);
}

bool is_name(std::string_view text) {
  const auto in_name = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
  return !text.empty() && std::ranges::all_of(text, in_name);
}

/// Looks at each line by itself, because the reader of values lets pass what is none; the line of each name.
std::map<std::string, std::size_t> lines_of(const std::string& path, const std::string& text) {
  std::map<std::string, std::size_t> lines;
  std::istringstream in{text};
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    line = trimmed(line);
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[') wrong_line(path, number, fmt::format("the file has no sections, but {} is one.", line));
    const auto equals = line.find('=');
    const auto name = trimmed(line.substr(0, equals));
    const auto value = equals == std::string::npos ? "" : trimmed(line.substr(equals + 1));
    if (!is_name(name) || value.empty() || value.front() == '#')
      wrong_line(path, number, "this is no setting; write one as name = \"value\".");
    if (value.front() == '[' && value.find(']') == std::string::npos)
      wrong_line(path, number, "a list stands on one line: name = [\"one\", \"two\"].");
    if (const auto [first, fresh] = lines.try_emplace(name, number); !fresh)
      wrong_line(path, number, fmt::format("{} stands here twice; first on line {}.", name, first->second));
  }
  return lines;
}

/// What the file says; nothing where the usual one is not there.
Values read_file(const std::string& path, bool named) {
  std::error_code none;
  if (!named && !std::filesystem::exists(path, none)) return {};
  std::string text;
  try {
    text = read_text_file(path);
  } catch (const Stop& stop) {
    throw Stop(Exit::usage, fmt::format("The settings file (--config, SLUICE_CONFIG): {}", stop.what()));
  }
  const auto lines = lines_of(path, text);
  std::istringstream in{text};
  Values values;
  for (const auto& item : CLI::ConfigTOML{}.from_config(in)) {
    const auto line = lines.find(item.name);
    if (line != lines.end()) values[item.name] = {item.inputs, line->second};
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
    // CLI11 begins with the option's name, which was not written here.
    const auto name = option.get_name() + ": ";
    std::string what = error.what();
    if (what.starts_with(name)) what.erase(0, name.size());
    if (what.starts_with("Could not convert"))
      what = fmt::format("\"{}\" does not do here; {}.", values.empty() ? "" : values.front(),
                         option.get_items_expected_min() == 0 ? "write true or false" : "see --help");
    throw Stop(Exit::usage, fmt::format("{}: {}", from, what));
  }
}

void check_names(const CLI::App& command, const Values& values, const std::string& path) {
  std::vector<std::string> names;
  for (const auto* option : command.get_options())
    if (auto name = setting_name(*option); !name.empty()) names.push_back(std::move(name));
  for (const auto& [name, setting] : values)
    if (std::find(names.begin(), names.end(), name) == names.end())
      wrong_line(path, setting.line, fmt::format("there is no setting {}{}", name, did_you_mean(name, names)));
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
      const auto& [values, line] = found->second;
      take(*option, values, fmt::format("{}, line {}, {}", path.value_or(usual_file), line, name));
    }
  }
}

}  // namespace sluice::cli
