// The program: everything is in cli/program.h.
#include <iostream>

#include "cli/program.h"

int main(int argc, char** argv) {
  sluice::cli::Io io{std::cin, std::cout, std::cerr, sluice::cli::process_environment, sluice::cli::terminal_columns()};
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  return sluice::cli::run(arguments, io);
}
