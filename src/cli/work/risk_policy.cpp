// `sluice risk policy`, `check`, `try`, `publish`: the policy that risk is assessed by, as a file.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "base/json.h"
#include "cli/change/change.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/texts.h"
#include "cli/client/wrap.h"
#include "cli/work/risk.h"
#include "definition/read_risk_policy.h"

namespace sluice::cli {

namespace {

struct RiskPolicyOptions {
  ClientOptions client;
  std::string change, reason, file;
  std::int64_t version = -1;  ///< -1: the newest
  bool yaml = false;
};

/// JSON as `risk policy --json` prints it, or only the policy in it.
RiskPolicy policy_from_json(const std::string& text, const std::string& file) {
  const auto json = parse_json(text);
  if (!json) throw Stop(Exit::usage, fmt::format("{} is no JSON: {}", file, json.error().detail));
  const bool is_answer = json->is_object() && json->as_object().contains("policy");
  ApiFormat format;
  auto policy = decode_json<RiskPolicy>(format, is_answer ? json->at("policy") : *json);
  if (policy)
    if (auto checked = check(*policy); !checked) policy = std::unexpected{std::move(checked.error())};
  if (policy) return std::move(*policy);
  std::string told;
  for (const auto& one : policy.error().errors) told += fmt::format("\n  {}: {}", one.pointer.substr(1), one.detail);
  throw Stop(Exit::refused, fmt::format("{}: {}{}", file, policy.error().detail, told));
}

RiskPolicy policy_from_yaml(const std::string& text, const std::string& file, Io& io) {
  auto reading = definition::look_at_risk_policy(text);
  if (reading.policy) return std::move(*reading.policy);
  for (const auto& mistake : reading.mistakes) {
    fmt::print(io.err, "{}:{}:{}: {}\n", file, mistake.place.line, mistake.place.column,
               harmless(mistake.what, Lines::joined));
    if (!mistake.remedy.empty()) io.err << paragraphs(harmless(mistake.remedy, Lines::joined), 4, io.columns);
  }
  const auto many = reading.mistakes.size();
  throw Stop(Exit::refused, fmt::format("{} mistake{}.", many, many == 1 ? "" : "s"));
}

/// The policy in a file. Throws Stop (refused) with every mistake, in YAML with its line.
RiskPolicy policy_in(const std::string& file, Io& io) {
  const auto text = file_as_it_is(file, io);
  const auto begin = text.find_first_not_of(" \t\r\n");
  const bool is_json = begin != std::string::npos && text[begin] == '{';
  return is_json ? policy_from_json(text, file) : policy_from_yaml(text, file, io);
}

Json policy_sent(const RiskPolicyOptions& options, Io& io) {
  ApiFormat format;
  return encode_json(format, policy_in(options.file, io));
}

void say_policy(Io& io, std::string_view what, const RiskPolicy& policy) {
  fmt::print(io.out,
             "{}: {} questions, {} points at most; {} conditions; {} rules on how earlier changes ended.\n"
             "Medium likelihood from {} points, high from {}.\n",
             what, policy.questions.size(), most_points(policy), policy.conditions.size(), policy.history.size(),
             policy.thresholds.medium_from, policy.thresholds.high_from);
}

void show_policy(const RiskPolicyOptions& options, Io& io) {
  Client client{options.client, io};
  const auto answer =
      client.get(options.version < 0 ? "/risk-policy" : fmt::format("/risk-policy/versions/{}", options.version));
  if (client.printed_as_json(answer)) return;
  ApiFormat format;
  const auto policy = decode_json<RiskPolicy>(format, at(answer, "policy"));
  if (!policy) throw Stop(Exit::refused, "The server's policy has parts that this program does not know; update it.");
  const auto version = number_at(answer, "version");
  if (options.yaml) {
    fmt::print(io.out, "# Version {} of the risk policy.\n{}", version, definition::yaml_of(*policy));
    return;
  }
  say_policy(io, fmt::format("Version {} of the risk policy", version), *policy);
  io.out << "All of it: sluice risk policy --yaml > policy.yaml\n";
}

void check_policy(const RiskPolicyOptions& options, Io& io) {
  say_policy(io, options.file, policy_in(options.file, io));
}

void publish_policy(const RiskPolicyOptions& options, Io& io) {
  Client client{options.client, io};
  const auto answer = client.put("/risk-policy", boost::json::object{{"policy", policy_sent(options, io)},
                                                                     {"reason", text_of(options.reason, io)}});
  if (!client.printed_as_json(answer))
    fmt::print(io.out, "Version {} of the risk policy counts now.\n", number_at(answer, "version"));
}

void try_policy(const RiskPolicyOptions& options, Io& io) {
  Client client{options.client, io};
  const auto answer = client.post(
      "/risk-policy/preview", boost::json::object{{"policy", policy_sent(options, io)}, {"change", options.change}});
  if (client.printed_as_json(answer)) return;
  fmt::print(io.out, "{}: {} now, {} by {}\n", options.change, text_at(answer, "before.level"),
             text_at(answer, "after.level"), options.file);
  say_risk_sources(at(answer, "after"), client);
}

void add_file_argument(CLI::App& command, std::string& file) {
  command
      .add_option("file", file,
                  "The policy in YAML, as `risk policy --yaml` prints it, or in JSON; - for standard input")
      ->required();
}

void add_showing_policy(CLI::App& risk, Io& io) {
  const auto options = std::make_shared<RiskPolicyOptions>();
  auto* command = risk.add_subcommand("policy", "The policy that risk is assessed by; --yaml prints all of it");
  command->add_option("--version", options->version, "A former version; 0 is the shipped one")
      ->check(CLI::NonNegativeNumber);
  command->add_flag("--yaml", options->yaml, "As a text to edit and publish");
  add_client_options(*command, options->client);
  command->callback([options, &io] { show_policy(*options, io); });
}

void add_checking_policy(CLI::App& risk, Io& io) {
  const auto options = std::make_shared<RiskPolicyOptions>();
  auto* command = risk.add_subcommand("check", "Finds every mistake in a policy, without a server");
  add_file_argument(*command, options->file);
  command->callback([options, &io] { check_policy(*options, io); });
}

void add_publishing_policy(CLI::App& risk, Io& io) {
  const auto options = std::make_shared<RiskPolicyOptions>();
  auto* command = risk.add_subcommand("publish", "Publishes a policy as the next version");
  add_file_argument(*command, options->file);
  command->add_option("--reason", options->reason, "Why; a text, @FILE or -")->required();
  add_client_options(*command, options->client);
  command->callback([options, &io] { publish_policy(*options, io); });
}

void add_trying_policy(CLI::App& risk, Io& io) {
  const auto options = std::make_shared<RiskPolicyOptions>();
  auto* command = risk.add_subcommand("try", "What a policy would make of a change; nothing is kept");
  add_file_argument(*command, options->file);
  add_change_argument(*command, options->change);
  add_client_options(*command, options->client);
  command->callback([options, &io] { try_policy(*options, io); });
}

}  // namespace

void add_risk_policy(CLI::App& risk, Io& io) {
  add_showing_policy(risk, io);
  add_checking_policy(risk, io);
  add_publishing_policy(risk, io);
  add_trying_policy(risk, io);
}

}  // namespace sluice::cli
