// What a command reads and writes, and how it ends. Commands are given these, so that tests can run them in their own
// process.
#pragma once
#include <cstddef>
#include <functional>
#include <istream>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>

namespace sluice::cli {

/// The value of an environment variable; nothing where it is not set or empty.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;
[[nodiscard]] std::optional<std::string> process_environment(const std::string& name);

struct Io {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  Environment environment;
  std::size_t columns = 0;  ///< of the terminal; 0: it is written to a file or another program, so nothing is cut
};

/// How wide the terminal is that standard output goes to; 0 where that is none.
[[nodiscard]] std::size_t terminal_columns();

/// How the program ends; scripts rely on these numbers.
enum class Exit {
  done = 0,
  refused = 1,        ///< a rule or the state of things forbids it, or what was checked has faults
  usage = 2,          ///< the command line or a value on it does not do
  not_permitted = 3,  ///< not signed in, or not permitted to this person
  not_found = 4,      ///< there is no such thing, or it may not be seen
  not_reached = 5,    ///< the server or the database was not reached, or it failed
};

/// Ends the command: said to the person, then the program ends with that number. An empty text says nothing.
struct Stop : std::runtime_error {
  Stop(Exit how, const std::string& text) : std::runtime_error(text), exit(how) {}
  Exit exit;
};

/// What --help says of exit codes.
extern const char* const exit_codes_help;

/// The program's version: "0.1.0".
[[nodiscard]] const char* program_version();

}  // namespace sluice::cli
