// What routes about processes share: which process and version an address means, and running a command on one.
#pragma once
#include <functional>
#include <optional>

#include "api/directory_acts.h"
#include "api/views/processes.h"
#include "api/wire/route.h"

namespace sluice::api {

/// Who writes, tries and publishes processes.
inline constexpr auto publishers = Access::by(Permission::publish_process);

/// {process} of the path. Refused: not_found.
[[nodiscard]] Result<ProcessId> process_of_path(const Call& call);
/// A version of a process, its newest where none is named. Refused: not_found.
[[nodiscard]] Result<std::shared_ptr<const ProcessVersion>> version_of(const Directory& directory, ProcessId id,
                                                                       std::optional<std::int64_t> version);
/// What is here, by the directory and, where the call can read it, by the database.
[[nodiscard]] Present present_in(const Call& call, const Directory& directory);
/// A process as shown, in one of its versions. Refused: not_found.
[[nodiscard]] Result<ProcessView> shown_process(Call& call, ProcessId id, std::optional<std::int64_t> version,
                                                const Directory& directory);
/// When each version was published, by whom and why.
[[nodiscard]] std::vector<PublishedVersion> versions_of(Call& call, ProcessId id, const PublishedProcess& published);

/// Runs a command and answers with the process. `with` writes rows in the same transaction.
void act_on_process(const CallPtr& call, std::optional<ProcessId> id, ProcessCommand command,
                    const Answer<ProcessView>& answer,
                    std::function<void(store::WriteTransaction&, std::int64_t)> with = {});

}  // namespace sluice::api
