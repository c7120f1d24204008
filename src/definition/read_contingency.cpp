#include "definition/read_contingency.h"

#include "definition/read_conditions.h"
#include "domain/process/check.h"

namespace sluice::definition {

namespace {

const std::vector<std::string> contingency_keys{"process", "on", "start", "link", "when"};

}  // namespace

ContingencyTemplate read_contingency(Reader& reader, const YamlNode& node, const std::string& path) {
  ContingencyTemplate read;
  if (!reader.check_keys(node, path, "a contingency", contingency_keys)) return read;
  reader.text(node, path, "process", read.process);
  reader.one_or_each(node, path, "on", [&](const YamlNode& item, const std::string& at) {
    if (Outcome outcome{}; reader.one_of(item, at, outcome, starts_contingencies)) read.on.push_back(outcome);
  });
  if (StartBy start{}; reader.one_of(node, path, "start", start)) read.start = start;
  if (LinkKind link{}; reader.one_of(node, path, "link", link, suits_a_run)) read.link = link;
  read_when(reader, node, path, read.when);
  return read;
}

}  // namespace sluice::definition
