#include "connect/webhook/signature.h"

#include <sodium.h>

#include <array>
#include <span>
#include <vector>

#include "base/ensure.h"

namespace sluice::connect {

namespace {

constexpr std::string_view secret_prefix = "whsec_";
constexpr std::size_t secret_bytes = 32;

void begin_sodium() {
  static const int ready = sodium_init();
  ensure(ready >= 0, "libsodium does not start");
}

std::string base64(std::span<const unsigned char> bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.resize(text.find('\0'));
  return text;
}

std::vector<unsigned char> bytes_of(std::string_view secret) {
  ensure(secret.starts_with(secret_prefix), "a webhook's secret begins with whsec_");
  secret.remove_prefix(secret_prefix.size());
  std::vector<unsigned char> bytes(secret.size());
  std::size_t size = 0;
  const int wrong = sodium_base642bin(bytes.data(), bytes.size(), secret.data(), secret.size(), nullptr, &size, nullptr,
                                      sodium_base64_VARIANT_ORIGINAL);
  ensure(wrong == 0, "a webhook's secret is base64");
  bytes.resize(size);
  return bytes;
}

void add(crypto_auth_hmacsha256_state& state, std::string_view text) {
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
}

}  // namespace

std::string new_webhook_secret() {
  begin_sodium();
  std::array<unsigned char, secret_bytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return std::string{secret_prefix} + base64(bytes);
}

std::string webhook_seconds(Instant at) { return std::to_string(at.micros / 1'000'000); }

std::string webhook_signature(std::string_view secret, std::string_view id, Instant at, std::string_view body) {
  begin_sodium();
  const auto key = bytes_of(secret);
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, key.data(), key.size());
  add(state, id);
  add(state, "." + webhook_seconds(at) + ".");
  add(state, body);
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> code{};
  crypto_auth_hmacsha256_final(&state, code.data());
  return "v1," + base64(code);
}

std::string webhook_signatures(const store::Webhook& destination, std::string_view id, Instant at,
                               std::string_view body) {
  auto signatures = webhook_signature(destination.secret, id, at, body);
  if (!destination.former_secret.empty() && at < destination.former_until)
    signatures += " " + webhook_signature(destination.former_secret, id, at, body);
  return signatures;
}

}  // namespace sluice::connect
