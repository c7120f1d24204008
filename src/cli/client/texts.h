// Long texts on the command line: as they are, from a file with @file, or from standard input with -.
#pragma once
#include <string>

#include "cli/io.h"

namespace sluice::cli {

/// The text that an argument means. Throws Stop (usage) for a file that cannot be read or that is over 1 MiB.
[[nodiscard]] std::string text_of(const std::string& argument, Io& io);

/// A file of at most 1 MiB, without the line breaks at its end. Throws Stop (usage), naming it.
[[nodiscard]] std::string read_text_file(const std::string& path);

/// A file of at most 1 MiB, or standard input by the name "-", byte for byte. Throws Stop (usage), naming it.
[[nodiscard]] std::string file_as_it_is(const std::string& path, Io& io);

/// Puts these bytes into a file, in place of what it held. Throws Stop (usage), naming it, where it cannot be written.
void write_file(const std::string& path, const std::string& bytes);

/// A password: from SLUICE_PASSWORD, else asked for on the terminal without showing it, else the first line of standard
/// input. Throws Stop (usage) where there is none.
[[nodiscard]] std::string password_of(const std::string& prompt, Io& io);

/// As password_of, but never from the environment.
[[nodiscard]] std::string asked_password(const std::string& prompt, Io& io);

}  // namespace sluice::cli
