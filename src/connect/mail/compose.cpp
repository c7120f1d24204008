#include "connect/mail/compose.h"

#include <algorithm>

#include "base/among.h"
#include "connect/mail/variables.h"
#include "domain/access/permission.h"
#include "domain/approval/tally.h"
#include "domain/cab/minutes.h"
#include "store/mail.h"
#include "store/notifications.h"

namespace sluice::connect {

namespace {

using store::MailKind;

store::Viewer viewer_who_is(const Person& person, const Directory& directory) {
  const Actor actor{person.id, person.roles, Origin::system};
  store::Viewer viewer{.person = person.id, .groups = {}, .sees_everything = may(actor, Permission::audit).has_value()};
  for (const auto& [id, group] : directory.groups)
    if (group->members.contains(person.id)) viewer.groups.push_back(id);
  return viewer;
}

/// What there is still to tell, of changes that the person may see.
std::vector<MailNotice> notices_for(const Person& person, const std::vector<std::int64_t>& positions,
                                    const Directory& directory, store::Session& reading) {
  const auto viewer = viewer_who_is(person, directory);
  std::vector<MailNotice> notices;
  for (const auto position : positions) {
    auto row = store::notification_of(reading, viewer, position);
    if (!row || row->text.empty()) continue;
    notices.push_back({row->position, row->kind, row->change_id, std::move(row->text), std::move(row->about), row->at});
  }
  return notices;
}

std::vector<std::shared_ptr<const Change>> changes_of(const std::vector<MailNotice>& notices, engine::Engine& engine,
                                                      store::Session& reading) {
  std::vector<std::shared_ptr<const Change>> changes;
  for (const auto& notice : notices) {
    const bool there = std::ranges::any_of(changes, [&](const auto& change) { return change->id == notice.change; });
    if (there) continue;
    if (auto loaded = engine.load(notice.change, reading)) changes.push_back(std::move(loaded->change));
  }
  return changes;
}

/// The approval of a notice, where it waits for the person.
const Approval* waiting_for(const MailNotice& notice, PersonId person, const Change& change, const Directory& directory,
                            Instant now) {
  const auto* approval = find_approval(change, notice.about);
  if (approval == nullptr || approval->state != ApprovalState::asked || change.is_closed()) return nullptr;
  return is_among(person, tally(*approval, change, directory, now).undecided) ? approval : nullptr;
}

/// Mails that ask somebody to decide what waits for nobody, or not for them.
bool asks_in_vain(MailKind kind, const Approval* approval) {
  const bool asks = kind == MailKind::approval_asked || kind == MailKind::approval_reminded;
  return asks && approval == nullptr;
}

/// Makes the mail of one row to one person.
class MailComposer {
 public:
  MailComposer(const store::OutboxRow& row, const MailHouse& house, const LinkKey& key, engine::Engine& engine,
               store::Session& reading)
      : row_(row), house_(house), key_(key), engine_(engine), reading_(reading), directory_(engine.directory()) {}

  Composed run() {
    composed_.person = PersonId{std::stoll(row_.target)};
    const auto* person = directory_->person(composed_.person);
    if (person == nullptr) return nothing("there is no such person");
    if (!person->enabled) return nothing("the person is disabled");
    const auto known = store::addressees(reading_, {person->id});
    const auto to = known.find(person->id);
    if (to == known.end() || to->second.email.empty()) return nothing("the person has no address");
    if (!is_mail_address(to->second.email)) return nothing("the person's address is none that mail can be sent to");
    return to_person(*person, to->second);
  }

 private:
  Composed nothing(std::string why) {
    composed_.why_not = std::move(why);
    return std::move(composed_);
  }

  Composed to_person(const Person& person, const store::Addressee& to) {
    const auto body = store::read_mail_body(row_.body);
    if (body.meeting) return minutes_to(person, to, MeetingId{*body.meeting});
    const auto notices = notices_for(person, body.notices, *directory_, reading_);
    if (body.kind != MailKind::test && notices.empty())
      return nothing("there is nothing to tell: it was removed, or the person may not see it");
    composed_.at = notices.empty() ? engine_.now() : notices.back().at;
    const auto changes = changes_of(notices, engine_, reading_);
    std::string decide_url;
    if (body.kind != MailKind::digest && !changes.empty()) {
      composed_.change = changes.front()->id;
      const auto* approval = waiting_for(notices.front(), person.id, *changes.front(), *directory_, engine_.now());
      if (asks_in_vain(body.kind, approval)) return nothing("the approval no longer waits for the person");
      if (approval != nullptr) decide_url = link_to(*approval, person.id);
    }
    const auto own_zone = find_zone(to.time_zone);
    const auto data = mail_data(house_.site, person, body.kind, notices, changes, *directory_,
                                own_zone ? *own_zone : *engine_.zone(), decide_url);
    address(person, to, write_mail(mail_template_in_force(reading_, body.kind), data));
    return std::move(composed_);
  }

  Composed minutes_to(const Person& person, const store::Addressee& to, MeetingId id) {
    const auto meeting = engine_.load(id, reading_);
    if (!meeting) return nothing("there is no such meeting");
    const auto board = engine_.load((*meeting)->board, reading_);
    if (!board) return nothing("the meeting's board is not there");
    composed_.at = (*meeting)->closed.value_or(engine_.now());
    const auto zone = find_zone((*meeting)->zone);
    const auto minutes =
        minutes_of(**meeting, (*board)->plan,
                   engine_.agenda_seen_by({person.id, person.roles, Origin::system}, **meeting, reading_), *directory_,
                   zone ? *zone : *engine_.zone());
    const auto data = minutes_data(house_.site, person, **meeting, (*board)->plan, minutes);
    address(person, to, write_mail(mail_template_in_force(reading_, MailKind::minutes), data));
    return std::move(composed_);
  }

  [[nodiscard]] std::string link_to(const Approval& approval, PersonId person) const {
    const DecideLink link{person, composed_.change, approval.key, approval.digest, engine_.now() + decide_link_lasts};
    return house_.site.url + "/decide#" + sign_link(link, key_);
  }

  void address(const Person& person, const store::Addressee& to, MailText text) {
    const auto& setup = house_.setup;
    const auto from = read_mail_address(setup.from);
    const auto thread = composed_.change.value == 0
                            ? std::string{}
                            : mail_thread_id(shown(composed_.change), house_.installation, setup);
    composed_.message = MailMessage{from ? *from : MailAddress{"Sluice", "sluice@" + mail_host(setup)},
                                    {person.name, to.email},
                                    mail_message_id(row_.id, house_.installation, setup),
                                    thread,
                                    engine_.now(),
                                    std::move(text)};
  }

  const store::OutboxRow& row_;
  const MailHouse& house_;
  const LinkKey& key_;
  engine::Engine& engine_;
  store::Session& reading_;
  std::shared_ptr<const Directory> directory_;
  Composed composed_;
};

}  // namespace

Composed compose(const store::OutboxRow& row, const MailHouse& house, const LinkKey& key, engine::Engine& engine,
                 store::Session& reading) {
  return MailComposer{row, house, key, engine, reading}.run();
}

}  // namespace sluice::connect
