#include "engine/directory_state.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/ensure.h"
#include "domain/catalog/decide.h"
#include "store/codec.h"
#include "store/event_log.h"
#include "store/people.h"

namespace sluice::engine {

namespace {

using store::StreamKind;

/// The entry of that id as it is, or a new one; put back by replacing the shared pointer.
template <class Id, class Thing>
Thing entry(const std::map<Id, std::shared_ptr<const Thing>>& things, Id id) {
  const auto found = things.find(id);
  return found == things.end() ? Thing{} : *found->second;
}

template <class Id, class Thing>
void put(std::map<Id, std::shared_ptr<const Thing>>& things, Id id, Thing thing) {
  things[id] = std::make_shared<const Thing>(std::move(thing));
}

void take_over(Person& person, const PersonDetails* details) {
  person.login = details ? details->login : std::string{};
  person.name = details ? details->name : std::string{};
}

DirectoryEvent decode(const store::StoredEvent& event, std::span<const store::StoredText> texts) {
  switch (event.stream_kind) {
    case StreamKind::person: return store::decode_person(event, texts);
    case StreamKind::group: return store::decode_group(event, texts);
    case StreamKind::service: return store::decode_service(event, texts);
    case StreamKind::process: return store::decode_process(event, texts);
    case StreamKind::policy: return store::decode_policy(event, texts);
    case StreamKind::catalog_entry: return store::decode_catalog(event, texts);
    default: ensure(false, "this stream is no part of the directory");
  }
  return {};
}

/// Folds a page of events of the directory; people's details come from `details_of`.
template <class DetailsOf>
void fold_page(store::Session& session, Directory& directory, const std::vector<store::StoredEvent>& events,
               DetailsOf details_of) {
  const auto texts = store::texts_of(session, events);
  for (const auto& event : events) {
    const auto stream = event.stream();
    const auto details = stream.kind == StreamKind::person ? details_of(PersonId{stream.id}) : std::nullopt;
    fold(directory, stream, decode(event, texts), store::stamp_of(event), details ? &*details : nullptr);
  }
}

/// From the beginning: stream by stream, so that histories of changes are not read.
Directory from_the_beginning(store::Session& session) {
  const auto everybody = store::all_person_details(session);
  const auto details_of = [&](PersonId id) -> std::optional<PersonDetails> {
    const auto found = everybody.find(id);
    return found == everybody.end() ? std::nullopt : std::optional{found->second};
  };
  Directory directory;
  for (const auto kind : {StreamKind::person, StreamKind::group, StreamKind::service, StreamKind::process,
                          StreamKind::policy, StreamKind::catalog_entry}) {
    store::StoredEvent last;
    for (auto page = store::read_kind(session, kind, 0, 0); !page.empty();
         page = store::read_kind(session, kind, last.stream_id, last.version)) {
      fold_page(session, directory, page, details_of);
      last = page.back();
    }
  }
  return directory;
}

}  // namespace

bool is_of_directory(StreamKind kind) {
  return kind == StreamKind::person || kind == StreamKind::group || kind == StreamKind::service ||
         kind == StreamKind::process || kind == StreamKind::policy || kind == StreamKind::catalog_entry;
}

DirectoryState caught_up(store::Session& session, DirectoryState state) {
  const auto newest = store::last_position(session);
  if (newest == state.position) return state;
  if (state.position == 0) return {std::make_shared<const Directory>(from_the_beginning(session)), newest};
  const auto details_of = [&](PersonId id) { return store::person_details(session, id); };
  std::shared_ptr<Directory> edited;
  while (state.position < newest) {
    auto page = store::read_log(session, state.position);
    ensure(!page.empty(), "the log has a gap");
    state.position = page.back().position;
    std::erase_if(page, [](const auto& event) { return !is_of_directory(event.stream_kind); });
    if (page.empty()) continue;
    if (!edited) edited = std::make_shared<Directory>(*state.directory);
    fold_page(session, *edited, page, details_of);
  }
  if (edited) state.directory = std::move(edited);
  return state;
}

void fold(Directory& directory, store::StreamId stream, const DirectoryEvent& event, const Stamp& stamp,
          const PersonDetails* details) {
  if (const auto* person = std::get_if<PersonEvent>(&event)) {
    const PersonId id{stream.id};
    auto folded = apply(entry(directory.people, id), *person);
    take_over(folded, details);
    put(directory.people, id, std::move(folded));
  } else if (const auto* group = std::get_if<GroupEvent>(&event)) {
    const GroupId id{stream.id};
    put(directory.groups, id, apply(entry(directory.groups, id), *group));
  } else if (const auto* service = std::get_if<ServiceEvent>(&event)) {
    const ServiceId id{stream.id};
    put(directory.services, id, apply(entry(directory.services, id), *service));
  } else if (const auto* policy = std::get_if<PolicyEvent>(&event)) {
    auto known = directory.risk ? *directory.risk : PublishedRiskPolicy{};
    directory.risk = std::make_shared<const PublishedRiskPolicy>(apply(std::move(known), *policy));
  } else if (const auto* catalog = std::get_if<CatalogEvent>(&event)) {
    const CatalogEntryId id{stream.id};
    put(directory.catalog, id, apply(entry(directory.catalog, id), *catalog, stamp));
  } else {
    const ProcessId id{stream.id};
    put(directory.processes, id, apply(entry(directory.processes, id), std::get<ProcessEvent>(event)));
  }
}

std::shared_ptr<const ProcessVersion> version_of(const Directory& directory, ProcessId id, std::int64_t version) {
  const auto process = directory.processes.find(id);
  if (process == directory.processes.end()) return nullptr;
  const auto found = process->second->versions.find(version);
  return found == process->second->versions.end() ? nullptr : found->second;
}

}  // namespace sluice::engine
