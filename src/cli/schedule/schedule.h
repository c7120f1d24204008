// What the commands of `sluice schedule` share.
#pragma once
#include <string>

#include "cli/client/client.h"

namespace sluice::cli {

/// The argument that names a schedule: SCH-3, or 3.
void add_schedule_argument(CLI::App& command, std::string& schedule);
[[nodiscard]] std::string schedule_path(const std::string& schedule, const std::string& below = "");
/// A start as people type it, with a blank or a T between day and time.
[[nodiscard]] std::string occurrence_of(std::string text);

/// Prints a schedule: what it opens, when, what is to come; or as JSON where that was asked for.
void say_schedule(Client& client, const Json& schedule);
/// What is to come, a line each.
void say_coming(Client& client, const Json& of);

// edit.cpp: add, edit, from, preview.
void add_schedule_editing(CLI::App& schedule, Io& io);
// acts.cpp: pause, resume, skip, unskip, end.
void add_schedule_acts(CLI::App& schedule, Io& io);

}  // namespace sluice::cli
