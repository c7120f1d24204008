// `sluice risk`: how risky a change is and why, and what people give about it.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>

#include "cli/change/answers.h"
#include "cli/change/change.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/texts.h"
#include "cli/client/wrap.h"
#include "cli/commands.h"
#include "cli/work/risk.h"

namespace sluice::cli {

namespace {

struct RiskOptions {
  ClientOptions client;
  std::string change, level, reason;
  std::vector<std::string> answers;
};

using RiskBody = boost::json::object;

void say_given(const Json& risk, std::string_view key, std::string_view words, Client& client) {
  const auto& given = at(risk, key);
  if (!given.is_object()) return;
  fmt::print(client.io().out, "{} {} by {}: {}\n", words, text_at(given, "level"), text_at(given, "by.name"),
             harmless(text_at(given, "reason"), Lines::joined));
}

void say_questions(const Json& risk, Client& client) {
  auto& out = client.io().out;
  out << "Questions, with the key and the answers that they take:\n";
  for (const auto& one : list_at(risk, "questions")) {
    std::string answers;
    for (const auto& answer : list_at(one, "answers"))
      answers += (answers.empty() ? "" : ", ") + text_at(answer, "key");
    const auto given = text_at(one, "answer");
    fmt::print(out, "  {}={}\n", text_at(one, "key"), given.empty() ? "(no answer yet)" : given);
    out << paragraphs(fmt::format("{} {}", text_at(one, "text"), answers), 10, client.columns());
  }
}

void say_risk(const Json& risk, Client& client) {
  const auto level = text_at(risk, "level");
  fmt::print(client.io().out, "Risk: {}\n", level.empty() ? "not assessed yet" : level);
  say_given(risk, "raised", "Raised to", client);
  say_given(risk, "lowered", "Lowered to", client);
  say_given(risk, "lowering_asked", "A second person is asked to confirm", client);
  say_risk_sources(risk, client);
  say_questions(risk, client);
}

void show_risk(const RiskOptions& options, Io& io) {
  Client client{options.client, io};
  const auto answer = client.get(change_path(options.change, "/risk"));
  if (!client.printed_as_json(answer)) say_risk(answer, client);
}

using RiskActing = std::function<RiskBody(const RiskOptions&, Io&)>;

/// A command that posts to the change's risk and says what it is after that.
CLI::App* add_risk_act(CLI::App& parent, Io& io, const char* name, const char* about, const char* path,
                       const std::shared_ptr<RiskOptions>& options, RiskActing body) {
  auto* command = parent.add_subcommand(name, about);
  add_change_argument(*command, options->change);
  add_client_options(*command, options->client);
  command->callback([options, &io, path, body = std::move(body)] {
    Client client{options->client, io};
    const auto answer = client.post(change_path(options->change, std::string{"/risk"} + path), body(*options, io));
    if (client.printed_as_json(answer)) return;
    const auto level = text_at(answer, "risk.level");
    fmt::print(io.out, "The risk of {} is {}.\n", text_at(answer, "id"), level.empty() ? "not assessed yet" : level);
  });
  return command;
}

RiskBody reason_sent(const RiskOptions& options, Io& io) { return {{"reason", text_of(options.reason, io)}}; }
RiskBody level_sent(const RiskOptions& options, Io& io) {
  return {{"level", options.level}, {"reason", text_of(options.reason, io)}};
}

void add_risk_acts(CLI::App& risk, Io& io) {
  const auto answering = std::make_shared<RiskOptions>();
  add_risk_act(risk, io, "answer", "Answers questions about the risk", "/answers", answering,
               [](const auto& with, Io&) { return RiskBody{{"answers", risk_answers_json(with.answers)}}; })
      ->add_option("answers", answering->answers, "question=answer, several; question= takes an answer back")
      ->required();
  const auto add_level = [](CLI::App& command, RiskOptions& options) {
    command.add_option("level", options.level, "low, medium or high")->required();
    command.add_option("--reason", options.reason, "Why; a text, @FILE or -")->required();
  };
  const auto raising = std::make_shared<RiskOptions>();
  add_level(*add_risk_act(risk, io, "raise", "Raises the risk, with a reason", "/raise", raising, level_sent),
            *raising);
  const auto taking = std::make_shared<RiskOptions>();
  add_risk_act(risk, io, "withdraw", "Takes back that one raised it", "/raise/withdraw", taking, reason_sent)
      ->add_option("--reason", taking->reason, "Why; a text, @FILE or -")
      ->required();
  const auto lowering = std::make_shared<RiskOptions>();
  add_level(*add_risk_act(risk, io, "lower", "Asks for a lower risk, which a second person confirms", "/lower",
                          lowering, level_sent),
            *lowering);
  const auto confirming = std::make_shared<RiskOptions>();
  add_risk_act(risk, io, "confirm", "Confirms the lower risk that somebody else asked for", "/lower/confirm",
               confirming, [](const auto& with, Io& on) { return RiskBody{{"comment", text_of(with.reason, on)}}; })
      ->add_option("--comment", confirming->reason, "A comment; a text, @FILE or -");
  const auto refusing = std::make_shared<RiskOptions>();
  add_risk_act(risk, io, "refuse", "Refuses the lower risk, or takes one's own question back", "/lower/refuse",
               refusing, reason_sent)
      ->add_option("--reason", refusing->reason, "Why; a text, @FILE or -")
      ->required();
}

}  // namespace

void say_risk_sources(const Json& assessed, Client& client) {
  auto& out = client.io().out;
  for (const auto& one : list_at(assessed, "sources")) {
    fmt::print(out, "  {:<7} {}\n", text_at(one, "level"), harmless(text_at(one, "title"), Lines::joined));
    out << paragraphs(text_at(one, "saw"), 10, client.columns());
    if (const auto lower = text_at(one, "lower"); !lower.empty())
      out << paragraphs("To lower it: " + lower, 10, client.columns());
  }
}

void add_risk(CLI::App& app, Io& io) {
  auto* risk = app.add_subcommand("risk", "How risky a change is, and why");
  risk->require_subcommand(1);
  const auto showing = std::make_shared<RiskOptions>();
  auto* show = risk->add_subcommand("show", "Shows the risk of a change with its reasons and questions");
  add_change_argument(*show, showing->change);
  add_client_options(*show, showing->client);
  show->callback([showing, &io] { show_risk(*showing, io); });
  add_risk_acts(*risk, io);
  add_risk_policy(*risk, io);
  risk->footer(
      "Examples:\n"
      "  sluice risk show CHG-1042\n"
      "  sluice risk answer CHG-1042 tested=staging backout=rehearsed\n"
      "  sluice risk raise CHG-1042 high --reason \"The index is larger than it was.\"");
}

}  // namespace sluice::cli
