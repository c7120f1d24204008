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

// What lists show of changes. `sections` holds a fingerprint of each group of rows below, so that what is the same as before is
// not written again. `waiting`, `services` and `tags` are JSON for showing; the tables beside them are for finding.
constexpr std::string_view changes = R"(
DROP TABLE IF EXISTS change_rows;
CREATE TABLE change_rows (
  id $INTEGER PRIMARY KEY,
  title $TEXT NOT NULL,
  title_folded $TEXT NOT NULL,
  type $TEXT NOT NULL,
  process $INTEGER NOT NULL,
  process_version $INTEGER NOT NULL,
  stage $TEXT NOT NULL,
  stage_name $TEXT NOT NULL,
  phase $TEXT NOT NULL,
  phase_rank $INTEGER NOT NULL,
  outcome $TEXT,
  on_hold $INTEGER NOT NULL,
  restricted $INTEGER NOT NULL,
  priority $TEXT,
  priority_rank $INTEGER,
  impact $TEXT,
  urgency $TEXT,
  owner $INTEGER NOT NULL,
  requester $INTEGER NOT NULL,
  catalog_entry $INTEGER,
  planned_start $INTEGER,
  planned_end $INTEGER,
  planned_start_day $TEXT,
  planned_end_day $TEXT,
  phase_reached $TEXT NOT NULL,
  users_hindered $TEXT,
  data_or_site_lost $INTEGER,
  activity_stopped_too_long $INTEGER,
  created $INTEGER NOT NULL,
  updated $INTEGER NOT NULL,
  closed $INTEGER,
  stage_since $INTEGER NOT NULL,
  version $INTEGER NOT NULL,
  services $TEXT NOT NULL,
  tags $TEXT NOT NULL,
  waiting $TEXT NOT NULL,
  sections $TEXT NOT NULL
) $TABLE;
CREATE INDEX change_rows_updated ON change_rows (updated, id);
CREATE INDEX change_rows_created ON change_rows (created, id);
CREATE INDEX change_rows_stage_since ON change_rows (stage_since, id);
CREATE INDEX change_rows_title ON change_rows (title_folded, id);
CREATE INDEX change_rows_phase ON change_rows (phase_rank, id);
CREATE INDEX change_rows_priority ON change_rows (priority_rank, id);
CREATE INDEX change_rows_planned ON change_rows (planned_start, id);
CREATE INDEX change_rows_owner ON change_rows (owner, updated, id);
CREATE INDEX change_rows_catalog ON change_rows (catalog_entry, id) WHERE catalog_entry IS NOT NULL;
CREATE INDEX change_rows_open ON change_rows (updated, id) WHERE closed IS NULL;
)";

// What belongs to a change and is found by something else.
constexpr std::string_view change_parts = R"(
DROP TABLE IF EXISTS change_parts;
CREATE TABLE change_parts (
  change_id $INTEGER NOT NULL,
  person $INTEGER NOT NULL,
  part $TEXT NOT NULL,
  PRIMARY KEY (change_id, person, part)
) $KEYED_TABLE;
CREATE INDEX change_parts_person ON change_parts (person, change_id);

DROP TABLE IF EXISTS change_groups;
CREATE TABLE change_groups (
  change_id $INTEGER NOT NULL,
  group_id $INTEGER NOT NULL,
  PRIMARY KEY (change_id, group_id)
) $KEYED_TABLE;

DROP TABLE IF EXISTS change_services;
CREATE TABLE change_services (
  change_id $INTEGER NOT NULL,
  service $INTEGER NOT NULL,
  PRIMARY KEY (change_id, service)
) $KEYED_TABLE;
CREATE INDEX change_services_service ON change_services (service, change_id);

DROP TABLE IF EXISTS change_tags;
CREATE TABLE change_tags (
  change_id $INTEGER NOT NULL,
  tag $TEXT NOT NULL,
  PRIMARY KEY (change_id, tag)
) $KEYED_TABLE;
CREATE INDEX change_tags_tag ON change_tags (tag, change_id);

DROP TABLE IF EXISTS change_links;
CREATE TABLE change_links (
  change_id $INTEGER NOT NULL,
  number $INTEGER NOT NULL,
  kind $TEXT NOT NULL,
  target $INTEGER NOT NULL,
  PRIMARY KEY (change_id, number)
) $KEYED_TABLE;
CREATE INDEX change_links_target ON change_links (target, kind, change_id);

DROP TABLE IF EXISTS waits_on;
CREATE TABLE waits_on (
  change_id $INTEGER NOT NULL,
  kind $TEXT NOT NULL,
  item $INTEGER NOT NULL,
  PRIMARY KEY (change_id, kind, item)
) $KEYED_TABLE;
CREATE INDEX waits_on_item ON waits_on (kind, item, change_id);
)";

