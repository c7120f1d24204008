#include "connect/webhook/verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "store/webhooks.h"

namespace sluice::connect {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array<Duration, tries_max - 1> pauses{seconds{10}, minutes{1}, minutes{5}, minutes{20}, hours{1},
                                                     hours{2},    hours{4},   hours{6},   hours{10}};
constexpr Duration asked_for_max = hours{1};
constexpr std::size_t answer_shown_bytes = 120;

/// The beginning of an answer as one line of plain ASCII, for the log.
std::string shown(std::string_view answer) {
  std::string line;
  for (const char c : answer.substr(0, answer_shown_bytes)) line += c >= ' ' && c <= '~' ? c : ' ';
  line.erase(std::min(line.find_last_not_of(' ') + 1, line.size()));
  return line.empty() ? "" : ": " + line;
}

std::string said(const Sent& sent) {
  if (sent.status == 0) return sent.trouble;
  if (sent.status >= 300 && sent.status < 400)
    return fmt::format("the receiver answered {}, a redirection, which is not followed", sent.status);
  return fmt::format("the receiver answered {}{}", sent.status, shown(sent.answer));
}

}  // namespace

Duration pause_after(std::int64_t attempt, std::int64_t spread) {
  const auto at = std::clamp<std::int64_t>(attempt, 1, tries_max - 1) - 1;
  const auto pause = pauses[static_cast<std::size_t>(at)];
  // 7,919 and 104,729 are primes: neighbours come to lie far apart.
  const auto thousandths = (spread * 7'919 + attempt * 104'729) % 401 - 200;
  return pause + pause * thousandths / 1'000;
}

Verdict given_up(std::string_view why) {
  return {.done = true, .due = {}, .outcome = fmt::format("given up: {}", why)};
}

Verdict judge(const Sent& sent, std::int64_t attempt, std::int64_t spread, Instant now) {
  if (sent.stopped) return {.done = false, .due = now, .outcome = "broken off, as Sluice was stopped"};
  if (sent.status >= 200 && sent.status < 300)
    return {.done = true, .due = {}, .outcome = fmt::format("{}: {}", store::delivered_word, sent.status)};
  if (sent.status == 410) return given_up("the receiver answered 410: it wants nothing more");
  if (attempt >= tries_max) return given_up(fmt::format("{}, at try {}, the last", said(sent), attempt));
  const auto asked_for = std::min<Duration>(sent.retry_after.value_or(Duration{}), asked_for_max);
  return {.done = false, .due = now + std::max(pause_after(attempt, spread), asked_for), .outcome = said(sent)};
}

}  // namespace sluice::connect
