// The gate on related work as people write it: `{related: {link: depends_on, state: closed}}`.
#pragma once
#include <string>

#include "definition/reader.h"
#include "domain/process/process.h"

namespace sluice::definition {

/// Reads what stands behind `related:` into the gate; a mistake for each word that does not do or is missing.
void read_related(Reader& reader, const YamlNode& value, const std::string& path, Gate& gate);

}  // namespace sluice::definition
