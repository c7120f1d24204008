// `sluice process try`: a process walked through with an invented change, on this machine for a file.
#include <fmt/ostream.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "api/views/trials.h"
#include "base/clock.h"
#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/texts.h"
#include "cli/client/unmet.h"
#include "cli/client/wrap.h"
#include "cli/local/place.h"
#include "cli/process/process.h"
#include "definition/read_process.h"

namespace sluice::cli {

namespace {

struct TryOptions {
  ClientOptions client;
  std::string what;
  std::int64_t version = 0;
  bool here = false;
  std::string begin;
  std::vector<std::string> failing, rejecting;
  std::string outcome = "successful";
  std::string risk;
  bool story = false;
};

/// How a person who reads this sees moments.
struct Reader {
  Io& io;
  const Zone& zone;
};

std::string who_gets(const Json& task) {
  if (const auto nobody = text_at(task, "nobody"); !nobody.empty()) return "nobody: " + nobody;
  if (const auto name = text_at(task, "assignee.name"); !name.empty() && list_at(task, "people").size() == 1)
    return name;
  return "one of " + names_at(task, "people");
}

std::string how_it_ended(const Json& part, const Reader& reader) {
  const auto state = text_at(part, "state");
  const auto by = text_at(part, "done_by.name");
  const auto ended = moment(text_at(part, "ended"), reader.zone);
  return fmt::format("{}{}{}", state, by.empty() ? "" : " by " + by, ended.empty() ? "" : ", " + ended);
}

std::string due_of(const Json& part, const Reader& reader) {
  const auto due = moment(text_at(part, "due"), reader.zone);
  return due.empty() ? "" : "due " + due;
}

void say_parts(const Json& stage, const Reader& reader) {
  Table table;
  table.indent(2);
  for (const auto& task : list_at(stage, "tasks"))
    table.add({"task", text_at(task, "key"), who_gets(task), due_of(task, reader), how_it_ended(task, reader)});
  for (const auto& approval : list_at(stage, "approvals")) {
    const auto nobody = text_at(approval, "nobody");
    const auto people = nobody.empty()
                            ? fmt::format("{} of {}", text_at(approval, "need"), names_at(approval, "people"))
                            : "nobody: " + nobody;
    table.add({"approval", text_at(approval, "key"), people, due_of(approval, reader), how_it_ended(approval, reader)});
  }
  reader.io.out << table.text(reader.io.columns);
}

/// What a stage waits for, as one line.
struct TriedWait {
  std::string until;
  std::vector<std::string> fields;  ///< those that are filled in at once
  std::string detail{};             ///< of everything else
};

/// In the order in which they come; tasks and approvals are told by themselves.
std::vector<TriedWait> waits_of(const Json& stage) {
  std::vector<TriedWait> waits;
  for (const auto& wait : list_at(stage, "waits")) {
    const auto gate = text_at(wait, "unmet.gate");
    if (gate == "tasks_done" || gate == "approved") continue;
    const auto until = text_at(wait, "until");
    const auto at_once = std::ranges::find_if(
        waits, [&](const TriedWait& one) { return gate == "fields" && !one.fields.empty() && one.until == until; });
    if (at_once != waits.end()) at_once->fields.push_back(text_at(wait, "unmet.title"));
    else if (gate == "fields") waits.push_back({until, {text_at(wait, "unmet.title")}});
    else waits.push_back({until, {}, text_at(wait, "unmet.detail")});
  }
  return waits;
}

void say_waits(const Json& stage, const Reader& reader) {
  for (const auto& wait : waits_of(stage)) {
    const auto what =
        wait.fields.empty() ? wait.detail : fmt::format("To be filled in: {}.", fmt::join(wait.fields, ", "));
    const auto until = moment(wait.until, reader.zone);
    reader.io.out << paragraphs(
        fmt::format("waits: {}{}", harmless(what, Lines::joined), until.empty() ? "" : " Until " + until + "."), 2,
        reader.io.columns);
  }
}

void say_story(const Json& trial, const Reader& reader) {
  reader.io.out << "\nAll that would happen\n";
  Table table;
  table.indent(2);
  for (const auto& one : list_at(trial, "story"))
    table.add({moment(text_at(one, "at"), reader.zone), text_at(one, "summary")});
  reader.io.out << table.text(reader.io.columns);
}

void say(const Json& trial, const TryOptions& options, const Reader& reader) {
  auto& out = reader.io.out;
  for (const auto& stage : list_at(trial, "stages")) {
    fmt::print(out, "{} ({}), {}\n", text_at(stage, "name"), text_at(stage, "phase"),
               moment(text_at(stage, "entered"), reader.zone));
    say_parts(stage, reader);
    say_waits(stage, reader);
  }
  if (options.story) say_story(trial, reader);
  if (flag_at(trial, "closed")) {
    fmt::print(out, "It comes to its end: {}.\n", text_at(trial, "outcome"));
    return;
  }
  out << paragraphs("It does not come to its end. " + harmless(text_at(trial, "why"), Lines::joined), 0,
                    reader.io.columns);
  out << unmet_table(list_at(trial, "stuck"), reader.zone, reader.io.columns);
  throw Stop(Exit::refused, "");
}

Instant begin_of(const TryOptions& options, const Zone& zone) {
  if (options.begin.empty()) return system_now();
  const auto text = instant_of(options.begin, zone);
  const auto at = text ? from_rfc3339(*text) : std::nullopt;
  if (!at) throw Stop(Exit::usage, fmt::format("{} is no time; write 2027-01-30T22:00.", options.begin));
  return *at;
}

/// Says what of the options the process does not have, as the server does.
void must_be_there(const TrialOptions& options, const Process& process) {
  const auto checked = check_trial(options, process);
  if (checked) return;
  std::string text = checked.error().detail;
  for (const auto& one : checked.error().errors) text += fmt::format("\n  {}: {}", one.pointer.substr(1), one.detail);
  throw Stop(Exit::usage, text);
}

/// Without a server: the rules are in this program.
Json tried_here(const TryOptions& options, const Zone& zone, Io& io) {
  auto read = definition::read_process(file_as_it_is(options.what, io));
  if (!read)
    throw Stop(Exit::refused, fmt::format("{} has mistakes. Use: sluice process check {}", options.what, options.what));
  const ProcessVersion version{{}, 1, "", std::move(read->process)};
  const auto directory = invented_directory(version.process);
  const TrialOptions how{.begin = begin_of(options, zone),
                         .requester = invented_requester,
                         .failing = {options.failing.begin(), options.failing.end()},
                         .rejecting = {options.rejecting.begin(), options.rejecting.end()},
                         .outcome = from_word<Outcome>(options.outcome).value_or(Outcome::successful),
                         .risk = from_word<RiskLevel>(options.risk)};
  must_be_there(how, version.process);
  ApiFormat format;
  return encode_json(format,
                     api::trial_view(version.process, try_process(version, directory, zone, how), directory, zone));
}

Json tried_there(const TryOptions& options, Client& client, Io& io) {
  boost::json::object body{{"people", options.here ? "present" : "invented"}, {"outcome", options.outcome}};
  if (names_a_file(options.what)) body["yaml"] = file_as_it_is(options.what, io);
  else body["process"] = options.what;
  if (options.version != 0) body["version"] = options.version;
  if (!options.begin.empty()) body["begin"] = to_rfc3339(begin_of(options, client.zone()));
  if (!options.risk.empty()) body["risk"] = options.risk;
  body["failing"] = boost::json::value_from(options.failing);
  body["rejecting"] = boost::json::value_from(options.rejecting);
  return client.post("/processes/try", body);
}

void try_it(const TryOptions& options, Io& io) {
  if (names_a_file(options.what) && !options.here) {
    const auto zone = organisation_zone("", io.environment);
    const auto trial = tried_here(options, *zone, io);
    if (!options.client.json) return say(trial, options, {io, *zone});
    io.out << boost::json::serialize(trial) << "\n";
    return;
  }
  Client client{options.client, io};
  const auto trial = tried_there(options, client, io);
  if (!client.printed_as_json(trial)) say(trial, options, {io, client.zone()});
}

}  // namespace

void add_process_try(CLI::App& process, Io& io) {
  auto options = std::make_shared<TryOptions>();
  auto* command = process.add_subcommand("try", "Walk an invented change through a process: who gets what when");
  command->add_option("what", options->what, "A YAML file, or a process' key")->required()->type_name("FILE|KEY");
  command->add_option("--version", options->version, "A version of the process; else the newest")->type_name("N");
  command->add_flag("--present", options->here, "With the people, groups and services that the server has");
  command->add_option("--begin", options->begin, "When it is asked for: 2027-01-30T09:00; else now");
  command->add_option("--failing", options->failing, "A task that fails the first time")
      ->type_name("KEY")
      ->allow_extra_args(false);
  command->add_option("--rejecting", options->rejecting, "An approval that is rejected the first time")
      ->type_name("KEY")
      ->allow_extra_args(false);
  command
      ->add_option("--outcome", options->outcome,
                   "How it ends: successful, successful_with_issues, unsuccessful or backed_out")
      ->check(CLI::IsMember({"successful", "successful_with_issues", "unsuccessful", "backed_out"}));
  command->add_option("--risk", options->risk, "What its risk is worked out to: low, medium or high; else not known")
      ->check(CLI::IsMember({"low", "medium", "high"}));
  command->add_flag("--story", options->story, "Say all that would happen, too");
  add_client_options(*command, options->client);
  command->footer(
      "Everybody does what they are asked for, one act an hour; what the process asks for and nobody gave is made up.\n"
      "A file is tried on this machine, with people made up for it; --present asks the server. Ends with 1 where the\n"
      "change cannot come to its end, and says for what it would wait.\n\n"
      "Examples:\n"
      "  sluice process try small-fix.yaml\n"
      "  sluice process try small-fix.yaml --rejecting owners --story\n"
      "  sluice process try normal --present");
  command->callback([options, &io] { try_it(*options, io); });
}

}  // namespace sluice::cli
