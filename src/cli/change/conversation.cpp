// `sluice change comment` and `sluice change history`.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/change/change.h"
#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/texts.h"
#include "cli/client/wrap.h"

namespace sluice::cli {

namespace {

struct CommentOptions {
  ClientOptions client;
  std::string change;
  std::string text;
  bool speaks = false;
};

struct HistoryOptions {
  ClientOptions client;
  std::string change;
  std::vector<std::string> kinds;
  std::string by;
  bool newest_first = false;
};

void say_comments(Client& client, const Json& answer) {
  auto& out = client.io().out;
  for (const auto& one : list_at(answer, "items")) {
    fmt::print(out, "{}, {}\n", text_at(one, "by.name"), moment(text_at(one, "at"), client.zone()));
    const auto text = flag_at(one, "removed") ? "(removed)" : harmless(text_at(one, "text"), Lines::kept);
    out << paragraphs(text, 2, client.columns());
  }
  if (list_at(answer, "items").empty()) out << "Nobody has said anything yet.\n";
}

void comment(const CommentOptions& options, Io& io) {
  Client client{options.client, io};
  const auto path = change_path(options.change, "/comments");
  if (!options.speaks) {
    const auto answer = client.get_all(path);
    if (!client.printed_as_json(answer)) say_comments(client, answer);
    return;
  }
  const auto answer = client.post(path, boost::json::object{{"text", text_of(options.text, io)}});
  if (!client.printed_as_json(answer)) fmt::print(io.out, "Said on {}.\n", options.change);
}

/// What was altered: on one line where it fits, else both values whole, one below the other.
std::string difference(const Json& one, std::size_t columns) {
  constexpr std::size_t bytes_max = 60;
  const auto title = text_at(one, "title");
  const auto value = [&](std::string_view name, Lines lines) { return harmless(text_at(one, name), lines); };
  const auto before = value("before", Lines::joined), after = value("after", Lines::joined);
  const auto now = after.empty() ? std::string{"(empty)"} : after;
  if (before.empty()) return paragraphs(title + ": " + value("after", Lines::kept), 6, columns);
  if (before.size() <= bytes_max && now.size() <= bytes_max)
    return paragraphs(fmt::format("{}: {} -> {}", title, before, now), 6, columns);
  return paragraphs(title + ", before: " + value("before", Lines::kept), 6, columns) +
         paragraphs(title + ", after: " + (after.empty() ? now : value("after", Lines::kept)), 6, columns);
}

void say_entry(Client& client, const Json& entry) {
  auto& out = client.io().out;
  Table line;
  line.add({moment(text_at(entry, "at"), client.zone()), text_at(entry, "summary")});
  out << line.text(client.columns());
  if (const auto said = text_at(entry, "comment"); !said.empty())
    out << paragraphs("\"" + harmless(said, Lines::kept) + "\"", 6, client.columns());
  for (const auto& one : list_at(entry, "changes")) out << difference(one, client.columns());
}

Json whole_history(const HistoryOptions& options, Client& client) {
  Parameters parameters{{"order", options.newest_first ? "desc" : "asc"}, {"by", options.by}};
  for (const auto& kind : options.kinds) parameters.emplace_back("kind", kind);
  return client.get_all(change_path(options.change, "/history"), std::move(parameters));
}

void history(const HistoryOptions& options, Io& io) {
  Client client{options.client, io};
  const auto answer = whole_history(options, client);
  if (client.printed_as_json(answer)) return;
  for (const auto& entry : list_at(answer, "items")) say_entry(client, entry);
}

}  // namespace

void add_change_conversation(CLI::App& change, Io& io) {
  auto said = std::make_shared<CommentOptions>();
  auto* speak = change.add_subcommand("comment", "Say something on a change; without a text: read what was said");
  add_change_argument(*speak, said->change);
  auto* text = speak->add_option("text", said->text, "What to say; a text, @FILE or -");
  add_client_options(*speak, said->client);
  speak->footer(
      "Examples:\n"
      "  sluice change comment CHG-1042 \"The vendor confirms the fix.\"\n"
      "  git log -1 | sluice change comment CHG-1042 -\n"
      "  sluice change comment CHG-1042");
  speak->callback([said, text, &io] {
    said->speaks = text->count() > 0;
    comment(*said, io);
  });

  auto asked = std::make_shared<HistoryOptions>();
  auto* tell = change.add_subcommand("history", "Tell who did what on a change, when, in order");
  add_change_argument(*tell, asked->change);
  tell->add_option("--kind", asked->kinds,
                   "Only: fields, stage, task, approval, comment, people or related; may repeat")
      ->allow_extra_args(false);
  tell->add_option("--by", asked->by, "Only what this person did; a sign-in name");
  tell->add_flag("--newest-first", asked->newest_first, "The newest on top");
  add_client_options(*tell, asked->client);
  tell->footer(
      "Examples:\n  sluice change history CHG-1042\n  sluice change history CHG-1042 --kind approval --by "
      "dana.kowalski");
  tell->callback([asked, &io] { history(*asked, io); });
}

}  // namespace sluice::cli
