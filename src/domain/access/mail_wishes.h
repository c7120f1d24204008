// How somebody wants to hear by mail of what they are told: at once, gathered once a day, or not at all; and when they want
// to be left in peace.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/instant.h"
#include "base/result.h"
#include "base/zone.h"
#include "domain/change/rule_events.h"

namespace sluice {

enum class MailWish {
  at_once,
  digest,  ///< with everything else of the day, in one mail
  none,    ///< on the page only
};
BOOST_DESCRIBE_ENUM(MailWish, at_once, digest, none)

struct MailChoice {
  NoticeKind kind = NoticeKind::told;
  MailWish wish = MailWish::at_once;
  friend bool operator==(const MailChoice&, const MailChoice&) = default;
};
BOOST_DESCRIBE_STRUCT(MailChoice, (), (kind, wish))

/// Local times of day, "22:00". From a later to an earlier one: over midnight.
struct QuietHours {
  std::string from;
  std::string until;
  friend bool operator==(const QuietHours&, const QuietHours&) = default;
};
BOOST_DESCRIBE_STRUCT(QuietHours, (), (from, until))

/// One person's wishes. Times are of their own zone.
struct MailWishes {
  std::vector<MailChoice> choices;  ///< each kind at most once; a kind that is not there comes at once
  std::optional<QuietHours> quiet;
  std::string digest_at = "08:00";
  bool digest_on_weekends = false;
  friend bool operator==(const MailWishes&, const MailWishes&) = default;
};
BOOST_DESCRIBE_STRUCT(MailWishes, (), (choices, quiet, digest_at, digest_on_weekends))

/// Whether a kind asks for a decision, so that it may come later but not stay away.
[[nodiscard]] bool must_reach(NoticeKind kind);

/// Nothing, or refused as `invalid` with every bad value: a time that is none, quiet hours without end, a kind named twice,
/// `none` for what must reach.
[[nodiscard]] Result<void> check_wishes(const MailWishes& wishes);

[[nodiscard]] MailWish wish_for(const MailWishes& wishes, NoticeKind kind);

/// The moment itself, or the end of the quiet hours that it falls into.
[[nodiscard]] Instant after_quiet_hours(const MailWishes& wishes, const Zone& zone, Instant at);

/// The first digest after that moment, outside quiet hours.
[[nodiscard]] Instant next_digest(const MailWishes& wishes, const Zone& zone, Instant at);

}  // namespace sluice
