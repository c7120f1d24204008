// Processes: reading, publishing, retiring; and what a change in one would be like.
#include <algorithm>

#include "api/condition_fields.h"
#include "api/process_acts.h"
#include "api/process_preview.h"
#include "api/routes.h"
#include "api/views/lists.h"
#include "api/views/process_texts.h"
#include "api/wire/dry_run.h"
#include "base/words.h"

namespace sluice::api {
namespace {

struct PublishInput {
  std::string yaml;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(PublishInput, (), (yaml, note))

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

Result<List<ProcessRow>> list_processes(Call& call, const PageQuery& query) {
  std::vector<ProcessRow> rows;
  const auto present = present_in(call, *call.directory);
  for (const auto& [id, published] : call.directory->processes)
    if (!published->versions.empty())
      rows.push_back(
          process_row(*published, *published->versions.rbegin()->second, versions_of(call, id, *published), present));
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

Response checked(const std::string& yaml) {
  const Checked answer{mistake_views(definition::look_at_process(yaml).mistakes)};
  return dry_run_answer(answer);
}

void publish(const CallPtr& call, const PublishQuery& query, PublishInput sent, const AnswerProcess& answer) {
  if (query.dry_run.value_or(false)) return answer.with(checked(sent.yaml));
  auto read = definition::read_process(sent.yaml);
  if (!read) return answer.refuse(read.error());
  act_on_process(call, std::nullopt,
                 PublishProcess{std::move(sent.yaml), std::move(read->process), sent.note.value_or("")}, answer);
}

template <class Command>
void simple(const CallPtr& call, const Nothing&, Nothing, const AnswerProcess& answer) {
  const auto id = process_of_path(*call);
  if (!id) return answer.refuse(id.error());
  act_on_process(call, *id, Command{}, answer);
}

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
                                                       "of a known one, with a note that says why. `dry_run=true` only "
                                                       "checks it and lists every mistake with line, column and "
                                                       "remedy.",
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
  routes.push_back(condition_fields_route());
  routes.push_back(preview_route());
  return routes;
}

}  // namespace sluice::api
