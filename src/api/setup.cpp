// What is still missing before each process can run, and the names of time zones.
#include <date/tz.h>
#include <algorithm>

#include "api/parts.h"
#include "api/routes.h"
#include "domain/process/readiness.h"
#include "store/webhooks.h"

namespace sluice::api {
namespace {

struct SetUpLine {
  std::string key;
  std::string title;
  bool ok = false;
  std::string detail;
  std::string href;  ///< the place on the page where it is mended
};
BOOST_DESCRIBE_STRUCT(SetUpLine, (), (key, title, ok, detail, href))

struct LackView {
  std::string stage;
  std::string need;
  std::int64_t have = 0;
  std::int64_t required = 1;
  std::string detail;
};
BOOST_DESCRIBE_STRUCT(LackView, (), (stage, need, have, required, detail))

struct ProcessReadiness {
  std::string key;
  std::string name;
  bool ok = false;
  std::vector<LackView> lacking;
};
BOOST_DESCRIBE_STRUCT(ProcessReadiness, (), (key, name, ok, lacking))

struct SetUp {
  std::int64_t people = 0;
  std::int64_t services = 0;
  std::int64_t change_managers = 0;
  bool ready = false;
  std::vector<SetUpLine> lines;
  std::vector<ProcessReadiness> processes;
};
BOOST_DESCRIBE_STRUCT(SetUp, (), (people, services, change_managers, ready, lines, processes))

struct ZoneNames {
  std::vector<std::string> items;
};
BOOST_DESCRIBE_STRUCT(ZoneNames, (), (items))

std::vector<ProcessReadiness> readiness(const Directory& directory, const Destinations& destinations) {
  std::vector<ProcessReadiness> all;
  const auto lacks = lacking(directory, &destinations);
  for (const auto& [id, published] : directory.processes) {
    if (published->retired || published->versions.empty()) continue;
    const auto& process = published->versions.rbegin()->second->process;
    ProcessReadiness one{.key = process.key, .name = process.name, .ok = false, .lacking = {}};
    for (const auto& lack : lacks)
      if (lack.process == process.key)
        one.lacking.push_back({lack.stage, lack.need, lack.have, lack.required, lack.detail});
    one.ok = one.lacking.empty();
    all.push_back(std::move(one));
  }
  return all;
}

std::int64_t count_people(const Directory& directory, std::optional<Role> role) {
  return std::ranges::count_if(directory.people, [&](const auto& one) {
    return one.second->enabled && (!role || one.second->roles.contains(*role));
  });
}

/// Changes go their way without mail, so it keeps nothing from being ready.
SetUpLine mail_line(const connect::MailSetup& setup) {
  using Transport = connect::MailSetup::Transport;
  switch (setup.transport) {
    case Transport::smtp: return {"mail", "Mail", true, "Mail leaves by a mail server.", "/mail"};
    case Transport::mailbox:
      return {"mail", "Mail", true, "Mail of this demonstration is on the page Mailbox.", "/mail"};
    case Transport::none: break;
  }
  return {
      "mail", "Mail", false,
      "No mail leaves: people hear on the page only that something waits for them. Start Sluice with --mail-server.",
      "/mail"};
}

Result<SetUp> set_up(Call& call, const Nothing&) {
  const auto& directory = *call.directory;
  SetUp view{
      .people = count_people(directory, std::nullopt),
      .services = std::ranges::count_if(directory.services, [](const auto& one) { return !one.second->retired; }),
      .change_managers = count_people(directory, Role::change_manager),
      .ready = false,
      .lines = {},
      .processes = readiness(directory, store::destinations(call.read()))};
  view.lines = {{"people", "People", view.people > 1,
                 view.people > 1 ? "There are people besides you."
                                 : "Add the people who ask for, build, test and approve changes.",
                 "/people"},
                {"change_managers", "Change managers", view.change_managers > 0,
                 view.change_managers > 0 ? "Somebody manages changes." : "Give somebody the role of a change manager.",
                 "/people"},
                {"services", "Services", view.services > 0,
                 view.services > 0 ? "There are services that changes can name."
                                   : "Add the services that changes touch, with their owners.",
                 "/services"}};
  const bool lines_ok = std::ranges::all_of(view.lines, &SetUpLine::ok);
  view.lines.push_back(mail_line(call.parts.settings.mail));
  view.ready = lines_ok && std::ranges::all_of(view.processes, &ProcessReadiness::ok);
  return view;
}

Result<ZoneNames> zone_names(Call&, const Nothing&) {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const auto& zone : date::get_tzdb().zones)
      if (zone.name().find('/') != std::string::npos || zone.name() == "UTC") all.push_back(zone.name());
    std::ranges::sort(all);
    return all;
  }();
  return ZoneNames{names};
}

}  // namespace

std::vector<Route> setup_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<Nothing, SetUp>("/set-up", "set-up", Access::by(Permission::see),
                                         {"Read what is missing before the processes can run"}, set_up));
  routes.push_back(
      reads<Nothing, ZoneNames>("/zones", "set-up", Access::everybody(), {"List the names of time zones"}, zone_names));
  return routes;
}

}  // namespace sluice::api
