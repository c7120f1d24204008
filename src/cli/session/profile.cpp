// `sluice profile mail`: what one hears of by mail.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/client/client.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/commands.h"

namespace sluice::cli {

namespace {

struct MailWishOptions {
  ClientOptions client;
  std::vector<std::string> wishes;  ///< "told=digest"
  std::string quiet;                ///< "22:00-06:30"
  std::string digest_at;
  bool no_quiet = false;
  bool weekends = false;
  bool no_weekends = false;
};

std::string mail_quiet_words(const Json& wishes) {
  const auto from = text_at(wishes, "quiet.from");
  return from.empty() ? "none" : fmt::format("{} to {}", from, text_at(wishes, "quiet.until"));
}

void say_mail_wishes(Client& client, const Json& wishes) {
  if (client.printed_as_json(wishes)) return;
  const auto email = text_at(wishes, "email");
  Table facts;
  facts.add_fact("Goes to", email.empty() ? "nobody: your profile has no e-mail address" : email);
  facts.add_fact("Quiet hours", mail_quiet_words(wishes));
  facts.add_fact("Summary at", fmt::format("{}{}", text_at(wishes, "digest_at"),
                                           flag_at(wishes, "digest_on_weekends") ? ", on weekends too" : ""));
  facts.add_fact("Time zone", text_at(wishes, "time_zone"));
  client.io().out << facts.text(client.columns()) << "\n";
  Table table{{"KIND", "WISH", "WHAT"}};
  for (const auto& one : list_at(wishes, "choices"))
    table.add({text_at(one, "kind"), text_at(one, "wish"), text_at(one, "title")});
  client.io().out << table.text(client.columns());
}

/// Puts "told=digest" in the place of the wish for its kind.
void put_mail_wish(boost::json::array& choices, const std::string& wish) {
  const auto sign = wish.find('=');
  if (sign == std::string::npos)
    throw Stop(Exit::usage, fmt::format("Write {} as KIND=WISH, such as told=digest.", wish));
  const auto kind = wish.substr(0, sign);
  for (auto& one : choices)
    if (text_at(one, "kind") == kind) {
      one.as_object()["wish"] = wish.substr(sign + 1);
      return;
    }
  throw Stop(Exit::usage, fmt::format("There is no kind {}; `sluice profile mail` lists them.", kind));
}

boost::json::object mail_quiet_hours(const std::string& text) {
  const auto sign = text.find('-');
  if (sign == std::string::npos) throw Stop(Exit::usage, "Write quiet hours as FROM-UNTIL, such as 22:00-06:30.");
  return {{"from", text.substr(0, sign)}, {"until", text.substr(sign + 1)}};
}

/// The wishes as they are with what was asked for in its place.
boost::json::object mail_wishes_sent(const MailWishOptions& options, const Json& present) {
  boost::json::array choices;
  for (const auto& one : list_at(present, "choices"))
    choices.push_back(boost::json::object{{"kind", at(one, "kind")}, {"wish", at(one, "wish")}});
  for (const auto& wish : options.wishes) put_mail_wish(choices, wish);
  boost::json::object sent{{"choices", std::move(choices)},
                           {"quiet", at(present, "quiet")},
                           {"digest_at", at(present, "digest_at")},
                           {"digest_on_weekends", at(present, "digest_on_weekends")}};
  if (!options.quiet.empty()) sent["quiet"] = mail_quiet_hours(options.quiet);
  if (options.no_quiet) sent["quiet"] = nullptr;
  if (!options.digest_at.empty()) sent["digest_at"] = options.digest_at;
  if (options.weekends || options.no_weekends) sent["digest_on_weekends"] = options.weekends;
  return sent;
}

void mail_wishes(const MailWishOptions& options, Io& io) {
  Client client{options.client, io};
  auto wishes = client.get("/profile/mail");
  const bool asks = !options.wishes.empty() || !options.quiet.empty() || options.no_quiet ||
                    !options.digest_at.empty() || options.weekends || options.no_weekends;
  if (asks) wishes = client.put("/profile/mail", mail_wishes_sent(options, wishes));
  say_mail_wishes(client, wishes);
}

}  // namespace

void add_profile(CLI::App& app, Io& io) {
  auto* profile = app.add_subcommand("profile", "What you want of Sluice");
  profile->require_subcommand(1);
  const auto options = std::make_shared<MailWishOptions>();
  auto* mail = profile->add_subcommand("mail", "Show what you hear of by mail, or say so");
  mail->add_option("--wish", options->wishes, "KIND=at_once, digest or none; may be given several times");
  auto* quiet = mail->add_option("--quiet", options->quiet, "Send nothing then, by your time zone: 22:00-06:30");
  mail->add_flag("--no-quiet", options->no_quiet, "No quiet hours")->excludes(quiet);
  mail->add_option("--digest-at", options->digest_at, "When the daily summary comes, such as 08:00");
  auto* weekends = mail->add_flag("--weekends", options->weekends, "The summary on Saturdays and Sundays, too");
  mail->add_flag("--no-weekends", options->no_weekends, "On Mondays what was told on the weekend")->excludes(weekends);
  add_client_options(*mail, options->client);
  mail->footer(
      "What asks for your decision may be gathered in the summary, but not left out.\n\n"
      "Examples:\n"
      "  sluice profile mail\n"
      "  sluice profile mail --wish told=digest --quiet 22:00-06:30");
  mail->callback([options, &io] { mail_wishes(*options, io); });
}

}  // namespace sluice::cli
