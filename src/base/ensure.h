// Invariants, checked in release builds too.
#pragma once
#include <source_location>
#include <stdexcept>
#include <string>

namespace sluice {

/// We broke it: an invariant of our own does not hold. Stops the work before it writes; the border logs it and answers
/// 500.
struct BrokenInvariant : std::logic_error {
  using std::logic_error::logic_error;
};

/// Throws BrokenInvariant naming `what` and the place, unless `holds`.
inline void ensure(bool holds, const char* what, std::source_location at = std::source_location::current()) {
  if (holds) return;
  throw BrokenInvariant(std::string(what) + " (" + at.file_name() + ":" + std::to_string(at.line()) + ")");
}

}  // namespace sluice
