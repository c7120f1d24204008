#include "cli/terminal.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "cli/program.h"

namespace sluice::cli {

namespace {

std::filesystem::path make_folder() {
  auto pattern = (std::filesystem::temp_directory_path() / "sluice-cli-XXXXXX").string();
  if (!::mkdtemp(pattern.data())) throw std::runtime_error("no folder in " + pattern);
  return pattern;
}

std::string joined(const std::vector<std::string>& arguments) {
  std::string line = "sluice";
  for (const auto& argument : arguments) line += " " + argument;
  return line;
}

}  // namespace

Folder::Folder() : path_(make_folder()) {}

Folder::~Folder() {
  std::error_code failed;
  std::filesystem::remove_all(path_, failed);
}

std::string Folder::write(const std::string& name, const std::string& text) const {
  const auto file = path_ / name;
  std::ofstream{file} << text;
  return file.string();
}

Ran Terminal::run(const std::vector<std::string>& arguments, const std::string& typed) const {
  std::istringstream in{typed};
  std::ostringstream out;
  std::ostringstream err;
  Io io{in, out, err,
        [this](const std::string& name) -> std::optional<std::string> {
          const auto found = environment_.find(name);
          return found == environment_.end() ? std::nullopt : std::optional{found->second};
        },
        columns_};
  const int exit = cli::run(arguments, io);
  return {exit, out.str(), err.str()};
}

std::string Terminal::done(const std::vector<std::string>& arguments, const std::string& typed) const {
  const auto ran = run(arguments, typed);
  EXPECT_EQ(ran.exit, 0) << joined(arguments) << "\n" << ran.out << ran.err;
  return ran.out;
}

Json Terminal::json(std::vector<std::string> arguments) const {
  arguments.emplace_back("--json");
  const auto out = done(arguments);
  auto json = parse_json(out);
  EXPECT_TRUE(json.has_value()) << joined(arguments) << "\n" << out;
  return json ? std::move(*json) : Json{};
}

}  // namespace sluice::cli
