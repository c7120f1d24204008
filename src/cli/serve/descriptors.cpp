#include "cli/serve/descriptors.h"

#include <sys/resource.h>

#include <algorithm>

namespace sluice::cli {

std::size_t make_room_for(std::size_t connections, std::size_t others) {
  const rlim_t wanted = connections + others;
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return connections;
  const rlimit raised{std::min(limit.rlim_max, wanted), limit.rlim_max};
  if (setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
  if (limit.rlim_cur >= wanted) return connections;
  return limit.rlim_cur > others ? limit.rlim_cur - others : 1;
}

}  // namespace sluice::cli
