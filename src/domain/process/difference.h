// What differs between two versions of a process, told so that a person who knows the one understands the other.
#pragma once
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "domain/process/process.h"

namespace sluice {

/// What became of a part of a process.
enum class DifferenceKind { added, removed, moved, altered };
BOOST_DESCRIBE_ENUM(DifferenceKind, added, removed, moved, altered)

/// One thing that differs.
struct Difference {
  DifferenceKind kind = DifferenceKind::altered;
  std::string path;      ///< by keys: `stages/build/tasks/peer/due`; of what was removed as it was, else as it is
  std::string subject;   ///< what it is about: `task “Review it” (peer) in Build`
  std::string aspect;    ///< which of its properties is altered, as in the file: `due`; empty for the whole
  std::string from;      ///< how it was, in words; empty: it was not there
  std::string to;        ///< how it is, in words; empty: it is not there
  std::string sentence;  ///< all of it in one line; long texts are not in it but in `from` and `to`
  friend bool operator==(const Difference&, const Difference&) = default;
};
BOOST_DESCRIBE_STRUCT(Difference, (), (kind, path, subject, aspect, from, to, sentence))

/// Everything that differs, in the order of `after`, with what was removed where it stood. Empty exactly when both are
/// equal: it walks all members that processes are described with, whatever is added to these. Parts are the same when
/// their keys are; a task or approval that is in another stage was moved.
[[nodiscard]] std::vector<Difference> difference(const Process& before, const Process& after);

}  // namespace sluice
