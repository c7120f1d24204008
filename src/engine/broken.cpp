#include "engine/broken.h"

namespace sluice::engine {

std::optional<store::Broke> kind_of(const std::exception_ptr& broke) {
  try {
    std::rethrow_exception(broke);
  } catch (const store::DatabaseError& error) {
    return error.broke;
  } catch (...) {
    return std::nullopt;
  }
}

std::string text_of(const std::exception_ptr& broke) {
  try {
    std::rethrow_exception(broke);
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "something that is no exception";
  }
}

bool is_everybodys(const std::exception_ptr& broke) {
  using store::Broke;
  const auto kind = kind_of(broke);
  return kind == Broke::connection || kind == Broke::outcome_unknown || kind == Broke::busy ||
         kind == Broke::newer_schema || kind == Broke::full;
}

}  // namespace sluice::engine
