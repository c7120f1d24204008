// Times are microseconds since 1970 UTC, booleans 0 and 1, ids 64-bit. Enumerations are stored as their words.
#include "store/schema.h"

#include <array>

namespace sluice::store {

// In a namespace of their own: their names are those of everyday things.
namespace schema_text {
namespace {

// What is true: events, their texts, and what is worked out from them at great cost (snapshots).
constexpr std::string_view history = R"(
CREATE TABLE installation (
  only_row $INTEGER PRIMARY KEY CHECK (only_row = 1),
  id $TEXT NOT NULL,
  schema_number $INTEGER NOT NULL,
  read_tables_number $INTEGER NOT NULL
) $TABLE;

CREATE TABLE events (
  position $INTEGER PRIMARY KEY,
  stream_kind $TEXT NOT NULL,
  stream_id $INTEGER NOT NULL,
  version $INTEGER NOT NULL,
  name $TEXT NOT NULL,
  at $INTEGER NOT NULL,
  actor $INTEGER NOT NULL,
  origin $TEXT NOT NULL,
  body $TEXT NOT NULL,
  previous_hash $TEXT NOT NULL,
  hash $TEXT NOT NULL,
  UNIQUE (stream_kind, stream_id, version)
) $TABLE;

CREATE TABLE streams (
  kind $TEXT NOT NULL,
  id $INTEGER NOT NULL,
  version $INTEGER NOT NULL,
  previous_version $INTEGER NOT NULL,
  hash $TEXT NOT NULL,
  last_at $INTEGER NOT NULL,
  PRIMARY KEY (kind, id)
) $KEYED_TABLE;

CREATE TABLE written (
  position $INTEGER NOT NULL REFERENCES events (position),
  field $TEXT NOT NULL,
  salt $TEXT NOT NULL,
  text $TEXT NOT NULL,
  PRIMARY KEY (position, field)
) $TABLE;

CREATE TABLE snapshots (
  kind $TEXT NOT NULL,
  id $INTEGER NOT NULL,
  version $INTEGER NOT NULL,
  fold_number $TEXT NOT NULL,
  state $TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) $TABLE;

CREATE TABLE counters (
  name $TEXT PRIMARY KEY,
  value $INTEGER NOT NULL
) $KEYED_TABLE;
)";

// What is still to be done, in the same transaction as the events that cause it.
constexpr std::string_view work = R"(
CREATE TABLE outbox (
  id $INTEGER PRIMARY KEY,
  position $INTEGER NOT NULL,
  kind $TEXT NOT NULL,
  target $TEXT NOT NULL,
  subject $TEXT NOT NULL,
  body $TEXT NOT NULL,
  due_at $INTEGER NOT NULL,
  attempts $INTEGER NOT NULL,
  leased_until $INTEGER NOT NULL,
  done_at $INTEGER,
  outcome $TEXT NOT NULL,
  UNIQUE (position, kind, target)
) $TABLE;
CREATE INDEX outbox_due ON outbox (due_at, id) WHERE done_at IS NULL;
CREATE INDEX outbox_order ON outbox (target, subject, id) WHERE done_at IS NULL;

CREATE TABLE timers (
  change_id $INTEGER PRIMARY KEY,
  wake_at $INTEGER NOT NULL,
  leased_until $INTEGER NOT NULL
) $TABLE;
CREATE INDEX timers_wake ON timers (wake_at, change_id);

CREATE TABLE idempotency (
  person $INTEGER NOT NULL,
  key $TEXT NOT NULL,
  digest $TEXT NOT NULL,
  status $INTEGER NOT NULL,
  headers $TEXT NOT NULL,
  body $TEXT NOT NULL,
  kept_at $INTEGER NOT NULL,
  PRIMARY KEY (person, key)
) $KEYED_TABLE;
CREATE INDEX idempotency_age ON idempotency (kept_at);
)";

// What is no history: who is signed in, what people are called, what they were about to write.
constexpr std::string_view plain = R"(
CREATE TABLE sessions (
  token_hash $TEXT PRIMARY KEY,
  person $INTEGER NOT NULL,
  csrf $TEXT NOT NULL,
  created_at $INTEGER NOT NULL,
  last_seen_at $INTEGER NOT NULL,
  expires_at $INTEGER NOT NULL
) $KEYED_TABLE;
CREATE INDEX sessions_person ON sessions (person);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE person_details (
  person $INTEGER PRIMARY KEY,
  login $TEXT NOT NULL UNIQUE,
  name $TEXT NOT NULL,
  email $TEXT NOT NULL,
  phone $TEXT NOT NULL,
  time_zone $TEXT NOT NULL
) $TABLE;

CREATE TABLE passwords (
  person $INTEGER PRIMARY KEY,
  hash $TEXT NOT NULL,
  changed_at $INTEGER NOT NULL
) $TABLE;

CREATE TABLE drafts (
  person $INTEGER NOT NULL,
  key $TEXT NOT NULL,
  body $TEXT NOT NULL,
  saved_at $INTEGER NOT NULL,
  PRIMARY KEY (person, key)
) $KEYED_TABLE;

CREATE TABLE preferences (
  person $INTEGER NOT NULL,
  key $TEXT NOT NULL,
  body $TEXT NOT NULL,
  PRIMARY KEY (person, key)
) $KEYED_TABLE;

CREATE TABLE saved_views (
  person $INTEGER NOT NULL,
  name $TEXT NOT NULL,
  body $TEXT NOT NULL,
  PRIMARY KEY (person, name)
) $KEYED_TABLE;

CREATE TABLE read_marks (
  person $INTEGER NOT NULL,
  change_id $INTEGER NOT NULL,
  position $INTEGER NOT NULL,
  PRIMARY KEY (person, change_id)
) $KEYED_TABLE;
)";

