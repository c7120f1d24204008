// How each person wants to hear by mail of what they are told.
#include "domain/access/mail_wishes.h"
#include "api/routes.h"
#include "api/wire/commands.h"
#include "connect/mail/variables.h"
#include "store/mail.h"
#include "store/people.h"

namespace sluice::api {
namespace {

struct MailChoiceView {
  NoticeKind kind = NoticeKind::told;
  std::string title;
  MailWish wish = MailWish::at_once;
  bool must_reach = false;  ///< somebody waits for a decision: `none` is refused
};
BOOST_DESCRIBE_STRUCT(MailChoiceView, (), (kind, title, wish, must_reach))

struct MailWishesView {
  std::vector<MailChoiceView> choices;  ///< of every kind
  std::optional<QuietHours> quiet;
  std::string digest_at;
  bool digest_on_weekends = false;
  std::string email;      ///< where it goes; empty: nothing does
  std::string time_zone;  ///< of all these times
};
BOOST_DESCRIBE_STRUCT(MailWishesView, (), (choices, quiet, digest_at, digest_on_weekends, email, time_zone))

struct MailWishesEdit {
  std::vector<MailChoice> choices;
  std::optional<QuietHours> quiet;
  std::string digest_at;
  bool digest_on_weekends = false;
};
BOOST_DESCRIBE_STRUCT(MailWishesEdit, (), (choices, quiet, digest_at, digest_on_weekends))

MailWishesView mail_wishes_view(store::Session& session, PersonId person) {
  const auto wishes = store::mail_wishes_of(session, person);
  const auto details = store::person_details(session, person).value_or(PersonDetails{});
  MailWishesView view{.choices = {},
                      .quiet = wishes.quiet,
                      .digest_at = wishes.digest_at,
                      .digest_on_weekends = wishes.digest_on_weekends,
                      .email = details.email,
                      .time_zone = details.time_zone};
  for_each_enumerator<NoticeKind>([&](std::string_view, NoticeKind kind) {
    view.choices.push_back({.kind = kind,
                            .title = std::string{connect::mail_title(store::mail_of(kind))},
                            .wish = wish_for(wishes, kind),
                            .must_reach = must_reach(kind)});
  });
  return view;
}

Result<MailWishesView> show_mail_wishes(Call& call, const Nothing&) {
  return mail_wishes_view(call.read(), call.session->person);
}

void keep_mail_wishes(const CallPtr& call, const Nothing&, MailWishesEdit sent, const Answer<MailWishesView>& answer) {
  MailWishes wishes{.choices = std::move(sent.choices),
                    .quiet = std::move(sent.quiet),
                    .digest_at = std::move(sent.digest_at),
                    .digest_on_weekends = sent.digest_on_weekends};
  if (const auto good = check_wishes(wishes); !good) return answer.refuse(good.error());
  write_rows(
      call,
      [person = call->session->person, wishes = std::move(wishes)](store::WriteTransaction& transaction) {
        store::put_mail_wishes(transaction.session(), person, wishes);
      },
      [call, answer] { answer(mail_wishes_view(call->read(), call->session->person)); });
}

}  // namespace

std::vector<Route> mail_wishes_routes() {
  std::vector<Route> routes;
  routes.push_back(reads<Nothing, MailWishesView>(
      "/profile/mail", "profile", Access::signed_in(),
      {"Read what I hear of by mail", "Each kind with my wish; times of day are of my time zone."}, show_mail_wishes));
  routes.push_back(
      writes<Nothing, MailWishesEdit, MailWishesView>(Method::put, "/profile/mail", "profile", Access::signed_in(),
                                                      {"Say what I hear of by mail",
                                                       "All of it: a kind that is not named comes at once. What asks "
                                                       "for a decision may be gathered, but not left out."},
                                                      keep_mail_wishes));
  return routes;
}

}  // namespace sluice::api
