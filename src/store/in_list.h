// `IN (?,?,…)` in a few sizes, so that few statements are prepared; a short list repeats its last value.
#pragma once
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ensure.h"
#include "store/value.h"

namespace sluice::store {

class InList {
 public:
  /// The most values of one list.
  static constexpr std::size_t values_max = 256;

  /// 1 to 256 values, which outlive the list.
  explicit InList(std::vector<Value> values) : values_(std::move(values)) {
    ensure(!values_.empty() && values_.size() <= values_max, "a list of 1 to 256 values");
    for (const std::size_t size : {1UL, 4UL, 16UL, 64UL, values_max}) {
      if (values_.size() > size) continue;
      values_.resize(size, values_.back());
      break;
    }
  }

  /// " IN (?,?,?,?)".
  [[nodiscard]] std::string sql() const {
    std::string text = " IN (?";
    for (std::size_t i = 1; i < values_.size(); ++i) text += ",?";
    return text + ")";
  }
  void append_to(std::vector<Value>& to) const { to.insert(to.end(), values_.begin(), values_.end()); }

 private:
  std::vector<Value> values_;
};

/// Calls visit(InList) for slices of any number of values; not at all for none.
template <class T, class Visit>
void in_slices(const std::vector<T>& all, Visit visit) {
  for (std::size_t from = 0; from < all.size(); from += InList::values_max) {
    const auto to = std::min(all.size(), from + InList::values_max);
    visit(InList{{all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(to)}});
  }
}

}  // namespace sluice::store
