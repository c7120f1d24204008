// What the commands on changes share.
#pragma once
#include <string>
#include <string_view>

#include "cli/client/client.h"

namespace sluice::cli {

/// Adds the positional that names the change: "CHG-1042", "chg-1042" or "1042".
void add_change_argument(CLI::App& command, std::string& change);

/// The number of a thing as the API writes it: "CHG-1042" for "CHG-1042", "chg-1042" and "1042". Throws
/// CLI::ValidationError where it is none; `what` says what was expected.
[[nodiscard]] std::string numbered(std::string_view prefix, const std::string& text, std::string_view what);

/// "/changes/CHG-1042", or below it: change_path("CHG-1042", "/hold").
[[nodiscard]] std::string change_path(const std::string& change, const std::string& below = "");

/// Says where a change stands and all that it waits for: the answer to every act on it.
void say_where(Client& client, const Json& change);

/// Says what a change waits for, of the answer of GET /changes/{change}/waiting.
void say_waiting(Client& client, const Json& waiting);

// Each adds its commands to `sluice change`.
void add_change_new(CLI::App& change, Io& io);
void add_change_edit(CLI::App& change, Io& io);
void add_change_list(CLI::App& change, Io& io);
void add_change_show(CLI::App& change, Io& io);
void add_change_acts(CLI::App& change, Io& io);
void add_change_conversation(CLI::App& change, Io& io);
void add_change_link(CLI::App& change, Io& io);
void add_change_contingency(CLI::App& change, Io& io);
void add_change_visibility(CLI::App& change, Io& io);
void add_change_version(CLI::App& change, Io& io);

}  // namespace sluice::cli
