// `sluice mail`: log, show, again, test; its templates are in mail_template.cpp.
#include "cli/directory/mail.h"

#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/client/client.h"
#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/commands.h"

namespace sluice::cli {

namespace {

struct MailLogOptions {
  ClientOptions client;
  std::string state, person, change;
  std::int64_t id = 0;
  std::int64_t limit = 50;
};

/// Whom a mail went to; "erased" where they are gone.
std::string mail_receiver(const Json& mail) {
  return mail.as_object().contains("to") ? text_at(mail, "to.login") : "erased";
}

void say_mail_server(Client& client, const Json& server) {
  if (client.printed_as_json(server)) return;
  const auto transport = text_at(server, "transport");
  if (transport == "none") client.io().out << "No mail leaves: the server was started without --mail-server.\n";
  if (transport == "mailbox") client.io().out << "No mail leaves: the page Mailbox shows what would.\n";
  Table table;
  table.add_fact("Server", text_at(server, "server"));
  table.add_fact("From", text_at(server, "from"));
  table.add_fact("Signed in as", text_at(server, "user"));
  table.add_fact("Encryption", text_at(server, "encryption"));
  for (const auto* state : {"queued", "sending", "failed", "sent", "refused", "given_up", "not_sent"})
    table.add_fact(state, text_at(server, std::string{"counts."} + state));
  client.io().out << table.text(client.columns());
}

void say_mails(Client& client, const Json& answer) {
  if (client.printed_as_json(answer)) return;
  if (list_at(answer, "items").empty()) {
    client.io().out << "No mail of that kind is in the log.\n";
    return;
  }
  Table table{{"ID", "TO", "KIND", "CHANGE", "STATE", "TRIES", "NEXT TRY", "OUTCOME"}};
  table.dispensable({"NEXT TRY", "TRIES"});
  for (const auto& one : list_at(answer, "items"))
    table.add({std::to_string(number_at(one, "id")), mail_receiver(one), text_at(one, "kind"), text_at(one, "change"),
               text_at(one, "state"), std::to_string(number_at(one, "attempts")),
               moment(text_at(one, "next_at"), client.zone()), text_at(one, "outcome")});
  client.io().out << table.text(client.columns());
}

void say_mail(Client& client, const Json& mail) {
  if (client.printed_as_json(mail)) return;
  Table table;
  table.add_fact("Mail", text_at(mail, "id"));
  table.add_fact("To", mail_receiver(mail));
  table.add_fact("Kind", text_at(mail, "kind"));
  table.add_fact("Change", text_at(mail, "change"));
  table.add_fact("State", text_at(mail, "state"));
  table.add_fact("Outcome", text_at(mail, "outcome"));
  table.add_fact("Tries", text_at(mail, "attempts"));
  table.add_fact("About what was", moment(text_at(mail, "at"), client.zone()));
  table.add_fact("Next try", moment(text_at(mail, "next_at"), client.zone()));
  table.add_fact("Done", moment(text_at(mail, "done_at"), client.zone()));
  table.add_fact("Message-ID", text_at(mail, "message_id"));
  client.io().out << table.text(client.columns());
}

void say_sending(Client& client, const Json& mail) {
  if (client.printed_as_json(mail)) return;
  const auto id = number_at(mail, "id");
  fmt::print(client.io().out, "Mail {} goes now; `sluice mail show {}` tells what comes of it.\n", id, id);
}

void add_mail_server(CLI::App& mail, Io& io) {
  const auto options = std::make_shared<ClientOptions>();
  auto* command = mail.add_subcommand("server", "Say how mail leaves, and how many are in each state");
  add_client_options(*command, *options);
  command->callback([options, &io] {
    Client client{*options, io};
    say_mail_server(client, client.get("/mail"));
  });
}

void add_mail_log(CLI::App& mail, Io& io) {
  const auto options = std::make_shared<MailLogOptions>();
  auto* command = mail.add_subcommand("log", "List what was sent, the newest first");
  command->add_option("--state", options->state, "Only those")
      ->check(CLI::IsMember({"queued", "sending", "failed", "sent", "refused", "given_up", "not_sent"}));
  command->add_option("--person", options->person, "Only to this person, by sign-in name");
  command->add_option("--change", options->change, "Only about this change, such as CHG-12");
  command->add_option("--limit", options->limit, "How many at most")->check(CLI::Range(1, 200))->capture_default_str();
  add_client_options(*command, options->client);
  command->footer("Examples:\n  sluice mail log --state refused\n  sluice mail log --person dana.kowalski");
  command->callback([options, &io] {
    Client client{options->client, io};
    say_mails(client, client.get("/mail/deliveries", {{"limit", std::to_string(options->limit)},
                                                      {"state", options->state},
                                                      {"person", options->person},
                                                      {"change", options->change}}));
  });
}

CLI::App& add_about_mail(CLI::App& mail, const char* name, const char* help,
                         const std::shared_ptr<MailLogOptions>& options) {
  auto& command = *mail.add_subcommand(name, help);
  command.add_option("mail", options->id, "Its id in the log")->required();
  add_client_options(command, options->client);
  return command;
}

void add_one_mail(CLI::App& mail, Io& io) {
  const auto shown = std::make_shared<MailLogOptions>();
  add_about_mail(mail, "show", "Show what became of a mail", shown).callback([shown, &io] {
    Client client{shown->client, io};
    say_mail(client, client.get("/mail/deliveries/" + std::to_string(shown->id)));
  });
  const auto again = std::make_shared<MailLogOptions>();
  add_about_mail(mail, "again", "Send a mail again, its tries counted from 1", again).callback([again, &io] {
    Client client{again->client, io};
    say_sending(client, client.post("/mail/deliveries/" + std::to_string(again->id) + "/again"));
  });
  const auto tested = std::make_shared<ClientOptions>();
  auto* test = mail.add_subcommand("test", "Send a mail to yourself, to see whether it arrives");
  add_client_options(*test, *tested);
  test->callback([tested, &io] {
    Client client{*tested, io};
    say_sending(client, client.post("/mail/test"));
  });
}

}  // namespace

void add_mail(CLI::App& app, Io& io) {
  auto* mail = app.add_subcommand("mail", "Mail: how it leaves, what became of it, and what it says");
  mail->require_subcommand(1);
  add_mail_server(*mail, io);
  add_mail_log(*mail, io);
  add_one_mail(*mail, io);
  add_mail_template(*mail, io);
}

}  // namespace sluice::cli
