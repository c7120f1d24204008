// The fields of a change as options, for `change new` and `change edit`.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "cli/client/client.h"

namespace sluice::cli {

/// What was given, by the field's name in the API.
using FieldValues = std::map<std::string, std::vector<std::string>>;

struct FieldOptions {
  FieldValues values;
  std::string zone;                ///< of --start and --end; empty: the person's
  std::vector<std::string> clear;  ///< names of fields to empty
};

void add_field_options(CLI::App& command, FieldOptions& options);
/// Adds --clear, for edits.
void add_clear_option(CLI::App& command, FieldOptions& options);

/// The fields as the API takes them. Reads texts of files and of standard input. Throws Stop (usage) for a time or a
/// field's name that does not do.
[[nodiscard]] boost::json::object fields_json(const FieldOptions& options, Client& client);

}  // namespace sluice::cli
