// Boards and meetings by the numbers in a path.
#pragma once
#include <memory>

#include "api/wire/route.h"
#include "domain/cab/meeting.h"

namespace sluice::api {

/// {board}, {meeting}: the board and the meeting as they are. Refused as not_found where there is none.
[[nodiscard]] Result<std::shared_ptr<const Board>> board_of_path(Call& call);
[[nodiscard]] Result<std::shared_ptr<const Meeting>> meeting_of_path(Call& call);
/// "CAB-1" as an id; nothing for another text.
[[nodiscard]] std::optional<BoardId> read_board_id(std::string_view text);

}  // namespace sluice::api
