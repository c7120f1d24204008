// Deciding an approval by the link in a mail: the link says who decides what, and every rule is that of the page.
#include <algorithm>
#include <stdexcept>

#include "api/approval_difference.h"
#include "api/auth/signing_in.h"
#include "api/change_acts.h"
#include "api/routes.h"
#include "api/views/texts.h"
#include "connect/mail/link.h"
#include "domain/approval/tally.h"
#include "domain/change/answer.h"
#include "store/used_links.h"

namespace sluice::api {
namespace {

struct LinkToRead {
  std::string token;
};
BOOST_DESCRIBE_STRUCT(LinkToRead, (), (token))

struct DecisionByLink {
  std::string token;
  Decision decision = Decision::approve;
  std::optional<std::string> comment;
  std::string digest;  ///< of what was shown
};
BOOST_DESCRIBE_STRUCT(DecisionByLink, (), (token, decision, comment, digest))

struct WithdrawalByLink {
  std::string token;
  std::optional<std::string> comment;
};
BOOST_DESCRIBE_STRUCT(WithdrawalByLink, (), (token, comment))

/// The change in a few lines, for somebody who may see nothing else of Sluice.
struct AskedChange {
  std::string key;
  std::string title;
  ChangeType type = ChangeType::normal;
  std::string stage;
  std::string requester;
  std::string owner;
  std::vector<std::string> services;
  std::optional<Level> impact;
  std::optional<RiskLevel> risk;
  std::vector<std::string> risks;  ///< what its sources saw, those that are above low
  std::optional<PlannedTime> planned_start;
  std::optional<PlannedTime> planned_end;
  std::string description;
  std::string reason;
  std::string backout_plan;
};
BOOST_DESCRIBE_STRUCT(AskedChange, (),
                      (key, title, type, stage, requester, owner, services, impact, risk, risks, planned_start,
                       planned_end, description, reason, backout_plan))

struct AskedApproval {
  std::string key;
  std::string title;
  Quorum quorum;
  std::int64_t have = 0;
  std::int64_t need = 0;
  std::vector<std::string> seats;  ///< whom who asks stands in for, by name
  std::optional<Instant> due;
  std::vector<FieldChange> covered;  ///< all that the decision is about: `after` of each field
};
BOOST_DESCRIBE_STRUCT(AskedApproval, (), (key, title, quorum, have, need, seats, due, covered))

struct OwnDecision {
  Decision decision = Decision::approve;
  Instant at;
  std::string comment;
};
BOOST_DESCRIBE_STRUCT(OwnDecision, (), (decision, at, comment))

enum class LinkState {
  open,          ///< to be decided
  decided,       ///< by who asks
  changed,       ///< to be decided, on other content than the mail was about
  closed,        ///< not to be decided now: granted, paused, on hold, over, or this link has decided before
  not_entitled,  ///< a rule keeps who asks from deciding
};
BOOST_DESCRIBE_ENUM(LinkState, open, decided, changed, closed, not_entitled)

struct DecidePage {
  std::string person;
  AskedChange change;
  AskedApproval approval;
  LinkState state = LinkState::open;
  std::string reason;  ///< why it cannot be decided, in words; empty where it can
  std::optional<OwnDecision> decision;
  bool can_take_back = false;
  std::string digest;
  std::optional<std::vector<FieldChange>> difference;  ///< what has altered since the mail
};
BOOST_DESCRIBE_STRUCT(DecidePage, (),
                      (person, change, approval, state, reason, decision, can_take_back, digest, difference))

using AnswerPage = Answer<DecidePage>;

/// A link that was found good.
struct GoodLink {
  connect::DecideLink link;
  std::string hash;
};

/// Thrown in the transaction of a decision whose link has decided meanwhile, so that nothing is written.
struct LinkHasDecided : std::runtime_error {
  LinkHasDecided() : std::runtime_error("the link has decided before") {}
};

std::string has_decided_before(const Change& change, const Directory& directory) {
  return fmt::format(
      "This link has decided once, and does so only once. To decide again, sign in, or ask {} to remind you: that mail "
      "brings a new link.",
      directory.name_of(change.owner()));
}

/// Whoever is signed in as somebody else got a mail that was forwarded. In a demonstration everybody may be anybody.
Result<void> must_be_theirs(const Call& call, PersonId person) {
  if (!call.session || call.session->person == person || call.parts.settings.demonstration) return {};
  return refuse(Refused::not_permitted,
                fmt::format("This decision is {}'s, and you are signed in as {}. Nothing was decided.",
                            call.directory->name_of(person), call.directory->name_of(call.session->person)));
}

/// Reads the link and makes its person who asks. Nothing where the call has been answered.
std::optional<GoodLink> begun_by_link(const CallPtr& call, const std::string& token, const AnswerPage& answer) {
  auto& parts = call->parts;
  const auto begun = parts.link_guard.begin("", call->request.remote_address, call->now);
  if (!begun) {
    answer.with(told_to_wait(begun.error(), Tried::link));
    return std::nullopt;
  }
  const auto refused = [&](const Refusal& refusal) -> std::optional<GoodLink> {
    if (refusal.why == Refused::invalid) (*begun)->failed();
    else (*begun)->withdrawn();
    answer.refuse(refusal);
    return std::nullopt;
  };
  const auto key = connect::kept_link_key(call->read());
  if (!key) return refused(connect::no_link_of_ours());
  auto link = connect::read_link(token, *key, call->now);
  if (!link) return refused(link.error());
  if (const auto theirs = must_be_theirs(*call, link->person); !theirs) return refused(theirs.error());
  auto actor = parts.engine.actor(link->person, Origin::mail);
  if (!actor)
    return refused({Refused::not_permitted,
                    fmt::format("{} is disabled here and decides nothing any more; an administrator can undo that.",
                                call->directory->name_of(link->person))});
  (*begun)->withdrawn();
  call->actor = std::move(*actor);
  return GoodLink{std::move(*link), connect::link_hash(token)};
}

/// The newest asking, also where it was cancelled: who opens an old link is told how it ended. Null where there was none.
const Approval* newest_asking(const Change& change, std::string_view key) {
  const auto found = std::ranges::find(change.approvals.rbegin(), change.approvals.rend(), key, &Approval::key);
  return found == change.approvals.rend() ? nullptr : &*found;
}

/// The decision in force of who asks; null where there is none.
const DecisionMade* own_decision(const Approval& approval, const Actor& actor) {
  const auto mine = std::ranges::find_if(approval.decisions, [&](const auto& one) { return actor.is(one.by); });
  return mine == approval.decisions.end() ? nullptr : &*mine;
}

AskedChange asked_change(const Shown& shown) {
  auto view = change_view(shown);
  AskedChange change{.key = std::move(view.id),
                     .title = std::move(view.title),
                     .type = view.type,
                     .stage = std::move(view.stage_name),
                     .requester = std::move(view.requester.name),
                     .owner = std::move(view.owner.name),
                     .services = {},
                     .impact = view.impact,
                     .risk = risk_of(shown.change.risk),
                     .risks = {},
                     .planned_start = std::move(view.planned_start),
                     .planned_end = std::move(view.planned_end),
                     .description = std::move(view.description),
                     .reason = std::move(view.reason),
                     .backout_plan = std::move(view.backout_plan)};
  for (auto& service : view.services) change.services.push_back(std::move(service.name));
  if (const auto& assessed = shown.change.risk.assessed)
    for (const auto& source : assessed->sources)
      if (source.level != RiskLevel::low) change.risks.push_back(fmt::format("{}: {}", source.title, source.saw));
  return change;
}

AskedApproval asked_approval_view(const Shown& shown, const Approval& approval) {
  const auto counted = tally(approval, shown.change, shown.directory, shown.now);
  AskedApproval view{.key = approval.key,
                     .title = approval.title,
                     .quorum = approval.quorum,
                     .have = counted.have,
                     .need = counted.need,
                     .seats = {},
                     .due = approval.due,
                     .covered = covered_content(shown, approval)};
  for (const auto& seats : counted.seats) {
    if (!shown.actor.is(seats.person)) continue;
    for (const auto seat : seats.of) view.seats.push_back(shown.directory.name_of(seat));
  }
  return view;
}

/// Whether the domain would take a command of who asks at this moment.
Result<void> would_take(const Shown& shown, const auto& command) {
  const ChangeFacts facts{.now = shown.now,
                          .actor = shown.actor,
                          .directory = shown.directory,
                          .process = &shown.process,
                          .zone = shown.zone,
                          .next_change = {},
                          .next_task = {},
                          .next_comment = {}};
  const auto tried = sluice::answer(shown.change, command, facts);
  if (!tried) return std::unexpected{tried.error()};
  return {};
}

void stand(DecidePage& page, LinkState state, std::string reason = {}) {
  page.state = state;
  page.reason = std::move(reason);
}

/// Where the question stands for who asks; what altered since the mail, where that has to be seen first.
Result<void> show_standing_of_link(Call& call, const Shown& shown, const GoodLink& good, const Approval& approval,
                                   DecidePage& page) {
  if (const auto* mine = own_decision(approval, shown.actor)) {
    page.decision = OwnDecision{mine->decision, mine->at, text_of(mine->comment)};
    page.can_take_back = would_take(shown, WithdrawDecision{approval.key, ""}).has_value();
    stand(page, LinkState::decided);
    return {};
  }
  if (const auto open = would_take(shown, Decide{approval.key, Decision::approve, "", approval.digest, {}}); !open) {
    const bool barred = open.error().why == Refused::not_permitted;
    stand(page, barred ? LinkState::not_entitled : LinkState::closed, open.error().detail);
    return {};
  }
  if (store::link_was_used(call.read(), good.hash)) {
    stand(page, LinkState::closed, has_decided_before(shown.change, shown.directory));
    return {};
  }
  if (approval.digest == good.link.digest) return {};
  SLUICE_TRY(auto difference, difference_since_asked(call, shown, approval, good.link.digest));
  page.difference = std::move(difference.fields);
  stand(page, LinkState::changed);
  return {};
}

Result<DecidePage> page_of(Call& call, const GoodLink& good) {
  call.now = call.parts.engine.now();
  SLUICE_TRY(const auto loaded, load_visible(call, good.link.change));
  const auto shown = shown_to(call, loaded);
  const auto* approval = newest_asking(shown.change, good.link.approval);
  if (approval == nullptr)
    return refuse(Refused::not_found,
                  fmt::format("{} asks no approval {} any more.", sluice::shown(good.link.change), good.link.approval));
  DecidePage page{.person = shown.directory.name_of(good.link.person),
                  .change = asked_change(shown),
                  .approval = asked_approval_view(shown, *approval),
                  .state = LinkState::open,
                  .reason = {},
                  .decision = {},
                  .can_take_back = false,
                  .digest = approval->digest,
                  .difference = {}};
  SLUICE_CHECK(show_standing_of_link(call, shown, good, *approval, page));
  return page;
}

bool is_because_link_has_decided(const std::exception_ptr& broke) {
  try {
    std::rethrow_exception(broke);
  } catch (const LinkHasDecided&) {
    return true;
  } catch (...) {
    return false;
  }
}

/// Runs a command of the link's person and answers with what the page shows then. A request that comes twice decides once
/// all the same, so no answer is kept.
void act_by_link(const CallPtr& call, const GoodLink& good, ChangeCommand command, engine::Asked asked,
                 const AnswerPage& answer) {
  call->parts.engine.change(
      good.link.change, std::move(command), std::move(asked),
      [call, good, answer](engine::Reply<engine::ChangeDone> reply) {
        if (const auto* broke = std::get_if<std::exception_ptr>(&reply)) {
          if (!is_because_link_has_decided(*broke)) return answer_broken(call, *broke);
          return answer.refuse({Refused::out_of_turn, "This link has decided before, and does so only once."});
        }
        const auto* result = std::get_if<Result<engine::ChangeDone>>(&reply);
        if (result != nullptr && !*result) return answer.refuse(result->error());
        on_worker(call, Saved::yes, [call, good, answer] { answer(page_of(*call, good)); });
      });
}

void read_link_page(const CallPtr& call, const Nothing&, LinkToRead sent, const AnswerPage& answer) {
  const auto good = begun_by_link(call, sent.token, answer);
  if (good) answer(page_of(*call, *good));
}

/// What the page would say no to is refused with the same words, before anything is tried.
Result<void> may_decide_by(Call& call, const GoodLink& good, const DecisionByLink& sent) {
  if (sent.digest.empty()) return refuse_field("/digest", "Say which content was shown.");
  SLUICE_TRY(const auto loaded, load_visible(call, good.link.change));
  const auto* approval = newest_asking(*loaded.change, good.link.approval);
  const bool decided = approval != nullptr && own_decision(*approval, call.actor) != nullptr;
  if (!decided && store::link_was_used(call.read(), good.hash))
    return refuse(Refused::out_of_turn, has_decided_before(*loaded.change, *loaded.directory));
  return {};
}

void decide_by_link(const CallPtr& call, const Nothing&, DecisionByLink sent, const AnswerPage& answer) {
  const auto good = begun_by_link(call, sent.token, answer);
  if (!good) return;
  if (const auto may = may_decide_by(*call, *good, sent); !may) return answer.refuse(may.error());
  engine::Asked asked{.actor = call->actor};
  asked.with = [hash = good->hash, now = call->now](store::WriteTransaction& transaction, std::int64_t) {
    if (!store::mark_link_used(transaction, hash, now)) throw LinkHasDecided{};
  };
  act_by_link(call, *good,
              Decide{good->link.approval, sent.decision, sent.comment.value_or(""), std::move(sent.digest), {}},
              std::move(asked), answer);
}

void withdraw_by_link(const CallPtr& call, const Nothing&, WithdrawalByLink sent, const AnswerPage& answer) {
  const auto good = begun_by_link(call, sent.token, answer);
  if (!good) return;
  act_by_link(call, *good, WithdrawDecision{good->link.approval, sent.comment.value_or("")}, {.actor = call->actor},
              answer);
}

/// The link itself says who asks: a page elsewhere does not have it, so no CSRF token is needed.
Route opened_by_link(Route route) {
  route.needs_csrf = false;
  return without_kept_answer(std::move(route));
}

const std::vector<Refused> link_errors{Refused::not_permitted, Refused::not_found, Refused::out_of_turn,
                                       Refused::too_many};

}  // namespace

std::vector<Route> decide_by_link_routes() {
  std::vector<Route> routes;
  routes.push_back(opened_by_link(writes<Nothing, LinkToRead, DecidePage>(
      Method::post, "/decide/read", "approvals", Access::everybody(),
      {"Read what a mail's link asks",
       "`token` is what stands behind the # of the link. Without a session: the link says whose decision it is. Alters "
       "nothing. `state` is `changed` where the content is another than the mail was about; `difference` says how.",
       link_errors},
      read_link_page)));
  routes.push_back(opened_by_link(writes<Nothing, DecisionByLink, DecidePage>(
      Method::post, "/decide", "approvals", Access::everybody(),
      {"Decide by a mail's link",
       "As the link's person, by all the rules. `digest` is that of what was shown: where the content has altered "
       "since, the decision is refused. `reject` needs a comment. A link decides once.",
       link_errors},
      decide_by_link)));
  routes.push_back(opened_by_link(writes<Nothing, WithdrawalByLink, DecidePage>(
      Method::post, "/decide/withdraw", "approvals", Access::everybody(),
      {"Take a decision back by a mail's link", "While the change is not in deployment.", link_errors},
      withdraw_by_link)));
  return routes;
}

}  // namespace sluice::api
