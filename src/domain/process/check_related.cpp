// Gates that look at other changes: whether they can ever open.
#include <fmt/format.h>

#include "base/described.h"
#include "domain/process/check_parts.h"

namespace sluice::check_detail {

namespace {

bool never_opens(const Gate& gate) {
  const bool waits_for_parent = gate.link == LinkKind::part_of;
  return waits_for_parent && (gate.state == RelatedState::closed || gate.state == RelatedState::successful);
}

}  // namespace

void check_related(Findings& findings, const Gate& gate, const std::string& path) {
  if (gate.kind != GateKind::related) {
    if (gate.link || gate.state)
      findings.add(path, fmt::format("The gate {} looks at no link.", word(gate.kind)),
                   "Write a gate `related` beside it.");
    return;
  }
  if (!gate.link || !gate.state)
    return findings.add(path, "The gate related does not say which links, and how far they have to be.",
                        "Write it as in {related: {link: depends_on, state: closed}}.");
  if (gate.link == LinkKind::blocks)
    findings.add(path + "/related/link", "What a change blocks waits for it, and not the other way round.",
                 "Write depends_on, which holds of both sides of such a link.");
  if (gate.link == LinkKind::parent_of)
    findings.add(path + "/related/link", "What is part of a change has a gate of its own.", "Write children_done.");
  if (gate.link == LinkKind::has_contingency)
    findings.add(path + "/related/link", "Contingencies of a change have a gate of their own.",
                 "Write contingencies_done.");
  if (gate.link == LinkKind::contingency_of && gate.state != RelatedState::authorized)
    findings.add(path + "/related/state", "What called a contingency closes only after it has done what it must.",
                 "Leave the gate out.");
  if (never_opens(gate))
    findings.add(path + "/related/state",
                 "A parent closes only after its child changes, so each would wait for the other.",
                 "Ask for authorized or deployed.");
}

}  // namespace sluice::check_detail

namespace sluice {

bool may_wait_for(LinkKind kind) {
  return kind != LinkKind::blocks && kind != LinkKind::parent_of && kind != LinkKind::has_contingency;
}

}  // namespace sluice
