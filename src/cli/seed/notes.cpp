#include "cli/seed/notes.h"

#include <algorithm>
#include <array>

namespace sluice::cli::seed {

namespace {

constexpr std::array usual_notes{
    Note{"technical", "Nothing that depends on it has to change. There is room, and the way back is one."},
    Note{"security", "No new way in, no wider rights. Dumps stay on the encrypted volume."},
    Note{"desk", "Users may notice a short break in the evening; no busy day of theirs is hit."},
    Note{"tests", "All eight kinds are planned; dynamic analysis by a scan of staging."},
    Note{"people", "Spoken with all of them; they are there in that week."},
    Note{"build", "Built by CI from the main line; unit tests and static analysis are linked in the build."},
    Note{"peer", "Read it. Does what was agreed and nothing else; one of the tests was made to fail and did."},
    Note{"stage", "On staging since today, by the deployment steps alone."},
    Note{"integration", "118 tests, 0 failed."},
    Note{"dynamic", "Scan of staging: 0 high, 1 medium, accepted (header on an inner page)."},
    Note{"vulnerability", "0 critical, 0 high. Two of priority 3 go with the next patch day."},
    Note{"regression", "Suites critical-paths and known-faults: 217 tests, 0 failed."},
    Note{"qa", "Monitoring knows about it, the operating manual is changed."},
    Note{"uat", "Each result was tried on staging: pass."},
    Note{"runbook", "Nine steps, 55 minutes; the first three unseen by users."},
    Note{"backout",
         "Four steps, 24 minutes, no later than half an hour before the window ends. The service's owner decides."},
    Note{"rehearse", "Rehearsed on staging: 26 minutes."},
    Note{"train", "The desk has six questions with answers."},
    Note{"docs", "Operating manual and user page are up to date."},
    Note{"tell", "Announcement is ready for everybody who subscribed to the services."},
    Note{"in_advance", "Packages are on the hosts, the backup is from this afternoon."},
    Note{"go", "All three said go."},
    Note{"run", "All steps done within the window."},
    Note{"check", "Right version everywhere, nothing new in the logs."},
    Note{"users", "Tried all results in production: as expected."},
    Note{"calls", "Two calls, both answered by the announcement."},
    Note{"told", "Announced on the page and by mail."},
    Note{"measures", "As expected; figures are in the conversation."},
    Note{"retrospective",
         "Went well: rehearsal, early announcement. To improve: reserve the test systems a week earlier."},
    Note{"deferred", "Nothing was put off."},
    Note{"answers", "All seven answered; the plan held, users were content."},
    Note{"sign", "The outcome stands."},
    Note{"why", "The steps are mended; it may be done again without asking."},
    Note{"preapproved", "Same steps and way back as agreed."},
    Note{"prepare", "Everything is at hand."},
    Note{"fix", "The smallest thing that helps, from a branch of the deployed version."},
    Note{"try", "Read it together line by line, and tried it on the spare node."},
    Note{"deploy", "Steps are written down with their times."},
    Note{"works", "Users can work again; the backlog is being worked off."},
    Note{"complete", "Services, steps as done, users hindered and the timeline are filled in."},
    Note{"owed", "Unit and regression tests were brought, vulnerability scan shows nothing new."},
    Note{"keep", "We keep it; the main line has it already."},
};

}  // namespace

std::string note_for(const Story& story, std::string_view task) {
  if (const auto own = std::ranges::find(story.notes, task, &Note::task); own != story.notes.end())
    return std::string{own->text};
  const auto usual = std::ranges::find(usual_notes, task, &Note::task);
  return usual == usual_notes.end() ? "" : std::string{usual->text};
}

std::string word_for(const Story& story, std::string_view approval, std::string_view by) {
  for (const auto& word : story.words)
    if (word.approval == approval && word.by == by) return std::string{word.text};
  return {};
}

}  // namespace sluice::cli::seed
