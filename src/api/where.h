// Conditions in the address of a list: read and checked as those of processes, and in the words of what is there.
#pragma once
#include <string_view>

#include "api/wire/call.h"
#include "store/change_list.h"

namespace sluice::api {

/// The conditions of `where`. `me` stands for who asks where a person is compared. Refused as malformed, naming each
/// mistake with its remedy: what cannot be read, fields that are not there or that no list can be asked for, operators and
/// values that do not suit them, people, groups and services that are not there.
[[nodiscard]] Result<store::Where> where_in_address(std::string_view text, const Call& call);

}  // namespace sluice::api
