// Who this person is signed in as, at which server: a file of their own, mode 0600.
#pragma once
#include <optional>
#include <string>

#include "cli/io.h"

namespace sluice::cli {

struct Credentials {
  std::string url;
  std::string login;
  std::string token;
  std::string zone;  ///< the person's, IANA
};

/// Where they are kept: $XDG_CONFIG_HOME/sluice/credentials, else ~/.config/sluice/credentials. Throws Stop (usage) where
/// there is no home.
[[nodiscard]] std::string credentials_path(const Environment& environment);
/// What was kept last; nothing where there is none. Throws Stop (usage) for a file that cannot be understood.
[[nodiscard]] std::optional<Credentials> kept_credentials(const Environment& environment);
/// Throws Stop (usage) where the file cannot be written.
void keep_credentials(const Credentials& credentials, const Environment& environment);
void forget_credentials(const Environment& environment);

}  // namespace sluice::cli
