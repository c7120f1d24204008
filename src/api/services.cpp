// Services: what changes touch, who owns it, what it depends on.
#include <algorithm>

#include "api/change_filter.h"
#include "api/directory_acts.h"
#include "api/routes.h"
#include "api/views/change_requests.h"
#include "api/views/lists.h"
#include "api/views/texts.h"
#include "base/words.h"
#include "domain/bounds.h"

namespace sluice::api {
namespace {

struct ServiceView {
  std::string key;
  std::string name;
  std::string description;
  ServiceType type = ServiceType::application;
  Criticality criticality = Criticality::medium;
  std::vector<PersonRef> owners;
  std::vector<NamedRef> depends_on;
  std::vector<NamedRef> depended_on_by;
  std::optional<std::int64_t> recovery_time_minutes;
  std::optional<std::int64_t> recovery_point_minutes;
  bool retired = false;
  std::int64_t open_changes = 0;
};
BOOST_DESCRIBE_STRUCT(ServiceView, (),
                      (key, name, description, type, criticality, owners, depends_on, depended_on_by,
                       recovery_time_minutes, recovery_point_minutes, retired, open_changes))

struct ServicesQuery : PageQuery {
  std::optional<std::string> q;
  std::vector<ServiceType> type;
  std::vector<Criticality> criticality;
  std::vector<std::string> owner;
  std::optional<bool> retired;
};
BOOST_DESCRIBE_STRUCT(ServicesQuery, (PageQuery), (q, type, criticality, owner, retired))

struct NewService {
  std::string key;
  std::string name;
  std::optional<std::string> description;
  std::optional<ServiceType> type;
  std::optional<Criticality> criticality;
  std::vector<std::string> owners;
  std::vector<std::string> depends_on;
  std::optional<std::int64_t> recovery_time_minutes;
  std::optional<std::int64_t> recovery_point_minutes;
};
BOOST_DESCRIBE_STRUCT(NewService, (),
                      (key, name, description, type, criticality, owners, depends_on, recovery_time_minutes,
                       recovery_point_minutes))

struct ServiceEdit {
  Patch<std::string> name;
  Patch<std::string> description;
  Patch<ServiceType> type;
  Patch<Criticality> criticality;
  Patch<std::vector<std::string>> owners;
  Patch<std::vector<std::string>> depends_on;
  Patch<std::int64_t> recovery_time_minutes;
  Patch<std::int64_t> recovery_point_minutes;
};
BOOST_DESCRIBE_STRUCT(ServiceEdit, (),
                      (name, description, type, criticality, owners, depends_on, recovery_time_minutes,
                       recovery_point_minutes))

using AnswerService = Answer<ServiceView>;

ServiceView service_view(const Service& service, const Directory& directory, std::int64_t open_changes) {
  ServiceView view{.key = service.key,
                   .name = service.name,
                   .description = text_of(service.description),
                   .type = service.type,
                   .criticality = service.criticality,
                   .owners = person_refs(service.owners, directory),
                   .depends_on = {},
                   .depended_on_by = {},
                   .recovery_time_minutes = service.recovery_time_minutes,
                   .recovery_point_minutes = service.recovery_point_minutes,
                   .retired = service.retired,
                   .open_changes = open_changes};
  for (const auto id : service.depends_on) view.depends_on.push_back(service_ref(id, directory));
  for (const auto& [id, other] : directory.services)
    if (other->depends_on.contains(service.id)) view.depended_on_by.push_back({other->key, other->name});
  return view;
}

Result<ServiceId> service_of_path(const Call& call) {
  const auto* service = call.directory->service_by_key(call.value("service"));
  if (!service) return refuse(Refused::not_found, "There is no service " + call.value("service") + ".");
  return service->id;
}

bool takes(const Service& service, const ServicesQuery& query, const std::vector<PersonId>& owners,
           const std::vector<std::string>& words) {
  const auto among = [](const auto& wanted, const auto& value) {
    return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
  };
  if (query.retired && service.retired != *query.retired) return false;
  if (!among(query.type, service.type) || !among(query.criticality, service.criticality)) return false;
  const auto owns = [&](PersonId person) { return service.owners.contains(person); };
  if (!owners.empty() && std::ranges::none_of(owners, owns)) return false;
  const auto text = folded(service.name + " " + service.key + " " + service.description.text);
  return std::ranges::all_of(words, [&](const std::string& one) { return text.find(one) != std::string::npos; });
}

/// In the order of names.
Result<List<ServiceView>> list_services(Call& call, const ServicesQuery& query) {
  SLUICE_TRY(const auto owners, people_in_address(query.owner, "owner", call));
  const auto words = words_of(query.q.value_or(""));
  std::vector<const Service*> found;
  for (const auto& [id, service] : call.directory->services)
    if (takes(*service, query, owners, words)) found.push_back(service.get());
  std::ranges::sort(found, {}, [](const Service* one) { return std::pair{folded(one->name), one->id}; });
  SLUICE_TRY(const auto page, page_of(std::move(found), query));
  const auto open = store::open_changes_by_service(call.read(), viewer(call));
  List<ServiceView> list{.items = {}, .next = page.next, .total = page.total};
  for (const auto* service : page.items) {
    const auto count = open.find(service->id);
    list.items.push_back(service_view(*service, *call.directory, count == open.end() ? 0 : count->second));
  }
  return list;
}

Result<ServiceView> shown_service(Call& call, ServiceId id, const Directory& directory) {
  const auto* service = directory.service(id);
  if (!service) return refuse(Refused::not_found, "There is no such service.");
  std::int64_t count = 0;
  if (call.can_read()) {
    const auto open = store::open_changes_by_service(call.read(), viewer(call));
    const auto found = open.find(id);
    count = found == open.end() ? 0 : found->second;
  }
  return service_view(*service, directory, count);
}

Result<ServiceView> show_service(Call& call, const Nothing&) {
  SLUICE_TRY(const auto id, service_of_path(call));
  return shown_service(call, id, *versioned(call, {store::StreamKind::service, id.value}));
}

void act_on_service(const CallPtr& call, std::optional<ServiceId> id, ServiceCommand command,
                    const AnswerService& answer) {
  act_on<ServiceView, ServiceId, ServiceCommand, engine::ServiceDone>(
      call, &engine::Engine::service, id, std::move(command), answer,
      [](Call& on, const engine::ServiceDone& done) -> Result<ServiceView> {
        SLUICE_TRY(auto view, shown_service(on, done.id, *done.directory));
        locate(on, "services", view.key);
        return view;
      });
}

Result<AddService> addition(const NewService& sent, const Directory& directory) {
  AddService command{.key = sent.key,
                     .fields = {.name = sent.name,
                                .description = {sent.description.value_or("")},
                                .type = sent.type.value_or(ServiceType::application),
                                .criticality = sent.criticality.value_or(Criticality::medium),
                                .owners = {},
                                .depends_on = {},
                                .recovery_time_minutes = sent.recovery_time_minutes,
                                .recovery_point_minutes = sent.recovery_point_minutes}};
  SLUICE_TRY(command.fields.owners, people_named(sent.owners, "/owners", directory, bounds::service_owners));
  SLUICE_TRY(command.fields.depends_on,
             services_named(sent.depends_on, "/depends_on", directory, bounds::service_dependencies));
  return command;
}

Result<EditService> editing(const ServiceEdit& sent, const Directory& directory) {
  EditService command{.patch = {.name = sent.name,
                                .description = written(sent.description),
                                .type = sent.type,
                                .criticality = sent.criticality,
                                .owners = {},
                                .depends_on = {},
                                .recovery_time_minutes = sent.recovery_time_minutes,
                                .recovery_point_minutes = sent.recovery_point_minutes}};
  if (sent.owners.present) {
    SLUICE_TRY(auto owners, people_named(sent.owners.value.value_or(std::vector<std::string>{}), "/owners", directory,
                                         bounds::service_owners));
    command.patch.owners = Patch<std::vector<PersonId>>::set(std::move(owners));
  }
  if (sent.depends_on.present) {
    SLUICE_TRY(auto services, services_named(sent.depends_on.value.value_or(std::vector<std::string>{}), "/depends_on",
                                             directory, bounds::service_dependencies));
    command.patch.depends_on = Patch<std::vector<ServiceId>>::set(std::move(services));
  }
  return command;
}

void add_service(const CallPtr& call, const Nothing&, NewService sent, const AnswerService& answer) {
  auto command = addition(sent, *call->directory);
  if (!command) return answer.refuse(command.error());
  act_on_service(call, std::nullopt, std::move(*command), answer);
}

void edit_service(const CallPtr& call, const Nothing&, ServiceEdit sent, const AnswerService& answer) {
  const auto id = service_of_path(*call);
  if (!id) return answer.refuse(id.error());
  auto command = editing(sent, *call->directory);
  if (!command) return answer.refuse(command.error());
  act_on_service(call, *id, std::move(*command), answer);
}

template <class Command>
void simple(const CallPtr& call, const Nothing&, Nothing, const AnswerService& answer) {
  const auto id = service_of_path(*call);
  if (!id) return answer.refuse(id.error());
  act_on_service(call, *id, Command{}, answer);
}

}  // namespace

std::vector<Route> service_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<ServicesQuery, List<ServiceView>>("/services", "services", Access::by(Permission::see),
                                                           {"List services", "By name."}, list_services));
  routes.push_back(writes<Nothing, NewService, ServiceView>(
      Method::post, "/services", "services", Access::by(Permission::manage_services),
      {"Add a service", "", {Refused::out_of_turn}}, add_service, 201));
  routes.push_back(reads<Nothing, ServiceView>("/services/{service}", "services", Access::by(Permission::see),
                                               {"Read a service", "", {Refused::not_found}}, show_service));
  routes.push_back(writes<Nothing, ServiceEdit, ServiceView>(
      Method::patch, "/services/{service}", "services", Access::signed_in("`manage_services`, or one of its owners"),
      {"Edit a service", "", act_errors}, edit_service));
  routes.push_back(writes<Nothing, Nothing, ServiceView>(
      Method::post, "/services/{service}/retirement", "services", Access::by(Permission::manage_services),
      {"Retire a service", "New changes cannot name it any longer.", act_errors}, simple<RetireService>));
  routes.push_back(writes<Nothing, Nothing, ServiceView>(
      Method::delete_, "/services/{service}/retirement", "services", Access::by(Permission::manage_services),
      {"Bring a retired service back", "", act_errors}, simple<RestoreService>));
  return routes;
}

}  // namespace sluice::api
