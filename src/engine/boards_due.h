// Boards whose meetings are to be planned and whose agendas are to be looked at.
#pragma once
#include <vector>

#include "engine/cab_command.h"
#include "engine/writer.h"

namespace sluice::engine {

/// Plans what is due of some boards and looks at the agendas of their next meetings. One that cannot be read or decided does
/// not keep the others from their turn. Whether any could be looked at. Throws what would meet them all.
[[nodiscard]] bool keep_boards(Writer& writer, const std::vector<BoardId>& boards);

}  // namespace sluice::engine
