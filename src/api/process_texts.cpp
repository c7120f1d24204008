// Process texts: checked while they are written, tried with an invented change, compared, and given out as they came.
#include "api/views/process_texts.h"
#include "api/process_acts.h"
#include "api/routes.h"
#include "api/views/change_requests.h"
#include "api/views/trials.h"
#include "api/wire/commands.h"
#include "domain/change/form_answers.h"

namespace sluice::api {
namespace {

struct TextInput {
  std::string yaml;
};
BOOST_DESCRIBE_STRUCT(TextInput, (), (yaml))

/// Who takes part in a trial: people made up for the process, or those who are here.
enum class TrialPeople { invented, present };
BOOST_DESCRIBE_ENUM(TrialPeople, invented, present)

struct TrialInput {
  std::optional<std::string> yaml;
  std::optional<std::string> process;
  std::optional<std::int64_t> version;
  std::optional<TrialPeople> people;
  std::optional<ChangeFieldsInput> fields;
  std::optional<Instant> begin;
  std::vector<std::string> failing;
  std::vector<std::string> rejecting;
  std::optional<Outcome> outcome;
  std::optional<std::int64_t> pace_minutes;
  std::optional<RiskLevel> risk;  ///< what it is worked out to; absent: not known
};
BOOST_DESCRIBE_STRUCT(TrialInput, (),
                      (yaml, process, version, people, fields, begin, failing, rejecting, outcome, pace_minutes, risk))

struct Span {
  std::optional<std::int64_t> from;
  std::optional<std::int64_t> to;
};
BOOST_DESCRIBE_STRUCT(Span, (), (from, to))

void check_text(const CallPtr& call, const Nothing&, TextInput sent, const Answer<CheckedText>& answer) {
  answer(checked_text(definition::look_at_process(sent.yaml), present_in(*call, *call->directory)));
}

/// What is to be tried: a text, or a published version.
Result<ProcessVersion> tried(const TrialInput& sent, const Directory& directory) {
  if (sent.yaml.has_value() == sent.process.has_value())
    return refuse_field("/yaml", "send either `yaml` or `process`");
  if (sent.yaml) {
    SLUICE_TRY(auto read, definition::read_process(*sent.yaml));
    return ProcessVersion{{}, 1, *sent.yaml, std::move(read.process)};
  }
  const auto* published = directory.process_by_key(*sent.process);
  if (!published) return refuse_field("/process", "there is no process " + *sent.process);
  auto version = version_of(directory, published->id, sent.version);
  if (!version) return refuse_field("/version", version.error().detail);
  return **version;
}

Result<ChangeFields> trial_fields(const TrialInput& sent, const Directory& directory, const Process& process) {
  if (!sent.fields) return ChangeFields{};
  auto patch = fields_patch(*sent.fields, directory, &process);
  if (patch) return begun({}, *patch, &process);
  for (auto& one : patch.error().errors) one.pointer = "/fields" + one.pointer;
  return std::unexpected{std::move(patch).error()};
}

constexpr std::int64_t pace_minutes_max = 10'080;  // a week

Result<TrialOptions> trial_options(const Call& call, const TrialInput& sent, const Directory& directory,
                                   const Process& process) {
  if (sent.outcome == Outcome::cancelled || sent.outcome == Outcome::rejected)
    return refuse_field("/outcome", "cancelling and rejecting are acts of their own; say how the deployment ends");
  const auto pace = sent.pace_minutes.value_or(60);
  if (pace < 1 || pace > pace_minutes_max)
    return refuse_field("/pace_minutes", fmt::format("expected 1 to {} minutes", pace_minutes_max));
  const auto begin = sent.begin.value_or(call.now);
  if (begin > last_planned_instant) return refuse_field("/begin", "planned times end with 2037");
  SLUICE_TRY(auto fields, trial_fields(sent, directory, process));
  TrialOptions options{.begin = begin,
                       .requester = sent.people == TrialPeople::present ? *call.actor.person : invented_requester,
                       .fields = std::move(fields),
                       .failing = {sent.failing.begin(), sent.failing.end()},
                       .rejecting = {sent.rejecting.begin(), sent.rejecting.end()},
                       .outcome = sent.outcome.value_or(Outcome::successful),
                       .pace = std::chrono::minutes{pace},
                       .risk = sent.risk};
  SLUICE_CHECK(check_trial(options, process));
  return options;
}

Result<TrialView> try_text(Call& call, const TrialInput& sent) {
  SLUICE_TRY(const auto version, tried(sent, *call.directory));
  const Directory directory =
      sent.people == TrialPeople::present ? *call.directory : invented_directory(version.process);
  SLUICE_TRY(const auto options, trial_options(call, sent, directory, version.process));
  const auto report = try_process(version, directory, *call.parts.engine.zone(), options);
  return trial_view(version.process, report, directory, *readers_zone(call));
}

void answer_trial(const CallPtr& call, const Nothing&, TrialInput sent, const Answer<TrialView>& answer) {
  answer(try_text(*call, sent));
}

Result<VersionDifferences> show_differences(Call& call, const Span& query) {
  SLUICE_TRY(const auto id, process_of_path(call));
  SLUICE_TRY(const auto to, version_of(*call.directory, id, query.to));
  SLUICE_TRY(const auto from,
             version_of(*call.directory, id, query.from.value_or(std::max<std::int64_t>(1, to->version - 1))));
  return VersionDifferences{from->version, to->version, from->yaml == to->yaml, difference(from->process, to->process)};
}

Result<std::string> text_of_version(Call& call) {
  SLUICE_TRY(const auto id, process_of_path(call));
  SLUICE_TRY(const auto number, call.number("version"));
  SLUICE_TRY(const auto version, version_of(*call.directory, id, number));
  return version->yaml;
}

void give_text(const CallPtr& call) {
  const Answer<Nothing> answer{call};
  auto text = text_of_version(*call);
  if (!text) return answer.refuse(text.error());
  auto response = success(*call, std::move(*text));
  for (auto& [name, value] : response.headers)
    if (name == "Content-Type") value = call->route->media;
  const auto file = fmt::format("attachment; filename=\"{}.{}.yaml\"", call->value("process"), call->value("version"));
  response.headers.emplace_back("Content-Disposition", file);
  call->respond(std::move(response));
}

Route text_route() {
  Route route{.method = Method::get,
              .path = "/processes/{process}/versions/{version}/yaml",
              .tag = "processes",
              .access = Access::by(Permission::see),
              .text = {"Read the text of a version",
                       "YAML, byte for byte as it was published, comments and all.",
                       {Refused::not_found}}};
  route.media = "application/yaml";
  route.handle = give_text;
  route.shape = [](Schemas&) {
    RouteShape shape;
    shape.response = Json{{"type", "string"}};
    shape.response_example = Json("key: small-fix\nname: Small fix\n");
    return shape;
  };
  return route;
}

Route without_writing(Route route) {
  route.is_write = false;
  return route;
}

}  // namespace

std::vector<Route> process_text_routes() {
  std::vector<Route> routes;
  routes.push_back(without_writing(
      writes<Nothing, TextInput, CheckedText>(Method::post, "/processes/check", "processes", publishers,
                                              {"Check the text of a process",
                                               "Every mistake with line, column, path and remedy, the process as far "
                                               "as it could be read, and what it would lack "
                                               "here. Nothing is kept: for an editor, while somebody types."},
                                              check_text)));
  routes.push_back(without_writing(writes<Nothing, TrialInput, TrialView>(
      Method::post, "/processes/try", "processes", publishers,
      {"Try a process with an invented change",
       "Walks a change through a text (`yaml`) or a published process (`process`, `version`) by the real rules, with "
       "people made up for it, or those who are here (`people: present`): who gets which task when, who is asked to "
       "approve, and what each stage waits for. What the process asks for and `fields` does not give is made up. "
       "`failing` and `rejecting` name tasks and approvals that go wrong the first time. Nothing is kept.",
       {Refused::too_large}},
      answer_trial)));
  routes.push_back(reads<Span, VersionDifferences>(
      "/processes/{process}/differences", "processes", Access::by(Permission::see),
      {"Compare two versions of a process",
       "Everything that differs, in words. Without `to` the newest version, without `from` the one before it.",
       {Refused::not_found}},
      show_differences));
  routes.push_back(text_route());
  return routes;
}

}  // namespace sluice::api
