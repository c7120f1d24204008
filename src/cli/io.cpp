#include "cli/io.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace sluice::cli {

const char* const exit_codes_help =
    "Exit codes: 0 done; 1 refused by a rule, or faults were found; 2 wrong use or a value that does not do;\n"
    "3 not signed in or not permitted; 4 not found; 5 the server or database was not reached.";

std::optional<std::string> process_environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  if (!value || !*value) return std::nullopt;
  return std::string{value};
}

std::size_t terminal_columns() {
  winsize size{};
  const bool is_terminal = ::isatty(STDOUT_FILENO) == 1 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
  return is_terminal ? size.ws_col : 0;
}

const char* program_version() { return SLUICE_VERSION; }

}  // namespace sluice::cli
