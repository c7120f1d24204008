#include "connect/mail/deliverer.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "base/logged.h"
#include "connect/webhook/verdict.h"
#include "store/error.h"
#include "store/mailbox.h"

namespace sluice::connect {

namespace {

/// Longer than a try takes, so that nobody else sends it meanwhile.
constexpr Duration mail_lease = std::chrono::minutes{2};

bool has_mail_to_send(store::Session& session, Instant now) {
  const store::ReadTransaction reading{session};
  return store::is_waiting(session, store::mail_kind, now);
}

bool has_digest_to_gather(store::Session& session, Instant now) {
  const store::ReadTransaction reading{session};
  return store::is_digest_due(session, now);
}

std::string after_an_unclear_try(bool sent_before) {
  return sent_before ? "; an earlier try ended unclear, under the same Message-ID" : "";
}

store::MailboxMail kept_mail(std::int64_t id, const Composed& composed) {
  const MailMessage& message = *composed.message;
  store::MailboxMail mail;
  mail.id = id;
  mail.person = composed.person;
  mail.change_id = composed.change;
  mail.at = composed.at;
  mail.recipient = message.to.address;
  mail.subject = message.text.subject;
  for (const auto& [name, value] : headers_of(message)) mail.headers += name + ": " + value + "\n";
  mail.text = message.text.text;
  mail.html = message.text.html;
  return mail;
}

/// What the log says of a try, and when there is another.
struct MailVerdict {
  bool done = true;
  Instant due{};
  std::string outcome{};
};

MailVerdict verdict_on(const MailSent& sent, const store::LeasedMail& leased, Instant now) {
  const auto& row = leased.row;
  const auto again = now + pause_after(row.attempts, row.id);
  switch (sent.end) {
    case MailEnd::taken:
      return {true,
              {},
              fmt::format("{}: {}{}", store::mail_sent_word, sent.words, after_an_unclear_try(leased.sent_before))};
    case MailEnd::refused: return {true, {}, fmt::format("{}: {}", store::mail_refused_word, sent.words)};
    case MailEnd::stopped: return {false, now, sent.words};
    case MailEnd::unclear:
    case MailEnd::later: break;
  }
  const auto words =
      sent.end == MailEnd::unclear ? fmt::format("{}: {}", store::mail_unclear_word, sent.words) : sent.words;
  if (row.attempts < mail_tries_max) return {false, again, words};
  return {true, {}, fmt::format("given up after {} tries: {}", row.attempts, words)};
}

}  // namespace

struct MailDeliverer::Hands {
  Hands(const store::Database& database, const MailOptions& options, const std::atomic<bool>& stopping)
      : session(database.connect()), sender(options.house.setup, options.secrets, options.patience, stopping) {}
  std::unique_ptr<store::Session> session;
  MailSender sender;
};

MailDeliverer::MailDeliverer(const store::Database& database, engine::Engine& engine, MailOptions options)
    : database_(database), engine_(engine), options_(std::move(options)), worker_(engine, "mail_failed") {}

void MailDeliverer::start() {
  // One: mail servers want few connections, and mails about one change arrive in their order.
  worker_.start(1, [this] {
    return [this, hands = std::shared_ptr<Hands>{}]() mutable {
      if (!hands) hands = std::make_shared<Hands>(database_, options_, worker_.stopping());
      if (hands->session->broken()) hands->session->reopen();
      work(*hands);
    };
  });
}

void MailDeliverer::stop() { worker_.stop(); }

std::size_t MailDeliverer::work() {
  Hands hands{database_, options_, worker_.stopping()};
  return work(hands);
}

std::size_t MailDeliverer::work(Hands& hands) {
  gather(hands);
  std::size_t looked_at = 0;
  while (!worker_.stopping() && send_next(hands)) ++looked_at;
  if (!worker_.stopping()) worker_.sweep(mail_log_kept_for, store::sweep_mails);
  return looked_at;
}

void MailDeliverer::gather(Hands& hands) {
  while (!worker_.stopping() && has_digest_to_gather(*hands.session, engine_.now()))
    worker_.write(
        [now = engine_.now()](store::WriteTransaction& transaction) { (void)store::gather_digest(transaction, now); });
}

bool MailDeliverer::send_next(Hands& hands) {
  if (!has_mail_to_send(*hands.session, engine_.now())) return false;
  // Made for the writer's thread, which may run it twice.
  struct Taken {
    std::optional<store::LeasedMail> mail;
    LinkKey key;
  };
  const auto taken = std::make_shared<Taken>();
  worker_.write([taken, now = engine_.now()](store::WriteTransaction& transaction) {
    taken->mail = store::lease_mail(transaction, now, mail_lease);
    if (taken->mail) taken->key = link_key(transaction);
  });
  if (!taken->mail) return false;
  const auto composed = written(*taken->mail, taken->key, hands);
  if (!composed) return true;
  if (!composed->message) {
    finish(*taken->mail, fmt::format("{}: {}", store::mail_not_sent_word, composed->why_not));
    return true;
  }
  carry(*taken->mail, *composed, hands);
  return true;
}

std::optional<Composed> MailDeliverer::written(const store::LeasedMail& leased, const LinkKey& key, Hands& hands) {
  try {
    const store::ReadTransaction reading{*hands.session};
    return compose(leased.row, options_.house, key, engine_, *hands.session);
  } catch (const store::DatabaseError&) {
    throw;  // not the mail's fault: the lease ends, and it is taken again
  } catch (const std::exception& error) {
    write_end(leased, {MailEnd::later, fmt::format("it cannot be written: {}", error.what())});
    return std::nullopt;
  }
}

void MailDeliverer::carry(const store::LeasedMail& leased, const Composed& composed, Hands& hands) {
  switch (options_.house.setup.transport) {
    case MailSetup::Transport::none:
      return finish(leased, fmt::format("{}: there is no mail server", store::mail_not_sent_word));
    case MailSetup::Transport::mailbox: return keep(leased, composed);
    case MailSetup::Transport::smtp: return write_end(leased, hands.sender.send(*composed.message));
  }
}

void MailDeliverer::keep(const store::LeasedMail& leased, const Composed& composed) {
  worker_.write([id = leased.row.id, mail = kept_mail(leased.row.id, composed),
                 now = engine_.now()](store::WriteTransaction& transaction) {
    store::put_mailbox_mail(transaction, mail);
    store::finish_outbox(transaction, id, now,
                         fmt::format("{}: to the mailbox of the demonstration", store::mail_sent_word));
  });
}

void MailDeliverer::finish(const store::LeasedMail& leased, const std::string& outcome) {
  worker_.write([id = leased.row.id, outcome, now = engine_.now()](store::WriteTransaction& transaction) {
    store::finish_outbox(transaction, id, now, outcome);
  });
}

void MailDeliverer::write_end(const store::LeasedMail& leased, const MailSent& sent) {
  const auto verdict = verdict_on(sent, leased, engine_.now());
  const auto& row = leased.row;
  spdlog::info("event=mail_tried id={} try={} outcome={}", row.id, row.attempts, logged(verdict.outcome));
  if (verdict.done) return finish(leased, verdict.outcome);
  worker_.write([id = row.id, verdict](store::WriteTransaction& transaction) {
    store::postpone_outbox(transaction, id, verdict.due, verdict.outcome);
  });
}

}  // namespace sluice::connect
