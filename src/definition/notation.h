// The short forms in which people write due dates, rules that find people and quorums in a process.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/process/process.h"

namespace sluice::definition {

/// `+2wd`, `+30min`, `start-12d`, `end+1h`, `deployed+90d`: an anchor (none: the stage was entered), a sign, a whole
/// number and a unit of min, h, d, wd. Nothing for anything else, or for more than six digits.
[[nodiscard]] std::optional<Due> parse_due(std::string_view text);
/// The same text again.
[[nodiscard]] std::string written_form(const Due& due);

/// `owner`, `requester`, `owners`, `person:ann`, `group:cab`, `role:change_manager`, `field:developer`, `did:build`.
/// Nothing for any other kind of rule; what it points at is looked at by check().
[[nodiscard]] std::optional<Who> parse_who(std::string_view text);

/// `all`, `any`, `at least 2`, `one of each`. Nothing for anything else.
[[nodiscard]] std::optional<Quorum> parse_quorum(std::string_view text);
/// The same text again.
[[nodiscard]] std::string written_form(const Quorum& quorum);

}  // namespace sluice::definition
