#include "api/approval_difference.h"

#include <algorithm>

#include "api/parts.h"
#include "base/described.h"
#include "engine/engine.h"
#include "store/codec.h"
#include "store/event_log.h"

namespace sluice::api {
namespace {

constexpr std::int64_t stretch = 500;

/// The last moment at which somebody decided the approval.
std::optional<Instant> last_decided(Call& call, const Change& change, const std::string& key, PersonId person) {
  std::optional<Instant> at;
  std::int64_t version = 0;
  for (;;) {
    auto events = store::read_stream(call.read(), {store::StreamKind::change, change.id.value}, version, stretch);
    if (events.empty()) return at;
    version = events.back().version;
    std::erase_if(events, [](const store::StoredEvent& one) { return !one.name.starts_with("decided/"); });
    const auto texts = store::texts_of(call.read(), events);
    for (const auto& stored : events) {
      const auto event = store::decode_change(stored, texts);
      const auto* decided = std::get_if<Decided>(&event);
      if (decided != nullptr && decided->key == key && decided->by == person) at = store::stamp_of(stored).at;
    }
  }
}

/// "services" and "form/effect" are what a difference calls them; "planned_start" is one of the built-in words.
bool is_covered(const FieldChange& one, const Approval& approval) {
  constexpr std::string_view of_form{"form/"};
  if (one.field.starts_with(of_form)) {
    const auto key = one.field.substr(of_form.size());
    const bool all = std::ranges::find(approval.covers, Field::form) != approval.covers.end();
    return all || std::ranges::find(approval.covers_form, key) != approval.covers_form.end();
  }
  return std::ranges::any_of(approval.covers, [&](Field field) { return word(field) == one.field; });
}

}  // namespace

Result<ApprovalDifference> approval_difference(Call& call, const Shown& shown, const Approval& approval) {
  ApprovalDifference difference;
  if (!call.actor.person) return difference;
  difference.since = last_decided(call, shown.change, approval.key, *call.actor.person);
  if (!difference.since) return difference;
  SLUICE_TRY(const auto before, call.parts.engine.load_at(shown.change.id, *difference.since, call.read()));
  for (auto& one : differences(before.change->fields, shown.change.fields, shown.directory, &shown.process.process))
    if (is_covered(one, approval)) difference.fields.push_back(std::move(one));
  return difference;
}

}  // namespace sluice::api
