// `sluice process publish`, `export`, `import`: the texts of processes, byte for byte as people wrote them.
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <memory>

#include "cli/client/reading.h"
#include "cli/client/texts.h"
#include "cli/process/process.h"
#include "definition/yaml_tree.h"

namespace sluice::cli {

namespace {

struct Publishing {
  ClientOptions client;
  std::string file;
  std::string draft;
  std::string note;
};

boost::json::object with_note(boost::json::object body, const std::string& note, Io& io) {
  if (!note.empty()) body["note"] = text_of(note, io);
  return body;
}

/// The key that a text says, though it may have mistakes; empty where it says none.
std::string key_said_in(const std::string& yaml) {
  const auto tree = definition::read_yaml(yaml);
  const auto key = std::ranges::find(tree.root.entries, "key", &definition::YamlNode::Entry::key);
  return key == tree.root.entries.end() ? std::string{} : key->value.text;
}

/// The newest version of a process; 0 where there is none.
std::int64_t newest_version(Client& client, const std::string& key) {
  if (key.empty()) return 0;
  try {
    return number_at(client.get(process_path(key)), "version");
  } catch (const Stop& stop) {
    if (stop.exit != Exit::not_found) throw;
    return 0;
  }
}

void say_published(Client& client, const Json& process, std::int64_t before) {
  if (client.printed_as_json(process)) return;
  const auto version = number_at(process, "version");
  if (version == before)
    fmt::print(client.io().out, "{}: nothing differs from version {}; no new version.\n", text_at(process, "key"),
               version);
  else
    fmt::print(client.io().out, "Published: {}, version {}. Changes under way keep the version that they began with.\n",
               text_at(process, "key"), version);
  say_what_it_lacks(client, process);
}

void publish(const Publishing& options, Io& io) {
  if (options.file.empty() == options.draft.empty())
    throw Stop(Exit::usage, "Name either a file, or --draft and a process' key.");
  Client client{options.client, io};
  if (!options.draft.empty()) {
    const auto before = newest_version(client, options.draft);
    return say_published(client,
                         client.post("/process-drafts/" + percent_encoded(options.draft) + "/publication",
                                     with_note({}, options.note, io)),
                         before);
  }
  const auto yaml = file_as_it_is(options.file, io);
  const auto before = newest_version(client, key_said_in(yaml));
  say_published(client, client.post("/processes", with_note({{"yaml", yaml}}, options.note, io)), before);
}

struct Exporting {
  ClientOptions client;
  std::string key;
  std::int64_t version = 0;
  std::string output;
};

void export_text(const Exporting& options, Io& io) {
  Client client{options.client, io};
  const auto below = options.version == 0 ? std::string{} : "/versions/" + std::to_string(options.version);
  const auto process = client.get(process_path(options.key, below));
  if (client.printed_as_json(process)) return;
  const auto text = text_at(process, "yaml");
  if (options.output.empty()) {
    io.out << text;  // without control characters, or it would not have been published
    return;
  }
  write_file(options.output, text);
  fmt::print(io.out, "{}: {}, version {}.\n", options.output, options.key, text_at(process, "version"));
}

struct Importing {
  ClientOptions client;
  std::vector<std::string> files;
  std::string key;
  bool replace = false;
};

std::string key_in(const std::string& yaml, const std::string& file, const std::string& given) {
  if (!given.empty()) return given;
  if (auto key = key_said_in(yaml); !key.empty()) return key;
  throw Stop(Exit::refused, fmt::format("{} says no key that could be read. Name it with --key, or use: sluice process "
                                        "check {}",
                                        file, file));
}

/// The draft as it was kept. Over one that is there only with --replace.
Json put_draft(const Importing& options, const std::string& file, const std::string& key, const std::string& yaml,
               Client& client) {
  try {
    return client.put("/process-drafts/" + percent_encoded(key), boost::json::object{{"yaml", yaml}},
                      options.replace ? Headers{{"If-Match", "*"}} : Headers{});
  } catch (const Stop& stop) {
    if (stop.exit != Exit::refused || options.replace || options.client.json) throw;
    throw Stop(Exit::refused,
               fmt::format("{}\nIt is shown by: sluice process drafts {} --yaml\nTo replace it: sluice process import "
                           "--replace {}",
                           stop.what(), key, file));
  }
}

void import_one(const Importing& options, const std::string& file, Client& client) {
  const auto yaml = file_as_it_is(file, client.io());
  const auto key = key_in(yaml, file, options.key);
  const auto draft = put_draft(options, file, key, yaml, client);
  if (client.printed_as_json(draft)) return;
  const auto mistakes = list_at(draft, "checked.mistakes").size();
  // The file alone does not know of which process it is the draft.
  const auto shown_by = options.key.empty() ? "check " + file : "drafts " + key;
  fmt::print(client.io().out, "{}: the draft of {}{}.\n", file, key,
             mistakes == 0
                 ? std::string{", without mistakes"}
                 : fmt::format(", with {} mistake{}: sluice process {}", mistakes, mistakes == 1 ? "" : "s", shown_by));
}

void import_texts(const Importing& options, Io& io) {
  if (!options.key.empty() && options.files.size() > 1)
    throw Stop(Exit::usage, "--key is for one file; each of several says its own.");
  Client client{options.client, io};
  for (const auto& file : options.files) import_one(options, file, client);
}

void add_publish(CLI::App& process, Io& io) {
  auto options = std::make_shared<Publishing>();
  auto* command = process.add_subcommand("publish", "Publish a file or a draft as the next version of a process");
  command->add_option("file", options->file, "YAML file; - is standard input")->type_name("FILE");
  command->add_option("--draft", options->draft, "Publish the draft of this process on the server")->type_name("KEY");
  command->add_option("--note", options->note, "Why there is a new version; a text, @FILE or -");
  add_client_options(*command, options->client);
  command->footer(
      "Examples:\n"
      "  sluice process check normal.yaml && sluice process publish normal.yaml --note \"The desk is asked, too.\"\n"
      "  sluice process publish --draft normal --note \"As agreed on Monday\"");
  command->callback([options, &io] { publish(*options, io); });
}

void add_export(CLI::App& process, Io& io) {
  auto options = std::make_shared<Exporting>();
  auto* command = process.add_subcommand("export", "Write a process' text as it was published, comments and all");
  command->add_option("process", options->key, "Its key, such as normal")->required();
  command->add_option("--version", options->version, "A version; else the newest")->type_name("N");
  command->add_option("-o,--output", options->output, "Write it to this file")->type_name("FILE");
  add_client_options(*command, options->client);
  command->footer(
      "Byte for byte: what is exported and imported again is the same text.\n\n"
      "Examples:\n"
      "  sluice process export normal -o normal.yaml\n"
      "  sluice process export normal --version 2 | less");
  command->callback([options, &io] { export_text(*options, io); });
}

void add_import(CLI::App& process, Io& io) {
  auto options = std::make_shared<Importing>();
  auto* command = process.add_subcommand("import", "Bring files to the server as drafts, to go on with in the editor");
  command->add_option("files", options->files, "YAML files; - is standard input")->required()->type_name("FILE");
  command->add_option("--key", options->key, "The process' key, where mistakes hide it")->type_name("KEY");
  command->add_flag("--replace", options->replace, "Replace a draft that is there");
  add_client_options(*command, options->client);
  command->footer(
      "A draft may have mistakes; it is not offered for changes until it is published. Refused where there is a draft\n"
      "of this process already, unless --replace is given.\n\n"
      "Examples:\n"
      "  sluice process import small-fix.yaml\n"
      "  sluice process import --replace processes/*.yaml");
  command->callback([options, &io] { import_texts(*options, io); });
}

}  // namespace

void add_process_texts(CLI::App& process, Io& io) {
  add_publish(process, io);
  add_export(process, io);
  add_import(process, io);
}

}  // namespace sluice::cli