// What people have to do, and what they said.
constexpr std::string_view inboxes = R"(
DROP TABLE IF EXISTS work;
CREATE TABLE work (
  change_id $INTEGER NOT NULL,
  person $INTEGER NOT NULL,
  kind $TEXT NOT NULL,
  key $TEXT NOT NULL,
  title $TEXT NOT NULL,
  mine $INTEGER NOT NULL,
  since $INTEGER,
  due $INTEGER,
  PRIMARY KEY (change_id, person, kind, key)
) $KEYED_TABLE;
CREATE INDEX work_person ON work (person, change_id);

DROP TABLE IF EXISTS tasks;
CREATE TABLE tasks (
  id $INTEGER PRIMARY KEY,
  change_id $INTEGER NOT NULL,
  title $TEXT NOT NULL,
  stage $TEXT NOT NULL,
  state $TEXT NOT NULL,
  assignee $INTEGER,
  due $INTEGER,
  overdue $INTEGER NOT NULL,
  since $INTEGER NOT NULL
) $TABLE;
CREATE INDEX tasks_change ON tasks (change_id, id);
CREATE INDEX tasks_assignee ON tasks (assignee, due, id);
CREATE INDEX tasks_newest ON tasks (assignee, id);
CREATE INDEX tasks_due ON tasks (due, id);

DROP TABLE IF EXISTS comments;
CREATE TABLE comments (
  id $INTEGER PRIMARY KEY,
  change_id $INTEGER NOT NULL,
  author $INTEGER NOT NULL,
  at $INTEGER NOT NULL,
  text $TEXT NOT NULL,
  edited_at $INTEGER,
  removed $INTEGER NOT NULL,
  position $INTEGER NOT NULL
) $TABLE;
CREATE INDEX comments_change ON comments (change_id, id);
)";

// Schedules, and what has become of their occurrences: each is opened once, which the key of the second table says again.
constexpr std::string_view schedules = R"(
DROP TABLE IF EXISTS schedules;
CREATE TABLE schedules (
  id $INTEGER PRIMARY KEY,
  name_folded $TEXT NOT NULL,
  owner $INTEGER NOT NULL,
  deputy $INTEGER,
  created_by $INTEGER NOT NULL,
  process $TEXT NOT NULL,
  state $TEXT NOT NULL,
  restricted $INTEGER NOT NULL,
  in_trouble $INTEGER NOT NULL,
  next_start $INTEGER,
  next_look $INTEGER
) $TABLE;
CREATE INDEX schedules_next ON schedules (next_start, id);
CREATE INDEX schedules_look ON schedules (next_look, id);

DROP TABLE IF EXISTS schedule_groups;
CREATE TABLE schedule_groups (
  schedule $INTEGER NOT NULL,
  group_id $INTEGER NOT NULL,
  PRIMARY KEY (schedule, group_id)
) $KEYED_TABLE;

DROP TABLE IF EXISTS occurrences;
CREATE TABLE occurrences (
  schedule $INTEGER NOT NULL,
  local $TEXT NOT NULL,
  change_id $INTEGER UNIQUE,
  start $INTEGER NOT NULL,
  end_at $INTEGER,
  at $INTEGER NOT NULL,
  late_minutes $INTEGER,
  note $TEXT NOT NULL,
  PRIMARY KEY (schedule, local)
) $KEYED_TABLE;
)";

// Full text. The words are folded by base/words.h, and both databases are kept from cutting them further: FTS5's ascii
// tokenizer leaves everything beyond ASCII alone, and PostgreSQL gets the words as an array.
constexpr std::string_view search = R"(
DROP TABLE IF EXISTS search;
sqlite: DROP TABLE IF EXISTS search_words;
CREATE TABLE search (
  change_id $INTEGER PRIMARY KEY,
postgres:   word_vector tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED,
  words $TEXT NOT NULL
) $TABLE;
sqlite: CREATE VIRTUAL TABLE search_words USING fts5(words, content='search', content_rowid='change_id', tokenize='ascii');
sqlite: CREATE TRIGGER search_insert AFTER INSERT ON search BEGIN
sqlite:   INSERT INTO search_words (rowid, words) VALUES (new.change_id, new.words);
sqlite: END;
sqlite: CREATE TRIGGER search_delete AFTER DELETE ON search BEGIN
sqlite:   INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', old.change_id, old.words);
sqlite: END;
postgres: CREATE INDEX search_vector ON search USING gin (word_vector);
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
constexpr std::array read_parts{changes, change_parts, inboxes, schedules, search};

}  // namespace
}  // namespace schema_text

std::span<const std::string_view> schema_steps() { return schema_text::steps; }

std::span<const std::string_view> read_table_parts() { return schema_text::read_parts; }

}  // namespace sluice::store
