// Times are microseconds since 1970 UTC, booleans 0 and 1, ids 64-bit. Enumerations are stored as their words.
#include "store/schema.h"

#include <array>

namespace sluice::store {

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

// Full text. The words are folded by base/words.h, and both databases are kept from cutting them further: FTS5's ascii
// tokenizer leaves everything beyond ASCII alone, and PostgreSQL gets the words as an array.
constexpr std::string_view search = R"(
DROP TABLE IF EXISTS search;
sqlite: DROP TABLE IF EXISTS search_words;
CREATE TABLE search (
  id $INTEGER PRIMARY KEY,
  kind $TEXT NOT NULL,
  item $INTEGER NOT NULL,
  change_id $INTEGER,
  at $INTEGER NOT NULL,
  words $TEXT NOT NULL,
postgres:   word_vector tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED,
  UNIQUE (kind, item)
) $TABLE;
CREATE INDEX search_change ON search (change_id);
sqlite: CREATE VIRTUAL TABLE search_words USING fts5(words, content='search', content_rowid='id', tokenize='ascii');
sqlite: CREATE TRIGGER search_insert AFTER INSERT ON search BEGIN
sqlite:   INSERT INTO search_words (rowid, words) VALUES (new.id, new.words);
sqlite: END;
sqlite: CREATE TRIGGER search_delete AFTER DELETE ON search BEGIN
sqlite:   INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', old.id, old.words);
sqlite: END;
sqlite: CREATE TRIGGER search_update AFTER UPDATE ON search BEGIN
sqlite:   INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', old.id, old.words);
sqlite:   INSERT INTO search_words (rowid, words) VALUES (new.id, new.words);
sqlite: END;
postgres: CREATE INDEX search_vector ON search USING gin (word_vector);
)";

constexpr std::array steps{history, work, plain};
constexpr std::array read_steps{search};

}  // namespace

std::span<const std::string_view> schema_steps() { return steps; }

std::span<const std::string_view> read_table_parts() { return read_steps; }

}  // namespace sluice::store
