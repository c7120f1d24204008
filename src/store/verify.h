// The proof that history is what it was: every hash reckoned again, every text compared with what its event keeps.
#pragma once
#include <string>
#include <vector>

#include "store/event_log.h"

namespace sluice::store {

/// What was found in one stream.
struct Verified {
  std::int64_t events = 0;
  std::vector<std::string> faults;   ///< one sentence each, naming position and stream; at most 100
  std::vector<std::string> removed;  ///< texts that were removed: "event 17, /text"
};

/// Checks one stream from its first event: versions without gaps, the chain of hashes, the head, and each text that is
/// there. Does not throw for what it finds wrong.
[[nodiscard]] Verified verify_stream(Session& session, StreamId stream);

/// Checks that positions have no gaps, and gives the streams there are, to be verified one by one.
[[nodiscard]] std::vector<std::string> verify_positions(Session& session);
[[nodiscard]] std::vector<StreamId> streams_after(Session& session, StreamId after, std::int64_t limit);

}  // namespace sluice::store
