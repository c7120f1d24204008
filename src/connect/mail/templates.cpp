#include "connect/mail/templates.h"

#include <map>

#include "base/ensure.h"
#include "connect/mail/mustache.h"
#include "connect/mail/shipped.h"
#include "connect/mail/variables.h"
#include "domain/faults.h"
#include "store/mail_templates.h"

namespace sluice::connect {

namespace {

constexpr std::size_t written_text_bytes_max = 200'000;
constexpr std::size_t written_html_bytes_max = 500'000;
constexpr std::string_view subject_word = "Subject: ";

std::string shipped_file(const std::string& name) {
  for (const auto& file : shipped_mail_files())
    if (file.name == name) return std::string{file.text};
  ensure(false, "a text of a mail is not in the program");
  return {};
}

/// Puts what "{{> name}}" takes in into the text, but for the line's end, which stands there already.
void take_in(std::string& text, const std::string& name, std::string_view what) {
  const auto tag = "{{> " + name + "}}";
  if (what.ends_with('\n')) what.remove_suffix(1);
  const auto at = text.find(tag);
  if (at != std::string::npos) text.replace(at, tag.size(), what);
}

MailTemplate read_shipped(store::MailKind kind) {
  const std::string name{word(kind)};
  auto text = shipped_file(name + ".txt");
  auto html = shipped_file("frame.html");
  take_in(html, "body", shipped_file(name + ".html"));
  for (const auto* part : {"change", "decide", "open", "end"}) {
    take_in(text, part, shipped_file(std::string{part} + ".txt"));
    if (std::string_view{part} != "end") take_in(html, part, shipped_file(std::string{part} + ".html"));
  }
  const auto end = text.find('\n');
  ensure(text.starts_with(subject_word) && text.substr(end, 2) == "\n\n", "a text of a mail has no subject");
  return {text.substr(subject_word.size(), end - subject_word.size()), text.substr(end + 2), std::move(html)};
}

/// At most so many bytes, cut where a character ends.
std::string_view cut(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  auto end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

/// How many bytes the character at the beginning has.
std::size_t bytes_of_first(std::string_view text) {
  std::size_t count = 1;
  while (count < text.size() && (static_cast<unsigned char>(text[count]) & 0xC0) == 0x80) ++count;
  return count;
}

/// One line: what breaks it, turns its direction or cannot be seen becomes a space, and one space is enough.
std::string as_one_line(std::string_view text) {
  std::string line;
  while (!text.empty()) {
    const auto one = text.substr(0, bytes_of_first(text));
    text.remove_prefix(one.size());
    const bool gap = one == " " || !is_one_line(one);
    if (!gap) line += one;
    else if (!line.empty() && !line.ends_with(' ')) line += ' ';
  }
  if (line.ends_with(' ')) line.pop_back();
  return line;
}

std::string written_subject(const MailTemplate& written, const boost::json::object& data) {
  const auto line = as_one_line(filled_in(written.subject, data, MailEscape::plain, written_text_bytes_max));
  if (line.empty()) return "Sluice";
  return line.size() <= mail_subject_bytes_max ? line : std::string{cut(line, mail_subject_bytes_max - 3)} + "…";
}

std::string written_text(const MailTemplate& written, const boost::json::object& data) {
  auto text = filled_in(written.text, data, MailEscape::plain, written_text_bytes_max);
  std::erase(text, '\r');
  if (text.size() <= written_text_bytes_max) return text;
  return std::string{cut(text, written_text_bytes_max)} + "\n…\n";
}

std::string written_html(const MailTemplate& written, const boost::json::object& data) {
  auto html = filled_in(written.html, data, MailEscape::html, written_html_bytes_max);
  std::erase(html, '\r');
  return html.size() <= written_html_bytes_max ? html : std::string{};
}

}  // namespace

const MailTemplate& shipped_mail_template(store::MailKind kind) {
  static const auto all = [] {
    std::map<store::MailKind, MailTemplate> read;
    for (const auto one : mail_kinds()) read.emplace(one, read_shipped(one));
    return read;
  }();
  return all.at(kind);
}

MailTemplate mail_template_in_force(store::Session& session, store::MailKind kind) {
  const auto row = store::mail_template(session, kind);
  if (!row || row->shipped) return shipped_mail_template(kind);
  MailTemplate saved{row->subject, row->text, row->html};
  return check_mail_template(kind, saved) ? saved : shipped_mail_template(kind);
}

MailText write_mail(const MailTemplate& written, const boost::json::object& data) {
  return {written_subject(written, data), written_text(written, data), written_html(written, data)};
}

}  // namespace sluice::connect
