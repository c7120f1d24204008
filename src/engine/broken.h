// What broke, looked at: whose trouble it is, and how it reads in the log.
#pragma once
#include <exception>
#include <optional>
#include <string>

#include "store/error.h"

namespace sluice::engine {

/// The kind of a failure of the database; nothing for any other exception.
[[nodiscard]] std::optional<store::Broke> kind_of(const std::exception_ptr& broke);

/// Its text, for the log.
[[nodiscard]] std::string text_of(const std::exception_ptr& broke);

/// Whether everybody's next command would meet the same, rather than only the one that met it.
[[nodiscard]] bool is_everybodys(const std::exception_ptr& broke);

}  // namespace sluice::engine
