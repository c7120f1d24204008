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
  std::string zone;                        ///< of --start and --end; empty: the person's
  std::vector<std::string> clear;          ///< names of fields to empty
  std::vector<std::string> answers;        ///< in the form of the process, KEY=ANSWER
  std::vector<std::string> clear_answers;  ///< keys of form fields to empty
};

/// Whether a window can be said.
enum class Window { asked, given_otherwise };
void add_field_options(CLI::App& command, FieldOptions& options, Window window = Window::asked);
/// Adds --clear and --clear-answer, for edits.
void add_clear_option(CLI::App& command, FieldOptions& options);

/// The fields as the API takes them. Reads texts of files and of standard input. Throws Stop (usage) for a time or a
/// field's name that does not do.
[[nodiscard]] boost::json::object fields_json(const FieldOptions& options, Client& client);
/// Adds what was answered in the form, which is looked up where `owner` has it: below /processes or /changes.
void put_answers(boost::json::object& body, const FieldOptions& options, const std::string& owner, Client& client);

}  // namespace sluice::cli
