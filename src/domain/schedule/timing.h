// When a schedule's windows are: a first local start in a zone, a rule that repeats it, what is left out of it, and what
// becomes of it on days that are no working days. How a rule unfolds is asked of Recurrences; all else is reckoned here.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "base/instant.h"
#include "base/result.h"
#include "base/zone.h"

namespace sluice {

/// What becomes of an occurrence on a Saturday or Sunday: it stays, moves to the next or previous working day, or is left
/// out. The rule counts on from its own days either way.
enum class Shift { none, next, previous, skip };
BOOST_DESCRIBE_ENUM(Shift, none, next, previous, skip)

/// When windows begin, how long they are, and how long before them their changes are opened.
struct Timing {
  std::string start;                ///< local, "2027-03-02T06:00": the day that the rule counts from
  std::string zone;                 ///< IANA name
  std::string rule;                 ///< RFC 5545, "FREQ=DAILY;INTERVAL=60"; empty: once
  std::vector<std::string> except;  ///< what the rule gives and is not meant: "2027-10-28", or with its time
  Shift shift = Shift::none;
  std::int64_t window_minutes = 60;
  std::int64_t lead_minutes = 0;  ///< whole days of it are days of the zone's calendar
  friend bool operator==(const Timing&, const Timing&) = default;
};
BOOST_DESCRIBE_STRUCT(Timing, (), (start, zone, rule, except, shift, window_minutes, lead_minutes))

/// Local starts as a rule gives them, in order.
struct Starts {
  std::vector<std::string> local;  ///< "2027-03-02T06:00"
  bool all = false;                ///< nothing follows before the end of 2037
  bool endless = false;            ///< the rule would go on after it
};

/// How rules of RFC 5545 unfold; the same answer at any time and on any machine. Thread-safe.
class Recurrences {
 public:
  virtual ~Recurrences() = default;
  /// The rule as it is kept: one spelling for one meaning. Refused at /rule: no rule, or one that gives more than
  /// starts_a_day_max starts within a day.
  [[nodiscard]] virtual Result<std::string> checked(const Timing& timing) const = 0;
  /// The starts from `from` on (local, inclusive), at most `most`. The timing's exceptions and shift are no part of this.
  [[nodiscard]] virtual Starts starts(const Timing& timing, std::string_view from, std::size_t most) const = 0;
  /// What the rule says, for people: "every 60 days", "every month on the last Friday, 12 times"; "once" without one.
  [[nodiscard]] virtual std::string told(const Timing& timing) const = 0;
};

inline constexpr std::size_t starts_a_day_max = 24;

/// One occurrence, reckoned.
struct Window {
  std::string local;      ///< its start by the rule: what it is called by
  std::string planned;    ///< its start after the shift, local; later than written where the clocks skip that time
  Instant start, end;     ///< of the window
  Instant opens;          ///< when its change is opened
  bool left_out = false;  ///< on no working day, and the shift says to leave it out
  friend bool operator==(const Window&, const Window&) = default;
};

/// Every value of a timing that does not do, as `invalid` with pointers such as /rule; the timing as it is kept otherwise.
[[nodiscard]] Result<Timing> checked(const Timing& timing, const Recurrences& recurrences);

/// Whether the exceptions name a local start.
[[nodiscard]] bool is_excepted(const Timing& timing, std::string_view local);

/// The window of a start; nothing where it would be after 2037 or before 1970.
[[nodiscard]] std::optional<Window> window_of(const Timing& timing, const Zone& zone, std::string local);

/// The local start after the shift: the same time of day on a working day; nothing where it is left out.
[[nodiscard]] std::optional<std::string> shifted(std::string_view local, Shift shift);

/// Whether the shift moves a start onto a moment that the rule gives nearer to it as well: both are one occurrence, called by
/// the nearer. So every day is one on Monday for Saturday, Sunday and Monday. `given`: what the rule gives within shift_days of
/// it, in order.
[[nodiscard]] bool is_one_with_another(const Timing& timing, std::span<const std::string> given,
                                       std::string_view local);

/// How many days a shift moves a start at most.
inline constexpr int shift_days = 2;

/// "2027-03-02T06:00" or "2027-03-02", and a day that is in the calendar.
[[nodiscard]] bool is_local_time(std::string_view text);
[[nodiscard]] bool is_local_day(std::string_view text);
/// The day of a local time so many days later or earlier, at midnight: "2027-03-03T00:00".
[[nodiscard]] std::string day_after(std::string_view local, int days = 1);
/// The same, a minute later: "2027-03-02T06:01".
[[nodiscard]] std::string minute_after(std::string_view local);

}  // namespace sluice
