#include "cli/client/unmet.h"

#include <fmt/format.h>

#include "cli/client/moments.h"
#include "cli/client/reading.h"
#include "cli/client/table.h"

namespace sluice::cli {

namespace {

std::string name_of(const Json& unmet) {
  const auto key = text_at(unmet, "key");
  const auto title = text_at(unmet, "title");
  if (key.empty()) return title.empty() ? text_at(unmet, "gate") : title;
  return key.starts_with("TSK-") ? fmt::format("{} {}", key, title) : key;
}

std::string sentence_of(const Json& unmet, const Zone& zone) {
  auto text = text_at(unmet, "detail");
  // The numbers have a column of their own.
  const auto numbers = fmt::format("{} of {}: ", number_at(unmet, "have"), number_at(unmet, "need"));
  if (text.starts_with(numbers)) text.erase(0, numbers.size());
  const auto due = text_at(unmet, "due");
  if (!due.empty() && text.find("due ") == std::string::npos) text += fmt::format(" (due {})", moment(due, zone));
  return text;
}

}  // namespace

std::string unmet_table(const boost::json::array& unmet, const Zone& zone, std::size_t columns) {
  Table table;
  table.indent(2);
  for (const auto& one : unmet)
    table.add({name_of(one), fmt::format("{} of {}", number_at(one, "have"), number_at(one, "need")),
               sentence_of(one, zone)});
  return table.text(columns);
}

}  // namespace sluice::cli
