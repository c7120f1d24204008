#include "connect/mail/message.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <chrono>

namespace sluice::connect {

namespace {

/// Of the text in one encoded word: 75 characters less "=?UTF-8?B??=", in base64, whole groups of four.
constexpr std::size_t encoded_bytes_max = 45;

std::string without_controls(std::string_view text) {
  std::string clean{text};
  std::ranges::replace_if(clean, [](unsigned char c) { return c < ' ' || c == 0x7f; }, ' ');
  return clean;
}

bool is_plain(std::string_view text) {
  // "=?" would be read as the beginning of an encoded word.
  return std::ranges::all_of(text, [](unsigned char c) { return c < 0x7f; }) && text.find("=?") == text.npos;
}

/// How many bytes of the text go into one word, without cutting a character.
std::size_t word_bytes(std::string_view text) {
  if (text.size() <= encoded_bytes_max) return text.size();
  std::size_t bytes = encoded_bytes_max;
  const auto continues = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U; };
  while (bytes > 1 && continues(bytes)) --bytes;
  return bytes;
}

std::string base64_of(std::string_view text) {
  std::string encoded(sodium_base64_ENCODED_LEN(text.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(encoded.data(), encoded.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  encoded.resize(encoded.find('\0'));
  return encoded;
}

/// A name in quotes (RFC 5322, 3.2.4), or as encoded words, which stand without them.
std::string named_address(const MailAddress& who) {
  if (who.name.empty()) return who.address;
  const auto name = encoded_header(who.name);
  if (name != who.name) return fmt::format("{} <{}>", name, who.address);
  std::string quoted;
  for (const char c : name) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return fmt::format("\"{}\" <{}>", quoted, who.address);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> headers_of(const MailMessage& message) {
  std::vector<std::pair<std::string, std::string>> headers{{"Date", mail_date(message.date)},
                                                           {"From", named_address(message.from)},
                                                           {"To", named_address(message.to)},
                                                           {"Subject", encoded_header(message.text.subject)},
                                                           {"Message-ID", message.id}};
  if (!message.thread.empty()) {
    headers.emplace_back("In-Reply-To", message.thread);
    headers.emplace_back("References", message.thread);
  }
  headers.emplace_back("Auto-Submitted", "auto-generated");
  headers.emplace_back("Precedence", "bulk");
  return headers;
}

std::string encoded_header(std::string_view text) {
  const auto clean = without_controls(text);
  if (is_plain(clean)) return clean;
  std::string words;
  for (std::string_view left = clean; !left.empty();) {
    const auto bytes = word_bytes(left);
    words += fmt::format("{}=?UTF-8?B?{}?=", words.empty() ? "" : " ", base64_of(left.substr(0, bytes)));
    left.remove_prefix(bytes);
  }
  return words;
}

std::string mail_date(Instant at) {
  using namespace std::chrono;
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const sys_time<microseconds> moment{microseconds{at.micros}};
  const auto day = floor<std::chrono::days>(moment);
  const year_month_day date{day};
  const hh_mm_ss time{floor<seconds>(moment - day)};
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000", days[weekday{day}.c_encoding()],
                     static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

}  // namespace sluice::connect
