// The history of what is told in one sentence an event, such as of a person or a schedule, page by page.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/views/lists.h"
#include "api/views/people.h"
#include "store/event_log.h"

namespace sluice::api {

/// An event of such a stream.
struct StreamEntry {
  std::int64_t position = 0;
  std::int64_t version = 0;
  Instant at;
  std::optional<PersonRef> by;  ///< absent: Sluice itself
  std::string type;             ///< the event's written name
  std::string summary;
  std::optional<std::string> comment;
};
BOOST_DESCRIBE_STRUCT(StreamEntry, (), (position, version, at, by, type, summary, comment))

/// What an event says, and what was said with it.
struct ToldInOne {
  std::string summary;
  std::string comment{};
};

/// Tells an event; `who` is the name of who did it, "Sluice" for nobody. `texts` are those of the page.
using TellStored = std::function<ToldInOne(const store::StoredEvent& stored,
                                           const std::vector<store::StoredText>& texts, const std::string& who)>;

/// A page of a stream's events, newest first; the cursor is the last entry's version. Refused: a limit or cursor that does
/// not do.
[[nodiscard]] Result<List<StreamEntry>> stream_history(Call& call, store::StreamId stream, const PageQuery& query,
                                                       const TellStored& tell);

}  // namespace sluice::api
