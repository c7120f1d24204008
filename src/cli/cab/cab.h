// What the commands of `sluice cab` share.
#pragma once
#include <string>

#include "cli/client/client.h"

namespace sluice::cli {

/// The argument that names a meeting: MTG-3, or 3.
void add_meeting_argument(CLI::App& command, std::string& meeting);
[[nodiscard]] std::string meeting_path(const std::string& meeting, const std::string& below = "");

/// Prints when a meeting is, who is there, and its agenda with what became of each change; or as JSON where that was asked
/// for.
void say_meeting(Client& client, const Json& meeting);

// acts.cpp: move, cancel, add, remove, postpone, order, start, arrive, leave, next, note, close.
void add_meeting_acts(CLI::App& cab, Io& io);
// boards.cpp: new, edit, end, call.
void add_boards(CLI::App& cab, Io& io);
// minutes.cpp
void add_minutes(CLI::App& cab, Io& io);

}  // namespace sluice::cli
