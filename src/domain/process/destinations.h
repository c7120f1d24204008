// Where rules may send something outside: the webhooks that administrators have set up, as far as rules are judged by them.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "domain/process/process.h"

namespace sluice {

/// Whether what is sent to a destination leaves, or is kept until it is enabled.
enum class Destination { enabled, disabled };
/// Every destination that there is, by its key.
using Destinations = std::map<std::string, Destination, std::less<>>;

/// Whether a rule of the process calls a webhook.
[[nodiscard]] bool calls_webhooks(const Process& process);

/// Why nothing can be sent to a webhook, and what to do about it; empty where there is one of that key, enabled or not.
[[nodiscard]] std::string why_not_there(const Destinations& known, std::string_view webhook);
/// Why nothing leaves for it, and what to do about it; empty where it does.
[[nodiscard]] std::string why_nothing_leaves(const Destinations& known, std::string_view webhook);

}  // namespace sluice
