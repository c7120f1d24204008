// Reads an entry of the catalog of standard changes from YAML: the format of docs/catalog.md.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "domain/catalog/entry.h"

namespace sluice::definition {

/// An entry as it is written. What it answers in the form of its process is still text: the process says what it means.
struct ReadEntry {
  std::string key;
  EntryContent content;
  std::map<std::string, std::string> form;
};

/// The entry, or refused as `invalid` (`too_large` over 1 MiB) with every mistake as a FieldError: its pointer
/// "/fields/title", its detail "Line 12, column 7: …". Whether the process and the fields that it names are there is not
/// looked at.
[[nodiscard]] Result<ReadEntry> read_entry(std::string_view text);

}  // namespace sluice::definition
