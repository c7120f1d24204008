// Process texts as they are looked at before anything is published: their mistakes, what was read, what differs.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/views/processes.h"
#include "definition/read_process.h"
#include "domain/process/difference.h"

namespace sluice::api {

/// Something wrong in a text, with its place.
struct MistakeView {
  std::int64_t line = 1;
  std::int64_t column = 1;
  std::string path;
  std::string what;
  std::string remedy;
};
BOOST_DESCRIBE_STRUCT(MistakeView, (), (line, column, path, what, remedy))
[[nodiscard]] std::vector<MistakeView> mistake_views(const std::vector<definition::LocatedMistake>& mistakes);

/// What a text is worth: every mistake, the process where it could be read, and what it would lack here.
struct CheckedText {
  std::vector<MistakeView> mistakes;
  std::optional<ReadProcessView> process;
  std::vector<std::string> lacking;
};
BOOST_DESCRIBE_STRUCT(CheckedText, (), (mistakes, process, lacking))
[[nodiscard]] CheckedText checked_text(const definition::Reading& reading, const Present& present);

/// What differs between two versions of a process.
struct VersionDifferences {
  std::int64_t from = 0;
  std::int64_t to = 0;
  bool same_text = false;  ///< not a letter differs; otherwise comments may, though nothing is listed
  std::vector<Difference> differences;
};
BOOST_DESCRIBE_STRUCT(VersionDifferences, (), (from, to, same_text, differences))

}  // namespace sluice::api
