#include "store/mail.h"

#include <array>
#include <limits>
#include <tuple>

#include "base/ensure.h"
#include "base/json_text.h"
#include "store/conditions.h"
#include "store/in_list.h"
#include "store/numbers.h"
#include "store/rows.h"

namespace sluice::store {

namespace {

constexpr std::string_view sending_outcome = "being sent";
/// The most notifications of one digest; what is beyond comes with the next one.
constexpr std::int64_t digest_entries_max = 200;

struct AddresseeRow {
  PersonId person;
  std::string email, time_zone;
  std::optional<std::string> wishes;
};
BOOST_DESCRIBE_STRUCT(AddresseeRow, (), (person, email, time_zone, wishes))

MailWishes read_wishes(std::string_view text) {
  ApiFormat format;
  const auto json = parse_json(text);
  ensure(json.has_value(), "somebody's wishes for mail are no JSON");
  auto wishes = decode_json<MailWishes>(format, *json);
  ensure(wishes.has_value(), "somebody's wishes for mail cannot be read");
  return std::move(*wishes);
}

/// What a state means of the columns.
std::string mail_state_condition(MailState state) {
  switch (state) {
    case MailState::queued: return "done_at IS NULL AND outcome = ''";
    case MailState::sending: return "done_at IS NULL AND outcome = 'being sent'";
    case MailState::failed: return "done_at IS NULL AND outcome <> '' AND outcome <> 'being sent'";
    case MailState::sent: return "done_at IS NOT NULL AND outcome LIKE 'sent%'";
    case MailState::refused: return "done_at IS NOT NULL AND outcome LIKE 'refused%'";
    case MailState::not_sent: return "done_at IS NOT NULL AND outcome LIKE 'not sent%'";
    case MailState::given_up:
      return "done_at IS NOT NULL AND outcome NOT LIKE 'sent%' AND outcome NOT LIKE 'refused%' AND outcome NOT LIKE "
             "'not sent%'";
  }
  return "";
}

void set_mail_outcome(Session& session, std::int64_t id, std::string_view outcome) {
  session.run("UPDATE outbox SET outcome = ? WHERE id = ?", {outcome, id});
}

}  // namespace

MailKind mail_of(NoticeKind kind) {
  const auto mail = from_word<MailKind>(word(kind));
  ensure(mail.has_value(), "every kind of notice has its mail");
  return *mail;
}

std::string written(const MailBody& body) {
  ApiFormat format;
  return json_text(format, body);
}

MailBody read_mail_body(std::string_view text) {
  ApiFormat format;
  const auto json = parse_json(text);
  ensure(json.has_value(), "a mail's row is no JSON");
  auto body = decode_json<MailBody>(format, *json);
  ensure(body.has_value(), "a mail's row does not say what it is");
  return std::move(*body);
}

std::map<PersonId, Addressee> addressees(Session& session, const std::vector<PersonId>& people) {
  std::map<PersonId, Addressee> found;
  in_slices(people, [&](const InList& slice) {
    std::vector<Value> values;
    slice.append_to(values);
    session.each<AddresseeRow>(
        "SELECT d.person, d.email, d.time_zone, w.wishes FROM person_details d LEFT JOIN mail_wishes w ON w.person = "
        "d.person WHERE d.person" +
            slice.sql(),
        values, [&](AddresseeRow&& row) {
          found[row.person] = {std::move(row.email), std::move(row.time_zone),
                               row.wishes ? read_wishes(*row.wishes) : MailWishes{}};
        });
  });
  return found;
}

void put_mail_wishes(Session& session, PersonId person, const MailWishes& wishes) {
  ApiFormat format;
  const auto text = json_text(format, wishes);
  session.run(
      "INSERT INTO mail_wishes (person, wishes) VALUES (?, ?) ON CONFLICT (person) DO UPDATE SET wishes = "
      "excluded.wishes",
      {person, text});
}

MailWishes mail_wishes_of(Session& session, PersonId person) {
  const auto text = session.one<std::string>("SELECT wishes FROM mail_wishes WHERE person = ?", {person});
  return text ? read_wishes(*text) : MailWishes{};
}

void put_digest_entries(WriteTransaction& transaction, const std::vector<DigestEntry>& entries) {
  insert_rows(transaction.session(), "mail_digest", entries, "ON CONFLICT (person, position) DO NOTHING");
}

bool is_digest_due(Session& session, Instant now) {
  return session.one<std::int64_t>("SELECT person FROM mail_digest WHERE due_at <= ? LIMIT 1", {now}).has_value();
}

bool gather_digest(WriteTransaction& transaction, Instant now) {
  auto& session = transaction.session();
  const auto person = session.one<std::int64_t>(
      "SELECT person FROM mail_digest WHERE due_at <= ? ORDER BY due_at, person LIMIT 1", {now});
  if (!person) return false;
  const auto positions = session.all<std::int64_t>(
      "SELECT position FROM mail_digest WHERE person = ? ORDER BY position LIMIT ?", {*person, digest_entries_max});
  put(transaction, {.position = positions.back(),
                    .kind = std::string{mail_kind},
                    .target = std::to_string(*person),
                    .body = written({.kind = MailKind::digest, .notices = positions}),
                    .due_at = now});
  session.run("DELETE FROM mail_digest WHERE person = ? AND position <= ?", {*person, positions.back()});
  return true;
}

std::optional<LeasedMail> lease_mail(WriteTransaction& transaction, Instant now, Duration lease) {
  auto rows = lease_outbox(transaction, mail_kind, now, lease, 1);
  if (rows.empty()) return std::nullopt;
  LeasedMail leased{.row = std::move(rows.front())};
  auto& session = transaction.session();
  const auto before = session.one<std::string>("SELECT outcome FROM outbox WHERE id = ?", {leased.row.id});
  leased.sent_before = before && (before == sending_outcome || before->starts_with(mail_unclear_word));
  set_mail_outcome(session, leased.row.id, sending_outcome);
  return leased;
}

MailState MailRow::state() const {
  if (!done_at && outcome.empty()) return MailState::queued;
  if (!done_at) return outcome == sending_outcome ? MailState::sending : MailState::failed;
  if (outcome.starts_with(mail_sent_word)) return MailState::sent;
  if (outcome.starts_with(mail_refused_word)) return MailState::refused;
  return outcome.starts_with(mail_not_sent_word) ? MailState::not_sent : MailState::given_up;
}

std::vector<MailRow> mails(Session& session, const MailFilter& filter, std::optional<std::int64_t> below,
                           std::int64_t limit) {
  const auto under = below.value_or(std::numeric_limits<std::int64_t>::max());
  const auto target = filter.person ? std::to_string(filter.person->value) : std::string{};
  const auto subject = filter.change ? std::to_string(filter.change->value) : std::string{};
  Conditions which;
  which.add("kind = ? AND id < ?", {mail_kind, under});
  if (filter.person) which.add("target = ?", {target});
  if (filter.change) which.add("subject = ?", {subject});
  if (filter.state) which.add(mail_state_condition(*filter.state));
  which.values().emplace_back(limit);
  return session.all<MailRow>(
      "SELECT " + columns_of<MailRow>() + " FROM outbox" + which.sql() + " ORDER BY id DESC LIMIT ?", which.values());
}

std::optional<MailRow> mail(Session& session, std::int64_t id) {
  return session.one<MailRow>("SELECT " + columns_of<MailRow>() + " FROM outbox WHERE kind = ? AND id = ?",
                              {mail_kind, id});
}

std::map<MailState, std::int64_t> count_mails(Session& session) {
  using Counted =
      std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>;
  constexpr std::array states{MailState::queued,  MailState::sending,  MailState::failed,  MailState::sent,
                              MailState::refused, MailState::given_up, MailState::not_sent};
  static_assert(states.size() == std::tuple_size_v<Counted>);
  std::string counts;
  for (const auto state : states)
    counts += (counts.empty() ? "" : ", ") + ("count(CASE WHEN " + mail_state_condition(state) + " THEN 1 END)");
  const auto counted =
      session.one<Counted>("SELECT " + counts + " FROM outbox WHERE kind = ?", {mail_kind}).value_or(Counted{});
  std::map<MailState, std::int64_t> by_state;
  std::apply(
      [&](auto... count) {
        std::size_t i = 0;
        ((by_state[states[i++]] = count), ...);
      },
      counted);
  return by_state;
}

std::int64_t put_test_mail(WriteTransaction& transaction, PersonId person, Instant now) {
  // Positions of events begin at 1, so that no event's row is ever taken for a test.
  const auto position = -draw_numbers(transaction, "mail_test");
  const auto target = std::to_string(person.value);
  put(transaction,
      {position, std::string{mail_kind}, target, "", written({.kind = MailKind::test, .notices = {}}), now});
  return transaction.session()
      .one<std::int64_t>("SELECT id FROM outbox WHERE position = ? AND kind = ? AND target = ?",
                         {position, mail_kind, target})
      .value_or(0);
}

bool retry_mail(WriteTransaction& transaction, std::int64_t id, Instant now) {
  auto& session = transaction.session();
  return session.run(
             "UPDATE outbox SET due_at = ?, leased_until = 0, attempts = 0, done_at = NULL, outcome = '' WHERE kind = "
             "? AND id = ? AND (done_at IS NOT NULL OR leased_until <= ?)",
             {now, mail_kind, id, session.database_now()}) == 1;
}

std::int64_t sweep_mails(WriteTransaction& transaction, Instant before, std::int64_t limit) {
  return transaction.session().run(
      "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE kind = ? AND done_at < ? LIMIT ?)",
      {mail_kind, before, limit});
}

}  // namespace sluice::store
