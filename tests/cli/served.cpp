#include "cli/served.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <stdexcept>

namespace sluice::cli {

namespace {

/// What the first line says before the address, and what ends the welcome.
constexpr std::string_view begins = "Sluice serves ";
constexpr std::string_view ends = "\n\n";

[[noreturn]] void become_program(const std::vector<std::string>& arguments, int output) {
  ::dup2(output, STDOUT_FILENO);
  std::vector<std::string> words{SLUICE_PROGRAM, "serve", "--listen", "127.0.0.1:0", "--log-level", "warn"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  ::execv(pointers.front(), pointers.data());
  ::_exit(127);
}

}  // namespace

Served::Served(const std::vector<std::string>& arguments) {
  std::array<int, 2> ends_of_pipe{};
  if (::pipe(ends_of_pipe.data()) != 0) throw std::runtime_error("no pipe");
  process_ = ::fork();
  if (process_ == 0) become_program(arguments, ends_of_pipe[1]);
  ::close(ends_of_pipe[1]);
  output_ = ends_of_pipe[0];
  read_welcome();
}

Served::~Served() {
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  ::close(output_);
}

void Served::read_welcome() {
  std::array<char, 1024> piece{};
  // The welcome ends with an empty line after its last part; what is empty before is followed by more at once.
  while (welcome_.find("Database: ") == std::string::npos || !welcome_.ends_with(ends)) {
    const auto count = ::read(output_, piece.data(), piece.size());
    if (count <= 0) throw std::runtime_error("the server ended before it said where it is: " + welcome_);
    welcome_.append(piece.data(), static_cast<std::size_t>(count));
  }
  const auto from = welcome_.find(begins) + begins.size();
  url_ = welcome_.substr(from, welcome_.find('\n', from) - from);
}

int Served::stop() {
  ::kill(process_, SIGTERM);
  return wait();
}

int Served::wait() {
  int status = 0;
  ::waitpid(process_, &status, 0);
  process_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string Served::code() const {
  constexpr std::string_view mark = "#code=";
  const auto at = welcome_.find(mark);
  if (at == std::string::npos) return {};
  const auto from = at + mark.size();
  return welcome_.substr(from, welcome_.find('\n', from) - from);
}

}  // namespace sluice::cli
