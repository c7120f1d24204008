// The tables that can be filled again from events. Times are microseconds since 1970 UTC, booleans 0 and 1, ids 64-bit.
// Enumerations are stored as their words.
#include "store/schema.h"

#include <array>

namespace sluice::store {

// In a namespace of their own: their names are those of everyday things.
namespace schema_text {
namespace {

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
  risk $TEXT,
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
CREATE INDEX change_rows_ended ON change_rows (closed, process) WHERE closed IS NOT NULL;
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

DROP TABLE IF EXISTS approval_waits;
CREATE TABLE approval_waits (
  change_id $INTEGER NOT NULL,
  person $INTEGER NOT NULL,
  process $INTEGER NOT NULL,
  stage $TEXT NOT NULL,
  asked $INTEGER NOT NULL,
  decided $INTEGER
) $TABLE;
CREATE INDEX approval_waits_change ON approval_waits (change_id);
CREATE INDEX approval_waits_decided ON approval_waits (decided);

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

// Boards, their meetings, and which changes were on the agenda of which.
constexpr std::string_view boards = R"(
DROP TABLE IF EXISTS boards;
CREATE TABLE boards (
  id $INTEGER PRIMARY KEY,
  name_folded $TEXT NOT NULL,
  retired $INTEGER NOT NULL,
  next_look $INTEGER
) $TABLE;
CREATE INDEX boards_look ON boards (next_look, id);

DROP TABLE IF EXISTS meetings;
CREATE TABLE meetings (
  id $INTEGER PRIMARY KEY,
  board $INTEGER NOT NULL,
  state $TEXT NOT NULL,
  starts $INTEGER NOT NULL
) $TABLE;
CREATE INDEX meetings_board ON meetings (board, starts, id);

DROP TABLE IF EXISTS meeting_items;
CREATE TABLE meeting_items (
  meeting $INTEGER NOT NULL,
  change_id $INTEGER NOT NULL,
  PRIMARY KEY (meeting, change_id)
) $KEYED_TABLE;
CREATE INDEX meeting_items_change ON meeting_items (change_id, meeting);
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

constexpr std::array read_parts{changes, change_parts, inboxes, schedules, boards, search};

}  // namespace
}  // namespace schema_text

std::span<const std::string_view> read_table_parts() { return schema_text::read_parts; }

}  // namespace sluice::store
