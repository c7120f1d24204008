// What may stand in a template of a mail. The tags are read here rather than by the library, so that every mistake is told with
// its line, and so that nothing is accepted that would be worked out for ever: a list within itself.
#include <algorithm>
#include <optional>
#include <ranges>

#include <fmt/format.h>

#include "base/nearest.h"
#include "connect/mail/mustache.h"
#include "connect/mail/templates.h"
#include "connect/mail/variables.h"
#include "domain/faults.h"

namespace sluice::connect {

namespace {

constexpr std::size_t mail_tags_max = 500;
constexpr std::size_t mail_sections_max = 8;

enum class MailPart { subject, text, html };

/// One {{…}}.
struct MailTag {
  char sign = ' ';  ///< what stands before the name; a space where nothing does, { of {{{
  std::string name;
  std::size_t line = 1;
};

enum class MailName { unknown, value, group, list };

/// A section that is open, and what names within it may leave out: "notices.".
struct OpenSection {
  MailTag tag;
  std::string within;
};

std::string_view without_spaces(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::size_t lines_in(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

/// The tag as it was written, for messages.
std::string as_written(const MailTag& tag) {
  if (tag.sign == '{') return fmt::format("{{{{{{{}}}}}}}", tag.name);
  return tag.sign == ' ' ? fmt::format("{{{{{}}}}}", tag.name) : fmt::format("{{{{{}{}}}}}", tag.sign, tag.name);
}

class MailPartCheck {
 public:
  MailPartCheck(const std::vector<MailVariable>& variables, MailPart part, std::string pointer, Faults& faults)
      : variables_(variables), part_(part), pointer_(std::move(pointer)), faults_(faults) {}

  void look_at(std::string_view text) {
    std::size_t line = 1;
    std::size_t tags = 0;
    for (auto at = text.find("{{"); at != std::string_view::npos; at = text.find("{{")) {
      line += lines_in(text.substr(0, at));
      text.remove_prefix(at + 2);
      const bool triple = text.starts_with('{');
      if (triple) text.remove_prefix(1);
      const auto end = text.find(triple ? "}}}" : "}}");
      if (end == std::string_view::npos) return mistake(line, "{{ is not closed; write }} where the name ends");
      if (++tags > mail_tags_max) return mistake(line, fmt::format("more than {} tags", mail_tags_max));
      look_at_tag(read_tag(text.substr(0, end), triple, line));
      line += lines_in(text.substr(0, end));
      text.remove_prefix(end + (triple ? 3 : 2));
    }
    for (const auto& section : open_)
      mistake(section.tag.line, fmt::format("{} is not closed; write {{{{/{}}}}} where it ends",
                                            as_written(section.tag), section.tag.name));
  }

 private:
  static MailTag read_tag(std::string_view inside, bool triple, std::size_t line) {
    const auto words = without_spaces(inside);
    if (triple) return {'{', std::string{words}, line};
    if (words.empty() || !std::string_view{"#^/>&=!"}.contains(words.front())) return {' ', std::string{words}, line};
    return {words.front(), std::string{without_spaces(words.substr(1))}, line};
  }

  void mistake(std::size_t line, std::string_view what) {
    faults_.add(pointer_, part_ == MailPart::subject ? std::string{what} : fmt::format("line {}: {}", line, what));
  }

  void look_at_tag(const MailTag& tag) {
    switch (tag.sign) {
      case '!': return;
      case '>':
        return mistake(tag.line,
                       fmt::format("{} takes in another text, which mail cannot; write it here", as_written(tag)));
      case '=': return mistake(tag.line, "other delimiters than {{ and }} cannot be used");
      case '#':
      case '^': return begin_section(tag);
      case '/': return end_section(tag);
      case '{':
      case '&': return look_at_unescaped(tag);
      default: return look_at_value(tag);
    }
  }

  void look_at_unescaped(const MailTag& tag) {
    if (part_ != MailPart::html) return look_at_value(tag);
    mistake(tag.line, fmt::format("{} would put what people wrote into the mail as HTML; write {{{{{}}}}}",
                                  as_written(tag), tag.name));
  }

  void look_at_value(const MailTag& tag) {
    const auto name = full_name(tag);
    if (!name || kind_of_name(*name) == MailName::value) return;
    mistake(
        tag.line,
        kind_of_name(*name) == MailName::list
            ? fmt::format("{0} is a list; write {{{{#{1}}}}} before what is said of each, and {{{{/{1}}}}} "
                          "after it",
                          as_written(tag), tag.name)
            : fmt::format("{} has several values; name one of them, such as {}", as_written(tag), first_within(*name)));
  }

  void begin_section(const MailTag& tag) {
    const auto name = full_name(tag);
    OpenSection section{tag, {}};
    if (name && tag.sign == '#' && kind_of_name(*name) != MailName::value) section.within = *name + ".";
    if (!section.within.empty() &&
        std::ranges::any_of(open_, [&](const OpenSection& one) { return one.within == section.within; }))
      mistake(tag.line, fmt::format("{} stands within itself", as_written(tag)));
    if (open_.size() == mail_sections_max)
      mistake(tag.line, fmt::format("{} stands in {} others, which is the most", as_written(tag), mail_sections_max));
    open_.push_back(std::move(section));
  }

  void end_section(const MailTag& tag) {
    if (open_.empty())
      return mistake(tag.line, fmt::format("{} closes what is not open; remove it, or write {{{{#{}}}}} before it",
                                           as_written(tag), tag.name));
    const auto& last = open_.back().tag;
    if (last.name != tag.name)
      mistake(tag.line, fmt::format("{} stands where {} has to be closed first", as_written(tag), as_written(last)));
    open_.pop_back();
  }

  /// The variable that a tag means where it stands; a mistake where there is none.
  std::optional<std::string> full_name(const MailTag& tag) {
    for (auto section = open_.rbegin(); section != open_.rend(); ++section)
      if (!section->within.empty() && kind_of_name(section->within + tag.name) != MailName::unknown)
        return section->within + tag.name;
    const bool of_a_list = tag.name.starts_with(std::string{mail_list} + ".");
    if (!of_a_list && kind_of_name(tag.name) != MailName::unknown) return tag.name;
    if (of_a_list && kind_of_name(tag.name) != MailName::unknown)
      mistake(tag.line, fmt::format("{} is of each of several; write {{{{{}}}}} between {{{{#{}}}}} and {{{{/{}}}}}",
                                    as_written(tag), tag.name.substr(mail_list.size() + 1), mail_list, mail_list));
    else mistake(tag.line, fmt::format("there is no variable “{}”{}", tag.name, did_you_mean(tag.name, names_here())));
    return std::nullopt;
  }

  [[nodiscard]] MailName kind_of_name(std::string_view name) const {
    if (name.empty()) return MailName::unknown;
    const auto group = std::string{name} + ".";
    for (const auto& variable : variables_) {
      if (variable.name == name) return MailName::value;
      if (variable.name.starts_with(group)) return name == mail_list ? MailName::list : MailName::group;
    }
    return MailName::unknown;
  }

  [[nodiscard]] std::string_view first_within(const std::string& group) const {
    for (const auto& variable : variables_)
      if (variable.name.starts_with(group + ".")) return variable.name;
    return "";
  }

  /// What can be named where the check stands.
  [[nodiscard]] std::vector<std::string> names_here() const {
    std::vector<std::string> names{};
    for (const auto& variable : variables_) {
      for (const auto& section : open_)
        if (!section.within.empty() && variable.name.starts_with(section.within))
          names.emplace_back(variable.name.substr(section.within.size()));
      if (!variable.name.starts_with(std::string{mail_list} + ".")) names.emplace_back(variable.name);
    }
    if (kind_of_name(mail_list) == MailName::list) names.emplace_back(mail_list);
    return names;
  }

  const std::vector<MailVariable>& variables_;
  const MailPart part_;
  const std::string pointer_;
  Faults& faults_;
  std::vector<OpenSection> open_{};
};

/// Looks at a part whose length does.
void check_part(const std::vector<MailVariable>& variables, MailPart part, const std::string& written, Faults& all) {
  const std::string pointer = part == MailPart::subject ? "/subject" : part == MailPart::text ? "/text" : "/html";
  Faults faults;
  if (part == MailPart::subject) faults.check_name(pointer, written, mail_subject_bytes_max);
  if (part == MailPart::text && without_spaces(written).empty())
    faults.add(pointer, "must say something: not every mail program shows HTML");
  faults.check_length(pointer, written, part == MailPart::html ? mail_html_bytes_max : mail_text_bytes_max);
  if (faults.none()) MailPartCheck{variables, part, pointer, faults}.look_at(written);
  if (faults.none() && !is_mustache(written)) faults.add(pointer, "cannot be read as a Mustache template");
  if (const auto good = faults.result(); !good)
    for (const auto& error : good.error().errors) all.add(error.pointer, error.detail);
}

}  // namespace

Result<void> check_mail_template(store::MailKind kind, const MailTemplate& written) {
  const auto variables = mail_variables(kind);
  Faults faults;
  check_part(variables, MailPart::subject, written.subject, faults);
  check_part(variables, MailPart::text, written.text, faults);
  check_part(variables, MailPart::html, written.html, faults);
  return faults.result();
}

}  // namespace sluice::connect
