// The bytes a client has sent and nobody has read yet. Pure.
#pragma once
#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "base/ensure.h"

namespace sluice::http {

/// Holds at most `bytes_max`; grows to that only for who sends that much at once.
class Input {
 public:
  explicit Input(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  [[nodiscard]] std::string_view bytes() const { return {data_.data() + begin_, end_ - begin_}; }

  /// Room for at least one byte more; the reader must leave less than `bytes_max` (ensure).
  [[nodiscard]] std::span<char> prepare() {
    if (begin_ > 0) {
      std::copy(data_.begin() + offset(begin_), data_.begin() + offset(end_), data_.begin());
      end_ -= begin_;
      begin_ = 0;
    }
    if (end_ == data_.size()) data_.resize(std::min(bytes_max_, std::max(first_bytes, 2 * data_.size())));
    ensure(end_ < data_.size(), "a reader uses up input that has reached its bound");
    return std::span{data_}.subspan(end_);
  }
  /// `count` bytes were put at the front of what prepare() gave.
  void commit(std::size_t count) { end_ += count; }

  void consume(std::size_t count) {
    begin_ += count;
    if (begin_ == end_) clear();
  }
  void clear() { begin_ = end_ = 0; }

  /// Empty lines before a request are no part of it (RFC 9112, section 2.2).
  void skip_empty_lines() {
    while (bytes().starts_with("\r\n")) consume(2);
  }

 private:
  static constexpr std::size_t first_bytes = 4096;
  static std::ptrdiff_t offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

  const std::size_t bytes_max_;
  std::vector<char> data_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace sluice::http
