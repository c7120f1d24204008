#include "api/auth/first_administrator.h"

#include <algorithm>

#include "api/auth/secrets.h"

namespace sluice::api {
namespace {

/// Only letters and digits, upper case.
std::string normal(std::string_view code) {
  std::string plain;
  for (const char c : code) {
    if (c >= 'a' && c <= 'z') plain += static_cast<char>(c - 'a' + 'A');
    if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) plain += c;
  }
  return plain;
}

}  // namespace

bool has_administrator(const Directory& directory) {
  return std::ranges::any_of(directory.people, [](const auto& one) {
    return one.second->enabled && one.second->roles.contains(Role::administrator);
  });
}

void FirstAdministrator::open() {
  const std::lock_guard lock{mutex_};
  code_ = new_code();
  taken_ = false;
}

void FirstAdministrator::close() {
  const std::lock_guard lock{mutex_};
  code_.clear();
}

bool FirstAdministrator::is_open() const {
  const std::lock_guard lock{mutex_};
  return !code_.empty();
}

std::optional<std::string> FirstAdministrator::code() const {
  const std::lock_guard lock{mutex_};
  return code_.empty() ? std::nullopt : std::optional{code_};
}

bool FirstAdministrator::take(std::string_view code) {
  const std::lock_guard lock{mutex_};
  if (code_.empty() || taken_ || !same_secret(normal(code), normal(code_))) return false;
  taken_ = true;
  return true;
}

void FirstAdministrator::give_back() {
  const std::lock_guard lock{mutex_};
  taken_ = false;
}

}  // namespace sluice::api
