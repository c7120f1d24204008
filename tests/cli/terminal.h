// A person at a terminal: runs commands of the program, with a home and an environment of their own.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/json.h"
#include "cli/io.h"

namespace sluice::cli {

/// A folder that is gone when its owner is.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Writes a file into it; its path.
  std::string write(const std::string& name, const std::string& text) const;

 private:
  std::filesystem::path path_;
};

/// What a command did.
struct Ran {
  int exit = 0;
  std::string out;
  std::string err;
};

class Terminal {
 public:
  Terminal() { set("XDG_CONFIG_HOME", home_.path().string()); }
  void set(const std::string& variable, const std::string& value) { environment_[variable] = value; }
  [[nodiscard]] const Folder& home() const { return home_; }
  /// From now on it is so wide; before, what is printed goes to a file.
  void be_wide(std::size_t columns) { columns_ = columns; }

  /// Runs a command, with what is typed into it.
  [[nodiscard]] Ran run(const std::vector<std::string>& arguments, const std::string& typed = "") const;
  /// The same, expecting that it is done; its output.
  std::string done(const std::vector<std::string>& arguments, const std::string& typed = "") const;
  /// The same with --json; what was printed, read.
  [[nodiscard]] Json json(std::vector<std::string> arguments) const;

 private:
  Folder home_;
  std::map<std::string, std::string> environment_;
  std::size_t columns_ = 0;
};

}  // namespace sluice::cli
