#include "engine/mail_notices.h"

#include <set>

#include "domain/access/permission.h"
#include "domain/cab/minutes.h"
#include "store/mail.h"

namespace sluice::engine {

namespace {

/// What one batch puts for one change.
struct MailPut {
  std::vector<store::NewDelivery> at_once;
  std::vector<store::DigestEntry> gathered;
};

bool may_be_told(PersonId id, const Change& change, const Directory& directory) {
  const auto* person = directory.person(id);
  return person != nullptr && person->enabled &&
         has_right(Actor{id, person->roles, Origin::system}, ChangeRight::see, change, directory);
}

std::set<PersonId> told_by(std::span<const store::ChangeRecord> records, const Change& change,
                           const Directory& directory) {
  std::set<PersonId> people;
  for (const auto& record : records)
    if (const auto* told = std::get_if<PeopleNotified>(&record.event))
      for (const PersonId person : told->people)
        if (may_be_told(person, change, directory)) people.insert(person);
  return people;
}

/// Their own zone, or that of the installation.
class LocalZone {
 public:
  LocalZone(const store::Addressee& to, const Zone& usual) : own_(find_zone(to.time_zone)), usual_(usual) {}
  [[nodiscard]] const Zone& operator*() const { return own_ ? *own_ : usual_; }

 private:
  std::shared_ptr<const Zone> own_;
  const Zone& usual_;
};

Instant minutes_due(const store::Addressee& to, const Zone& zone, Instant closed) {
  const bool gathered = wish_for(to.wishes, NoticeKind::minutes) == MailWish::digest;
  return gathered ? next_digest(to.wishes, zone, closed) : after_quiet_hours(to.wishes, zone, closed);
}

void put_notice(MailPut& put, PersonId person, const store::Addressee& to, NoticeKind kind,
                const store::ChangeRecord& record, ChangeId change, const Zone& zone) {
  const LocalZone local{to, zone};
  const auto wish = wish_for(to.wishes, kind);
  if (wish == MailWish::none) return;
  if (wish == MailWish::digest) {
    put.gathered.push_back({person, record.position, next_digest(to.wishes, *local, record.stamp.at)});
    return;
  }
  put.at_once.push_back({.position = record.position,
                         .kind = std::string{store::mail_kind},
                         .target = std::to_string(person.value),
                         .subject = std::to_string(change.value),
                         .body = store::written({.kind = store::mail_of(kind), .notices = {record.position}}),
                         .due_at = after_quiet_hours(to.wishes, *local, record.stamp.at)});
}

}  // namespace

void put_mail_notices(store::WriteTransaction& transaction, const Change& change,
                      std::span<const store::ChangeRecord> records, const Directory& directory, const Zone& zone) {
  const auto people = told_by(records, change, directory);
  if (people.empty()) return;
  const auto known = store::addressees(transaction.session(), {people.begin(), people.end()});
  MailPut put;
  for (const auto& record : records) {
    const auto* told = std::get_if<PeopleNotified>(&record.event);
    if (told == nullptr) continue;
    for (const PersonId person : std::set<PersonId>{told->people.begin(), told->people.end()}) {
      const auto to = known.find(person);
      if (to == known.end() || to->second.email.empty()) continue;
      put_notice(put, person, to->second, told->kind.value_or(NoticeKind::told), record, change.id, zone);
    }
  }
  store::put_all(transaction, put.at_once);
  store::put_digest_entries(transaction, put.gathered);
}

void put_minutes(store::WriteTransaction& transaction, const Meeting& meeting, const BoardPlan& plan,
                 std::int64_t position, const Directory& directory, const Zone& zone) {
  std::vector<store::NewDelivery> rows;
  for (const auto& [person, to] :
       store::addressees(transaction.session(), readers_of_minutes(meeting, plan, directory))) {
    if (to.email.empty() || wish_for(to.wishes, NoticeKind::minutes) == MailWish::none) continue;
    const store::MailBody body{.kind = store::MailKind::minutes, .notices = {}, .meeting = meeting.id.value};
    rows.push_back({.position = position,
                    .kind = std::string{store::mail_kind},
                    .target = std::to_string(person.value),
                    .subject = "",
                    .body = store::written(body),
                    .due_at = minutes_due(to, *LocalZone{to, zone}, *meeting.closed)});
  }
  store::put_all(transaction, rows);
}

}  // namespace sluice::engine
