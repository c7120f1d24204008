// Processes: reading, publishing, retiring; and what a change in one would be like.
#include <algorithm>

#include "api/directory_acts.h"
#include "api/process_preview.h"
#include "api/routes.h"
#include "api/views/lists.h"
#include "api/views/processes.h"
#include "base/json_text.h"
#include "base/words.h"
#include "definition/read_process.h"
#include "store/codec.h"
#include "store/event_log.h"

namespace sluice::api {
namespace {

struct PublishInput {
  std::string yaml;
};
BOOST_DESCRIBE_STRUCT(PublishInput, (), (yaml))

struct MistakeView {
  std::int64_t line = 1;
  std::int64_t column = 1;
  std::string path;
  std::string what;
  std::string remedy;
};
BOOST_DESCRIBE_STRUCT(MistakeView, (), (line, column, path, what, remedy))

struct Checked {
  std::vector<MistakeView> mistakes;
};
BOOST_DESCRIBE_STRUCT(Checked, (), (mistakes))

struct PublishQuery {
  using DryRunAnswer = Checked;
  std::optional<bool> dry_run;
};
BOOST_DESCRIBE_STRUCT(PublishQuery, (), (dry_run))

using AnswerProcess = Answer<ProcessView>;

/// When each version was published and by whom, from the process' stream: it is short.
std::vector<PublishedVersion> versions_of(Call& call, ProcessId id, const PublishedProcess& published) {
  std::vector<PublishedVersion> versions;
  if (!call.can_read()) {
    for (const auto& [number, version] : published.versions) versions.push_back({number, {}, {}});
    return versions;
  }
  const store::StreamId stream{store::StreamKind::process, id.value};
  for (std::int64_t after = 0;;) {
    const auto events = store::read_stream(call.read(), stream, after);
    if (events.empty()) return versions;
    const auto texts = store::texts_of(call.read(), events);
    for (const auto& stored : events) {
      const auto event = store::decode_process(stored, texts);
      if (const auto* one = std::get_if<ProcessPublished>(&event))
        versions.push_back({one->version, stored.at, person_ref(stored.by(), *call.directory)});
    }
    after = events.back().version;
  }
}

Result<ProcessId> process_of_path(const Call& call) {
  for (const auto& [id, published] : call.directory->processes)
    if (process_key(id, *call.directory) == call.value("process")) return id;
  return refuse(Refused::not_found, "There is no process " + call.value("process") + ".");
}

Result<ProcessView> shown_process(Call& call, ProcessId id, std::optional<std::int64_t> version,
                                  const Directory& directory) {
  const auto found = directory.processes.find(id);
  if (found == directory.processes.end()) return refuse(Refused::not_found, "There is no such process.");
  const auto& published = *found->second;
  const auto number = version.value_or(published.versions.rbegin()->first);
  const auto wanted = published.versions.find(number);
  if (wanted == published.versions.end()) return refuse(Refused::not_found, "The process has no such version.");
  return process_view(published, *wanted->second, versions_of(call, id, published), directory);
}

Result<List<ProcessRow>> list_processes(Call& call, const PageQuery& query) {
  std::vector<ProcessRow> rows;
  for (const auto& [id, published] : call.directory->processes)
    if (!published->versions.empty())
      rows.push_back(process_row(*published, *published->versions.rbegin()->second, versions_of(call, id, *published),
                                 *call.directory));
  std::ranges::sort(rows, {}, [](const ProcessRow& one) { return std::pair{folded(one.name), one.key}; });
  return page_of(std::move(rows), query);
}

Result<ProcessView> show_process(Call& call, const Nothing&) {
  SLUICE_TRY(const auto id, process_of_path(call));
  return shown_process(call, id, std::nullopt, *versioned(call, {store::StreamKind::process, id.value}));
}

Result<ProcessView> show_version(Call& call, const Nothing&) {
  SLUICE_TRY(const auto id, process_of_path(call));
  SLUICE_TRY(const auto version, call.number("version"));
  return shown_process(call, id, version, *call.directory);
}

void act_on_process(const CallPtr& call, std::optional<ProcessId> id, ProcessCommand command,
                    const AnswerProcess& answer) {
  act_on<ProcessView, ProcessId, ProcessCommand, engine::ProcessDone>(
      call, &engine::Engine::process, id, std::move(command), answer, [](Call& on, const engine::ProcessDone& done) {
        locate(on, "processes", process_key(done.id, *done.directory));
        return shown_process(on, done.id, std::nullopt, *done.directory);
      });
}

Response checked(const std::string& yaml) {
  Checked answer;
  for (const auto& one : definition::look_at_process(yaml).mistakes)
    answer.mistakes.push_back({one.place.line, one.place.column, one.path, one.what, one.remedy});
  ApiFormat format;
  Response response;
  response.headers.emplace_back("Content-Type", dry_run_media);
  response.headers.emplace_back("Cache-Control", "no-store");
  response.body = json_text(format, answer);
  return response;
}

void publish(const CallPtr& call, const PublishQuery& query, PublishInput sent, const AnswerProcess& answer) {
  if (query.dry_run.value_or(false)) return answer.with(checked(sent.yaml));
  auto read = definition::read_process(sent.yaml);
  if (!read) return answer.refuse(read.error());
  act_on_process(call, std::nullopt, PublishProcess{std::move(sent.yaml), std::move(read->process)}, answer);
}

template <class Command>
void simple(const CallPtr& call, const Nothing&, Nothing, const AnswerProcess& answer) {
  const auto id = process_of_path(*call);
  if (!id) return answer.refuse(id.error());
  act_on_process(call, *id, Command{}, answer);
}

const std::vector<Refused> act_errors{Refused::not_found, Refused::out_of_turn, Refused::version_mismatch};
constexpr auto publishers = Access::by(Permission::publish_process);

}  // namespace

std::vector<Route> process_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<PageQuery, List<ProcessRow>>(
      "/processes", "processes", Access::by(Permission::see),
      {"List processes", "The newest version of each; retired ones, too."}, list_processes));
  routes.push_back(
      writes<PublishQuery, PublishInput, ProcessView>(Method::post, "/processes", "processes", publishers,
                                                      {"Publish a process",
                                                       "A YAML text, as version 1 of a new key or as the next version "
                                                       "of a known one. `dry_run=true` only checks it and lists "
                                                       "every mistake with line, column and remedy.",
                                                       {Refused::out_of_turn, Refused::too_large}},
                                                      publish, 201));
  routes.push_back(reads<Nothing, ProcessView>("/processes/{process}", "processes", Access::by(Permission::see),
                                               {"Read a process", "Its newest version.", {Refused::not_found}},
                                               show_process));
  routes.push_back(
      reads<Nothing, ProcessView>("/processes/{process}/versions/{version}", "processes", Access::by(Permission::see),
                                  {"Read a version of a process", "", {Refused::not_found}}, show_version));
  routes.push_back(writes<Nothing, Nothing, ProcessView>(
      Method::post, "/processes/{process}/retirement", "processes", publishers,
      {"Retire a process", "It is not offered for new changes; those under way go on.", act_errors},
      simple<RetireProcess>));
  routes.push_back(
      writes<Nothing, Nothing, ProcessView>(Method::delete_, "/processes/{process}/retirement", "processes", publishers,
                                            {"Offer a retired process again", "", act_errors}, simple<RestoreProcess>));
  routes.push_back(preview_route());
  return routes;
}

}  // namespace sluice::api
