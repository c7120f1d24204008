// Rules of a process on the wire.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/views/forms.h"
#include "domain/process/process.h"

namespace sluice::api {

struct RuleActView {
  RuleAct act = RuleAct::notify;
  std::string in_words;  ///< a whole sentence
};
BOOST_DESCRIBE_STRUCT(RuleActView, (), (act, in_words))

struct RuleView {
  std::string key;
  std::string title;
  RuleEvent on = RuleEvent::created;
  std::vector<std::string> of;  ///< names of stages, tasks, approvals or fields; empty: any
  std::optional<ConditionsView> when;
  std::vector<RuleActView> acts;
};
BOOST_DESCRIBE_STRUCT(RuleView, (), (key, title, on, of, when, acts))

[[nodiscard]] std::vector<RuleView> rule_views(const Process& process);

}  // namespace sluice::api
