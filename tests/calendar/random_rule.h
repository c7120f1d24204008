// Rules as people write them, at random.
#pragma once
#include <fmt/format.h>
#include <rapidcheck.h>

#include <string>

namespace sluice::calendar {

struct RandomRule {
  std::string start;
  std::string rule;
};
inline void showValue(const RandomRule& rule, std::ostream& to) { to << rule.start << " " << rule.rule; }

/// Daily to yearly, every so many, on weekdays, days of the month, months, with or without an end.
inline rc::Gen<RandomRule> random_rule() {
  return rc::gen::exec([] {
    const auto freq = *rc::gen::element<std::string>("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    std::string rule = "FREQ=" + freq;
    if (*rc::gen::arbitrary<bool>()) rule += fmt::format(";INTERVAL={}", *rc::gen::inRange(1, 7));
    const auto kind = *rc::gen::inRange(0, 4);
    static const std::vector<std::string> days{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    const auto day = [&] { return *rc::gen::elementOf(days); };
    if (kind == 1) rule += ";BYDAY=" + day();
    if (kind == 2 && freq == "MONTHLY")
      rule += fmt::format(";BYDAY={}{}", *rc::gen::element(1, 2, 3, 4, -1, -2), day());
    if (kind == 2 && freq == "WEEKLY") rule += ";BYDAY=MO,TU,WE,TH,FR";
    if (kind == 3 && freq == "WEEKLY") rule += *rc::gen::element(";BYDAY=SU,MO", ";BYDAY=FR,SA,SU", ";BYDAY=WE,SU");
    if (kind == 3 && (freq == "MONTHLY" || freq == "DAILY"))
      rule += fmt::format(";BYMONTHDAY={}", *rc::gen::element(1, 15, 28, 29, 30, 31, -1));
    if (kind == 3 && freq == "YEARLY")
      rule += fmt::format(";BYMONTH={};BYMONTHDAY={}", *rc::gen::inRange(1, 13), *rc::gen::inRange(1, 32));
    if (*rc::gen::inRange(0, 4) == 0) rule += ";WKST=" + day();
    const auto end = *rc::gen::inRange(0, 3);
    if (end == 1) rule += fmt::format(";COUNT={}", *rc::gen::inRange(1, 60));
    if (end == 2) rule += fmt::format(";UNTIL=20{}0615T120000", *rc::gen::inRange(28, 36));
    const auto start = fmt::format("20{}-{:02}-{:02}T{:02}:{:02}", *rc::gen::inRange(26, 29), *rc::gen::inRange(1, 13),
                                   *rc::gen::inRange(1, 29), *rc::gen::inRange(0, 24), *rc::gen::inRange(0, 60));
    return RandomRule{start, rule};
  });
}

}  // namespace sluice::calendar
