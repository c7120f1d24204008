#include "cli/client/texts.h"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace sluice::cli {

namespace {

constexpr std::size_t text_bytes_max = 1U << 20;

std::string all_of(std::istream& in, const std::string& what) {
  std::string text(text_bytes_max + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > text_bytes_max) throw Stop(Exit::usage, fmt::format("{} is over 1 MiB.", what));
  return text;
}

std::string read_to_end(std::istream& in, const std::string& what) {
  auto text = all_of(in, what);
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

std::ifstream opened(const std::string& path) {
  std::error_code failed;
  if (std::filesystem::is_directory(path, failed))
    throw Stop(Exit::usage, fmt::format("{} is a folder, not a file.", path));
  std::ifstream file{path, std::ios::binary};
  if (!file) throw Stop(Exit::usage, fmt::format("{} cannot be read: {}.", path, std::strerror(errno)));
  return file;
}

/// Keeps the terminal from showing what is typed.
class Unseen {
 public:
  Unseen() {
    if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
    auto unseen = before_;
    unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    changed_ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen) == 0;
  }
  ~Unseen() {
    if (changed_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;

 private:
  termios before_{};
  bool changed_ = false;
};

}  // namespace

std::string read_text_file(const std::string& path) {
  auto file = opened(path);
  return read_to_end(file, path);
}

std::string file_as_it_is(const std::string& path, Io& io) {
  if (path == "-") return all_of(io.in, "What was read from standard input");
  auto file = opened(path);
  return all_of(file, path);
}

std::string text_of(const std::string& argument, Io& io) {
  if (argument == "-") return read_to_end(io.in, "What was read from standard input");
  if (!argument.starts_with('@')) return argument;
  return read_text_file(argument.substr(1));
}

std::string asked_password(const std::string& prompt, Io& io) {
  std::string password;
  if (&io.in == &std::cin && isatty(STDIN_FILENO)) {
    io.err << prompt << ": " << std::flush;
    const Unseen unseen;
    std::getline(io.in, password);
    io.err << "\n";
  } else {
    std::getline(io.in, password);
  }
  if (password.empty()) throw Stop(Exit::usage, "No password was given: type it, or pipe it in.");
  return password;
}

std::string password_of(const std::string& prompt, Io& io) {
  const auto given = io.environment("SLUICE_PASSWORD");
  return given ? *given : asked_password(prompt, io);
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream file{path, std::ios::binary};
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) throw Stop(Exit::usage, fmt::format("{} could not be written.", path));
}

}  // namespace sluice::cli
