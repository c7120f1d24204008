// Conditions and the form of a process, out of its YAML. Only for definition/.
#pragma once
#include <optional>

#include "definition/reader.h"
#include "domain/process/form.h"

namespace sluice::definition {

/// A map's entry `when`, where there is one: one condition, a list of which all must hold, or `all` and `any`.
void read_when(Reader& reader, const YamlNode& map, const std::string& path, std::optional<Conditions>& to);

/// One field of a form.
[[nodiscard]] FormField read_form_field(Reader& reader, const YamlNode& node, const std::string& path);

}  // namespace sluice::definition
