// What a person wrote. Events keep only its salted hash; the text lies apart and can be redacted.
#pragma once
#include <string>

namespace sluice {

/// A text by a person. `removed` says that it was redacted: the text is gone and `text` is empty.
/// In JSON over the API it is a plain string; in an event's body {"sha256": …} (store/codec).
struct Written {
  std::string text;
  bool removed = false;
  friend bool operator==(const Written&, const Written&) = default;
};

}  // namespace sluice
