// `sluice mail template`: list, show, set, reset, preview.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/client/client.h"
#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/texts.h"
#include "cli/directory/mail.h"

namespace sluice::cli {

namespace {

struct MailTemplateOptions {
  ClientOptions client;
  std::string kind;
  std::string subject, text, html;  ///< a text, @FILE or -
  bool no_html = false;
  std::string part;
};

std::string mail_template_path(const MailTemplateOptions& options, const std::string& below = "") {
  return "/mail/templates/" + percent_encoded(options.kind) + below;
}

/// A part from the command line, ended by a line break as a file is.
std::string mail_part(const std::string& argument, Io& io) {
  auto text = text_of(argument, io);
  if (!text.empty()) text += '\n';
  return text;
}

/// The template as it is with the parts that were given in their place.
boost::json::object mail_template_parts(const MailTemplateOptions& options, const Json& present, Io& io) {
  boost::json::object parts;
  for (const auto* name : {"subject", "text", "html"}) parts[name] = at(present, name);
  if (!options.subject.empty()) parts["subject"] = text_of(options.subject, io);
  if (!options.text.empty()) parts["text"] = mail_part(options.text, io);
  if (!options.html.empty()) parts["html"] = mail_part(options.html, io);
  if (options.no_html) parts["html"] = "";
  return parts;
}

bool names_no_part(const MailTemplateOptions& options) {
  return options.subject.empty() && options.text.empty() && options.html.empty() && !options.no_html;
}

void say_mail_template(const Json& shown, Client& client) {
  auto& out = client.io().out;
  fmt::print(out, "{}  {}\n\n", harmless(text_at(shown, "title"), Lines::joined),
             flag_at(shown, "edited") ? "edited" : "as it comes with Sluice");
  fmt::print(out, "Subject: {}\n\n{}\n", harmless(text_at(shown, "subject"), Lines::joined),
             harmless(text_at(shown, "text"), Lines::kept));
  out << "It may name:\n";
  Table variables;
  variables.indent(2);
  for (const auto& one : list_at(shown, "variables")) variables.add({text_at(one, "name"), text_at(one, "what")});
  out << variables.text(client.columns());
  if (list_at(shown, "versions").empty()) return;
  out << "\nSaved by:\n";
  Table versions;
  versions.indent(2);
  for (const auto& one : list_at(shown, "versions"))
    versions.add({text_at(one, "version"), moment(text_at(one, "saved_at"), client.zone()),
                  text_at(one, "saved_by.login"), flag_at(one, "shipped") ? "back to the shipped one" : ""});
  out << versions.text(client.columns());
}

void list_mail_templates(const MailTemplateOptions& options, Io& io) {
  Client client{options.client, io};
  const auto answer = client.get_all("/mail/templates");
  if (client.printed_as_json(answer)) return;
  Table table{{"KIND", "TITLE", "STATE", "SAVED", "BY"}};
  for (const auto& one : list_at(answer, "items"))
    table.add({text_at(one, "kind"), text_at(one, "title"), flag_at(one, "edited") ? "edited" : "shipped",
               moment(text_at(one, "saved_at"), client.zone()), text_at(one, "saved_by.login")});
  io.out << table.text(client.columns());
}

void show_mail_template(const MailTemplateOptions& options, Io& io) {
  Client client{options.client, io};
  const auto shown = client.get(mail_template_path(options));
  if (client.printed_as_json(shown)) return;
  if (options.part.empty()) return say_mail_template(shown, client);
  const auto part = harmless(text_at(shown, options.part), Lines::kept);
  io.out << part << (part.ends_with('\n') ? "" : "\n");
}

void set_mail_template(const MailTemplateOptions& options, Io& io) {
  if (names_no_part(options)) throw Stop(Exit::usage, "Say what to alter: --subject, --text, --html or --no-html.");
  Client client{options.client, io};
  const auto present = client.get(mail_template_path(options));
  const auto saved = client.put(mail_template_path(options), mail_template_parts(options, present, io),
                                {{"If-Match", fmt::format("\"{}\"", number_at(present, "version"))}});
  if (!client.printed_as_json(saved))
    fmt::print(io.out, "Version {} of {} counts now.\n", number_at(saved, "version"), options.kind);
}

void reset_mail_template(const MailTemplateOptions& options, Io& io) {
  Client client{options.client, io};
  client.remove(mail_template_path(options));
  if (!options.client.json) fmt::print(io.out, "{} is as it comes with Sluice again.\n", options.kind);
}

void preview_mail_template(const MailTemplateOptions& options, Io& io) {
  Client client{options.client, io};
  const auto present = client.get(mail_template_path(options));
  const auto mail = client.post(mail_template_path(options, "/preview"), mail_template_parts(options, present, io));
  if (client.printed_as_json(mail)) return;
  const auto part = options.part.empty() ? "text" : options.part;
  if (options.part.empty()) fmt::print(io.out, "Subject: {}\n\n", harmless(text_at(mail, "subject"), Lines::joined));
  const auto text = harmless(text_at(mail, part), Lines::kept);
  io.out << text << (text.ends_with('\n') ? "" : "\n");
}

CLI::App& add_about_mail_template(CLI::App& templates, const char* name, const char* help,
                                  const std::shared_ptr<MailTemplateOptions>& options) {
  auto& command = *templates.add_subcommand(name, help);
  command.add_option("kind", options->kind, "Its kind, as `mail template list` names it")->required();
  add_client_options(command, options->client);
  return command;
}

void add_mail_parts(CLI::App& command, MailTemplateOptions& options) {
  command.add_option("--subject", options.subject, "The subject, one line");
  command.add_option("--text", options.text, "The text; a text, @FILE or -");
  auto* html = command.add_option("--html", options.html, "The HTML; a text, @FILE or -");
  command.add_flag("--no-html", options.no_html, "The text alone")->excludes(html);
}

void add_one_part(CLI::App& command, MailTemplateOptions& options) {
  command.add_option("--part", options.part, "Only this part")->check(CLI::IsMember({"subject", "text", "html"}));
}

}  // namespace

void add_mail_template(CLI::App& mail, Io& io) {
  auto* templates = mail.add_subcommand("template", "What mails say");
  templates->require_subcommand(1);
  const auto listed = std::make_shared<MailTemplateOptions>();
  auto* lists = templates->add_subcommand("list", "List the templates, one for each kind of mail");
  add_client_options(*lists, listed->client);
  lists->callback([listed, &io] { list_mail_templates(*listed, io); });

  const auto shown = std::make_shared<MailTemplateOptions>();
  auto& show = add_about_mail_template(*templates, "show", "Show a template and what it may name", shown);
  add_one_part(show, *shown);
  show.footer("Example:\n  sluice mail template show digest --part html > digest.html");
  show.callback([shown, &io] { show_mail_template(*shown, io); });

  const auto set = std::make_shared<MailTemplateOptions>();
  auto& sets = add_about_mail_template(*templates, "set", "Save a template; parts that are not named stay", set);
  add_mail_parts(sets, *set);
  sets.footer("Example:\n  sluice mail template set digest --html @digest.html");
  sets.callback([set, &io] { set_mail_template(*set, io); });

  const auto reset = std::make_shared<MailTemplateOptions>();
  add_about_mail_template(*templates, "reset", "Go back to the one that comes with Sluice", reset)
      .callback([reset, &io] { reset_mail_template(*reset, io); });

  const auto previewed = std::make_shared<MailTemplateOptions>();
  auto& preview =
      add_about_mail_template(*templates, "preview", "Show what a template makes; nothing is kept", previewed);
  add_mail_parts(preview, *previewed);
  add_one_part(preview, *previewed);
  preview.callback([previewed, &io] { preview_mail_template(*previewed, io); });
}

}  // namespace sluice::cli
