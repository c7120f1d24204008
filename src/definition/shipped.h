// The processes and catalog entries that come with Sluice, as the YAML texts of processes/ and catalog/, put into the
// program when it is built.
#pragma once
#include <span>
#include <string_view>

namespace sluice::definition {

/// A file that lies in the program. The views last as long as the program.
struct EmbeddedFile {
  std::string_view name;  ///< without folder and ending, such as "normal"
  std::string_view text;  ///< its bytes
};

/// The shipped processes in the order of their names.
std::span<const EmbeddedFile> shipped_processes();
/// The shipped entries of the catalog in the order of their names.
std::span<const EmbeddedFile> shipped_entries();

}  // namespace sluice::definition
