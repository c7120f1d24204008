// The numbers drawn last, of everything that is numbered. Read and written in the write transaction, so that what was
// rolled back leaves no gap.
#pragma once
#include <cstdint>
#include <string_view>

#include <boost/describe.hpp>

#include "store/transaction.h"

namespace sluice::store {

struct Numbers {
  std::int64_t change = 0;
  std::int64_t task = 0;
  std::int64_t comment = 0;
  std::int64_t person = 0;
  std::int64_t group = 0;
  std::int64_t service = 0;
  std::int64_t process = 0;
  std::int64_t schedule = 0;
  std::int64_t board = 0;
  std::int64_t meeting = 0;
  std::int64_t catalog_entry = 0;
  friend bool operator==(const Numbers&, const Numbers&) = default;
};
BOOST_DESCRIBE_STRUCT(Numbers, (),
                      (change, task, comment, person, group, service, process, schedule, board, meeting, catalog_entry))

[[nodiscard]] Numbers read_numbers(Session& session);
void write_numbers(WriteTransaction& transaction, const Numbers& numbers);

/// Draws `count` (at least 1) numbers of a counter of its own, from 1 upwards; the first of them.
[[nodiscard]] std::int64_t draw_numbers(WriteTransaction& transaction, std::string_view counter,
                                        std::int64_t count = 1);

}  // namespace sluice::store
