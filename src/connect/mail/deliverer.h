// Sends what lies in the outbox as mail, at least once: what a server that was killed has left half done is sent again under
// the same Message-ID, so that mail programs show it once.
#pragma once
#include <cstddef>
#include <optional>

#include "connect/mail/compose.h"
#include "connect/mail/sender.h"
#include "connect/outbox_worker.h"
#include "store/database.h"
#include "store/mail.h"

namespace sluice::connect {

struct MailOptions {
  MailHouse house{};
  MailSecrets secrets{};
  MailPatience patience{};
};

/// How often a mail is tried before it is given up, over about a day.
inline constexpr std::int64_t mail_tries_max = 10;
/// How long the log of what was sent is kept.
inline constexpr Duration mail_log_kept_for = std::chrono::days{90};

/// Thread-safe. Several servers share the work by leases. Nothing is written while a mail server is waited for.
class MailDeliverer {
 public:
  /// `database` and `engine` outlive it.
  MailDeliverer(const store::Database& database, engine::Engine& engine, MailOptions options);
  MailDeliverer(const MailDeliverer&) = delete;
  MailDeliverer& operator=(const MailDeliverer&) = delete;

  void start();
  /// Breaks off what is under way and ends the thread. May be called twice. The engine has to be running still.
  void stop();
  /// Gathers the digests that are due and sends what is due, on the calling thread, until nothing is left; how many mails
  /// were looked at. Throws what broke.
  std::size_t work();

 private:
  struct Hands;  ///< what the thread works with
  std::size_t work(Hands& hands);
  void gather(Hands& hands);
  [[nodiscard]] bool send_next(Hands& hands);
  /// Nothing where the mail cannot be written, which is noted as a try.
  [[nodiscard]] std::optional<Composed> written(const store::LeasedMail& leased, const LinkKey& key, Hands& hands);
  void carry(const store::LeasedMail& leased, const Composed& composed, Hands& hands);
  void keep(const store::LeasedMail& leased, const Composed& composed);
  void finish(const store::LeasedMail& leased, const std::string& outcome);
  void write_end(const store::LeasedMail& leased, const MailSent& sent);

  const store::Database& database_;
  engine::Engine& engine_;
  const MailOptions options_;
  OutboxWorker worker_;  ///< last: its threads use all that stands before
};

}  // namespace sluice::connect
