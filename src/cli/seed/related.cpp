#include "cli/seed/related.h"

#include <map>

#include "base/ensure.h"
#include "cli/client/reading.h"

namespace sluice::cli::seed {

namespace {

constexpr const char* change_manager = "ruth.steiner";

/// A link between two changes by how their titles begin, or to a ticket elsewhere.
struct Relation {
  std::string_view from;
  std::string_view kind;
  std::string_view to;
  std::string_view address{};
};

constexpr auto relations = std::to_array<Relation>({
    {"PostgreSQL 16.14", "depends_on", "Firmware 9.4 on both storage arrays"},
    {"PostgreSQL 16.14", "blocks", "Finance: close of the month"},
    {"Portal shows receipts of payments", "depends_on", "Payments are matched to invoices"},
    {"Payments are matched to invoices", "depends_on", "Message bus on three nodes"},
    {"Data warehouse is loaded by the hour", "depends_on", "Message bus on three nodes"},
    {"Secrets vault: second site", "follow_up_of", "Close the last rules from anywhere"},
    {"Portal shows receipts of payments", "fixes", "#48213 Where is my receipt?",
     "https://desk.fjordline.example/tickets/48213"},
    {"Payments are matched to invoices", "depends_on", "NETS-771 New format of the bank's files",
     "https://partners.nets.example/requests/771"},
});

/// The numbers of all changes by title.
std::map<std::string, std::string> numbers_of(World& world) {
  std::map<std::string, std::string> numbers;
  const auto all = world.get(change_manager, "/changes?limit=200");
  for (const auto& row : list_at(all, "items")) numbers[text_at(row, "title")] = text_at(row, "id");
  return numbers;
}

std::string number_of(const std::map<std::string, std::string>& numbers, std::string_view beginning) {
  const auto found = numbers.lower_bound(std::string{beginning});
  if (found == numbers.end() || !found->first.starts_with(beginning))
    throw BrokenInvariant(fmt::format("the example has no change \"{} …\"", beginning));
  return found->second;
}

}  // namespace

void relate_changes(World& world) {
  const auto numbers = numbers_of(world);
  for (const auto& one : relations) {
    boost::json::object body{{"kind", one.kind}};
    if (one.address.empty()) {
      body["change"] = number_of(numbers, one.to);
    } else {
      body["address"] = one.address;
      body["title"] = one.to;
    }
    const auto path = "/changes/" + number_of(numbers, one.from) + "/links";
    world.act(change_manager, {api::Method::post, path, std::move(body)});
  }
}

}  // namespace sluice::cli::seed
