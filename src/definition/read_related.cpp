#include "definition/read_related.h"

#include "domain/process/check.h"

namespace sluice::definition {

namespace {

const std::vector<std::string> related_keys{"link", "state"};

}  // namespace

void read_related(Reader& reader, const YamlNode& value, const std::string& path, Gate& gate) {
  if (!reader.check_keys(value, path, "a gate on related work", related_keys)) return;
  LinkKind link{};
  RelatedState state{};
  reader.required_one_of(value, path, "link", link, may_wait_for);
  reader.required_one_of(value, path, "state", state);
  gate.link = link;
  gate.state = state;
}

}  // namespace sluice::definition
