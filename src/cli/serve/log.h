// The program's log: key=value lines on standard error, at the borders only.
#pragma once
#include <string>

#include "base/logged.h"
#include "http/server.h"

namespace sluice::cli {

/// Sets the log up for the process. `level`: debug, info, warn, error or off.
void set_up_log(const std::string& level);

/// One line for one finished request: warn for what broke (5xx), info for the rest.
void log_request(const http::Finished& finished);

}  // namespace sluice::cli
