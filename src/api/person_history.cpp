// The history of a person: who added them, gave and took roles, set a password, disabled them.
#include <fmt/format.h>

#include <algorithm>

#include "api/history/entry.h"
#include "api/routes.h"
#include "api/views/lists.h"
#include "api/views/texts.h"
#include "store/codec.h"
#include "store/event_log.h"
#include "store/event_names.h"

namespace sluice::api {
namespace {

struct PersonEntry {
  std::int64_t position = 0;
  std::int64_t version = 0;
  Instant at;
  std::optional<PersonRef> by;  ///< absent: Sluice itself
  std::string type;             ///< the event's written name
  std::string summary;
  std::optional<std::string> comment;
};
BOOST_DESCRIBE_STRUCT(PersonEntry, (), (position, version, at, by, type, summary, comment))

/// Who did it to whom.
struct Names {
  std::string who;
  std::string whom;
  const Directory& directory;
};

std::string in_words(std::string_view name) {
  std::string words{name};
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string tell(const PersonAdded& event, const Names& names) {
  std::vector<std::string> roles;
  for (const auto role : event.roles) roles.push_back(in_words(word(role)));
  return fmt::format("{} added {}{}.", names.who, names.whom, roles.empty() ? "" : " as " + listed(roles));
}
std::string tell(const PersonDetailsChanged& event, const Names& names) {
  std::vector<std::string> fields;
  for (const auto& field : event.fields) fields.push_back(in_words(field));
  return fmt::format("{} edited {} of {}.", names.who, listed(fields), names.whom);
}
std::string tell(const RoleGranted& event, const Names& names) {
  return fmt::format("{} gave {} the role {}.", names.who, names.whom, in_words(word(event.role)));
}
std::string tell(const RoleRevoked& event, const Names& names) {
  return fmt::format("{} took the role {} from {}.", names.who, in_words(word(event.role)), names.whom);
}
std::string tell(const ManagerSet& event, const Names& names) {
  return fmt::format("{} made {} the manager of {}.", names.who,
                     event.manager ? names.directory.name_of(*event.manager) : "nobody", names.whom);
}
std::string tell(const PersonDisabled&, const Names& names) {
  return fmt::format("{} disabled {}.", names.who, names.whom);
}
std::string tell(const PersonEnabled&, const Names& names) {
  return fmt::format("{} enabled {} again.", names.who, names.whom);
}
std::string tell(const PasswordSet&, const Names& names) {
  return fmt::format("{} set another password for {}.", names.who, names.whom);
}

PersonEntry told(const store::StoredEvent& stored, const PersonEvent& event, const Names& names) {
  PersonEntry entry{.position = stored.position,
                    .version = stored.version,
                    .at = stored.at,
                    .by = person_ref(stored.by(), names.directory),
                    .type = stored.name.substr(0, stored.name.find('/')),
                    .summary = std::visit([&](const auto& one) { return tell(one, names); }, event),
                    .comment = {}};
  if (const auto* disabled = std::get_if<PersonDisabled>(&event))
    if (auto reason = text_of(disabled->reason); !reason.empty()) entry.comment = std::move(reason);
  return entry;
}

/// Newest first; the cursor is the last entry's version.
Result<List<PersonEntry>> list_history(Call& call, const PageQuery& query) {
  const auto& directory = *call.directory;
  const auto* person = directory.person_by_login(call.value("login"));
  if (!person) return refuse(Refused::not_found, "There is no person " + call.value("login") + ".");
  SLUICE_TRY(const auto limit, page_limit(query));
  const store::StreamId stream{store::StreamKind::person, person->id.value};
  auto before = store::stream_head(call.read(), stream).version + 1;
  if (query.cursor) {
    SLUICE_TRY(const auto start, page_start(query));
    before = static_cast<std::int64_t>(std::min(start, static_cast<std::size_t>(before)));
  }
  const auto events = store::read_stream_back(call.read(), stream, before, limit);
  const auto texts = store::texts_of(call.read(), events);
  List<PersonEntry> list;
  for (const auto& stored : events) {
    const Names names{stored.by() ? directory.name_of(*stored.by()) : "Sluice", person->name, directory};
    list.items.push_back(told(stored, store::decode_person(stored, texts), names));
  }
  if (!events.empty() && events.back().version > 1)
    list.next = page_cursor(static_cast<std::size_t>(events.back().version));
  return list;
}

}  // namespace

std::vector<Route> person_history_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<PageQuery, List<PersonEntry>>(
      "/people/{login}/history", "people", Access::by(Permission::audit),
      {"Read the history of a person",
       "Who added them, edited them, gave and took roles, set a password, disabled them, and when; newest first.",
       {Refused::not_found}},
      list_history));
  return routes;
}

}  // namespace sluice::api
