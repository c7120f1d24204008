#include "connect/mail/link.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <span>
#include <vector>

#include "base/digest.h"
#include "base/ensure.h"
#include "store/server_keys.h"
#include "store/used_links.h"

namespace sluice::connect {

namespace {

constexpr std::string_view link_key_name = "mail_links";
constexpr std::string_view link_version = "1";
constexpr std::string_view link_purpose = "decide";
constexpr int link_base64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
using LinkBytes = std::vector<unsigned char>;

static_assert(std::tuple_size_v<decltype(LinkKey::bytes)> == crypto_auth_KEYBYTES);

void begin_signing() {
  static const int ready = sodium_init();
  ensure(ready >= 0, "libsodium does not start");
}

std::string link_text(std::span<const unsigned char> bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), link_base64), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), link_base64);
  text.resize(text.find('\0'));
  return text;
}

/// Nothing where it is not the one text of some bytes.
std::optional<LinkBytes> link_bytes(std::string_view text) {
  LinkBytes bytes(text.size());
  std::size_t size = 0;
  if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr, link_base64) !=
      0)
    return std::nullopt;
  bytes.resize(size);
  if (link_text(bytes) != text) return std::nullopt;
  return bytes;
}

LinkKey read_key(std::string_view text) {
  LinkKey key;
  std::size_t size = 0;
  const int wrong =
      sodium_hex2bin(key.bytes.data(), key.bytes.size(), text.data(), text.size(), nullptr, &size, nullptr);
  ensure(wrong == 0 && size == key.bytes.size(), "the key that signs links is 32 bytes");
  return key;
}

std::string key_text(const LinkKey& key) {
  std::string text(key.bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), key.bytes.data(), key.bytes.size());
  text.pop_back();
  return text;
}

std::vector<std::string_view> link_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

/// What we signed is as we wrote it.
std::int64_t signed_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  ensure(failed == std::errc{} && end == text.data() + text.size(), "a signed link holds a bad number");
  return number;
}

/// What was signed; nothing where this key did not sign it.
std::optional<std::string> signed_text(std::string_view token, const LinkKey& key) {
  if (token.size() > link_token_bytes_max) return std::nullopt;
  const auto bytes = link_bytes(token);
  if (!bytes || bytes->size() <= crypto_auth_BYTES) return std::nullopt;
  const auto text = std::span{*bytes}.subspan(crypto_auth_BYTES);
  if (crypto_auth_verify(bytes->data(), text.data(), text.size(), key.bytes.data()) != 0) return std::nullopt;
  return std::string{text.begin(), text.end()};
}

}  // namespace

LinkKey link_key(store::WriteTransaction& transaction) {
  begin_signing();
  if (const auto kept = kept_link_key(transaction.session())) return *kept;
  LinkKey key;
  crypto_auth_keygen(key.bytes.data());
  store::put_server_key(transaction.session(), link_key_name, key_text(key));
  return key;
}

std::optional<LinkKey> kept_link_key(store::Session& session) {
  const auto text = store::server_key(session, link_key_name);
  return text ? std::optional{read_key(*text)} : std::nullopt;
}

std::string sign_link(const DecideLink& link, const LinkKey& key) {
  begin_signing();
  ensure(link.approval.find('\n') == std::string::npos && link.digest.find('\n') == std::string::npos,
         "keys and digests are one line");
  const auto text = fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}", link_version, link_purpose, link.person.value,
                                link.change.value, link.expires.micros, link.digest, link.approval);
  const auto* content = reinterpret_cast<const unsigned char*>(text.data());
  LinkBytes bytes(crypto_auth_BYTES);
  crypto_auth(bytes.data(), content, text.size(), key.bytes.data());
  bytes.insert(bytes.end(), content, content + text.size());
  auto token = link_text(bytes);
  ensure(token.size() <= link_token_bytes_max, "a link's key and digest are bounded");
  return token;
}

Refusal no_link_of_ours() {
  constexpr std::string_view why =
      "This link is not complete, or was not made by this Sluice. Open it from the mail itself, or copy the whole "
      "address.";
  Refusal refusal{Refused::invalid, std::string{why}};
  refusal.errors.push_back({"/token", std::string{why}});
  return refusal;
}

Result<DecideLink> read_link(std::string_view token, const LinkKey& key, Instant now) {
  begin_signing();
  const auto text = signed_text(token, key);
  if (!text) return std::unexpected{no_link_of_ours()};
  const auto lines = link_lines(*text);
  if (lines.size() != 7 || lines[0] != link_version || lines[1] != link_purpose)
    return std::unexpected{no_link_of_ours()};
  DecideLink link{.person = PersonId{signed_number(lines[2])},
                  .change = ChangeId{signed_number(lines[3])},
                  .approval = std::string{lines[6]},
                  .digest = std::string{lines[5]},
                  .expires = {signed_number(lines[4])}};
  // A mark that a link has decided is kept for so long; one that is good for longer was signed by a wrong clock.
  if (link.expires > now + store::links_last_max) return std::unexpected{no_link_of_ours()};
  if (link.expires <= now)
    return refuse(Refused::out_of_turn,
                  "This link is too old to decide by. Sign in to decide, or ask the change's owner to remind you: that "
                  "mail brings a new link.");
  return link;
}

std::string link_hash(std::string_view token) { return Digest{}.add("link").add(token).hex(); }

}  // namespace sluice::connect
