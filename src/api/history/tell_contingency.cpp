// Contingencies: what an outcome, or a person, has started.
#include <fmt/format.h>

#include <algorithm>

#include "api/history/tell.h"
#include "api/views/texts.h"
#include "domain/change/contingencies.h"

namespace sluice::api {
namespace {

std::string name_of_contingency(std::int64_t number, const Telling& telling) {
  const auto* one = find_contingency(telling.after, number);
  return one ? name_of_process(one->process, telling.directory) : fmt::format("contingency {}", number);
}

}  // namespace

Told tell(const ContingencyCalled& event, const Telling& telling) {
  const auto name = name_of_process(event.process, telling.directory);
  if (!event.outcome)
    return {.kind = HistoryKind::related, .summary = fmt::format("{} started {}.", telling.who, name)};
  std::string outcome{word(*event.outcome)};
  std::ranges::replace(outcome, '_', ' ');
  return {.kind = HistoryKind::related, .summary = fmt::format("The outcome {} calls for {}.", outcome, name)};
}

Told tell(const ContingencyStarted& event, const Telling& telling) {
  const auto run = telling.sees(event.change) ? shown(event.change) : "a restricted change";
  return {.kind = HistoryKind::related,
          .summary = fmt::format("{} runs as {}.", name_of_contingency(event.number, telling), run)};
}

Told tell(const ContingencyNotStarted& event, const Telling& telling) {
  return {.kind = HistoryKind::related,
          .summary = fmt::format("{} could not be started.", name_of_contingency(event.number, telling)),
          .comment = event.why};
}

Told tell(const ContingencyDismissed& event, const Telling& telling) {
  return {
      .kind = HistoryKind::related,
      .summary = fmt::format("{} said that {} is not needed.", telling.who, name_of_contingency(event.number, telling)),
      .comment = text_of(event.reason)};
}

Told tell(const RequiredWorkNoted& event, const Telling&) {
  return {.kind = HistoryKind::related,
          .summary = event.done ? "All that this contingency requires is done; the change that called it need not wait."
                                : "Something that this contingency requires is open again."};
}

}  // namespace sluice::api
