// The policy that risk is assessed by: reading and publishing it, its versions, and trying one on a change.
#include <fmt/format.h>

#include "api/change_acts.h"
#include "api/directory_acts.h"
#include "api/history/stream_entry.h"
#include "api/routes.h"
#include "api/views/texts.h"
#include "domain/risk/assess.h"
#include "engine/past_changes.h"
#include "store/codec.h"

namespace sluice::api {
namespace {

struct RiskPolicyView {
  std::int64_t version = 0;  ///< 0: the shipped policy, which nobody has edited
  std::string reason;        ///< why it was published
  std::int64_t most_points = 0;
  RiskPolicy policy;
};
BOOST_DESCRIBE_STRUCT(RiskPolicyView, (), (version, reason, most_points, policy))

struct RiskPolicySent {
  RiskPolicy policy;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RiskPolicySent, (), (policy, reason))

/// A policy that is not published, and a change to try it on.
struct RiskTrialSent {
  RiskPolicy policy;
  std::string change;
};
BOOST_DESCRIBE_STRUCT(RiskTrialSent, (), (policy, change))
struct RiskTrial {
  std::string change;
  RiskAssessment before;  ///< by the policy of now
  RiskAssessment after;   ///< by the one that is tried
  std::vector<std::string> differs;
};
BOOST_DESCRIBE_STRUCT(RiskTrial, (), (change, before, after, differs))

RiskPolicyView risk_policy_view(const RiskPolicyVersion& version) {
  return {version.version, text_of(version.reason), most_points(version.policy), version.policy};
}

constexpr store::StreamId risk_stream{store::StreamKind::policy, risk_policy_id.value};

Result<RiskPolicyView> show_risk_policy(Call& call, const Nothing&) {
  return risk_policy_view(risk_policy_of(*versioned(call, risk_stream)));
}

const RiskPolicyVersion* find_risk_version(const Directory& directory, std::int64_t version) {
  if (version == 0) return &shipped_risk_policy();
  if (directory.risk == nullptr) return nullptr;
  for (const auto& one : directory.risk->versions)
    if (one.version == version) return &one;
  return nullptr;
}

Result<RiskPolicyView> show_risk_version(Call& call, const Nothing&) {
  SLUICE_TRY(const auto version, call.number("version"));
  const auto* found = find_risk_version(*call.directory, version);
  if (found == nullptr) return refuse(Refused::not_found, fmt::format("The risk policy has no version {}.", version));
  return risk_policy_view(*found);
}

/// The parts in which two policies differ.
std::string altered_parts(const RiskPolicy& before, const RiskPolicy& after) {
  std::string parts;
  const auto add = [&](bool altered, std::string_view part) {
    if (altered) parts.append(parts.empty() ? "" : ", ").append(part);
  };
  add(before.conditions != after.conditions, "conditions");
  add(before.questions != after.questions, "questions");
  add(before.thresholds != after.thresholds, "thresholds");
  add(before.matrix != after.matrix, "matrix");
  add(before.history != after.history, "history");
  return parts;
}

Result<List<StreamEntry>> risk_policy_history(Call& call, const PageQuery& query) {
  const auto& directory = *call.directory;
  return stream_history(call, risk_stream, query,
                        [&](const store::StoredEvent& stored, const std::vector<store::StoredText>& texts,
                            const std::string& who) -> ToldInOne {
                          const auto event = std::get<RiskPolicyChanged>(store::decode_policy(stored, texts));
                          const auto* before = find_risk_version(directory, event.version - 1);
                          const auto parts = before ? altered_parts(before->policy, event.policy) : "";
                          return {fmt::format("{} published version {}: {}.", who, event.version, parts),
                                  text_of(event.reason)};
                        });
}

void publish_risk_policy(const CallPtr& call, const Nothing&, RiskPolicySent sent,
                         const Answer<RiskPolicyView>& answer) {
  act_on<RiskPolicyView, PolicyId, PolicyCommand, engine::PolicyDone>(
      call, &engine::Engine::policy, risk_policy_id, PublishRiskPolicy{std::move(sent.policy), std::move(sent.reason)},
      answer, [](Call&, const engine::PolicyDone& done) -> Result<RiskPolicyView> {
        return risk_policy_view(risk_policy_of(*done.directory));
      });
}

Result<RiskTrial> tried_on(Call& call, const RiskTrialSent& sent) {
  SLUICE_CHECK(check(sent.policy));
  const auto id = read_change_id(sent.change);
  if (!id) return refuse_field("/change", "Name a change by its number, such as CHG-1042.");
  SLUICE_TRY(const auto loaded, load_visible(call, *id));
  call.version.reset();  // what is shown is no change
  const engine::PastFromTables past{call.read()};
  const auto& now = risk_policy_of(*loaded.directory);
  const RiskPolicyVersion tried{now.version + 1, sent.policy, {}};
  RiskTrial trial{sent.change,
                  assess(*loaded.change, now, *loaded.directory, past, call.now),
                  assess(*loaded.change, tried, *loaded.directory, past, call.now),
                  {}};
  trial.differs = sluice::differences(trial.before, trial.after);
  trial.differs.pop_back();  // that it is another version
  return trial;
}

void try_risk_policy(const CallPtr& call, const Nothing&, RiskTrialSent sent, const Answer<RiskTrial>& answer) {
  answer(tried_on(*call, sent));
}

Route without_writing_risk(Route route) {
  route.is_write = false;
  return route;
}

}  // namespace

std::vector<Route> risk_policy_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<Nothing, RiskPolicyView>(
      "/risk-policy", "risk", Access::by(Permission::see),
      {"Read the risk policy", "Conditions, questions, thresholds, matrix and rules about history. Version 0 ships."},
      show_risk_policy));
  routes.push_back(writes<Nothing, RiskPolicySent, RiskPolicyView>(
      Method::put, "/risk-policy", "risk", Access::by(Permission::manage_risk),
      {"Publish a risk policy",
       "As the next version, with a reason. Open changes are assessed anew by it.",
       {Refused::out_of_turn, Refused::version_mismatch}},
      publish_risk_policy));
  routes.push_back(reads<PageQuery, List<StreamEntry>>(
      "/risk-policy/history", "risk", Access::by(Permission::see),
      {"Read who published which risk policy", "Newest first, with the parts that altered and the reason."},
      risk_policy_history));
  routes.push_back(reads<Nothing, RiskPolicyView>(
      "/risk-policy/versions/{version}", "risk", Access::by(Permission::see),
      {"Read one version of the risk policy", "", {Refused::not_found}}, show_risk_version));
  routes.push_back(without_writing_risk(writes<Nothing, RiskTrialSent, RiskTrial>(
      Method::post, "/risk-policy/preview", "risk", Access::by(Permission::manage_risk),
      {"Try a risk policy on a change",
       "What it would be assessed as, before and after. Nothing is kept.",
       {Refused::not_found}},
      try_risk_policy)));
  return routes;
}

}  // namespace sluice::api
