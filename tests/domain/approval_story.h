// What tests of approvals say again and again.
#pragma once
#include "change_story.h"
#include "domain/approval/tally.h"

namespace sluice::testing_world {

inline Decide approve(const char* key = "cab") { return {key, Decision::approve, "", ""}; }
inline Decide reject(const char* key = "cab") { return {key, Decision::reject, "no", ""}; }
inline Decide abstain(const char* key = "cab") { return {key, Decision::abstain, "", ""}; }
inline Decide approve_if(PersonId owner, const char* key = "cab") {
  return {key, Decision::approve, "", "", NewCondition{"the DBA is on the bridge", owner}};
}

inline EditChange title_of(const char* title) {
  FieldsPatch patch;
  patch.title = Patch<Written>::set({title});
  return {patch};
}
inline EditChange impact_of(Level level) {
  FieldsPatch patch;
  patch.impact = Patch<Level>::set(level);
  return {patch};
}
inline EditChange developer_of(PersonId person) {
  FieldsPatch patch;
  patch.developer = Patch<PersonId>::set(person);
  return {patch};
}

inline Who person_of(const char* login) { return {WhoKind::person, login}; }
inline Conditions when_impact(const char* level) { return {{{"impact", Operator::is, {level}}}, {}}; }

/// The small process with its approval altered.
inline Story asking_so(const std::function<void(ApprovalTemplate&)>& alter) {
  Process process = small_process();
  alter(process.stages[1].approvals[0]);
  return Story{std::move(process)};
}
inline Story asking_with(Quorum quorum, std::int64_t rejections = 1) {
  return asking_so([&](ApprovalTemplate& cab) {
    cab.quorum = quorum;
    cab.rejections = rejections;
  });
}

inline const Approval& cab_of(const Story& story, const char* key = "cab") { return *find_approval(story.change, key); }
inline Tally counted(const Story& story, const char* key = "cab") {
  return tally(cab_of(story, key), story.change, story.world.directory, story.now);
}
inline ApprovalState state_of(const Story& story, const char* key = "cab") { return cab_of(story, key).state; }

inline std::string why_refused(const Result<ChangeEvents>& result) {
  if (result) return "";
  return result.error().errors.empty() ? result.error().detail : result.error().errors.front().detail;
}

template <class Event>
std::vector<Event> logged(const Story& story) {
  std::vector<Event> found;
  for (const auto& one : story.log)
    if (const auto* event = std::get_if<Event>(&one)) found.push_back(*event);
  return found;
}

/// Who was told something of that kind, in the order of telling.
inline std::vector<PersonId> told_of(const Story& story, NoticeKind kind) {
  std::vector<PersonId> people;
  for (const auto& one : logged<PeopleNotified>(story))
    if (one.kind == kind) people.insert(people.end(), one.people.begin(), one.people.end());
  return people;
}

inline constexpr const char* because = "because";

}  // namespace sluice::testing_world
