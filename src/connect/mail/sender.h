// One mail to a mail server by libcurl (SMTP, RFC 5321; STARTTLS, RFC 3207; AUTH, RFC 4954), within bounds.
#pragma once
#include <atomic>
#include <chrono>
#include <string>

#include "connect/mail/message.h"
#include "connect/mail/setup.h"

namespace sluice::connect {

/// What came of a try.
enum class MailEnd {
  taken,    ///< the server has taken the mail
  later,    ///< not now: no connection, not signed in, 4xx; the mail was not taken
  refused,  ///< 5xx of the recipient or of the mail: the same would be refused again
  unclear,  ///< broken off after the mail was sent and before the server answered
  stopped,  ///< broken off, as this server stops; not taken
};

struct MailSent {
  MailEnd end = MailEnd::later;
  std::string words{};  ///< the server's last answer, or why there is none: one line, at most 500 bytes
};

/// How long is waited for a mail server.
struct MailPatience {
  std::chrono::milliseconds connect{10'000};
  std::chrono::milliseconds whole{60'000};
};

/// What the configuration keeps beside the setup.
struct MailSecrets {
  std::string password{};  ///< never logged, never shown
  std::string ca_file{};   ///< PEM of who signs the server's certificate; empty: the system's
};

/// Sends over a connection that is kept open. Not thread-safe; `stopping` may be set from anywhere and breaks off what is
/// under way.
class MailSender {
 public:
  /// The setup is one that check_mail_setup() has let through.
  MailSender(MailSetup setup, MailSecrets secrets, MailPatience patience, const std::atomic<bool>& stopping);
  ~MailSender();
  MailSender(const MailSender&) = delete;
  MailSender& operator=(const MailSender&) = delete;

  [[nodiscard]] MailSent send(const MailMessage& message);

 private:
  MailSetup setup_;
  MailSecrets secrets_;
  MailPatience patience_;
  const std::atomic<bool>& stopping_;
  void* handle_;
};

}  // namespace sluice::connect
