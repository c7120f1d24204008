#include "domain/process/publish.h"

#include <fmt/format.h>

#include "domain/access/permission.h"
#include "domain/bounds.h"
#include "domain/process/check.h"

namespace sluice {

namespace {

constexpr std::size_t yaml_bytes_max = 1024 * 1024;

struct AskedOfProcess {
  const PublishedProcess* known;
  const Actor& actor;
  const Directory& directory;
  ProcessId fresh;
};
using Events = std::vector<ProcessEvent>;

const ProcessVersion* newest(const PublishedProcess* known) {
  return known && !known->versions.empty() ? known->versions.rbegin()->second.get() : nullptr;
}

Result<void> process_must_exist(const AskedOfProcess& asked) {
  SLUICE_CHECK(may(asked.actor, Permission::publish_process));
  if (newest(asked.known)) return {};
  return refuse(Refused::not_found, "There is no such process.");
}

Result<void> must_have_no_mistakes(const Process& process) {
  const auto mistakes = check(process);
  if (mistakes.empty()) return {};
  Refusal refusal{Refused::invalid, fmt::format("The process cannot run yet: {} {} to mend.", mistakes.size(),
                                                mistakes.size() == 1 ? "mistake is" : "mistakes are")};
  for (const auto& one : mistakes)
    refusal.errors.push_back({one.path.empty() ? "" : "/" + one.path, one.what + " " + one.remedy});
  return std::unexpected{std::move(refusal)};
}

/// A version belongs to the process of its key, and to no other.
Result<void> must_fit_the_key(const AskedOfProcess& asked, const std::string& key) {
  const auto* before = newest(asked.known);
  if (before && before->process.key != key)
    return refuse_field("/key", fmt::format("this is the process {}; its key stays as it is", before->process.key));
  if (!before && asked.directory.process_by_key(key))
    return refuse_field("/key", fmt::format("{} is taken; publish a new version of that process", key));
  return {};
}

Result<Events> answer(const AskedOfProcess& asked, const PublishProcess& publish) {
  SLUICE_CHECK(may(asked.actor, Permission::publish_process));
  if (publish.yaml.size() > yaml_bytes_max)
    return refuse(Refused::too_large, "The text of a process may be 1 MiB long at most.");
  SLUICE_CHECK(must_have_no_mistakes(publish.process));
  SLUICE_CHECK(must_fit_the_key(asked, publish.process.key));
  const auto* before = newest(asked.known);
  if (publish.note.size() > bounds::short_text_bytes)
    return refuse_field("/note", fmt::format("the note may be {} bytes long at most", bounds::short_text_bytes));
  const auto note = publish.note.empty() ? std::nullopt : std::optional{Written{publish.note}};
  if (!before) return Events{ProcessPublished{asked.fresh, 1, publish.yaml, publish.process, note}};
  if (asked.known->retired)
    return refuse(Refused::out_of_turn, "This process is retired; restore it before publishing a new version.");
  if (before->yaml == publish.yaml && before->process == publish.process) return Events{};
  return Events{ProcessPublished{asked.known->id, before->version + 1, publish.yaml, publish.process, note}};
}

Result<Events> answer(const AskedOfProcess& asked, const RetireProcess&) {
  SLUICE_CHECK(process_must_exist(asked));
  return asked.known->retired ? Events{} : Events{ProcessRetired{}};
}

Result<Events> answer(const AskedOfProcess& asked, const RestoreProcess&) {
  SLUICE_CHECK(process_must_exist(asked));
  return asked.known->retired ? Events{ProcessRestored{}} : Events{};
}

void fold(PublishedProcess& process, const ProcessPublished& e) {
  process.id = e.id;
  process.versions[e.version] =
      std::make_shared<const ProcessVersion>(ProcessVersion{e.id, e.version, e.yaml, e.process});
}
void fold(PublishedProcess& process, const ProcessRetired&) { process.retired = true; }
void fold(PublishedProcess& process, const ProcessRestored&) { process.retired = false; }

}  // namespace

Result<std::vector<ProcessEvent>> decide(const PublishedProcess* known, const ProcessCommand& command,
                                         const Actor& actor, const Directory& directory, ProcessId fresh) {
  const AskedOfProcess asked{known, actor, directory, fresh};
  return std::visit([&](const auto& one) { return answer(asked, one); }, command);
}

PublishedProcess apply(PublishedProcess process, const ProcessEvent& event) {
  std::visit([&](const auto& e) { fold(process, e); }, event);
  return process;
}

}  // namespace sluice
