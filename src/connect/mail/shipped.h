// The texts of mails that come with Sluice: the files of mail/, put into the program when it is built.
#pragma once
#include <span>
#include <string_view>

namespace sluice::connect {

/// A file that lies in the program. The views last as long as the program.
struct MailFile {
  std::string_view name;  ///< without its folder, such as "digest.html"
  std::string_view text;  ///< its bytes
};

/// All of them. KIND.txt has the subject in its first line and the text after an empty one, KIND.html what stands in
/// frame.html; "{{> change}}" in any of them takes in change.txt or change.html.
[[nodiscard]] std::span<const MailFile> shipped_mail_files();

}  // namespace sluice::connect
