// `sluice approval`: what waits for one's decision, who is asked, questions, conditions and standing in.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>

#include "cli/change/change.h"
#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/texts.h"
#include "cli/commands.h"

namespace sluice::cli {

namespace {

struct ApprovalOptions {
  ClientOptions client;
  std::string change, key, person, from, until, reason, text;
  std::string number;
};

using Object = boost::json::object;
using Acting = std::function<Json(const ApprovalOptions&, Client&, Io&)>;

std::string below(const ApprovalOptions& options, const std::string& more) {
  return change_path(options.change, "/approvals/" + percent_encoded(options.key) + more);
}

std::string condition_path(const ApprovalOptions& options, const std::string& more) {
  return change_path(options.change, "/conditions/" + percent_encoded(options.number) + more);
}

void say_waiting(const Json& one, Client& client) {
  auto& out = client.io().out;
  fmt::print(out, "{}  {}\n", text_at(one, "change.id"), harmless(text_at(one, "change.title"), Lines::joined));
  fmt::print(out, "  {} ({}): {} of {}, asked {}\n", text_at(one, "approval.title"), text_at(one, "approval.key"),
             number_at(one, "approval.have"), number_at(one, "approval.need"),
             moment(text_at(one, "approval.asked"), client.zone()));
  for (const auto& field : list_at(at(one, "since_last"), "fields"))
    fmt::print(out, "  altered since you last decided: {}\n", harmless(text_at(field, "title"), Lines::joined));
}

void list_waiting(const ApprovalOptions& options, Io& io) {
  Client client{options.client, io};
  const auto answer = client.get("/approvals");
  if (client.printed_as_json(answer)) return;
  if (list_at(answer, "items").empty()) io.out << "Nothing waits for your decision.\n";
  for (const auto& one : list_at(answer, "items")) say_waiting(one, client);
}

void say_standing(const Json& given, Client& client) {
  auto& out = client.io().out;
  for (const auto& one : list_at(given, "given"))
    fmt::print(out, "{}  {} decides from {} to {}\n", number_at(one, "number"), text_at(one, "to.name"),
               moment(text_at(one, "from"), client.zone()), moment(text_at(one, "until"), client.zone()));
  for (const auto& one : list_at(given, "stands_in_for"))
    fmt::print(out, "   for {} from {} to {}\n", text_at(one, "person.name"),
               moment(text_at(one, "from"), client.zone()), moment(text_at(one, "until"), client.zone()));
  if (list_at(given, "given").empty() && list_at(given, "stands_in_for").empty()) out << "Nobody stands in.\n";
}

std::string person_of(const ApprovalOptions& options, Client& client) {
  return options.person.empty() ? client.login() : options.person;
}

void away(const ApprovalOptions& options, Io& io) {
  Client client{options.client, io};
  const auto path = "/people/" + percent_encoded(person_of(options, client)) + "/delegations";
  Json answer;
  if (!options.number.empty()) answer = client.remove(path + "/" + percent_encoded(options.number), {});
  else if (options.text.empty()) answer = client.get(path);
  else
    answer = client.post(path, Object{{"to", options.text},
                                      {"from", instant_of_option(options.from, "--from", client.zone())},
                                      {"until", instant_of_option(options.until, "--until", client.zone())},
                                      {"reason", options.reason}});
  if (!client.printed_as_json(answer)) say_standing(answer, client);
}

CLI::App* add_act(CLI::App& parent, Io& io, const char* name, const char* about,
                  const std::shared_ptr<ApprovalOptions>& options, Acting acting, const char* done) {
  auto* command = parent.add_subcommand(name, about);
  add_change_argument(*command, options->change);
  add_client_options(*command, options->client);
  command->callback([options, &io, acting = std::move(acting), done] {
    Client client{options->client, io};
    const auto answer = acting(*options, client, io);
    if (!client.printed_as_json(answer)) fmt::print(io.out, "{}\n", done);
  });
  return command;
}

void add_key(CLI::App& command, ApprovalOptions& options) {
  command.add_option("key", options.key, "Which approval, such as cab")->required();
}

void add_reason(CLI::App& command, ApprovalOptions& options, bool required) {
  auto* option = command.add_option("--reason", options.reason, "Why; a text, @FILE or -");
  if (required) option->required();
}

void add_people(CLI::App& approval, Io& io) {
  const auto options = std::make_shared<ApprovalOptions>();
  auto* add = add_act(
      approval, io, "add", "Asks one more person, or a group, by hand", options,
      [](const auto& with, Client& client, Io& on) {
        return client.post(below(with, "/approvers"),
                           Object{{"who", with.person}, {"reason", text_of(with.reason, on)}});
      },
      "Asked, too.");
  add_key(*add, *options);
  add->add_option("who", options->person, "A sign-in name, or group:KEY")->required();
  add_reason(*add, *options, true);
  const auto taking = std::make_shared<ApprovalOptions>();
  auto* remove = add_act(
      approval, io, "remove", "Takes back whom somebody asked by hand", taking,
      [](const auto& with, Client& client, Io& on) {
        return client.remove(below(with, "/approvers/" + percent_encoded(with.person)),
                             {{"reason", with.reason.empty() ? "" : text_of(with.reason, on)}});
      },
      "No longer asked.");
  add_key(*remove, *taking);
  remove->add_option("who", taking->person, "A sign-in name, or group:KEY")->required();
  add_reason(*remove, *taking, false);
  const auto standing = std::make_shared<ApprovalOptions>();
  auto* stand_in = add_act(
      approval, io, "stand-in", "Lets somebody decide in one's place, in this approval", standing,
      [](const auto& with, Client& client, Io&) {
        Object body{{"to", with.person}, {"reason", with.reason}};
        if (!with.from.empty()) body["from"] = with.from;
        return client.post(below(with, "/delegations"), body);
      },
      "They may decide now.");
  add_key(*stand_in, *standing);
  stand_in->add_option("who", standing->person, "Who decides; a sign-in name")->required();
  stand_in->add_option("--for", standing->from, "For whom; a change manager for somebody who is away");
  add_reason(*stand_in, *standing, false);
}

void add_questions(CLI::App& approval, Io& io) {
  const auto asking = std::make_shared<ApprovalOptions>();
  auto* ask = add_act(
      approval, io, "ask", "Asks before deciding, which pauses the approval", asking,
      [](const auto& with, Client& client, Io& on) {
        return client.post(below(with, "/questions"), Object{{"text", text_of(with.text, on)}});
      },
      "Asked. It goes on once that is answered.");
  add_key(*ask, *asking);
  ask->add_option("text", asking->text, "The question; a text, @FILE or -")->required();
  const auto answering = std::make_shared<ApprovalOptions>();
  auto* answer = add_act(
      approval, io, "answer", "Answers a question", answering,
      [](const auto& with, Client& client, Io& on) {
        return client.post(below(with, "/questions/" + percent_encoded(with.number) + "/answer"),
                           Object{{"text", text_of(with.text, on)}});
      },
      "Answered.");
  add_key(*answer, *answering);
  answer->add_option("number", answering->number, "Which question, from 1")->required();
  answer->add_option("text", answering->text, "The answer; a text, @FILE or -")->required();
  const auto reminding = std::make_shared<ApprovalOptions>();
  add_key(*add_act(
              approval, io, "remind", "Tells those for whom it waits again", reminding,
              [](const auto& with, Client& client, Io&) { return client.post(below(with, "/reminders"), Object{}); },
              "Told."),
          *reminding);
  const auto again = std::make_shared<ApprovalOptions>();
  add_key(*add_act(
              approval, io, "ask-again", "Asks an approval again that was not granted in time", again,
              [](const auto& with, Client& client, Io&) { return client.post(below(with, "/asking"), Object{}); },
              "Asked again."),
          *again);
}

void add_conditions(CLI::App& approval, Io& io) {
  const auto met = std::make_shared<ApprovalOptions>();
  auto* meet = add_act(
      approval, io, "met", "Says that a condition of an approval is met", met,
      [](const auto& with, Client& client, Io& on) {
        return client.post(condition_path(with, "/met"),
                           Object{{"note", with.reason.empty() ? "" : text_of(with.reason, on)}});
      },
      "Met.");
  meet->add_option("condition", met->number, "Its number")->required();
  meet->add_option("--note", met->reason, "How; a text, @FILE or -");
  const auto open = std::make_shared<ApprovalOptions>();
  auto* reopen = add_act(
      approval, io, "not-met", "Says that a condition is not met after all", open,
      [](const auto& with, Client& client, Io& on) {
        return client.remove(condition_path(with, "/met"), {{"reason", text_of(with.reason, on)}});
      },
      "Not met.");
  reopen->add_option("condition", open->number, "Its number")->required();
  add_reason(*reopen, *open, true);
  const auto handing = std::make_shared<ApprovalOptions>();
  auto* hand = add_act(
      approval, io, "hand-on", "Gives a condition another owner", handing,
      [](const auto& with, Client& client, Io& on) {
        return client.post(condition_path(with, "/owner"),
                           Object{{"owner", with.person}, {"reason", text_of(with.reason, on)}});
      },
      "Handed on.");
  hand->add_option("condition", handing->number, "Its number")->required();
  hand->add_option("who", handing->person, "A sign-in name")->required();
  add_reason(*hand, *handing, true);
}

void add_away(CLI::App& approval, Io& io) {
  const auto options = std::make_shared<ApprovalOptions>();
  auto* command =
      approval.add_subcommand("away", "Who decides in one's place while one is away; lists it without --to");
  command->add_option("--person", options->person, "Somebody else's; by change managers and administrators");
  auto* to = command->add_option("--to", options->text, "Who decides; a sign-in name");
  auto* from = command->add_option("--from", options->from,
                                   "From when, in your own zone: 2027-01-30, its beginning, or 2027-01-30T08:00");
  auto* until = command->add_option("--until", options->until, "Until when; a day is its beginning");
  to->needs(from)->needs(until);
  command->add_option("--reason", options->reason, "Why");
  command->add_option("--end", options->number, "Ends the one with this number")->excludes(to);
  add_client_options(*command, options->client);
  command->callback([options, &io] { away(*options, io); });
}

}  // namespace

void add_approval(CLI::App& app, Io& io) {
  auto* approval = app.add_subcommand("approval", "Who decides approvals, questions before deciding, conditions");
  approval->require_subcommand(1);
  const auto listing = std::make_shared<ApprovalOptions>();
  auto* list = approval->add_subcommand("list", "Lists what waits for your decision");
  add_client_options(*list, listing->client);
  list->callback([listing, &io] { list_waiting(*listing, io); });
  add_people(*approval, io);
  add_questions(*approval, io);
  add_conditions(*approval, io);
  add_away(*approval, io);
  approval->footer(
      "Examples:\n"
      "  sluice approval list\n"
      "  sluice approval add CHG-1042 cab group:security --reason \"It touches the key store.\"\n"
      "  sluice approval ask CHG-1042 cab \"Is the way back rehearsed?\"");
}

}  // namespace sluice::cli
