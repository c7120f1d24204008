#include "api/process_acts.h"

#include <fmt/format.h>

#include "api/views/lists.h"
#include "store/codec.h"
#include "store/event_log.h"
#include "store/webhooks.h"

namespace sluice::api {

std::vector<PublishedVersion> versions_of(Call& call, ProcessId id, const PublishedProcess& published) {
  std::vector<PublishedVersion> versions;
  if (!call.can_read()) {
    for (const auto& [number, version] : published.versions) versions.push_back({number, {}, {}, {}});
    return versions;
  }
  // The process' stream is short.
  const store::StreamId stream{store::StreamKind::process, id.value};
  for (std::int64_t after = 0;;) {
    const auto events = store::read_stream(call.read(), stream, after);
    if (events.empty()) return versions;
    const auto texts = store::texts_of(call.read(), events);
    for (const auto& stored : events) {
      const auto event = store::decode_process(stored, texts);
      const auto* one = std::get_if<ProcessPublished>(&event);
      if (!one) continue;
      PublishedVersion version{one->version, stored.at, person_ref(stored.by(), *call.directory), {}};
      if (one->note) version.note = one->note->text;
      versions.push_back(std::move(version));
    }
    after = events.back().version;
  }
}

Result<ProcessId> process_of_path(const Call& call) {
  for (const auto& [id, published] : call.directory->processes)
    if (process_key(id, *call.directory) == call.value("process")) return id;
  return refuse(Refused::not_found,
                fmt::format("There is no process {}. Choose one from the list of processes.", call.value("process")));
}

Result<std::shared_ptr<const ProcessVersion>> version_of(const Directory& directory, ProcessId id,
                                                         std::optional<std::int64_t> version) {
  const auto found = directory.processes.find(id);
  if (found == directory.processes.end() || found->second->versions.empty())
    return refuse(Refused::not_found, "There is no such process.");
  const auto& versions = found->second->versions;
  const auto wanted = versions.find(version.value_or(versions.rbegin()->first));
  if (wanted == versions.end()) return refuse(Refused::not_found, "The process has no such version.");
  return wanted->second;
}

Present present_in(const Call& call, const Directory& directory) {
  Present present{directory};
  if (call.can_read()) present.destinations = store::destinations(call.read());
  return present;
}

Result<ProcessView> shown_process(Call& call, ProcessId id, std::optional<std::int64_t> version,
                                  const Directory& directory) {
  SLUICE_TRY(const auto wanted, version_of(directory, id, version));
  const auto& published = *directory.processes.at(id);
  return process_view(published, *wanted, versions_of(call, id, published), present_in(call, directory));
}

void act_on_process(const CallPtr& call, std::optional<ProcessId> id, ProcessCommand command,
                    const Answer<ProcessView>& answer,
                    std::function<void(store::WriteTransaction&, std::int64_t)> with) {
  act_on<ProcessView, ProcessId, ProcessCommand, engine::ProcessDone>(
      call, &engine::Engine::process, id, std::move(command), answer,
      [](Call& on, const engine::ProcessDone& done) {
        locate(on, "processes", process_key(done.id, *done.directory));
        return shown_process(on, done.id, std::nullopt, *done.directory);
      },
      std::move(with));
}

}  // namespace sluice::api
