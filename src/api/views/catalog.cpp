#include "api/views/catalog.h"

#include <algorithm>

#include "api/views/texts.h"
#include "api/where.h"
#include "domain/access/permission.h"
#include "domain/change/form_answers.h"

namespace sluice::api {
namespace {

const Process* newest_process(const std::string& key, const Directory& directory) {
  const auto* version = directory.newest(key);
  return version ? &version->process : nullptr;
}

}  // namespace

std::string asked_name(const std::string& key, const Process* process) {
  if (const auto field = from_word<Field>(key)) return name_of(*field);
  if (process == nullptr) return key;
  const auto found = std::ranges::find(process->form, key, &FormField::key);
  return found == process->form.end() ? key : found->name;
}

namespace {

std::vector<AskedField> asked_fields(const EntryContent& content, const Directory& directory) {
  std::vector<AskedField> fields;
  const auto* process = newest_process(content.process, directory);
  for (const auto& key : content.asked)
    fields.push_back({.key = key, .name = asked_name(key, process), .of_form = !from_word<Field>(key)});
  return fields;
}

EntryFieldsView entry_fields_view(const EntryContent& content, const Directory& directory) {
  const auto& fields = content.fields;
  EntryFieldsView view{.title = text_of(fields.title),
                       .description = text_of(fields.description),
                       .reason = text_of(fields.reason),
                       .expected_results = {},
                       .services = {},
                       .impact = fields.impact,
                       .urgency = fields.urgency,
                       .deployment_plan = text_of(fields.deployment_plan),
                       .backout_plan = text_of(fields.backout_plan),
                       .test_plan = text_of(fields.test_plan),
                       .communication_plan = text_of(fields.communication_plan),
                       .tags = fields.tags,
                       .stakeholders = stakeholder_views(fields, directory),
                       .verifiers = person_refs(fields.verifiers, directory),
                       .developer = person_ref(fields.developer, directory),
                       .test_lead = person_ref(fields.test_lead, directory),
                       .deployer = person_ref(fields.deployer, directory),
                       .form = {}};
  for (const auto& one : fields.expected_results) view.expected_results.push_back(text_of(one.text));
  for (const auto id : fields.services) view.services.push_back(service_ref(id, directory));
  if (const auto* process = newest_process(content.process, directory)) {
    Change change;
    change.fields = fields;
    view.form = answered_form(change, directory, *process);
  }
  return view;
}

EntryVersionView entry_version_view(const EntryVersion& version, std::int64_t number, const Directory& directory) {
  const auto& content = version.content;
  return {.number = number,
          .fate = version.fate,
          .by = person_ref(version.by, directory),
          .from = version.from ? std::optional{shown(*version.from)} : std::nullopt,
          .at = version.at,
          .decided_by = person_ref(version.decided_by, directory),
          .decided = version.decided,
          .comment = text_of(version.comment),
          .title = text_of(content.title),
          .when_to_use = text_of(content.when_to_use),
          .effect = text_of(content.effect),
          .fields = entry_fields_view(content, directory),
          .locked = content.locked,
          .asked = content.asked,
          .max_age_months = content.max_age_months,
          .max_failures = content.max_failures};
}

/// What the asker may do now: each act is tried, and kept by nobody.
std::vector<std::string> possible_on_entry(const ShownEntry& shown) {
  const auto& entry = shown.entry;
  const CatalogFacts facts{shown.now, shown.actor, shown.directory, {}};
  std::vector<std::string> acts;
  const auto offer = [&](const char* act, const CatalogCommand& command) {
    if (decide(&entry, command, facts)) acts.emplace_back(act);
  };
  const std::string any_reason = "-";
  if (is_pre_approved(entry, shown.now) && may(shown.actor, Permission::create_change)) acts.emplace_back("use");
  auto other = entry.versions.back().content;
  other.effect = {"-"};
  offer("edit", EditEntry{std::move(other)});
  offer("approve", ApproveEntry{entry.proposed, ""});
  offer("reject", RejectEntry{entry.proposed, any_reason});
  offer("renew", RenewEntry{""});
  if (shown.actor.person) offer("hand", HandEntry{*shown.actor.person});
  offer("propose_retirement", ProposeRetirement{any_reason});
  offer("keep", KeepEntry{any_reason});
  offer("retire", ApproveRetirement{""});
  return acts;
}

void fill_card(const ShownEntry& shown, EntryCard& card) {
  const auto& entry = shown.entry;
  const auto& content = shown_version(entry).content;
  const auto* process = newest_process(content.process, shown.directory);
  card.key = entry.key;
  card.title = text_of(content.title);
  card.when_to_use = text_of(content.when_to_use);
  card.effect = text_of(content.effect);
  card.state = state_of(entry, shown.now);
  card.pre_approved = is_pre_approved(entry, shown.now);
  card.process = {content.process, process ? process->name : content.process};
  for (const auto id : content.fields.services) card.services.push_back(service_ref(id, shown.directory));
  card.owner = person_ref(entry.owner, shown.directory);
  if (entry.in_force != 0) card.in_force = entry.in_force;
  if (entry.proposed != 0) card.proposed = entry.proposed;
  card.until = entry.until;
  if (entry.in_force != 0 && !entry.retired && !card.pre_approved) card.lost = how_lost(entry, shown.now);
  card.waiting = waits_of(entry, shown.now);
  card.asked = asked_fields(content, shown.directory);
  const auto& record = shown.record;
  card.record = {record.used, record.successful, record.with_issues, record.failed, record.open, record.last_used};
}

/// Refusals of fields stand below /fields.
Result<FieldsPatch> entry_patch(const ChangeFieldsInput& sent, const Directory& directory, const Process* process) {
  auto patch = fields_patch(sent, directory, process);
  if (patch) return patch;
  for (auto& one : patch.error().errors) one.pointer = "/fields" + one.pointer;
  return patch;
}

}  // namespace

EntryCard entry_card(const ShownEntry& shown) {
  EntryCard card;
  fill_card(shown, card);
  return card;
}

EntryView entry_view(const ShownEntry& shown) {
  const auto& entry = shown.entry;
  EntryView view;
  fill_card(shown, view);
  view.version = entry.version;
  for (auto number = static_cast<std::int64_t>(entry.versions.size()); number > 0; --number)
    view.versions.push_back(entry_version_view(*find_version(entry, number), number, shown.directory));
  if (entry.retirement)
    view.retirement = EntryRetirementView{person_ref(entry.retirement->by, shown.directory),
                                          text_of(entry.retirement->reason), entry.retirement->at};
  for (const auto id : failures_that_count(entry, shown.now)) view.failures.push_back(sluice::shown(id));
  const auto* waiting = find_version(entry, entry.proposed);
  view.who_approves =
      person_refs(who_may_approve(entry, waiting ? *waiting : shown_version(entry), shown.directory), shown.directory);
  view.possible = possible_on_entry(shown);
  return view;
}

Result<ProposeEntry> proposal_of(const NewEntry& sent, const Directory& directory) {
  ProposeEntry propose{.key = sent.key, .content = {}, .owner = {}, .from = {}};
  auto& content = propose.content;
  content.title = {sent.title};
  content.when_to_use = {sent.when_to_use};
  content.effect = {sent.effect.value_or("")};
  content.process = sent.process.value_or("standard");
  content.locked = sent.locked;
  content.asked = sent.asked;
  content.max_age_months = sent.max_age_months.value_or(content.max_age_months);
  content.max_failures = sent.max_failures.value_or(content.max_failures);
  SLUICE_TRY(const auto patch, entry_patch(sent.fields.value_or(ChangeFieldsInput{}), directory,
                                           newest_process(content.process, directory)));
  content.fields = patched({}, patch);
  if (sent.owner) {
    SLUICE_TRY(propose.owner, person_named(*sent.owner, "/owner", directory));
  }
  if (sent.from) {
    propose.from = read_change_id(*sent.from);
    if (!propose.from) return refuse_field("/from", "expected the number of a change, such as CHG-1042");
  }
  return propose;
}

Result<EditEntry> edit_of(const EntryEdit& sent, const CatalogEntry& entry, const Directory& directory) {
  const auto* waiting = find_version(entry, entry.proposed);
  EditEntry edit{(waiting ? *waiting : shown_version(entry)).content};
  auto& content = edit.content;
  if (sent.title) content.title = {*sent.title};
  if (sent.when_to_use) content.when_to_use = {*sent.when_to_use};
  if (sent.effect) content.effect = {*sent.effect};
  if (sent.locked) content.locked = *sent.locked;
  if (sent.asked) content.asked = *sent.asked;
  content.max_age_months = sent.max_age_months.value_or(content.max_age_months);
  content.max_failures = sent.max_failures.value_or(content.max_failures);
  SLUICE_TRY(const auto patch, entry_patch(sent.fields.value_or(ChangeFieldsInput{}), directory,
                                           newest_process(content.process, directory)));
  content.fields = patched(std::move(content.fields), patch);
  return edit;
}

}  // namespace sluice::api
