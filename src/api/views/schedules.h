// Schedules on the wire: when changes are opened, which, and what has become of each occurrence.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/views/changes.h"
#include "domain/schedule/upcoming.h"
#include "store/schedule_rows.h"

namespace sluice::api {

struct TimingView {
  std::string start;  ///< local, in `zone`
  std::string zone;
  std::optional<std::string> rule;  ///< RFC 5545; absent: once
  std::vector<std::string> except;
  Shift shift = Shift::none;
  std::int64_t window_minutes = 0;
  std::int64_t lead_minutes = 0;
  std::string repeats;  ///< the rule in words
};
BOOST_DESCRIBE_STRUCT(TimingView, (), (start, zone, rule, except, shift, window_minutes, lead_minutes, repeats))

[[nodiscard]] TimingView timing_view(const Timing& timing);

/// An occurrence still to come.
struct UpcomingView {
  std::string local;    ///< its start by the rule: what it is called by
  std::string planned;  ///< its start after the shift, local; later than written where the clocks skip that time
  std::string zone;     ///< of `local` and `planned`
  bool moved = false;   ///< by the shift
  Instant start;
  Instant end;
  Instant opens;
  Fate fate = Fate::comes;
  std::optional<std::string> skip_reason;
  std::optional<PersonRef> skipped_by;
};
BOOST_DESCRIBE_STRUCT(UpcomingView, (), (local, planned, zone, moved, start, end, opens, fate, skip_reason, skipped_by))

/// What comes of a timing, from now on.
struct PreviewView {
  std::string repeats;
  std::optional<std::string> rule;  ///< as it would be kept
  std::vector<UpcomingView> coming;
  bool all = false;  ///< there are no more than these
  std::string note;  ///< where planning ends, or that nothing comes; may be empty
};
BOOST_DESCRIBE_STRUCT(PreviewView, (), (repeats, rule, coming, all, note))

/// The change that is opened each time.
struct PlannedChangeView {
  NamedRef process;
  std::string title;
  std::string description;
  std::string reason;
  std::vector<std::string> expected_results;
  std::vector<NamedRef> services;
  std::optional<Level> impact;
  std::optional<Level> urgency;
  std::string deployment_plan;
  std::string backout_plan;
  std::string test_plan;
  std::string communication_plan;
  std::vector<std::string> tags;
  std::vector<StakeholderView> stakeholders;
  std::vector<PersonRef> verifiers;
  std::optional<PersonRef> developer;
  std::optional<PersonRef> test_lead;
  std::optional<PersonRef> deployer;
  std::optional<PersonRef> owner;
  std::vector<AnsweredField> form;
  bool restricted = false;
  std::vector<NamedRef> visible_to;
  std::optional<NamedRef> catalog_entry;  ///< each change is made from it, and filled in with what it says
};
BOOST_DESCRIBE_STRUCT(PlannedChangeView, (),
                      (process, title, description, reason, expected_results, services, impact, urgency,
                       deployment_plan, backout_plan, test_plan, communication_plan, tags, stakeholders, verifiers,
                       developer, test_lead, deployer, owner, form, restricted, visible_to, catalog_entry))

/// An act on a schedule, with its reason.
struct NotedView {
  PersonRef by;
  std::string reason;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(NotedView, (), (by, reason, at))

/// Why the occurrence that is due has not been opened.
struct TroubleView {
  std::string local;
  std::string detail;
  Instant since;
};
BOOST_DESCRIBE_STRUCT(TroubleView, (), (local, detail, since))

/// What is opened from some occurrence on, in place of what is opened now.
struct LaterPartView {
  std::string begins;
  TimingView timing;
  PlannedChangeView planned;
};
BOOST_DESCRIBE_STRUCT(LaterPartView, (), (begins, timing, planned))

/// What lists show.
struct ScheduleSummary {
  std::string id;
  std::string name;
  store::ScheduleState state = store::ScheduleState::active;
  PersonRef owner;
  std::optional<PersonRef> deputy;
  bool needs_owner = false;  ///< neither owner nor deputy is here: somebody has to take it over
  std::string next_owner;    ///< who would own a change that is opened now, by name; empty: nobody
  std::string repeats;
  std::optional<UpcomingView> upcoming;  ///< the next one that is opened
  std::optional<TroubleView> trouble;
  std::int64_t opened = 0;  ///< how many changes it has opened
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ScheduleSummary, (),
                      (id, name, state, owner, deputy, needs_owner, next_owner, repeats, upcoming, trouble, opened,
                       version))

struct ScheduleRowView : ScheduleSummary {
  NamedRef process;
  std::string title;  ///< of its changes
  bool restricted = false;
};
BOOST_DESCRIBE_STRUCT(ScheduleRowView, (ScheduleSummary), (process, title, restricted))

struct ScheduleView : ScheduleSummary {
  TimingView timing;
  PlannedChangeView planned;
  std::vector<LaterPartView> later;
  PersonRef created_by;
  std::optional<NotedView> paused;
  std::optional<NotedView> ended;
  std::vector<UpcomingView> coming;  ///< the next ten
  bool all_coming = false;           ///< there are no more than these
  std::string note;                  ///< where planning ends; may be empty
  bool may_edit = false;
  Instant created;
  Instant updated;
};
BOOST_DESCRIBE_STRUCT(ScheduleView, (ScheduleSummary),
                      (timing, planned, later, created_by, paused, ended, coming, all_coming, note, may_edit, created,
                       updated))

/// How many occurrences to come a schedule and a preview show.
inline constexpr std::size_t coming_shown = 10;

[[nodiscard]] UpcomingView upcoming_view(const Schedule& schedule, const Upcoming& one, const Directory& directory);
[[nodiscard]] ScheduleRowView schedule_row(const Schedule& schedule, const Directory& directory);
[[nodiscard]] ScheduleView schedule_view(const Schedule& schedule, const Actor& actor, const Directory& directory);
/// What comes of a schedule from a local start on; empty: all that is to come.
[[nodiscard]] PreviewView preview_view(const Schedule& schedule, std::string_view from, const Directory& directory);
/// What comes of a timing that was checked, for a schedule that would be made now.
[[nodiscard]] PreviewView preview_view(const Timing& timing, Instant now, const Directory& directory);

}  // namespace sluice::api
