#include "cli/seed/organisation.h"

#include "api/auth/secrets.h"

namespace sluice::cli::seed {

const std::string_view administrator = "karin.dahl";

std::vector<std::string> words_of(Words words) {
  std::vector<std::string> list;
  std::size_t from = 0;
  while (from < words.size()) {
    const auto to = std::min(words.find(' ', from), words.size());
    if (to > from) list.emplace_back(words.substr(from, to - from));
    from = to + 1;
  }
  return list;
}

namespace {

Json person_json(const Colleague& person) {
  boost::json::object json{{"login", person.login}, {"name", person.name}, {"time_zone", person.zone}};
  json["email"] = std::string{person.login} + "@fjordline.example";
  if (!person.phone.empty()) json["phone"] = person.phone;
  json["roles"] = boost::json::value_from(words_of(person.roles));
  return json;
}

Json service_json(const ServiceData& service) {
  boost::json::object json{{"key", service.key},
                           {"name", service.name},
                           {"type", service.type},
                           {"criticality", service.criticality},
                           {"description", service.description}};
  json["owners"] = boost::json::value_from(words_of(service.owners));
  json["depends_on"] = boost::json::value_from(words_of(service.depends_on));
  if (service.recovery_time > 0) json["recovery_time_minutes"] = service.recovery_time;
  if (service.recovery_point > 0) json["recovery_point_minutes"] = service.recovery_point;
  return json;
}

/// Her password is known to nobody: in the demonstration one signs in without; elsewhere `sluice user reset` gives one.
void make_first_administrator(World& world, const std::string& code) {
  const boost::json::object body{{"code", code},
                                 {"login", administrator},
                                 {"name", "Karin Dahl"},
                                 {"email", "karin.dahl@fjordline.example"},
                                 {"password", api::new_token()},
                                 {"time_zone", "Europe/Berlin"}};
  world.act_as_nobody({api::Method::post, "/first-administrator", body});
}

void add_people(World& world, const std::string& as) {
  for (const auto& person : colleagues()) world.act(as, {api::Method::post, "/people", person_json(person)});
  for (const auto& person : colleagues()) {
    if (person.manager.empty()) continue;
    const auto path = "/people/" + std::string{person.login};
    world.act(as, {api::Method::patch, path, boost::json::object{{"manager", person.manager}}});
  }
}

/// Three of the entries that ship are in force, and one of the house's own; the others wait for somebody to read them.
void fill_catalog(World& world) {
  using boost::json::array;
  using boost::json::object;
  world.act("marek.hansen",
            {api::Method::post, "/catalog",
             object{{"key", "copy-backups"},
                    {"title", "Copy backups to other shelves"},
                    {"when_to_use",
                     "Backups move to other shelves while both are in use. Not where the old ones are "
                     "cleared in the same step."},
                    {"effect", "None"},
                    {"fields", object{{"reason", "Shelves fill up or grow old."},
                                      {"expected_results", array{"Every copy of the last 90 days can be read there"}},
                                      {"deployment_plan",
                                       "1. Start the copy.\n2. Compare every evening.\n3. Write to the new shelves."},
                                      {"backout_plan", "Stop the copy; the old shelves are not altered."},
                                      {"form", object{{"largest_effect", "none"}}}}},
                    {"locked", array{"deployment_plan", "backout_plan", "largest_effect"}},
                    {"asked", array{"services", "description", "planned_start", "planned_end"}}}});
  for (const char* key : {"renew-tls-certificate", "enlarge-volume", "update-server-packages", "copy-backups"})
    world.act("ruth.steiner",
              {api::Method::post, "/catalog/" + std::string{key} + "/approval", object{{"version", 1}}});
}

}  // namespace

void found_organisation(World& world, const std::string& code) {
  make_first_administrator(world, code);
  const std::string as{administrator};
  add_people(world, as);
  for (const auto& membership : memberships())
    for (const auto& member : words_of(membership.members))
      world.act(as, {api::Method::put, "/groups/" + std::string{membership.group} + "/members/" + member});
  for (const auto& service : services()) world.act(as, {api::Method::post, "/services", service_json(service)});
  fill_catalog(world);
}

}  // namespace sluice::cli::seed
