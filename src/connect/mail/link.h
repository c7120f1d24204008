// The link in a mail by which somebody decides an approval: who, what, which content, until when, signed by this
// installation. It is proof enough that its holder got the mail of that person; it gives no right that the person lacks.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/instant.h"
#include "base/result.h"
#include "store/transaction.h"

namespace sluice::connect {

struct DecideLink {
  PersonId person;
  ChangeId change;
  std::string approval;  ///< key
  std::string digest;    ///< of what the mail asked about
  Instant expires;       ///< at most store::links_last_max after it is made
  friend bool operator==(const DecideLink&, const DecideLink&) = default;
};

/// How long a link is good where nothing else is said.
inline constexpr Duration decide_link_lasts = std::chrono::days{14};
/// The longest text that is looked at.
inline constexpr std::size_t link_token_bytes_max = 1'000;

struct LinkKey {
  std::array<unsigned char, 32> bytes{};
};
/// The key that signs links; drawn the first time, and kept.
[[nodiscard]] LinkKey link_key(store::WriteTransaction& transaction);
/// The same, for reading links; nothing where none was ever signed.
[[nodiscard]] std::optional<LinkKey> kept_link_key(store::Session& session);

/// A text of letters, digits, "-" and "_" that goes behind the "#" of the page's address: HMAC-SHA-512-256 (libsodium's
/// crypto_auth) over version, purpose and content, then these, in base64url.
[[nodiscard]] std::string sign_link(const DecideLink& link, const LinkKey& key);

/// Refused as `invalid` at /token where it is damaged, forged, or for another purpose; as `out_of_turn` where it is over.
/// Which byte is wrong makes no difference in time.
[[nodiscard]] Result<DecideLink> read_link(std::string_view token, const LinkKey& key, Instant now);
/// The refusal of what is no link of ours.
[[nodiscard]] Refusal no_link_of_ours();

/// What is kept of a link that has decided: SHA-256 as hexadecimal digits.
[[nodiscard]] std::string link_hash(std::string_view token);

}  // namespace sluice::connect
