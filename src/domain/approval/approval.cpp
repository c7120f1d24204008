#include "domain/approval/approval.h"

#include <algorithm>

namespace sluice {

const Question* open_question(const Approval& approval) {
  const auto open = std::ranges::find_if(approval.questions, [](const Question& one) { return !one.closed; });
  return open == approval.questions.end() ? nullptr : &*open;
}

std::vector<Who> everybody_asked(const Approval& approval) {
  auto all = approval.approvers;
  for (const AddedApprover& one : approval.added) all.push_back(one.who);
  return all;
}

}  // namespace sluice
