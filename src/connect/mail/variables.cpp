#include "connect/mail/variables.h"

#include <array>

#include "base/described.h"

namespace sluice::connect {

namespace {

using store::MailKind;

constexpr auto variables_of_all = std::to_array<MailVariable>({
    {"site.url", "where the page is, such as https://sluice.example.org"},
    {"site.name", "what this installation is called"},
    {"person.name", "the name of who gets the mail"},
    {"person.login", "their sign-in name"},
    {"subject", "what the mail is about, in a few words"},
    {"preferences_url", "where they choose what they hear of by mail"},
});

constexpr auto variables_of_notices = std::to_array<MailVariable>({
    {"change.key", "the change's number, such as CHG-1042"},
    {"change.title", "its title"},
    {"change.url", "its page"},
    {"change.stage", "the name of the stage that it stands in"},
    {"change.requester", "the name of who asked for it"},
    {"change.services", "the names of the services that it touches; may be empty"},
    {"change.planned", "from when to when it is planned, in the zone of who planned it; may be empty"},
    {"change.risk", "its risk, in a word; may be empty"},
    {"text", "what they are told; may have several lines"},
    {"about", "the title of the approval that it is about; may be empty"},
});

constexpr auto variables_of_decisions = std::to_array<MailVariable>({
    {"decide_url", "where they decide without signing in; empty where they cannot"},
});

constexpr auto variables_of_minutes = std::to_array<MailVariable>({
    {"meeting.key", "the meeting's number, such as MTG-7"},
    {"meeting.board", "the name of its board"},
    {"meeting.when", "its number, when it was held and in which zone"},
    {"meeting.present", "who was there"},
    {"meeting.url", "its minutes on the page"},
    {"hidden", "how many changes of the agenda they may not see; may be empty"},
    {"besides", "notes on no single change; may be empty, may have several lines"},
    {"notices.text", "what became of a change, in several lines"},
    {"notices.change.key", "the change's number"},
    {"notices.change.title", "its title"},
    {"notices.change.url", "its page"},
});

constexpr auto variables_of_digests = std::to_array<MailVariable>({
    {"count", "how many things they are told"},
    {"notices.text", "what they are told"},
    {"notices.at", "when, in their own time zone"},
    {"notices.change.key", "the change's number"},
    {"notices.change.title", "its title"},
    {"notices.change.url", "its page"},
});

template <std::size_t Count>
void append(std::vector<MailVariable>& to, const std::array<MailVariable, Count>& some) {
  to.insert(to.end(), some.begin(), some.end());
}

}  // namespace

std::vector<MailVariable> mail_variables(MailKind kind) {
  std::vector<MailVariable> all;
  append(all, variables_of_all);
  if (kind == MailKind::test) return all;
  if (kind == MailKind::digest) append(all, variables_of_digests);
  else if (kind == MailKind::minutes) append(all, variables_of_minutes);
  else append(all, variables_of_notices);
  if (mail_asks_to_decide(kind)) append(all, variables_of_decisions);
  return all;
}

std::string_view mail_title(MailKind kind) {
  switch (kind) {
    case MailKind::told: return "Something you are told";
    case MailKind::approval_asked: return "Your decision is asked";
    case MailKind::approval_reminded: return "Your decision is still awaited";
    case MailKind::approval_escalated: return "A decision waits for too long";
    case MailKind::approval_expired: return "An approval was not granted in time";
    case MailKind::question_asked: return "A question before a decision";
    case MailKind::question_answered: return "Your question is answered";
    case MailKind::condition_set: return "A condition is yours to see to";
    case MailKind::minutes: return "Minutes of a meeting of your board";
    case MailKind::digest: return "What you were told";
    case MailKind::test: return "A test mail";
  }
  return "";
}

bool mail_asks_to_decide(MailKind kind) {
  return kind == MailKind::approval_asked || kind == MailKind::approval_reminded ||
         kind == MailKind::approval_escalated;
}

const std::vector<MailKind>& mail_kinds() {
  static const auto kinds = [] {
    std::vector<MailKind> all;
    for_each_enumerator<MailKind>([&](std::string_view, MailKind kind) { all.push_back(kind); });
    return all;
  }();
  return kinds;
}

}  // namespace sluice::connect
