// Written texts as people see them, and as they send them.
#pragma once
#include <string>

#include "base/patch.h"
#include "base/written.h"

namespace sluice::api {

/// The text, or in place of one that was redacted that it was.
[[nodiscard]] inline std::string text_of(const Written& text) { return text.removed ? "(removed)" : text.text; }

/// An edit of a text as the edit of a written one.
[[nodiscard]] inline Patch<Written> written(const Patch<std::string>& sent) {
  if (!sent.present) return {};
  return sent.value ? Patch<Written>::set({*sent.value}) : Patch<Written>::clear();
}

}  // namespace sluice::api
