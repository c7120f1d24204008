#include "api/auth/secrets.h"

#include <sodium.h>

#include <array>

#include "base/ensure.h"

namespace sluice::api {
namespace {

void begin() {
  static const int ready = sodium_init();
  ensure(ready >= 0, "libsodium does not start");
}

std::string base64url(const unsigned char* bytes, std::size_t size) {
  std::string text(sodium_base64_ENCODED_LEN(size, sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes, size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.resize(text.find('\0'));
  return text;
}

/// BLAKE2b-256 of a text, under a purpose as key, so that two purposes never give the same.
std::array<unsigned char, crypto_generichash_BYTES> hash(std::string_view purpose, std::string_view text) {
  begin();
  std::array<unsigned char, crypto_generichash_BYTES> bytes{};
  crypto_generichash(bytes.data(), bytes.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                     reinterpret_cast<const unsigned char*>(purpose.data()), purpose.size());
  return bytes;
}

}  // namespace

std::string new_token() {
  begin();
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return base64url(bytes.data(), bytes.size());
}

std::string hash_of_token(std::string_view token) {
  const auto bytes = hash("sluice session token", token);
  std::string hex(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
  hex.pop_back();
  return hex;
}

std::string csrf_of_token(std::string_view token) {
  const auto bytes = hash("sluice session csrf", token);
  return base64url(bytes.data(), bytes.size());
}

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string new_code() {
  begin();
  static constexpr std::string_view letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::string code;
  for (int i = 0; i < 12; ++i) {
    if (i == 4 || i == 8) code += '-';
    code += letters[randombytes_uniform(letters.size())];
  }
  return code;
}

}  // namespace sluice::api
