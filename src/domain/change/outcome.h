// How a change ended.
#pragma once
#include <boost/describe.hpp>

namespace sluice {

/// How a change ended (processes.md): declared when verification ends, or by cancelling or rejecting.
enum class Outcome { successful, successful_with_issues, unsuccessful, backed_out, cancelled, rejected };
BOOST_DESCRIBE_ENUM(Outcome, successful, successful_with_issues, unsuccessful, backed_out, cancelled, rejected)

}  // namespace sluice
