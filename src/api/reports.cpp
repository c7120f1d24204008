// Reports: how long approvals have waited, and for whom.
#include <fmt/format.h>

#include "api/routes.h"
#include "api/views/lists.h"
#include "store/approval_waits.h"

namespace sluice::api {
namespace {

constexpr auto usual_span = std::chrono::days{90};
constexpr auto longest_span = std::chrono::days{3660};

struct WaitsQuery {
  std::optional<WaitsBy> by;     ///< person where nothing is said
  std::optional<Instant> from;   ///< 90 days before `until` where nothing is said
  std::optional<Instant> until;  ///< now where nothing is said
};
BOOST_DESCRIBE_STRUCT(WaitsQuery, (), (by, from, until))

struct WaitsView {
  std::string key;  ///< sign-in name, key of the stage or of the process
  std::string name;
  std::int64_t decided = 0;
  std::int64_t undecided = 0;
  std::int64_t median_minutes = 0;
  std::int64_t longest_minutes = 0;
  std::string longest_change;
};
BOOST_DESCRIBE_STRUCT(WaitsView, (), (key, name, decided, undecided, median_minutes, longest_minutes, longest_change))

struct WaitsReport {
  WaitsBy by = WaitsBy::person;
  Instant from;
  Instant until;
  std::vector<WaitsView> items;  ///< whose median is longest first
  bool in_part = false;          ///< there are more waits than a report looks at: these are the newest
};
BOOST_DESCRIBE_STRUCT(WaitsReport, (), (by, from, until, items, in_part))

std::int64_t minutes_of(Duration length) { return std::chrono::duration_cast<std::chrono::minutes>(length).count(); }

/// The name of a stage is each process' own: the newest that is published anywhere.
std::string stage_called(const std::string& key, const Directory& directory) {
  std::string name = key;
  for (const auto& [id, published] : directory.processes)
    for (const auto& [number, version] : published->versions)
      if (const Stage* stage = find_stage(version->process, key)) name = stage->name;
  return name;
}

void name_waits(WaitsView& view, WaitsBy by, const Directory& directory) {
  if (by == WaitsBy::stage) {
    view.name = stage_called(view.key, directory);
    return;
  }
  const auto number = std::stoll(view.key);
  if (by == WaitsBy::person) {
    const auto ref = person_ref(PersonId{number}, directory);
    view.key = ref.login;
    view.name = ref.name;
    return;
  }
  const auto found = directory.processes.find(ProcessId{number});
  if (found == directory.processes.end()) return;
  const Process& process = found->second->versions.rbegin()->second->process;
  view.key = process.key;
  view.name = process.name;
}

Result<WaitsReport> approval_waits_report(Call& call, const WaitsQuery& query) {
  WaitsReport report;
  report.by = query.by.value_or(WaitsBy::person);
  report.until = query.until.value_or(call.now);
  report.from = query.from.value_or(report.until - usual_span);
  if (report.from >= report.until) return refuse(Refused::malformed, "`from` is not before `until`; turn them round.");
  if (report.until - report.from > longest_span)
    return refuse(Refused::malformed, "A report looks at ten years at most; bring `from` and `until` nearer.");
  const auto waits = store::approval_waits(call.read(), viewer(call), report.from, report.until);
  report.in_part = static_cast<std::int64_t>(waits.size()) == store::approval_waits_max;
  for (auto& one : waits_together(waits, report.by, call.now)) {
    WaitsView view{
        std::move(one.key),       "", one.decided, one.waiting, minutes_of(one.median), minutes_of(one.longest),
        shown(one.longest_change)};
    name_waits(view, report.by, *call.directory);
    report.items.push_back(std::move(view));
  }
  return report;
}

}  // namespace

std::vector<Route> report_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<WaitsQuery, WaitsReport>("/reports/approval-waits", "reports", Access::by(Permission::see),
                                                  {"Read how long approvals wait",
                                                   "By person, stage or process: what was decided between `from` and "
                                                   "`until`, and what waits now, with the median and the "
                                                   "longest wait. Elapsed time, of the changes that one sees.",
                                                   {Refused::malformed}},
                                                  approval_waits_report));
  return routes;
}

}  // namespace sluice::api
