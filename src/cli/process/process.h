// What the commands on processes share.
#pragma once
#include <optional>
#include <string>

#include "cli/client/client.h"
#include "domain/process/difference.h"

namespace sluice::cli {

/// "/processes/normal", or below it.
[[nodiscard]] std::string process_path(const std::string& key, const std::string& below = "");
/// Whether an argument names a file (or standard input) rather than a process: "-", *.yaml, *.yml, or with a slash.
[[nodiscard]] bool names_a_file(const std::string& argument);

/// What is said where nothing of a process differs, though its text may.
[[nodiscard]] const char* nothing_differs(bool same_text);

/// The same of a draft and the newest version; what cannot be read yet cannot be compared.
[[nodiscard]] const char* nothing_differs_in(Client& client, const Json& draft);

/// What differs, a line each; `nothing` where nothing does.
void say_differences(Io& io, const std::vector<Difference>& differences, const std::string& nothing);
/// The same of an answer's list.
[[nodiscard]] std::vector<Difference> differences_in(const Json& answer);
/// What a process cannot run without, of a ProcessView.
void say_what_it_lacks(Client& client, const Json& process);

// Each adds its commands to `sluice process`.
void add_process_texts(CLI::App& process, Io& io);   ///< publish, export, import
void add_process_drafts(CLI::App& process, Io& io);  ///< drafts, discard
void add_process_diff(CLI::App& process, Io& io);
void add_process_try(CLI::App& process, Io& io);

}  // namespace sluice::cli
