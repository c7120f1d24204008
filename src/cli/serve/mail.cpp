#include "cli/serve/mail.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "cli/io.h"

namespace sluice::cli {

namespace {

constexpr std::size_t password_bytes_max = 1024;
/// Where no mail leaves, the example's mails have a sender of no real place (RFC 2606, 2).
constexpr auto sender_of_demonstration = "Sluice <sluice@sluice.invalid>";

std::string text_of_secret(const std::string& file, std::string_view option) {
  std::ifstream in{file, std::ios::binary};
  std::ostringstream text;
  if (in) text << in.rdbuf();
  auto secret = text.str();
  while (!secret.empty() && (secret.back() == '\n' || secret.back() == '\r')) secret.pop_back();
  if (!in || secret.empty() || secret.size() > password_bytes_max || secret.find('\n') != std::string::npos)
    throw Stop(Exit::usage, fmt::format("{}: {} has to be a file with one line, the password.", option, file));
  return secret;
}

std::string option_of(const Refusal& refusal) {
  const auto pointer = refusal.errors.empty() ? std::string{} : refusal.errors.front().pointer;
  if (pointer == "/server") return "--mail-server: ";
  if (pointer == "/from") return "--mail-from: ";
  if (pointer == "/user") return "--mail-user, --mail-password-file: ";
  if (pointer == "/plain") return "--mail-plain: ";
  return "";
}

}  // namespace

connect::MailSetup mail_setup(const ServeOptions& options) {
  using Transport = connect::MailSetup::Transport;
  connect::MailSetup setup;
  setup.server = options.mail_server;
  setup.from = options.mail_from;
  setup.user = options.mail_user;
  setup.encrypted = !options.mail_plain;
  if (!setup.server.empty()) setup.transport = Transport::smtp;
  else if (options.demo) setup.transport = Transport::mailbox;
  if (setup.transport != Transport::smtp && setup.from.empty()) setup.from = sender_of_demonstration;
  return setup;
}

connect::MailSecrets mail_secrets(const ServeOptions& options) {
  connect::MailSecrets secrets;
  if (options.mail_server.empty()) {
    const bool others = !options.mail_user.empty() || !options.mail_password_file.empty() || options.mail_plain;
    if (others) throw Stop(Exit::usage, "--mail-server is not given: the other options of mail say how it is reached.");
    return secrets;
  }
  if (!options.mail_password_file.empty())
    secrets.password = text_of_secret(options.mail_password_file, "--mail-password-file");
  secrets.ca_file = options.mail_ca_file;
  if (!secrets.ca_file.empty() && !std::ifstream{secrets.ca_file})
    throw Stop(Exit::usage, fmt::format("--mail-ca-file: {} cannot be read.", secrets.ca_file));
  const auto good = connect::check_mail_setup(mail_setup(options), secrets.password);
  if (!good) {
    const auto& errors = good.error().errors;
    throw Stop(Exit::usage, option_of(good.error()) + (errors.empty() ? good.error().detail : errors.front().detail));
  }
  return secrets;
}

}  // namespace sluice::cli
