// The catalog of standard changes on the wire.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "api/views/change_requests.h"
#include "api/views/changes.h"
#include "api/views/forms.h"
#include "api/views/people.h"
#include "domain/catalog/decide.h"
#include "store/catalog_record.h"

namespace sluice::api {

/// How often it was used, and how it went.
struct EntryRecordView {
  std::int64_t used = 0;
  std::int64_t successful = 0;
  std::int64_t with_issues = 0;
  std::int64_t failed = 0;  ///< unsuccessful or backed out
  std::int64_t open = 0;
  std::optional<Instant> last_used;
};
BOOST_DESCRIBE_STRUCT(EntryRecordView, (), (used, successful, with_issues, failed, open, last_used))

/// A field that whoever asks for a change from the entry fills in.
struct AskedField {
  std::string key;   ///< of a change's field, or of the process' form
  std::string name;  ///< as people call it
  bool of_form = false;
};
BOOST_DESCRIBE_STRUCT(AskedField, (), (key, name, of_form))
/// How a field of every change is called, or one of the process' form; the key itself where there is no such field.
[[nodiscard]] std::string asked_name(const std::string& key, const Process* process);

struct EntryCard {
  std::string key;
  std::string title;
  std::string when_to_use;
  std::string effect;
  EntryState state = EntryState::proposed;
  bool pre_approved = false;  ///< a change can be made from it now
  NamedRef process;
  std::vector<NamedRef> services;
  std::optional<PersonRef> owner;
  std::optional<std::int64_t> in_force;  ///< the number of the version in force
  std::optional<std::int64_t> proposed;  ///< the number of the version that waits for approval
  std::optional<Instant> until;          ///< when the pre-approval ends by age
  std::optional<std::string> lost;       ///< "lost its pre-approval on 28 Oct 2027 (2 failures in 12 months)"
  std::vector<EntryWait> waiting;        ///< for a change manager
  std::vector<AskedField> asked;
  EntryRecordView record;
};
BOOST_DESCRIBE_STRUCT(EntryCard, (),
                      (key, title, when_to_use, effect, state, pre_approved, process, services, owner, in_force,
                       proposed, until, lost, waiting, asked, record))

/// What a change from an entry begins with.
struct EntryFieldsView {
  std::string title;
  std::string description;
  std::string reason;
  std::vector<std::string> expected_results;
  std::vector<NamedRef> services;
  std::optional<Level> impact;
  std::optional<Level> urgency;
  std::string deployment_plan;
  std::string backout_plan;
  std::string test_plan;
  std::string communication_plan;
  std::vector<std::string> tags;
  std::vector<StakeholderView> stakeholders;
  std::vector<PersonRef> verifiers;
  std::optional<PersonRef> developer;
  std::optional<PersonRef> test_lead;
  std::optional<PersonRef> deployer;
  std::vector<AnsweredField> form;
};
BOOST_DESCRIBE_STRUCT(EntryFieldsView, (),
                      (title, description, reason, expected_results, services, impact, urgency, deployment_plan,
                       backout_plan, test_plan, communication_plan, tags, stakeholders, verifiers, developer, test_lead,
                       deployer, form))

struct EntryVersionView {
  std::int64_t number = 0;
  EntryFate fate = EntryFate::proposed;
  std::optional<PersonRef> by;      ///< absent: it ships with Sluice
  std::optional<std::string> from;  ///< "CHG-12"
  Instant at;
  std::optional<PersonRef> decided_by;
  std::optional<Instant> decided;
  std::string comment;
  std::string title;
  std::string when_to_use;
  std::string effect;
  EntryFieldsView fields;
  std::vector<std::string> locked;
  std::vector<std::string> asked;
  std::int64_t max_age_months = 12;
  std::int64_t max_failures = 2;
};
BOOST_DESCRIBE_STRUCT(EntryVersionView, (),
                      (number, fate, by, from, at, decided_by, decided, comment, title, when_to_use, effect, fields,
                       locked, asked, max_age_months, max_failures))

struct EntryRetirementView {
  PersonRef by;
  std::string reason;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(EntryRetirementView, (), (by, reason, at))

struct EntryView : EntryCard {
  std::int64_t version = 0;                ///< for If-Match
  std::vector<EntryVersionView> versions;  ///< the newest first
  std::optional<EntryRetirementView> retirement;
  std::vector<std::string> failures;    ///< changes that count against it now: "CHG-12"
  std::vector<PersonRef> who_approves;  ///< the version that waits, else its renewal
  std::vector<std::string> possible;    ///< use, edit, approve, reject, renew, hand, propose_retirement, keep, retire
};
BOOST_DESCRIBE_STRUCT(EntryView, (EntryCard), (version, versions, retirement, failures, who_approves, possible))

/// A new entry. `fields` are those of a change; with `from` what they leave out is taken from that change.
struct NewEntry {
  std::string key;
  std::string title;
  std::string when_to_use;
  std::optional<std::string> effect;
  std::optional<std::string> process;  ///< `standard` where it is not said
  std::optional<std::string> owner;
  std::optional<std::string> from;
  std::optional<ChangeFieldsInput> fields;
  std::vector<std::string> locked;
  std::vector<std::string> asked;
  std::optional<std::int64_t> max_age_months;
  std::optional<std::int64_t> max_failures;
};
BOOST_DESCRIBE_STRUCT(NewEntry, (),
                      (key, title, when_to_use, effect, process, owner, from, fields, locked, asked, max_age_months,
                       max_failures))

/// Another version. What is absent stays as it is in the newest one that is proposed or in force.
struct EntryEdit {
  std::optional<std::string> title;
  std::optional<std::string> when_to_use;
  std::optional<std::string> effect;
  std::optional<ChangeFieldsInput> fields;
  std::optional<std::vector<std::string>> locked;
  std::optional<std::vector<std::string>> asked;
  std::optional<std::int64_t> max_age_months;
  std::optional<std::int64_t> max_failures;
};
BOOST_DESCRIBE_STRUCT(EntryEdit, (), (title, when_to_use, effect, fields, locked, asked, max_age_months, max_failures))

/// What a card or a page of an entry is rendered from.
struct ShownEntry {
  const CatalogEntry& entry;
  const Directory& directory;
  const Actor& actor;
  Instant now;
  store::CatalogRecord record;
};

[[nodiscard]] EntryCard entry_card(const ShownEntry& shown);
[[nodiscard]] EntryView entry_view(const ShownEntry& shown);

/// What was sent, as the domain has it. Refused as `invalid`, fields at /fields/….
[[nodiscard]] Result<ProposeEntry> proposal_of(const NewEntry& sent, const Directory& directory);
[[nodiscard]] Result<EditEntry> edit_of(const EntryEdit& sent, const CatalogEntry& entry, const Directory& directory);

}  // namespace sluice::api
