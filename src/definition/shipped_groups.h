// The groups that the shipped processes ask for. They ship empty: the set-up page says which still need people.
#pragma once
#include <array>
#include <string_view>

namespace sluice::definition {

/// A group that is added when Sluice is set up.
struct ShippedGroup {
  std::string_view key;          ///< as the processes name it: `cab`
  std::string_view name;         ///< as people call it
  std::string_view description;  ///< who belongs into it and what they are asked for
};

inline constexpr std::array<ShippedGroup, 8> shipped_groups{{
    {"cab", "Change advisory board",
     "Agrees to normal changes before they are built, and looks at emergency changes afterwards. Two of them have to "
     "agree, so three members are the least that works."},
    {"emergency-approvers", "Emergency approvers",
     "Give the go-ahead for an emergency change at any hour; one is enough. Whoever is on call and may decide that a "
     "risk is worth taking."},
    {"testers", "Testers",
     "Agree test plans, review what was built, and test it. Never the ones who built it: have two at least."},
    {"security", "Security",
     "Assess what a change means for security and personal data, and look for vulnerabilities."},
    {"release-engineers", "Release engineers", "Carry out deployments, also at night."},
    {"support", "Support desk",
     "Know what users will notice and ask, tell those who are affected, and report what they called about."},
    {"incident-managers", "Incident managers", "Take command when a change has taken a service down."},
    {"crisis-leads", "Crisis leads",
     "Decide on recovering from a disaster and on carrying on by hand while services are lost."},
}};

}  // namespace sluice::definition
