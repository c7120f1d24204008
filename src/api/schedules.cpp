// Schedules: changes that are opened at a future time, once or again and again.
#include "api/views/schedules.h"
#include "api/change_filter.h"
#include "api/directory_acts.h"
#include "api/routes.h"
#include "api/schedule_reading.h"
#include "api/views/lists.h"
#include "api/views/schedule_requests.h"
#include "calendar/recurrences.h"
#include "domain/schedule/decide.h"

namespace sluice::api {
namespace {

using AnswerSchedule = Answer<ScheduleView>;

struct ScheduleReason {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ScheduleReason, (), (reason))

struct SkipInput {
  std::string local;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(SkipInput, (), (local, reason))

Result<ScheduleView> show_schedule(Call& call, const Nothing&) {
  SLUICE_TRY(const auto schedule, visible_schedule(call));
  call.version = schedule->version;
  return schedule_view(*schedule, call.actor, *call.directory);
}

void act_on_schedule(const CallPtr& call, std::optional<ScheduleId> id, ScheduleCommand command,
                     const AnswerSchedule& answer) {
  auto running = prepare<ScheduleView, engine::ScheduleDone>(
      call, answer, [](Call& on, const engine::ScheduleDone& done) -> Result<ScheduleView> {
        on.version = done.schedule->version;
        locate(on, "schedules", shown(done.schedule->id));
        return schedule_view(*done.schedule, on.actor, *done.directory);
      });
  if (!running) return answer.refuse(running.error());
  call->parts.engine.schedule(id, std::move(command), std::move(running->asked), std::move(running->reply),
                              std::move(running->keyed));
}

void add(const CallPtr& call, const Nothing&, NewSchedule sent, const AnswerSchedule& answer) {
  auto command = addition(sent, *call->directory);
  if (!command) return answer.refuse(command.error());
  act_on_schedule(call, std::nullopt, std::move(*command), answer);
}

void edit(const CallPtr& call, const Nothing&, ScheduleEdit sent, const AnswerSchedule& answer) {
  const auto schedule = visible_schedule(*call);
  if (!schedule) return answer.refuse(schedule.error());
  auto command = editing(sent, (*schedule)->present().change.process, *call->directory);
  if (!command) return answer.refuse(command.error());
  act_on_schedule(call, (*schedule)->id, std::move(*command), answer);
}

void change_from(const CallPtr& call, const Nothing&, ChangeFromInput sent, const AnswerSchedule& answer) {
  const auto schedule = visible_schedule(*call);
  if (!schedule) return answer.refuse(schedule.error());
  auto command = changing(sent, (*schedule)->present().change.process, *call->directory);
  if (!command) return answer.refuse(command.error());
  act_on_schedule(call, (*schedule)->id, std::move(*command), answer);
}

/// What of the schedule would come if it were edited so: decided and folded as the edit itself, and kept by nobody.
Result<PreviewView> preview_edit(Call& call, TimingEditPreview sent) {
  SLUICE_TRY(const auto schedule, visible_schedule(call));
  const auto& process = schedule->present().change.process;
  ScheduleCommand command;
  if (sent.local) {
    SLUICE_TRY(command, changing({*sent.local, std::move(sent.timing), {}}, process, *call.directory));
  } else {
    ScheduleEdit edited;
    edited.timing = std::move(sent.timing);
    SLUICE_TRY(command, editing(edited, process, *call.directory));
  }
  SLUICE_TRY(const auto events, decide(*schedule, command,
                                       {call.now, call.actor, *call.directory, calendar::recurrences(), ScheduleId{}}));
  Schedule becomes = *schedule;
  for (const auto& event : events) becomes = apply(std::move(becomes), event, {call.now, call.actor.person});
  const auto from = events.empty() || !sent.local ? sent.local.value_or("") : becomes.legs.back().begins;
  return preview_view(becomes, from, *call.directory);
}

void act_on_path(const CallPtr& call, ScheduleCommand command, const AnswerSchedule& answer) {
  const auto id = schedule_of_path(*call);
  if (!id) return answer.refuse(id.error());
  act_on_schedule(call, *id, std::move(command), answer);
}

void pause(const CallPtr& call, const Nothing&, ScheduleReason sent, const AnswerSchedule& answer) {
  act_on_path(call, PauseSchedule{std::move(sent.reason)}, answer);
}
void resume(const CallPtr& call, const Nothing&, Nothing, const AnswerSchedule& answer) {
  act_on_path(call, ResumeSchedule{}, answer);
}
void end(const CallPtr& call, const Nothing&, ScheduleReason sent, const AnswerSchedule& answer) {
  act_on_path(call, EndSchedule{std::move(sent.reason)}, answer);
}
void skip(const CallPtr& call, const Nothing&, SkipInput sent, const AnswerSchedule& answer) {
  act_on_path(call, SkipOccurrence{std::move(sent.local), std::move(sent.reason)}, answer);
}
void unskip(const CallPtr& call, const Nothing&, Nothing, const AnswerSchedule& answer) {
  act_on_path(call, UnskipOccurrence{call->value("occurrence")}, answer);
}

constexpr std::string_view by_whom = "its owner, its deputy or a change manager";

/// A route that acts on one schedule and answers with it.
template <class Body>
Route acts(Method method, std::string_view path, std::string_view summary, std::string_view detail,
           void (*handler)(const CallPtr&, const Nothing&, Body, const AnswerSchedule&)) {
  return writes<Nothing, Body, ScheduleView>(method, path, "schedules", Access::signed_in(by_whom),
                                             {summary, detail, act_errors}, handler);
}

}  // namespace

std::vector<Route> schedule_routes() {
  std::vector<Route> routes = schedule_reading_routes();
  routes.push_back(writes<Nothing, NewSchedule, ScheduleView>(
      Method::post, "/schedules", "schedules", Access::by(Permission::create_change),
      {"Schedule a change, once or again and again",
       "`timing.start` is local time in `timing.zone`; `timing.rule` repeats it by RFC 5545. Each change is opened "
       "`lead_minutes` before its window, with the newest version of its process at that moment. Windows end with "
       "2037.",
       {}},
      add, 201));
  routes.push_back(reads<Nothing, ScheduleView>("/schedules/{schedule}", "schedules", Access::by(Permission::see),
                                                {"Read a schedule", "With the next ten.", {Refused::not_found}},
                                                show_schedule));
  routes.push_back(
      acts(Method::patch, "/schedules/{schedule}", "Edit a schedule",
           "Everything that is still to be opened follows it. Other times hold from the day after the last "
           "occurrence that was opened, so that no day gets two changes.",
           edit));
  routes.push_back(acts(Method::post, "/schedules/{schedule}/pause", "Pause a schedule",
                        "Windows that begin while it is paused are not made up for.", pause));
  routes.push_back(acts(Method::post, "/schedules/{schedule}/resume", "Resume a schedule", "", resume));
  routes.push_back(acts(Method::post, "/schedules/{schedule}/end", "End a schedule",
                        "Nothing is opened any more; what was opened goes on.", end));
  routes.push_back(acts(Method::post, "/schedules/{schedule}/skips", "Skip one occurrence",
                        "`local` is its start by the rule, before any shift.", skip));
  routes.push_back(acts(Method::delete_, "/schedules/{schedule}/skips/{occurrence}", "Take a skip back", "", unskip));
  auto previewing = writes<Nothing, TimingEditPreview, PreviewView>(
      Method::post, "/schedules/{schedule}/preview", "schedules", Access::signed_in(by_whom),
      {"See what would come of other times of a schedule",
       "The next ten as they would be: from the occurrence `local` on, as `change-from` would have them, or all "
       "that is to come, as an edit would. Nothing is saved.",
       act_errors},
      [](const CallPtr& call, const Nothing&, TimingEditPreview sent, const Answer<PreviewView>& answer) {
        answer(preview_edit(*call, std::move(sent)));
      });
  previewing.is_write = false;
  routes.push_back(std::move(previewing));
  routes.push_back(acts(Method::post, "/schedules/{schedule}/change-from", "Change a schedule from one occurrence on",
                        "Those before it stay as they are. A new rule without a start counts from that occurrence.",
                        change_from));
  return routes;
}

}  // namespace sluice::api