// Drafts are swept by their age.
constexpr std::string_view drafts_by_age = R"(
CREATE INDEX drafts_age ON drafts (saved_at, person, key);
)";

// Drafts of processes are kept until they are published or discarded.
constexpr std::string_view process_drafts = R"(
CREATE TABLE process_drafts (
  key $TEXT PRIMARY KEY,
  version $INTEGER NOT NULL,
  based_on $INTEGER NOT NULL,
  begun_by $INTEGER NOT NULL,
  begun_at $INTEGER NOT NULL,
  saved_by $INTEGER NOT NULL,
  saved_at $INTEGER NOT NULL,
  yaml $TEXT NOT NULL
) $TABLE;
)";

// The addresses by which calendars are read, one a person; the secret itself is never stored, only its SHA-256.
constexpr std::string_view calendar_addresses = R"(
CREATE TABLE calendar_addresses (
  person $INTEGER PRIMARY KEY,
  secret_hash $TEXT NOT NULL UNIQUE,
  made_at $INTEGER NOT NULL
) $TABLE;
)";

// What people were told, and what of it they have read.
constexpr std::string_view notifications = R"(
CREATE TABLE notifications (
  person $INTEGER NOT NULL,
  position $INTEGER NOT NULL,
  change_id $INTEGER NOT NULL,
  at $INTEGER NOT NULL,
  rule $TEXT NOT NULL,
  text $TEXT NOT NULL,
  read_at $INTEGER,
  PRIMARY KEY (person, position)
) $KEYED_TABLE;
CREATE INDEX notifications_unread ON notifications (person, position) WHERE read_at IS NULL;
CREATE INDEX notifications_change ON notifications (change_id, position);
CREATE INDEX notifications_age ON notifications (at);
)";

// Saved views of lists of changes. The table of this name that there was before nobody could write to.
constexpr std::string_view saved_views = R"(
DROP TABLE saved_views;
CREATE TABLE saved_views (
  id $INTEGER PRIMARY KEY,
  person $INTEGER NOT NULL,
  name $TEXT NOT NULL,
  shared $INTEGER NOT NULL,
  query $TEXT NOT NULL,
  columns $TEXT NOT NULL,
  sort $TEXT NOT NULL,
  created $INTEGER NOT NULL,
  updated $INTEGER NOT NULL,
  UNIQUE (person, name)
) $TABLE;
CREATE INDEX saved_views_shared ON saved_views (id) WHERE shared = 1;
)";

// Where webhooks go, and the order in which what was sent there is looked at. The secrets are needed to sign, so they lie
// here as they are; nothing outside reads them back.
constexpr std::string_view webhooks = R"(
CREATE TABLE webhooks (
  key $TEXT PRIMARY KEY,
  name $TEXT NOT NULL,
  url $TEXT NOT NULL,
  format $TEXT NOT NULL,
  enabled $INTEGER NOT NULL,
  version $INTEGER NOT NULL,
  created_by $INTEGER NOT NULL,
  created_at $INTEGER NOT NULL,
  updated_by $INTEGER NOT NULL,
  updated_at $INTEGER NOT NULL,
  secret $TEXT NOT NULL,
  former_secret $TEXT NOT NULL,
  former_until $INTEGER NOT NULL
) $TABLE;
CREATE INDEX outbox_log ON outbox (kind, target, id);
CREATE INDEX outbox_done ON outbox (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX outbox_subject ON outbox (kind, subject);
)";

constexpr std::array steps{history,       work,        plain,   drafts_by_age, process_drafts, calendar_addresses,
                           notifications, saved_views, webhooks};

}  // namespace
}  // namespace schema_text

std::span<const std::string_view> schema_steps() { return schema_text::steps; }

}  // namespace sluice::store
