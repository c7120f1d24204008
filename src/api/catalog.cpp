// The catalog of standard changes: its cards, proposing, approving, renewing and retiring entries.
#include <algorithm>

#include "api/change_filter.h"
#include "api/directory_acts.h"
#include "api/routes.h"
#include "api/views/catalog.h"
#include "api/views/lists.h"
#include "base/words.h"

namespace sluice::api {
namespace {

struct CatalogQuery : PageQuery {
  std::optional<std::string> q;
  std::vector<EntryState> state;
  std::vector<std::string> service;
  std::vector<std::string> owner;
  std::optional<bool> pre_approved;
  std::optional<bool> waiting;  ///< for a change manager: to be approved, renewed or retired
};
BOOST_DESCRIBE_STRUCT(CatalogQuery, (PageQuery), (q, state, service, owner, pre_approved, waiting))

struct EntryApproval {
  std::int64_t version = 0;  ///< the number of the version that was read
  std::optional<std::string> comment;
};
BOOST_DESCRIBE_STRUCT(EntryApproval, (), (version, comment))

struct EntryRejection {
  std::int64_t version = 0;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(EntryRejection, (), (version, reason))

struct EntryComment {
  std::optional<std::string> comment;
};
BOOST_DESCRIBE_STRUCT(EntryComment, (), (comment))

struct EntryReason {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(EntryReason, (), (reason))

struct EntryOwner {
  std::string owner;
};
BOOST_DESCRIBE_STRUCT(EntryOwner, (), (owner))

using AnswerEntry = Answer<EntryView>;

bool wanted(const CatalogEntry& entry, const CatalogQuery& query, const std::vector<PersonId>& owners,
            const std::vector<std::string>& words, const Call& call) {
  const auto state = state_of(entry, call.now);
  if (query.state.empty() ? state == EntryState::retired : std::ranges::find(query.state, state) == query.state.end())
    return false;
  if (query.pre_approved && *query.pre_approved != is_pre_approved(entry, call.now)) return false;
  if (query.waiting && *query.waiting == waits_of(entry, call.now).empty()) return false;
  if (!owners.empty() && (!entry.owner || std::ranges::find(owners, *entry.owner) == owners.end())) return false;
  const auto& content = shown_version(entry).content;
  const auto of_service = [&](const std::string& key) {
    const auto* service = call.directory->service_by_key(key);
    return service != nullptr &&
           std::ranges::find(content.fields.services, service->id) != content.fields.services.end();
  };
  if (!query.service.empty() && std::ranges::none_of(query.service, of_service)) return false;
  const auto text = folded(entry.key + " " + content.title.text + " " + content.when_to_use.text);
  return std::ranges::all_of(words, [&](const std::string& one) { return text.find(one) != std::string::npos; });
}

/// By title.
Result<List<EntryCard>> list_entries(Call& call, const CatalogQuery& query) {
  SLUICE_TRY(const auto owners, people_in_address(query.owner, "owner", call));
  const auto words = words_of(query.q.value_or(""));
  std::vector<const CatalogEntry*> found;
  for (const auto& [id, entry] : call.directory->catalog)
    if (wanted(*entry, query, owners, words, call)) found.push_back(entry.get());
  std::ranges::sort(found, {}, [](const CatalogEntry* one) {
    return std::pair{folded(shown_version(*one).content.title.text), one->id};
  });
  SLUICE_TRY(const auto page, page_of(std::move(found), query));
  auto records = store::catalog_records(call.read());
  List<EntryCard> list{.items = {}, .next = page.next, .total = page.total};
  for (const auto* entry : page.items)
    list.items.push_back(entry_card({*entry, *call.directory, call.actor, call.now, records[entry->id]}));
  return list;
}

Result<const CatalogEntry*> entry_of_path(const Call& call) {
  const auto* entry = call.directory->catalog_entry_by_key(call.value("entry"));
  if (!entry) return refuse(Refused::not_found, "There is no catalog entry " + call.value("entry") + ".");
  return entry;
}

EntryView shown_entry(Call& call, const CatalogEntry& entry, const Directory& directory) {
  store::CatalogRecord record;
  if (call.can_read()) record = store::catalog_record(call.read(), entry.id);
  return entry_view({entry, directory, call.actor, std::max(call.now, entry.updated), record});
}

Result<EntryView> show_entry(Call& call, const Nothing&) {
  SLUICE_TRY(const auto* known, entry_of_path(call));
  const auto directory = versioned(call, {store::StreamKind::catalog_entry, known->id.value});
  return shown_entry(call, *directory->catalog_entry(known->id), *directory);
}

void act_on_entry(const CallPtr& call, std::optional<CatalogEntryId> id, CatalogCommand command,
                  const AnswerEntry& answer) {
  act_on<EntryView, CatalogEntryId, CatalogCommand, engine::CatalogDone>(
      call, &engine::Engine::catalog_entry, id, std::move(command), answer,
      [](Call& on, const engine::CatalogDone& done) -> Result<EntryView> {
        auto view = shown_entry(on, *done.entry, *done.directory);
        locate(on, "catalog", view.key);
        return view;
      });
}

void act_on_path_entry(const CallPtr& call, CatalogCommand command, const AnswerEntry& answer) {
  const auto entry = entry_of_path(*call);
  if (!entry) return answer.refuse(entry.error());
  act_on_entry(call, (*entry)->id, std::move(command), answer);
}

void propose_entry(const CallPtr& call, const Nothing&, NewEntry sent, const AnswerEntry& answer) {
  auto command = proposal_of(sent, *call->directory);
  if (!command) return answer.refuse(command.error());
  act_on_entry(call, std::nullopt, std::move(*command), answer);
}

void propose_version(const CallPtr& call, const Nothing&, EntryEdit sent, const AnswerEntry& answer) {
  const auto entry = entry_of_path(*call);
  if (!entry) return answer.refuse(entry.error());
  auto command = edit_of(sent, **entry, *call->directory);
  if (!command) return answer.refuse(command.error());
  act_on_entry(call, (*entry)->id, std::move(*command), answer);
}

void approve_entry(const CallPtr& call, const Nothing&, EntryApproval sent, const AnswerEntry& answer) {
  act_on_path_entry(call, ApproveEntry{sent.version, sent.comment.value_or("")}, answer);
}
void reject_entry(const CallPtr& call, const Nothing&, EntryRejection sent, const AnswerEntry& answer) {
  act_on_path_entry(call, RejectEntry{sent.version, std::move(sent.reason)}, answer);
}
void renew_entry(const CallPtr& call, const Nothing&, EntryComment sent, const AnswerEntry& answer) {
  act_on_path_entry(call, RenewEntry{sent.comment.value_or("")}, answer);
}
void hand_entry(const CallPtr& call, const Nothing&, EntryOwner sent, const AnswerEntry& answer) {
  const auto owner = person_named(sent.owner, "/owner", *call->directory);
  if (!owner) return answer.refuse(owner.error());
  act_on_path_entry(call, HandEntry{*owner}, answer);
}
void propose_retirement(const CallPtr& call, const Nothing&, EntryReason sent, const AnswerEntry& answer) {
  act_on_path_entry(call, ProposeRetirement{std::move(sent.reason)}, answer);
}
void keep_entry(const CallPtr& call, const Nothing&, EntryReason sent, const AnswerEntry& answer) {
  act_on_path_entry(call, KeepEntry{std::move(sent.reason)}, answer);
}
void approve_retirement(const CallPtr& call, const Nothing&, EntryComment sent, const AnswerEntry& answer) {
  act_on_path_entry(call, ApproveRetirement{sent.comment.value_or("")}, answer);
}

/// A route that acts on one entry and answers with it.
template <class Body>
Route acts_on_entry(Method method, std::string_view path, Access access, std::string_view summary,
                    std::string_view detail,
                    void (*handler)(const CallPtr&, const Nothing&, Body, const AnswerEntry&)) {
  return writes<Nothing, Body, EntryView>(method, path, "catalog", access, {summary, detail, act_errors}, handler);
}

}  // namespace

std::vector<Route> catalog_routes() {
  const auto approving = Access::by(Permission::approve_catalog, "neither who proposed it nor its owner");
  std::vector<Route> routes;
  routes.push_back(reads<CatalogQuery, List<EntryCard>>(
      "/catalog", "catalog", Access::by(Permission::see),
      {"List the catalog of standard changes", "By title. What is retired is listed where `state` asks for it."},
      list_entries));
  routes.push_back(writes<Nothing, NewEntry, EntryView>(Method::post, "/catalog", "catalog",
                                                        Access::by(Permission::propose_catalog),
                                                        {"Propose an entry",
                                                         "With `from`, a normal change that was closed as successful: "
                                                         "what `fields` leave out is taken from it. Nobody can "
                                                         "use the entry before it is approved.",
                                                         {Refused::out_of_turn}},
                                                        propose_entry, 201));
  routes.push_back(reads<Nothing, EntryView>(
      "/catalog/{entry}", "catalog", Access::by(Permission::see),
      {"Read an entry", "With its versions, the newest first.", {Refused::not_found}}, show_entry));
  routes.push_back(acts_on_entry(Method::post, "/catalog/{entry}/versions", Access::by(Permission::propose_catalog),
                                 "Propose another version", "What is in force stays so until this is approved.",
                                 propose_version));
  routes.push_back(acts_on_entry(Method::post, "/catalog/{entry}/approval", approving, "Put a version into force",
                                 "The pre-approval holds for its `max_age_months`.", approve_entry));
  routes.push_back(acts_on_entry(Method::post, "/catalog/{entry}/rejection",
                                 Access::by(Permission::approve_catalog, "or who proposed it"), "Reject a version", "",
                                 reject_entry));
  routes.push_back(acts_on_entry(Method::post, "/catalog/{entry}/renewal", approving, "Renew the pre-approval",
                                 "Before it ends, or after it was lost. Failures before count no longer.",
                                 renew_entry));
  routes.push_back(acts_on_entry(Method::put, "/catalog/{entry}/owner",
                                 Access::by(Permission::approve_catalog, "or its owner"),
                                 "Give an entry to another owner", "", hand_entry));
  routes.push_back(acts_on_entry(Method::post, "/catalog/{entry}/retirement", Access::by(Permission::propose_catalog),
                                 "Propose to retire an entry", "It can be used until that is approved.",
                                 propose_retirement));
  routes.push_back(acts_on_entry(Method::post, "/catalog/{entry}/retirement/approval",
                                 Access::by(Permission::approve_catalog, "not who proposed it"), "Retire an entry", "",
                                 approve_retirement));
  routes.push_back(acts_on_entry(Method::post, "/catalog/{entry}/retirement/refusal",
                                 Access::by(Permission::approve_catalog, "or who proposed it"), "Keep an entry",
                                 "Its proposed retirement is dropped.", keep_entry));
  return routes;
}

}  // namespace sluice::api
