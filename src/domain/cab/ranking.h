// In which order changes come before a board, and why: each ground gives points and a sentence, so that nobody has to guess.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.h"
#include "domain/access/directory.h"
#include "domain/change/fields.h"

namespace sluice {

/// A ground of a rank: for what, and what to read.
enum class Ground { risk, novelty, conflict, missing, withdrawn };
BOOST_DESCRIBE_ENUM(Ground, risk, novelty, conflict, missing, withdrawn)
struct RankReason {
  Ground ground = Ground::risk;
  std::int64_t points = 0;
  std::string text;  ///< "First change by this process to Billing database."
  friend bool operator==(const RankReason&, const RankReason&) = default;
};
BOOST_DESCRIBE_STRUCT(RankReason, (), (ground, points, text))

/// The more points, the earlier it comes.
struct Rank {
  std::int64_t points = 0;
  std::vector<RankReason> reasons;  ///< the weightiest first
  friend bool operator==(const Rank&, const Rank&) = default;
};
BOOST_DESCRIBE_STRUCT(Rank, (), (points, reasons))

/// What a change's rank is reckoned from.
struct RankFacts {
  std::optional<Level> risk{};  ///< as assessed; nothing: not assessed, and the impact stands in for it
  std::optional<Level> impact{};
  std::optional<Criticality> criticality{};  ///< the highest among its services
  std::string services{};                    ///< their names, for people; empty: none named
  std::int64_t earlier_alike = 0;  ///< changes of the same process on one of these services that were asked for before
  std::vector<ChangeId> conflicts{};     ///< whose windows overlap its own, on one of these services
  std::vector<std::string> missing{};    ///< what its stage waits for besides the board, by title
  std::vector<std::string> withdrawn{};  ///< approvals that an edit withdrew and that were asked again, by title
};

/// The rank of one change.
[[nodiscard]] Rank rank_of(const RankFacts& facts);

}  // namespace sluice
