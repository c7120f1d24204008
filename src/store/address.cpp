#include "store/address.h"

#include <libpq-fe.h>

#include <memory>

namespace sluice::store {

namespace {

using Options = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

Options parse_conninfo(const std::string& text) { return {PQconninfoParse(text.c_str(), nullptr), &PQconninfoFree}; }

bool looks_like_conninfo(std::string_view text) {
  const auto equals = text.find('=');
  return equals != std::string_view::npos && text.find('/') > equals;
}

}  // namespace

Result<Address> parse_address(std::string_view text) {
  if (text.empty()) return refuse(Refused::invalid, "No database was named.");
  if (text.find('\0') != std::string_view::npos)
    return refuse(Refused::invalid, "A database's address has no NUL in it.");
  constexpr std::string_view file_scheme = "sqlite://";
  if (text.starts_with(file_scheme)) {
    const auto path = text.substr(file_scheme.size());
    if (!path.starts_with('/'))
      return refuse(Refused::invalid, "Write sqlite:///path/of/the/file, with three slashes and the whole path.");
    return Address{Dialect::sqlite, std::string{path}};
  }
  const bool is_url = text.starts_with("postgresql://") || text.starts_with("postgres://");
  if (is_url || looks_like_conninfo(text)) {
    std::string where{text};
    if (!parse_conninfo(where))
      return refuse(Refused::invalid, "This is not a PostgreSQL address: write postgresql://user@host/database.");
    return Address{Dialect::postgres, std::move(where)};
  }
  if (text.find("://") != std::string_view::npos)
    return refuse(Refused::invalid, "Sluice keeps its data in SQLite (a path) or PostgreSQL (postgresql://…).");
  return Address{Dialect::sqlite, std::string{text}};
}

std::string shown(const Address& address) {
  if (address.dialect == Dialect::sqlite) return address.where;
  const auto options = parse_conninfo(address.where);
  std::string text = "PostgreSQL";
  if (!options) return text;
  for (const auto* one = options.get(); one->keyword != nullptr; ++one) {
    const std::string_view keyword{one->keyword};
    const bool is_place = keyword == "host" || keyword == "port" || keyword == "dbname" || keyword == "user";
    if (is_place && one->val != nullptr) text += " " + std::string{keyword} + "=" + one->val;
  }
  return text;
}

}  // namespace sluice::store
