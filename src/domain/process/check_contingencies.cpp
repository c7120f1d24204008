// Contingencies: what bad outcomes start, and how.
#include <fmt/format.h>

#include <algorithm>

#include "base/described.h"
#include "domain/bounds.h"
#include "domain/key.h"
#include "domain/process/check_parts.h"

namespace sluice::check_detail {

namespace {

constexpr const char* outcomes_remedy =
    "Write one or more of successful_with_issues, unsuccessful, backed_out, cancelled.";

void check_outcomes(Findings& findings, const ContingencyTemplate& one, const std::string& path) {
  const bool by_hand = one.start == StartBy::hand;
  if (one.on.empty() && !by_hand)
    findings.add(path, "The contingency does not say which outcomes start it (on).",
                 std::string{outcomes_remedy} + " What is only offered to a person says `start: hand`.");
  if (!one.on.empty() && by_hand)
    findings.add(path + "/on", "What is started by hand is started by no outcome.",
                 "Leave `on` out, or write `start: itself`.");
  for (std::size_t i = 0; i < one.on.size(); ++i) {
    const auto at = fmt::format("{}/on/{}", path, i);
    if (!starts_contingencies(one.on[i]))
      findings.add(at, fmt::format("A change that was {} starts no contingency.", word(one.on[i])), outcomes_remedy);
    if (std::find(one.on.begin(), one.on.begin() + static_cast<std::ptrdiff_t>(i), one.on[i]) !=
        one.on.begin() + static_cast<std::ptrdiff_t>(i))
      findings.add(at, fmt::format("The outcome {} stands there twice.", word(one.on[i])), "Leave one of them out.");
  }
}

void check_one(Findings& findings, const Process& process, std::size_t at, const std::string& path) {
  const auto& all = contingencies_of(process);
  const ContingencyTemplate& one = all[at];
  if (!is_key(one.process))
    findings.add(
        path + "/process",
        one.process.empty() ? "The contingency does not say which process it is." : "This is no key of a process.",
        "Write the key of a published process, such as root-cause-analysis.");
  if (one.process == process.key && !one.process.empty())
    findings.add(path + "/process", "A change would start its own process as its contingency.",
                 "Name the process that deals with what went wrong.");
  const auto first = std::ranges::find(all, one.process, &ContingencyTemplate::process);
  if (!one.process.empty() && first != all.begin() + static_cast<std::ptrdiff_t>(at))
    findings.add(path + "/process", fmt::format("The process {} is named twice.", one.process),
                 "Join the two: list all outcomes in `on`, and the conditions under `any`.");
  check_outcomes(findings, one, path);
  if (one.link && !suits_a_run(*one.link))
    findings.add(path + "/link", fmt::format("A contingency cannot be linked as {}.", word(*one.link)),
                 "Write fixes, caused_by or follow_up_of, or leave it out: that it is a contingency of the change is "
                 "linked always.");
  if (one.when && one.start == StartBy::hand)
    findings.add(path + "/when", "What is started by hand is offered always.", "Leave `when` out.");
  check_when(findings, process, path + "/when", one.when);
}

}  // namespace

void check_contingencies(Findings& findings, const Process& process) {
  const auto& all = contingencies_of(process);
  if (all.size() > bounds::process_contingencies)
    findings.add("contingencies",
                 fmt::format("There are {} contingencies; {} are allowed.", all.size(), bounds::process_contingencies),
                 "Join some of them.");
  for (std::size_t i = 0; i < all.size(); ++i) check_one(findings, process, i, fmt::format("contingencies/{}", i));
}

}  // namespace sluice::check_detail

namespace sluice {

// What would make the run wait for the change, or close with it, would keep both where they are.
bool suits_a_run(LinkKind kind) {
  return kind == LinkKind::fixes || kind == LinkKind::caused_by || kind == LinkKind::follow_up_of;
}

bool starts_contingencies(Outcome outcome) { return outcome != Outcome::successful && outcome != Outcome::rejected; }

}  // namespace sluice
