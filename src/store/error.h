// What a database does to us that nobody asking can mend.
#pragma once
#include <stdexcept>
#include <string>

namespace sluice::store {

/// What broke. Decides whether a batch is run again, a session is replaced, or the answer is 503.
enum class Broke {
  connection,       ///< the session is dead: replace it; nothing of the open transaction remains
  outcome_unknown,  ///< the connection was lost while committing: it may or may not have happened
  busy,             ///< a lock was not had in time
  constraint,       ///< a unique, foreign or check constraint: a lost race or a bug
  full,             ///< no space, a limit, or a file that cannot be written
  newer_schema,     ///< a newer Sluice has upgraded this database: this one has to stop
  unreadable,       ///< a stored event or row of a name, version or word that this program does not know: what it
                    ///< belongs to cannot be served (503), the rest can
  other,            ///< anything else
};

/// The outside broke. The text is for the log: it may hold SQL, never values.
struct DatabaseError : std::runtime_error {
  DatabaseError(Broke kind, const std::string& text) : std::runtime_error(text), broke(kind) {}
  Broke broke;
};

}  // namespace sluice::store
