// What a mail is about, as the values that its template names.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "base/instant.h"
#include "base/zone.h"
#include "domain/access/directory.h"
#include "domain/cab/minutes.h"
#include "domain/change/change.h"
#include "domain/change/rule_events.h"
#include "store/mail.h"

namespace sluice::connect {

struct MailSite {
  std::string url;   ///< where the page is, without a slash at the end
  std::string name;  ///< what people call this installation
};

/// Something that one person is told.
struct MailNotice {
  std::int64_t position = 0;  ///< of its event
  NoticeKind kind = NoticeKind::told;
  ChangeId change;
  std::string text;
  std::string about;  ///< key of the approval that it is about; empty: of none
  Instant at;
};

/// The values for a mail of that kind to that person. A mail of one notice is about the first whose change is given; a digest
/// lists those whose changes are given, in their order, and leaves out the others: give no change that the person may not
/// see. `zone` is theirs; `decide_url` is empty where they cannot decide by a link.
[[nodiscard]] boost::json::object mail_data(const MailSite& site, const Person& person, store::MailKind kind,
                                            const std::vector<MailNotice>& notices,
                                            const std::vector<std::shared_ptr<const Change>>& changes,
                                            const Directory& directory, const Zone& zone, std::string_view decide_url);

/// The values for the mail of a meeting's minutes to that person; `minutes` tells what they may see.
[[nodiscard]] boost::json::object minutes_data(const MailSite& site, const Person& person, const Meeting& meeting,
                                               const BoardPlan& plan, const Minutes& minutes);

}  // namespace sluice::connect
