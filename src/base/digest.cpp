#include "base/digest.h"

#include <sodium.h>

#include <array>
#include <new>

namespace sluice {

namespace {
crypto_hash_sha256_state* state_of(unsigned char* bytes) {
  return std::launder(reinterpret_cast<crypto_hash_sha256_state*>(bytes));
}
}  // namespace

Digest::Digest() {
  static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(state_));
  crypto_hash_sha256_init(new (state_) crypto_hash_sha256_state);
}

Digest& Digest::add(std::string_view part) {
  std::array<unsigned char, 8> length{};
  for (std::size_t i = 0; i < length.size(); ++i)
    length[i] = static_cast<unsigned char>(std::uint64_t{part.size()} >> (56 - 8 * i));
  crypto_hash_sha256_update(state_of(state_), length.data(), length.size());
  crypto_hash_sha256_update(state_of(state_), reinterpret_cast<const unsigned char*>(part.data()), part.size());
  return *this;
}

Digest& Digest::add(std::int64_t number) { return add(std::to_string(number)); }

std::string Digest::hex() {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256_final(state_of(state_), hash.data());
  std::array<char, crypto_hash_sha256_BYTES * 2 + 1> text{};
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  return std::string{text.data()};
}

std::string fingerprint(std::string_view bytes) {
  constexpr std::array<unsigned char, crypto_shorthash_KEYBYTES> key{};
  std::array<unsigned char, crypto_shorthash_BYTES> hash{};
  crypto_shorthash(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), key.data());
  std::array<char, crypto_shorthash_BYTES * 2 + 1> text{};
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  return std::string{text.data()};
}

}  // namespace sluice
