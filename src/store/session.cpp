#include "store/session.h"

#include <fmt/format.h>

#include <unordered_map>

#include "store/connect.h"

namespace sluice::store {

namespace value_detail {
void null_where_none_may_be() { throw DatabaseError(Broke::other, "a column is null that must not be"); }
void unknown_word(std::string_view word) {
  throw DatabaseError(Broke::unreadable,
                      fmt::format("the stored word '{}' is not known to this version of Sluice", word));
}
}  // namespace value_detail

namespace {

constexpr std::size_t statements_max = 500;

/// Question marks become :p1, :p2, …, which both back ends take by position; those in quotes stay.
std::string with_named_parameters(std::string_view sql) {
  std::string text;
  int count = 0;
  char quote = 0;
  for (const char c : sql) {
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '?') {
      text += fmt::format(":p{}", ++count);
      continue;
    }
    text += c;
  }
  return text;
}

/// Where SOCI finds one parameter, at an address that stays.
struct Parameter {
  Kind kind = Kind::integer;
  soci::indicator indicator = soci::i_ok;
  long long integer = 0;
  double real = 0;
  std::string text;
};

struct Prepared {
  explicit Prepared(soci::session& session) : statement(session) {}
  std::vector<Parameter> parameters;
  std::vector<Column> columns;
  std::vector<soci::indicator> indicators;
  soci::statement statement;  // last, so that it goes before what it points into
  std::uint64_t used_at = 0;
  bool running = false;
};

void assign(Parameter& to, const Value& from) {
  ensure(to.kind == from.kind, "a statement was given a parameter of another kind than before");
  to.indicator = from.null ? soci::i_null : soci::i_ok;
  to.integer = from.integer;
  to.real = from.real;
  // PostgreSQL through SOCI would cut the text at a NUL without a word.
  ensure(from.text.find('\0') == std::string_view::npos, "a text with a NUL reached the store");
  to.text.assign(from.text);
}

void bind_parameters(Prepared& prepared, std::span<const Value> values) {
  prepared.parameters.resize(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    auto& one = prepared.parameters[i];
    one.kind = values[i].kind;
    switch (one.kind) {
      case Kind::integer: prepared.statement.exchange(soci::use(one.integer, one.indicator)); break;
      case Kind::real: prepared.statement.exchange(soci::use(one.real, one.indicator)); break;
      case Kind::text: prepared.statement.exchange(soci::use(one.text, one.indicator)); break;
    }
  }
}

void bind_columns(Prepared& prepared, std::span<const Kind> kinds) {
  prepared.columns.resize(kinds.size());
  prepared.indicators.resize(kinds.size(), soci::i_ok);
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    auto& one = prepared.columns[i];
    auto& indicator = prepared.indicators[i];
    one.kind = kinds[i];
    switch (one.kind) {
      case Kind::integer: prepared.statement.exchange(soci::into(one.integer, indicator)); break;
      case Kind::real: prepared.statement.exchange(soci::into(one.real, indicator)); break;
      case Kind::text: prepared.statement.exchange(soci::into(one.text, indicator)); break;
    }
  }
}

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

}  // namespace

struct Session::State {
  Address address;
  std::unique_ptr<soci::session> session;
  std::unordered_map<std::string, std::unique_ptr<Prepared>, TextHash, std::equal_to<>> statements;
  std::uint64_t ticks = 0;

  Prepared& prepared(std::string_view sql, std::span<const Value> values, std::span<const Kind> columns) {
    if (const auto found = statements.find(sql); found != statements.end()) return *found->second;
    if (statements.size() >= statements_max) drop_least_used();
    auto made = std::make_unique<Prepared>(*session);
    made->statement.alloc();
    bind_columns(*made, columns);
    bind_parameters(*made, values);
    made->statement.prepare(with_named_parameters(sql));
    made->statement.define_and_bind();
    return *(statements[std::string{sql}] = std::move(made));
  }

  void drop_least_used() {
    auto oldest = statements.end();
    for (auto it = statements.begin(); it != statements.end(); ++it) {
      if (it->second->running) continue;
      if (oldest == statements.end() || it->second->used_at < oldest->second->used_at) oldest = it;
    }
    if (oldest != statements.end()) statements.erase(oldest);
  }

  /// After any failure a statement is closed, so that it cannot keep a snapshot or half a result.
  void drop(std::string_view sql) {
    if (const auto found = statements.find(sql); found != statements.end()) statements.erase(found);
  }

  std::int64_t execute(std::string_view sql, std::span<const Value> values, std::span<const Kind> columns,
                       const VisitRow& visit) {
    auto& one = prepared(sql, values, columns);
    ensure(one.parameters.size() == values.size() && one.columns.size() == columns.size(),
           "a statement changed its shape");
    for (std::size_t i = 0; i < values.size(); ++i) assign(one.parameters[i], values[i]);
    one.used_at = ++ticks;
    one.running = true;
    bool got = one.statement.execute(true);
    while (got && !columns.empty()) {
      for (std::size_t i = 0; i < columns.size(); ++i) one.columns[i].null = one.indicators[i] == soci::i_null;
      visit(one.columns);
      got = one.statement.fetch();
    }
    one.running = false;
    return columns.empty() ? one.statement.get_affected_rows() : 0;
  }

  std::int64_t guarded(std::string_view sql, std::span<const Value> values, std::span<const Kind> columns,
                       const VisitRow& visit) {
    const auto found = statements.find(sql);
    ensure(found == statements.end() || !found->second->running, "a statement was run again while its rows are read");
    try {
      return execute(sql, values, columns, visit);
    } catch (const soci::soci_error& error) {
      auto ours = translated(error);
      drop(sql);
      if (lost()) ours.broke = Broke::connection;
      throw DatabaseError(ours.broke, fmt::format("{} in: {}", ours.what(), sql.substr(0, 300)));
    } catch (...) {
      drop(sql);
      throw;
    }
  }

  [[nodiscard]] bool lost() const {
    return address.dialect == Dialect::postgres && PQstatus(postgres_of(*session)) == CONNECTION_BAD;
  }
};

Session::Session(const Address& address) : state_(std::make_unique<State>()) {
  state_->address = address;
  state_->session = connect(address);
}

Session::~Session() { state_->statements.clear(); }

Dialect Session::dialect() const { return state_->address.dialect; }

std::int64_t Session::run(std::string_view sql, Values values) { return state_->guarded(sql, values.all(), {}, {}); }

void Session::query(std::string_view sql, std::span<const Value> values, std::span<const Kind> columns,
                    const VisitRow& visit) {
  state_->guarded(sql, values, columns, visit);
}

void Session::script(const std::string& sql) { run_raw(*state_->session, dialect(), sql); }

bool Session::in_transaction() const {
  if (dialect() == Dialect::postgres) return PQtransactionStatus(postgres_of(*state_->session)) != PQTRANS_IDLE;
  auto* handle = sqlite_of(*state_->session);
  return sqlite_api::sqlite3_get_autocommit(handle) == 0 ||
         sqlite_api::sqlite3_txn_state(handle, nullptr) != SQLITE_TXN_NONE;
}

bool Session::broken() const { return state_->lost(); }

void Session::reopen() {
  state_->statements.clear();
  state_->session.reset();
  state_->session = connect(state_->address);
}

Instant Session::database_now() {
  const auto* sql = dialect() == Dialect::sqlite
                        ? "SELECT CAST((julianday('now') - 2440587.5) * 86400000000.0 AS INTEGER)"
                        : "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)";
  return *one<Instant>(sql);
}

}  // namespace sluice::store
