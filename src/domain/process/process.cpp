#include "domain/process/process.h"

#include <algorithm>

#include "base/described.h"

namespace sluice {

const Stage* find_stage(const Process& process, std::string_view key) {
  const auto found = std::ranges::find(process.stages, key, &Stage::key);
  return found == process.stages.end() ? nullptr : &*found;
}

std::size_t stage_position(const Process& process, std::string_view key) {
  const auto found = std::ranges::find(process.stages, key, &Stage::key);
  return static_cast<std::size_t>(found - process.stages.begin());
}

std::string written_form(const Who& who) {
  const std::string kind{word(who.kind)};
  return who.key.empty() ? kind : kind + ":" + who.key;
}

const std::vector<ContingencyTemplate>& contingencies_of(const Process& process) {
  static const std::vector<ContingencyTemplate> none;
  return process.contingencies ? *process.contingencies : none;
}

const std::vector<Rule>& rules_of(const Process& process) {
  static const std::vector<Rule> none;
  return process.rules ? *process.rules : none;
}

}  // namespace sluice
