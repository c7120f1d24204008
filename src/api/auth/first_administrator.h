// The code that makes the first administrator: printed by the server, good once, gone with the first person. Thread-safe.
#pragma once
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "domain/access/directory.h"

namespace sluice::api {

/// Whether somebody who can sign in is an administrator: then no first one can be made.
[[nodiscard]] bool has_administrator(const Directory& directory);

class FirstAdministrator {
 public:
  /// Draws the code; until `close` it is good.
  void open();
  void close();
  [[nodiscard]] bool is_open() const;
  /// What to print; nothing where it is closed.
  [[nodiscard]] std::optional<std::string> code() const;
  /// Takes the code for one use: false where it is another, or somebody else is at it. Small letters and missing dashes
  /// are forgiven.
  [[nodiscard]] bool take(std::string_view code);
  /// The use came to nothing: it is good again.
  void give_back();

 private:
  mutable std::mutex mutex_;
  std::string code_;
  bool taken_ = false;
};

}  // namespace sluice::api
