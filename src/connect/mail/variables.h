// What a template of a mail can name. One table for checking, for the page that edits templates, and for the examples.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/mail.h"

namespace sluice::connect {

/// A value that a template can name: "change.title". Those of a list begin with it: "notices.text".
struct MailVariable {
  std::string_view name;
  std::string_view what;  ///< what it says, for people
};

/// The one list; its members are named between {{#notices}} and {{/notices}}, and there without its name.
inline constexpr std::string_view mail_list = "notices";

/// What mails of that kind know, in the order of the table.
[[nodiscard]] std::vector<MailVariable> mail_variables(store::MailKind kind);

/// What people call a mail of that kind: "A decision is asked".
[[nodiscard]] std::string_view mail_title(store::MailKind kind);

/// Whether somebody can decide by the link in such a mail.
[[nodiscard]] bool mail_asks_to_decide(store::MailKind kind);

/// All kinds, in the order in which they are listed.
[[nodiscard]] const std::vector<store::MailKind>& mail_kinds();

}  // namespace sluice::connect
