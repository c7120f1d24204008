// SHA-256, for chains of events, contents of approvals and files.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace sluice {

/// SHA-256 over a sequence of parts, each preceded by its length (8 bytes, big endian), so that no two sequences
/// of parts look alike. Pure; FIPS 180-4 by libsodium.
class Digest {
 public:
  Digest();
  Digest& add(std::string_view part);
  Digest& add(std::int64_t number);
  /// The hash so far as 64 lower-case hexadecimal digits; the object is used up.
  [[nodiscard]] std::string hex();

 private:
  alignas(64) unsigned char state_[128];
};

/// 16 hexadecimal digits by which to notice that bytes are others than before: many times as fast as SHA-256, and no
/// proof of anything. SipHash-2-4 (Aumasson and Bernstein, 2012) by libsodium, without a key.
[[nodiscard]] std::string fingerprint(std::string_view bytes);

}  // namespace sluice
