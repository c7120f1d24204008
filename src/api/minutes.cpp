// The minutes of a meeting as a PDF, written from what its acts noted.
#include <fmt/format.h>

#include "api/cab_reading.h"
#include "api/parts.h"
#include "api/routes.h"
#include "document/pdf.h"
#include "domain/cab/minutes.h"

namespace sluice::api {
namespace {

using document::Style;

void add_notes(std::vector<document::Block>& blocks, const std::vector<MinutesNote>& notes) {
  for (const auto& one : notes) {
    blocks.push_back({Style::item, one.text});
    blocks.push_back({Style::quiet, one.by});
  }
}

void add_item(std::vector<document::Block>& blocks, const MinutesItem& item, std::size_t place) {
  blocks.push_back({Style::heading, fmt::format("{}. {} {}", place, shown(item.change), item.title)});
  for (const auto& one : item.facts) blocks.push_back({Style::text, one});
  for (const auto& one : item.decisions) blocks.push_back({Style::item, one});
  add_notes(blocks, item.notes);
}

std::vector<document::Block> blocks_of(const Minutes& minutes) {
  std::vector<document::Block> blocks{
      {Style::title, minutes.title}, {Style::text, minutes.when}, {Style::text, minutes.present}};
  for (const auto& one : minutes.coming) blocks.push_back({Style::quiet, one});
  std::size_t place = 0;
  for (const auto& item : minutes.items) add_item(blocks, item, ++place);
  if (!minutes.hidden.empty()) blocks.push_back({Style::text, minutes.hidden});
  if (minutes.items.empty() && minutes.hidden.empty()) blocks.push_back({Style::text, "Nothing was on the agenda."});
  if (!minutes.besides.empty()) blocks.push_back({Style::heading, "Besides"});
  add_notes(blocks, minutes.besides);
  return blocks;
}

Result<std::string> minutes_pdf(Call& call) {
  SLUICE_TRY(const auto meeting, meeting_of_path(call));
  if (!meeting->started)
    return refuse(Refused::out_of_turn,
                  fmt::format("{} has not been held; there are minutes once it has begun.", shown(meeting->id)));
  SLUICE_TRY(const auto board, call.parts.engine.load(meeting->board, call.read()));
  const auto zone = find_zone(meeting->zone);
  const auto minutes =
      minutes_of(*meeting, board->plan, call.parts.engine.agenda_seen_by(call.actor, *meeting, call.read()),
                 *call.directory, zone ? *zone : *call.parts.engine.zone());
  const auto title = fmt::format("{}, {}", board->plan.name, shown(meeting->id));
  return document::pdf_of({title, meeting->closed.value_or(call.now), blocks_of(minutes)});
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
