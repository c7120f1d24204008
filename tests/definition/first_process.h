// docs/first-process.md, followed to the letter: what the reader's file is like at each command, and what is printed then.
#pragma once
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace sluice::definition {

/// A command of the page.
struct PageCommand {
  std::string line;      ///< after the "$ "
  std::string expected;  ///< what the page says is printed; empty: it does not say
  std::string file;      ///< the reader's file by then
};

class FirstProcessPage {
 public:
  FirstProcessPage() {
    std::ifstream page{SLUICE_SOURCE_DIR "/docs/first-process.md"};
    for (std::string line; std::getline(page, line);) {
      if (line.starts_with("<!-- ")) where_ = line;
      else if (line == "```yaml") put_in(block(page));
      else if (line == "```console") take_commands(block(page));
    }
  }
  [[nodiscard]] const std::vector<PageCommand>& commands() const { return commands_; }
  /// The file at the end of the page.
  [[nodiscard]] const std::string& file() const { return file_; }

 private:
  static std::string block(std::ifstream& page) {
    std::string text;
    for (std::string line; std::getline(page, line) && line != "```";) text += line + "\n";
    return text;
  }

  /// What stands between the quotes of `<!-- before: "…" -->`.
  [[nodiscard]] std::string named_place() const {
    const auto from = where_.find('"') + 1;
    return where_.substr(from, where_.rfind('"') - from);
  }

  void put_in(const std::string& block) {
    if (where_.empty()) {
      file_ += block;
    } else if (where_.starts_with("<!-- before")) {
      const auto at = file_.find("\n" + named_place() + "\n");
      EXPECT_NE(at, std::string::npos) << where_;
      if (at != std::string::npos) file_.insert(at + 1, block);
    } else {
      const auto at = file_.find(named_place());
      EXPECT_NE(at, std::string::npos) << where_;
      if (at != std::string::npos) file_.replace(at, named_place().size(), block.substr(0, block.size() - 1));
    }
    where_.clear();
  }

  void take_commands(const std::string& block) {
    std::istringstream lines{block};
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("$ ")) commands_.push_back({line.substr(2), "", file_});
      else if (!commands_.empty()) commands_.back().expected += line + "\n";
    }
  }

  std::string where_, file_;
  std::vector<PageCommand> commands_;
};

}  // namespace sluice::definition
