#include "domain/key.h"

namespace sluice {

namespace {

constexpr std::size_t key_bytes = 64;

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool words_joined(std::string_view text, std::string_view joints) {
  if (text.empty() || text.size() > key_bytes || !is_letter(text.front())) return false;
  bool after_joint = false;
  for (const char c : text) {
    const bool joint = joints.find(c) != std::string_view::npos;
    if (!joint && !is_letter(c) && !is_digit(c)) return false;
    if (joint && after_joint) return false;
    after_joint = joint;
  }
  return !after_joint;
}

}  // namespace

bool is_key(std::string_view text) { return words_joined(text, "-"); }
bool is_inner_key(std::string_view text) { return words_joined(text, "-_"); }

}  // namespace sluice
