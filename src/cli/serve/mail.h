// What the options of `sluice serve` say about mail.
#pragma once
#include <string>

#include "cli/serve/options.h"
#include "connect/mail/deliverer.h"

namespace sluice::cli {

/// Where mail goes and from whom: to the server that is named, in a demonstration without one to its mailbox, otherwise
/// nowhere.
[[nodiscard]] connect::MailSetup mail_setup(const ServeOptions& options);

/// The password that the server is signed in to with, from its file (without the line's end), and whose certificates are
/// believed. Stops with the option that does not do where a file cannot be read, holds nothing or more than 1 KiB, or where the
/// options do not fit together.
[[nodiscard]] connect::MailSecrets mail_secrets(const ServeOptions& options);

}  // namespace sluice::cli
