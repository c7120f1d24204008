#include "api/approval_difference.h"

#include <algorithm>
#include <functional>
#include <initializer_list>

#include "api/parts.h"
#include "base/described.h"
#include "engine/engine.h"
#include "store/codec.h"
#include "store/event_log.h"

namespace sluice::api {
namespace {

constexpr std::int64_t stretch = 500;

/// When something happened to a change: the version tells apart what happened in one instant.
struct Happened {
  std::int64_t version = 0;
  Instant at;
};

/// The last event of a change for which `counts` holds, of those with one of these written names.
template <class Counts>
std::optional<Happened> last_of(Call& call, ChangeId change, std::initializer_list<std::string_view> names,
                                Counts counts) {
  std::optional<Happened> last;
  std::int64_t version = 0;
  const auto is_wanted = [&](const store::StoredEvent& one) {
    return std::ranges::any_of(names, [&](std::string_view name) { return one.name.starts_with(name); });
  };
  for (;;) {
    auto events = store::read_stream(call.read(), {store::StreamKind::change, change.value}, version, stretch);
    if (events.empty()) return last;
    version = events.back().version;
    std::erase_if(events, std::not_fn(is_wanted));
    const auto texts = store::texts_of(call.read(), events);
    for (const auto& stored : events)
      if (counts(store::decode_change(stored, texts))) last = {stored.version, store::stamp_of(stored).at};
  }
}

std::optional<Happened> last_decided(Call& call, const Change& change, const std::string& key, PersonId person) {
  return last_of(call, change.id, {"decided/"}, [&](const ChangeEvent& event) {
    const auto* decided = std::get_if<Decided>(&event);
    return decided != nullptr && decided->key == key && decided->by == person;
  });
}

std::optional<Happened> last_asked(Call& call, const Change& change, const std::string& key,
                                   const std::string& digest) {
  return last_of(call, change.id, {"approval_asked/", "approval_withdrawn/"}, [&](const ChangeEvent& event) {
    const auto* asked = std::get_if<ApprovalAsked>(&event);
    const auto* anew = std::get_if<ApprovalWithdrawn>(&event);
    return (asked != nullptr && asked->key == key && asked->digest == digest) ||
           (anew != nullptr && anew->key == key && anew->digest == digest);
  });
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

Result<ApprovalDifference> difference_since(Call& call, const Shown& shown, const Approval& approval,
                                            std::optional<Happened> since) {
  if (!since) return ApprovalDifference{};
  ApprovalDifference difference{since->at, {}};
  SLUICE_TRY(const auto before, call.parts.engine.load_version(shown.change.id, since->version, call.read()));
  for (auto& one : differences(before.change->fields, shown.change.fields, shown.directory, &shown.process.process))
    if (is_covered(one, approval)) difference.fields.push_back(std::move(one));
  return difference;
}

}  // namespace

Result<ApprovalDifference> approval_difference(Call& call, const Shown& shown, const Approval& approval) {
  if (!call.actor.person) return ApprovalDifference{};
  return difference_since(call, shown, approval, last_decided(call, shown.change, approval.key, *call.actor.person));
}

Result<ApprovalDifference> difference_since_asked(Call& call, const Shown& shown, const Approval& approval,
                                                  const std::string& digest) {
  return difference_since(call, shown, approval, last_asked(call, shown.change, approval.key, digest));
}

std::vector<FieldChange> covered_content(const Shown& shown, const Approval& approval) {
  auto content = differences({}, shown.change.fields, shown.directory, &shown.process.process);
  std::erase_if(content, [&](const FieldChange& one) { return !is_covered(one, approval); });
  return content;
}

}  // namespace sluice::api
