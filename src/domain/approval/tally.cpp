#include "domain/approval/tally.h"

#include "domain/access/permission.h"

namespace sluice {

namespace {

void sort_decisions(Tally& to, const Approval& approval) {
  std::int64_t abstained = 0;
  for (const PersonId person : to.entitled) {
    const auto made = std::ranges::find(approval.decisions, person, &DecisionMade::by);
    if (made == approval.decisions.end()) {
      to.undecided.push_back(person);
      continue;
    }
    if (made->decision == Decision::approve) to.approved_by.push_back(person);
    if (made->decision == Decision::reject) to.rejected_by.push_back(person);
    if (made->decision == Decision::abstain) ++abstained;
  }
  to.have = static_cast<std::int64_t>(to.approved_by.size());
  // "All" means everybody who did not abstain, and at least one.
  if (approval.quorum.kind == QuorumKind::all)
    to.need = std::max<std::int64_t>(1, static_cast<std::int64_t>(to.entitled.size()) - abstained);
  if (approval.quorum.kind == QuorumKind::at_least) to.need = std::max<std::int64_t>(1, approval.quorum.count);
}

/// One owner of each affected service: what counts is services, not people.
void count_services(Tally& to, const Change& change, const Directory& directory) {
  to.need = std::max<std::int64_t>(1, static_cast<std::int64_t>(change.fields.services.size()));
  to.have = 0;
  if (change.fields.services.empty()) to.obstacle = "The change names no affected service; add at least one.";
  for (const ServiceId id : change.fields.services) {
    const Service* service = directory.service(id);
    const auto owns = [&](PersonId person) { return service != nullptr && service->owners.contains(person); };
    if (std::ranges::any_of(to.approved_by, owns)) ++to.have;
    if (std::ranges::any_of(to.approved_by, owns) || std::ranges::any_of(to.undecided, owns)) continue;
    if (to.obstacle.empty())
      to.obstacle = fmt::format("The service {} has no owner who can still approve; name one, or ask for a withdrawal.",
                                service ? service->key : "that was named");
  }
}

/// Names the first reason why the people who are left cannot make up the number.
void find_obstacle(Tally& to, const Approval& approval, const Change& change, const Directory& directory) {
  if (to.granted || to.rejected || !to.obstacle.empty()) return;
  if (to.entitled.empty()) {
    to.obstacle = why_nobody(approval.approvers, change, directory);
    return;
  }
  if (approval.quorum.kind == QuorumKind::one_of_each) return;
  const auto reachable = to.have + static_cast<std::int64_t>(to.undecided.size());
  if (reachable >= to.need) return;
  to.obstacle = fmt::format(
      "{} must approve, but only {} can: {} entitled, {} decided otherwise. Add people, or ask them to withdraw.",
      to.need, reachable, to.entitled.size(), static_cast<std::int64_t>(to.entitled.size()) - reachable);
}

}  // namespace

Tally tally(const Approval& approval, const Change& change, const Directory& directory) {
  Tally counted;
  counted.entitled = find_people(approval.approvers, change, directory);
  sort_decisions(counted, approval);
  if (approval.quorum.kind == QuorumKind::one_of_each) count_services(counted, change, directory);
  counted.rejected = std::cmp_greater_equal(counted.rejected_by.size(), std::max<std::int64_t>(1, approval.rejections));
  counted.granted = !counted.rejected && counted.have >= counted.need;
  find_obstacle(counted, approval, change, directory);
  return counted;
}

std::vector<Who> all_approvers(const ApprovalTemplate& one, const Change& change) {
  auto approvers = one.approvers;
  for (const MoreApprovers& more : change.more_approvers)
    if (more.approval == one.key) approvers.insert(approvers.end(), more.approvers.begin(), more.approvers.end());
  return approvers;
}

}  // namespace sluice
