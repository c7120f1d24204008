// The minutes of a meeting as a PDF, written from what its acts noted.
#include <fmt/format.h>

#include <set>

#include "api/cab_reading.h"
#include "api/routes.h"
#include "api/views/cab.h"
#include "document/pdf.h"

namespace sluice::api {
namespace {

using document::Style;

std::string_view words_of(ItemState state) {
  switch (state) {
    case ItemState::waiting: return "Not reached";
    case ItemState::current: return "Talked about";
    case ItemState::decided: return "Decided";
    case ItemState::postponed: return "Postponed";
    case ItemState::passed: return "Not decided";
  }
  return "";
}

std::string_view words_of(ApprovalState state) {
  switch (state) {
    case ApprovalState::asked: return "Asked";
    case ApprovalState::granted: return "Granted";
    case ApprovalState::rejected: return "Rejected";
    case ApprovalState::cancelled: return "Not needed any more";
    case ApprovalState::expired: return "Not granted in time";
  }
  return "";
}

std::string_view words_of(Decision decision) {
  switch (decision) {
    case Decision::approve: return "Approved";
    case Decision::reject: return "Rejected";
    case Decision::abstain: return "Abstained";
  }
  return "";
}

std::string duration_of(std::int64_t seconds) {
  return seconds < 60 ? fmt::format("{} s", seconds) : fmt::format("{} min", (seconds + 30) / 60);
}

/// Writes the blocks; times are those of the meeting's zone.
class MinutesWriter {
 public:
  MinutesWriter(const MeetingView& meeting, const Zone& zone) : meeting_(meeting), zone_(zone) {}

  [[nodiscard]] std::vector<document::Block> blocks() {
    add(Style::title, fmt::format("{}: minutes", meeting_.board_name));
    when_and_who();
    std::size_t place = 0;
    for (const auto& item : meeting_.agenda) agenda_item(item, ++place);
    if (meeting_.hidden > 0)
      add(Style::text, fmt::format("{} more on the agenda that not everybody may see.",
                                   meeting_.hidden == 1 ? "One change" : fmt::format("{} changes", meeting_.hidden)));
    if (meeting_.agenda.empty() && meeting_.hidden == 0) add(Style::text, "Nothing was on the agenda.");
    if (!meeting_.notes.empty()) add(Style::heading, "Besides");
    notes(meeting_.notes);
    return std::move(blocks_);
  }

 private:
  void add(Style style, std::string text) { blocks_.push_back({style, std::move(text)}); }
  [[nodiscard]] std::string moment(Instant at) const { return local_moment(zone_.local_of(at)); }
  [[nodiscard]] std::string time(Instant at) const { return zone_.local_of(at).substr(11); }

  void when_and_who() {
    const std::string from = meeting_.started ? moment(*meeting_.started) : moment(meeting_.starts);
    const std::string until = meeting_.closed ? fmt::format(" to {}", time(*meeting_.closed)) : "";
    add(Style::text, fmt::format("{}, {}{} ({})", meeting_.id, from, until, meeting_.zone));
    std::string names;
    std::set<std::string> known;
    for (const auto& one : meeting_.presences)
      if (one.came && known.insert(one.person.login).second) names += (names.empty() ? "" : ", ") + one.person.name;
    add(Style::text, names.empty() ? "Nobody was noted as present." : "Present: " + names);
    if (meeting_.presences.size() == known.size()) return;
    for (const auto& one : meeting_.presences)
      add(Style::quiet, fmt::format("{} {} {}", time(one.at), one.person.name, one.came ? "came" : "left"));
  }

  void agenda_item(const AgendaItemView& item, std::size_t place) {
    add(Style::heading, fmt::format("{}. {} {}", place, item.change, item.title));
    const std::string spent = item.spent_seconds > 0 ? ", after " + duration_of(item.spent_seconds) : "";
    add(Style::text, fmt::format("{}{}{}. Owner: {}.", words_of(item.state), item.ahead ? " ahead of the meeting" : "",
                                 spent, item.owner.name));
    for (const auto& one : item.approvals) add(Style::text, fmt::format("{}: {}", one.title, words_of(one.state)));
    for (const auto& one : item.decisions)
      add(Style::item, fmt::format("{}: {}, {}", one.by.name, words_of(one.decision), moment(one.at)));
    if (item.postponed)
      add(Style::text, fmt::format("Postponed by {}{}: {}", item.postponed->by.name,
                                   item.postponed_to ? " to " + *item.postponed_to : "", item.postponed->reason));
    notes(item.notes);
  }

  void notes(const std::vector<MeetingNoteView>& notes) {
    for (const auto& one : notes) {
      add(Style::item, one.text);
      add(Style::quiet, fmt::format("{}, {}", one.by.name, time(one.at)));
    }
  }

  const MeetingView& meeting_;
  const Zone& zone_;
  std::vector<document::Block> blocks_;
};

Result<std::string> minutes_pdf(Call& call) {
  SLUICE_TRY(const auto meeting, meeting_of_path(call));
  if (!meeting->started)
    return refuse(Refused::out_of_turn,
                  fmt::format("{} has not been held; there are minutes once it has begun.", shown(meeting->id)));
  SLUICE_TRY(const auto board, call.parts.engine.load(meeting->board, call.read()));
  const MeetingView view = meeting_view(*meeting, *board, call);
  const auto zone = find_zone(meeting->zone);
  const auto title = fmt::format("{}, {}", view.board_name, view.id);
  const Instant at = meeting->closed.value_or(call.now);
  return document::pdf_of({title, at, MinutesWriter{view, zone ? *zone : *call.parts.engine.zone()}.blocks()});
}

void give_minutes(const CallPtr& call) {
  const Answer<Nothing> answer{call};
  auto bytes = minutes_pdf(*call);
  if (!bytes) return answer.refuse(bytes.error());
  auto response = success(*call, std::move(*bytes));
  for (auto& [name, value] : response.headers)
    if (name == "Content-Type") value = call->route->media;
  response.headers.emplace_back("Content-Disposition",
                                fmt::format("attachment; filename=\"{}.pdf\"", call->value("meeting")));
  call->respond(std::move(response));
}

}  // namespace

std::vector<Route> minutes_routes() {
  Route route{.method = Method::get,
              .path = "/meetings/{meeting}/minutes",
              .tag = "meetings",
              .access = Access::by(Permission::see),
              .text = {"Read the minutes of a meeting",
                       "A PDF, as far as you may see the changes; times are those of the meeting's zone. While the "
                       "meeting is live: so far.",
                       {Refused::not_found, Refused::out_of_turn}}};
  route.media = "application/pdf";
  route.handle = give_minutes;
  route.shape = [](Schemas&) {
    RouteShape shape;
    shape.response = Json{{"type", "string"}, {"format", "binary"}};
    shape.response_example = Json("%PDF-1.5");
    return shape;
  };
  std::vector<Route> routes;
  routes.push_back(std::move(route));
  return routes;
}

}  // namespace sluice::api
