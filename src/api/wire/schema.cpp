#include "api/wire/schema.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"

namespace sluice::api {
namespace {

/// The last part of a qualified name.
std::string_view unqualified(std::string_view name) {
  const auto colon = name.rfind("::");
  return colon == std::string_view::npos ? name : name.substr(colon + 2);
}

template <class Value>
struct Named {
  std::string_view member;
  Value value;
};

// Believable values by the name of the member that holds them; one table for all examples of the documentation.
constexpr auto texts = std::to_array<Named<std::string_view>>({
    {"id", "CHG-1042"},
    {"change", "CHG-1042"},
    {"task", "TSK-88"},
    {"after", "TSK-87"},
    {"title", "Upgrade the billing database to PostgreSQL 15.9"},
    {"description", "Minor version with the fix for the index corruption seen in May."},
    {"reason", "15.8 can corrupt an index during a crash recovery."},
    {"expected_results", "All invoices of the night run are there at 07:00."},
    {"deployment_plan", "Stop the writer, upgrade the standby, switch over, upgrade the old primary."},
    {"backout_plan", "Switch back to the old primary, which stays at 15.8 until Monday."},
    {"test_plan", "Regression suite `billing` on a restored copy of production."},
    {"communication_plan", "Tell the subscribers of Billing 48 hours before."},
    {"login", "priya.nair"},
    {"person", "priya.nair"},
    {"owner", "priya.nair"},
    {"developer", "tomas.reyes"},
    {"test_lead", "ines.duarte"},
    {"deployer", "lee.okafor"},
    {"owners", "priya.nair"},
    {"members", "dana.kowalski"},
    {"verifiers", "ines.duarte"},
    {"assignee", "tomas.reyes"},
    {"manager", "dana.kowalski"},
    {"name", "Priya Nair"},
    {"email", "priya.nair@example.org"},
    {"phone", "+49 30 5550 123"},
    {"time_zone", "Europe/Berlin"},
    {"zone", "Europe/Berlin"},
    {"local", "2027-01-30T22:00"},
    {"password", "correct horse battery staple"},
    {"current", "correct horse battery staple"},
    {"new", "a longer horse with another staple"},
    {"code", "6FQ2-M9TD-X4WA"},
    {"url", "https://hooks.example.org/sluice"},
    {"secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="},
    {"csrf", "b0Zl1b7Uq0S1vXq3bY0m4w"},
    {"process", "normal"},
    {"key", "billing-db"},
    {"services", "billing-db"},
    {"depends_on", "billing-storage"},
    {"visible_to", "security"},
    {"stage", "authorization"},
    {"stage_name", "Authorization"},
    {"to", "draft"},
    {"comment", "Looked at the rehearsal: fine."},
    {"note", "Suite billing: 412 passed."},
    {"text", "Could we move this behind the month-end run?"},
    {"tags", "postgresql"},
    {"part", "runs the month-end close"},
    {"digest", "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"},
    {"gate", "approved"},
    {"act", "approve"},
    {"target", "cab"},
    {"detail", "2 of 3 are there: waiting for Dana Kowalski."},
    {"yaml", "key: normal\nname: Normal change\ntype: normal\n"},
    {"summary", "Dana Kowalski approved the CAB's question."},
    {"type", "approved"},
    {"field", "backout_plan"},
    {"before", "Sat 22:00"},
    {"after_text", "Sat 23:00"},
    {"rules", "group:cab"},
    {"candidate_rules", "did:build"},
    {"checklist", "Backup taken and read back"},
    {"href", "/groups/cab"},
    {"version", "0.1.0"},
    {"pointer", "/title"},
    {"usual_length", "2 to 6 weeks"},
    {"permissions", "create_change"},
    {"needed_by", "normal: Authorization"},
    {"zone_names_url", "/api/v1/zones"},
    {"term", "backout plan"},
    {"meaning", "the ordered way back, with its contacts"},
    {"start", "2027-03-02T06:00"},
    {"planned", "2027-03-02T06:00"},
    {"begins", "2027-06-30T06:00"},
    {"rule", "FREQ=DAILY;INTERVAL=60"},
    {"except", "2027-10-28"},
    {"repeats", "every 60 days"},
    {"schedule", "SCH-3"},
    {"query", "state=open&waiting_for=me"},
    {"sort", "-updated"},
    {"columns", "priority"},
    {"skip_reason", "Renewed by hand last week."},
    {"next_owner", "Nils Holm"},
    {"cursor", "eyJhZnRlciI6MTA0Mn0"},
    {"next", "eyJhZnRlciI6MTA0Mn0"},
});

constexpr auto numbers = std::to_array<Named<std::int64_t>>({
    {"version", 7},
    {"position", 5123},
    {"have", 2},
    {"need", 3},
    {"required", 3},
    {"count", 2},
    {"people", 12},
    {"window_minutes", 30},
    {"lead_minutes", 10080},
    {"late_minutes", 1630},
    {"recovery_time_minutes", 60},
    {"recovery_point_minutes", 5},
});

constexpr auto notes = std::to_array<Named<std::string_view>>({
    {"next", "pass it as `cursor` to go on; absent at the end"},
    {"total", "how many there are in all; only where `total=true` asked for it"},
    {"version", "counts what has happened to it; for `If-Match`"},
    {"waiting", "everything that it waits for, with the people who can meet it"},
    {"possible", "what you may do now"},
    {"csrf", "send it as `X-CSRF-Token` with every write"},
    {"at", "UTC, RFC 3339"},
    {"local", "local time in `zone`, without offset"},
    {"people", "by name, who can meet it; empty: nobody, and `detail` says why"},
});

template <class Value, std::size_t N>
const Value* find(const std::array<Named<Value>, N>& table, std::string_view member) {
  const auto found = std::ranges::find(table, member, &Named<Value>::member);
  return found == table.end() ? nullptr : &found->value;
}

}  // namespace

namespace schema_detail {

std::string component_name(std::string_view pretty_function) {
  const auto start = pretty_function.find("T = ") + 4;
  std::string_view type = pretty_function.substr(start, pretty_function.rfind(']') - start);
  const auto open = type.find('<');
  if (open == std::string_view::npos) return std::string{unqualified(type)};
  const auto argument = type.substr(open + 1, type.rfind('>') - open - 1);
  return std::string{unqualified(argument)} + std::string{unqualified(type.substr(0, open))};
}

Json nullable(Json schema) {
  auto& object = schema.as_object();
  if (auto* type = object.if_contains("type"); type && type->is_string() && !object.contains("enum")) {
    *type = boost::json::array{*type, "null"};
    return schema;
  }
  if (object.empty() || object.contains("anyOf")) return schema;
  return Json{{"anyOf", boost::json::array{std::move(schema), Json{{"type", "null"}}}}};
}

std::string example_text(std::string_view member) {
  const auto* known = find(texts, member);
  return std::string{known ? *known : "text"};
}

Json example_json(std::string_view member) {
  if (member == "value" || member == "draft") return Json{{"columns", boost::json::array{"title", "owner"}}};
  return boost::json::object{};
}

std::int64_t example_number(std::string_view member) {
  const auto* known = find(numbers, member);
  return known ? *known : 1;
}

std::string_view note_on(std::string_view member) {
  const auto* known = find(notes, member);
  return known ? *known : std::string_view{};
}

}  // namespace schema_detail

Json Schemas::noted(Json schema, std::string_view note) {
  schema.as_object()["description"] = note;
  return schema;
}

Json Schemas::component(std::string name, Json schema) {
  auto known = components_.find(name);
  if (known != components_.end() && known->second != schema) {
    name += "Request";
    known = components_.find(name);
    ensure(known == components_.end() || known->second == schema, "two types share the name of a component");
  }
  components_.emplace(name, std::move(schema));
  return Json{{"$ref", "#/components/schemas/" + name}};
}

}  // namespace sluice::api
