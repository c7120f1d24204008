// What has happened to the risk of a change. Stored for ever: add a struct, never edit one.
#pragma once
#include "domain/risk/risk.h"

namespace sluice {

/// Its sources see something else than before.
struct RiskAssessed {
  RiskAssessment assessment;
  std::optional<RiskLevel> before;   ///< what was assessed before; nothing the first time
  std::vector<std::string> differs;  ///< a sentence each, without a full stop
  friend bool operator==(const RiskAssessed&, const RiskAssessed&) = default;
};
BOOST_DESCRIBE_STRUCT(RiskAssessed, (), (assessment, before, differs))
struct RiskAnswered {
  std::map<std::string, std::string> answers;  ///< those that were given or altered; empty text: taken back
  std::int64_t policy_version = 0;
  friend bool operator==(const RiskAnswered&, const RiskAnswered&) = default;
};
BOOST_DESCRIBE_STRUCT(RiskAnswered, (), (answers, policy_version))
struct RiskRaised {
  RiskLevel level = RiskLevel::high;
  Written reason;
  friend bool operator==(const RiskRaised&, const RiskRaised&) = default;
};
BOOST_DESCRIBE_STRUCT(RiskRaised, (), (level, reason))
struct RiskRaiseWithdrawn {
  Written reason;
  friend bool operator==(const RiskRaiseWithdrawn&, const RiskRaiseWithdrawn&) = default;
};
BOOST_DESCRIBE_STRUCT(RiskRaiseWithdrawn, (), (reason))
struct RiskLoweringAsked {
  RiskLevel level = RiskLevel::low;
  Written reason;
  friend bool operator==(const RiskLoweringAsked&, const RiskLoweringAsked&) = default;
};
BOOST_DESCRIBE_STRUCT(RiskLoweringAsked, (), (level, reason))
struct RiskLowered {
  RiskLevel level = RiskLevel::low;
  Written comment;
  friend bool operator==(const RiskLowered&, const RiskLowered&) = default;
};
BOOST_DESCRIBE_STRUCT(RiskLowered, (), (level, comment))
struct RiskLoweringRefused {
  Written reason;
  friend bool operator==(const RiskLoweringRefused&, const RiskLoweringRefused&) = default;
};
BOOST_DESCRIBE_STRUCT(RiskLoweringRefused, (), (reason))

}  // namespace sluice
