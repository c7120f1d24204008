// What the server says when it starts: where it is, and how one gets in.
#pragma once
#include <ostream>
#include <string>

#include "api/application.h"

namespace sluice::cli {

/// Says the address and the database; on an empty one the first administrator's link with its code; in the demonstration
/// who can be signed in as.
void welcome(api::Api& application, const std::string& url, const std::string& database, std::ostream& out);

}  // namespace sluice::cli
