// Fjordline Utilities: its people, groups and services. Data, and how it is put in through the API.
#pragma once
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "cli/seed/world.h"

namespace sluice::cli::seed {

/// Words separated by blanks: sign-in names, keys, roles.
using Words = std::string_view;
[[nodiscard]] std::vector<std::string> words_of(Words words);

struct Colleague {
  std::string_view login;
  std::string_view name;
  Words roles;
  std::string_view manager;  ///< sign-in name; may be empty
  std::string_view phone;
  std::string_view zone = "Europe/Berlin";
};
[[nodiscard]] std::span<const Colleague> colleagues();

struct Membership {
  std::string_view group;
  Words members;
};
[[nodiscard]] std::span<const Membership> memberships();

struct ServiceData {
  std::string_view key;
  std::string_view name;
  std::string_view type;
  std::string_view criticality;
  Words owners;
  Words depends_on;
  std::int64_t recovery_time;   ///< minutes; 0: not said
  std::int64_t recovery_point;  ///< likewise
  std::string_view description;
};
/// In an order in which each comes after those it depends on.
[[nodiscard]] std::span<const ServiceData> services();

/// Who runs Sluice at Fjordline: the first administrator.
extern const std::string_view administrator;

/// Makes the first administrator with the code, then everybody and everything else.
void found_organisation(World& world, const std::string& code);

}  // namespace sluice::cli::seed
