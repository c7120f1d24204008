// Random secrets and their hashes (libsodium).
#pragma once
#include <string>
#include <string_view>

namespace sluice::api {

/// 256 random bits as 43 characters of base64url: a session's token.
[[nodiscard]] std::string new_token();
/// What is kept of a token: BLAKE2b-256 as 64 hexadecimal digits. A token has 256 bits of its own, so a fast hash does.
[[nodiscard]] std::string hash_of_token(std::string_view token);
/// The CSRF token of a session: follows from its token, and tells nothing of it.
[[nodiscard]] std::string csrf_of_token(std::string_view token);
/// Equal, in a time that does not depend on where they differ.
[[nodiscard]] bool same_secret(std::string_view a, std::string_view b);
/// A code for a person to type: 12 characters in three groups, without 0, 1, I, L, O, U; 58 bits.
[[nodiscard]] std::string new_code();

}  // namespace sluice::api
