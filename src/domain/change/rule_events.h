// What the rules of a process have done on a change. Stored for ever: add a struct, never edit one.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/written.h"
#include "domain/process/process.h"

namespace sluice {

/// A rule of the process had something to do; what it did follows.
struct RuleFollowed {
  std::string rule;   ///< its key
  std::string title;  ///< what people call it
  RuleEvent on = RuleEvent::created;
  std::string of;  ///< key of the stage, task or approval that the event was about; empty for others
  friend bool operator==(const RuleFollowed&, const RuleFollowed&) = default;
};
BOOST_DESCRIBE_STRUCT(RuleFollowed, (), (rule, title, on, of))
/// Something that a rule was to do could not be done; the rest of it was.
struct RuleNotFollowed {
  std::string rule;
  std::string title;
  RuleAct act = RuleAct::notify;
  Written why;  ///< with what to do about it
  friend bool operator==(const RuleNotFollowed&, const RuleNotFollowed&) = default;
};
BOOST_DESCRIBE_STRUCT(RuleNotFollowed, (), (rule, title, act, why))
/// What people are told about, so that each can choose how to hear of it.
enum class NoticeKind {
  told,                ///< by a rule, or that a window moved
  approval_asked,      ///< they may decide it
  approval_reminded,   ///< it still waits for them
  approval_escalated,  ///< it waits too long for somebody else
  approval_expired,    ///< nobody granted it in time
  question_asked,      ///< an approver wants to know something before deciding
  question_answered,
  condition_set,  ///< they own a condition of an approval
  minutes,        ///< of a meeting of their board; by mail only, no event of a change tells it
};
BOOST_DESCRIBE_ENUM(NoticeKind, told, approval_asked, approval_reminded, approval_escalated, approval_expired,
                    question_asked, question_answered, condition_set, minutes)

/// People were told something: it is among their notifications from now on.
struct PeopleNotified {
  std::string rule;   ///< empty: Sluice itself, as when a window moves
  std::string title;  ///< of the rule
  std::vector<PersonId> people;
  Written text;
  std::optional<NoticeKind> kind{};    ///< empty: told
  std::optional<std::string> about{};  ///< the key of the approval that it is about
  friend bool operator==(const PeopleNotified&, const PeopleNotified&) = default;
};
BOOST_DESCRIBE_STRUCT(PeopleNotified, (), (rule, title, people, text, kind, about))
/// More people are asked in an approval, now and whenever it is asked again on this change.
struct ApproversAdded {
  std::string rule;
  std::string approval;
  std::vector<Who> approvers;
  friend bool operator==(const ApproversAdded&, const ApproversAdded&) = default;
};
BOOST_DESCRIBE_STRUCT(ApproversAdded, (), (rule, approval, approvers))
/// A system outside is told; the delivery log of the destination says what came of it.
struct WebhookCalled {
  std::string rule;
  std::string title;
  RuleEvent on = RuleEvent::created;
  std::string webhook;  ///< key of the destination
  Written text;
  friend bool operator==(const WebhookCalled&, const WebhookCalled&) = default;
};
BOOST_DESCRIBE_STRUCT(WebhookCalled, (), (rule, title, on, webhook, text))

}  // namespace sluice
