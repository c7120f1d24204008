// `sluice process diff`: two versions, a draft or a file against the newest version.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/client/reading.h"
#include "cli/client/table.h"
#include "cli/client/texts.h"
#include "cli/client/wrap.h"
#include "cli/process/process.h"
#include "definition/read_process.h"

namespace sluice::cli {

namespace {

struct DiffOptions {
  ClientOptions client;
  std::string what;
  std::int64_t from = 0;
  std::int64_t to = 0;
  bool draft = false;
};

std::string number(std::int64_t version) { return version == 0 ? "" : std::to_string(version); }

Json compared(const std::vector<Difference>& differences) {
  ApiFormat format;
  return boost::json::object{{"differences", encode_json(format, differences)}};
}

void diff_versions(const DiffOptions& options, Client& client) {
  const auto answer = client.get(process_path(options.what, "/differences"),
                                 {{"from", number(options.from)}, {"to", number(options.to)}});
  if (client.printed_as_json(answer)) return;
  fmt::print(client.io().out, "{}: from version {} to version {}\n", options.what, text_at(answer, "from"),
             text_at(answer, "to"));
  say_differences(client.io(), differences_in(answer), nothing_differs(flag_at(answer, "same_text")));
}

void diff_draft(const DiffOptions& options, Client& client) {
  const auto answer = client.get("/process-drafts/" + percent_encoded(options.what));
  if (client.printed_as_json(answer)) return;
  fmt::print(client.io().out, "{}: from version {} to the draft\n", options.what, text_at(answer, "newest"));
  say_differences(client.io(), differences_in(answer), nothing_differs_in(client, answer));
}

Process read_or_stop(const std::string& yaml, const std::string& name) {
  auto read = definition::look_at_process(yaml);
  if (read.read) return std::move(read.read->process);
  throw Stop(Exit::refused, fmt::format("{} cannot be read yet. Use: sluice process check {}", name, name));
}

void diff_file(const DiffOptions& options, Client& client) {
  const auto yaml = file_as_it_is(options.what, client.io());
  const auto file = read_or_stop(yaml, options.what);
  const auto published = client.get(process_path(file.key));
  const auto newest = read_or_stop(text_at(published, "yaml"), "version " + text_at(published, "version"));
  const auto differences = difference(newest, file);
  if (client.printed_as_json(compared(differences))) return;
  fmt::print(client.io().out, "{}: from version {} to {}\n", file.key, text_at(published, "version"), options.what);
  say_differences(client.io(), differences, nothing_differs(yaml == text_at(published, "yaml")));
}

void diff(const DiffOptions& options, Io& io) {
  Client client{options.client, io};
  if (names_a_file(options.what)) diff_file(options, client);
  else if (options.draft) diff_draft(options, client);
  else diff_versions(options, client);
}

/// The lines of a long text that only one of both has.
void say_lines(Io& io, const Difference& one) {
  if (one.from.find('\n') == std::string::npos && one.to.find('\n') == std::string::npos) return;
  const auto lines = [](const std::string& text) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < text.size();) {
      const auto end = std::min(text.find('\n', at), text.size());
      all.push_back(text.substr(at, end - at));
      at = end + 1;
    }
    return all;
  };
  const auto was = lines(one.from), is = lines(one.to);
  const auto only_in = [&](const auto& some, const auto& others, const char* sign) {
    for (const auto& line : some)
      if (!line.empty() && std::ranges::find(others, line) == others.end())
        io.out << paragraphs(fmt::format("{} {}", sign, harmless(line, Lines::joined)), 4, io.columns);
  };
  only_in(was, is, "-");
  only_in(is, was, "+");
}

}  // namespace

const char* nothing_differs(bool same_text) {
  return same_text ? "Nothing differs." : "Only the text differs, such as its comments.";
}

const char* nothing_differs_in(Client& client, const Json& draft) {
  if (!list_at(draft, "checked.mistakes").empty()) return "Nothing is known to differ while the draft has mistakes.";
  if (number_at(draft, "newest") == 0 || !list_at(draft, "differences").empty()) return "";
  return nothing_differs(text_at(client.get(process_path(text_at(draft, "key"))), "yaml") == text_at(draft, "yaml"));
}

void say_differences(Io& io, const std::vector<Difference>& differences, const std::string& nothing) {
  if (differences.empty()) io.out << "  " << nothing << "\n";
  for (const auto& one : differences) {
    io.out << paragraphs(harmless(one.sentence, Lines::joined), 2, io.columns);
    say_lines(io, one);
  }
}

std::vector<Difference> differences_in(const Json& answer) {
  std::vector<Difference> differences;
  for (const auto& one : list_at(answer, "differences"))
    differences.push_back({from_word<DifferenceKind>(text_at(one, "kind")).value_or(DifferenceKind::altered),
                           text_at(one, "path"), text_at(one, "subject"), text_at(one, "aspect"), text_at(one, "from"),
                           text_at(one, "to"), text_at(one, "sentence")});
  return differences;
}

void add_process_diff(CLI::App& process, Io& io) {
  auto options = std::make_shared<DiffOptions>();
  auto* command = process.add_subcommand("diff", "Say in words what differs between versions, a draft or a file");
  command->add_option("what", options->what, "A process' key, or a YAML file")->required()->type_name("KEY|FILE");
  command->add_option("--from", options->from, "A version; else the one before --to")->type_name("N");
  command->add_option("--to", options->to, "A version; else the newest")->type_name("N");
  command->add_flag("--draft", options->draft, "Compare the newest version with the draft on the server");
  add_client_options(*command, options->client);
  command->footer(
      "A file is compared with the newest version of the process whose key it has: what publishing it would alter.\n\n"
      "Examples:\n"
      "  sluice process diff normal\n"
      "  sluice process diff normal --from 2 --to 5\n"
      "  sluice process diff my-normal.yaml\n"
      "  sluice process diff normal --draft");
  command->callback([options, &io] { diff(*options, io); });
}

}  // namespace sluice::cli
